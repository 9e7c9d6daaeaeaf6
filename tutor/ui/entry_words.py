"""The words of how a problem is put in: by text, by the keyboard of mathematics, from a picture; and of installing."""

from __future__ import annotations

from tutor.messages import say

ENTRY = {
    "tabs": say("Pages"),
    "entry-ways": say("Other ways to put it in"),
    "math-keyboard": say("Math keyboard"),
    "math-keys": say("Keys on the screen"),
    "photo": say("Photo"),
    "preview-empty": say("What is understood of your problem will be shown here."),
    "preview-read": say("Understood"),
    "photo-intro": say(
        "Take a picture of a problem, choose one, or drop or paste it here. You can put right what is read."
    ),
    "photo-take": say("Take a picture"),
    "photo-choose": say("Choose a picture"),
    "photo-close": say("Close"),
    "photo-none": say("Pictures cannot be read here yet: that takes a model that can see."),
    "photo-how": say(
        "Whoever runs this server can set STEPWISE_READER to served or local, and STEPWISE_READER_MODEL to such a "
        "model. The README says how."
    ),
    "photo-no-picture": say("This is not a picture. Use a photo or a screenshot as JPEG, PNG, WebP or GIF."),
    "photo-reading": say("Reading the picture…"),
    "photo-alt": say("The picture that was read"),
    "photo-lost": say("The picture could not be read: the connection was lost. Please try again."),
    "photo-confirm": say("Is this what the picture says? Put right what is not."),
    "photo-use": say("Use this text"),
    "offline-title": say("You are offline"),
    "offline-text": say(
        "Stepwise works out every solution on its server, which cannot be reached now. Your problems are kept there. "
        "Please try again when you are connected."
    ),
    "offline-again": say("Try again"),
}
