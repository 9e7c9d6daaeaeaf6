"""How a question is read and its parts are put together."""

from tutor.glossary.entry import Entry
from tutor.messages import say

ENTRIES = (
    Entry(
        (
            "definition",
            "question",
        ),
        say("One thing at a time"),
        say("A long task becomes easy when each part is done by itself."),
    ),
    Entry(
        (
            "collect",
            "sketch",
        ),
        say("Putting results together"),
        say("What was found in parts is written down together."),
    ),
)
