"""Several equations at once."""

from tutor.glossary.entry import Entry
from tutor.messages import say

ENTRIES = (
    Entry(
        (
            "solve-for-unknown",
            "solve-system",
            "solve-for-squares",
        ),
        say("Substitution method"),
        say("Say what one unknown is, so that it can be replaced and disappears from the other equation."),
    ),
    Entry(
        (
            "add-equations",
            "subtract-equations",
            "multiply-equations",
            "eliminate",
            "combine-equations",
        ),
        say("Elimination method"),
        say("Add or subtract whole equations so that one unknown cancels."),
    ),
)
