"""Logic: who tells the truth, and what follows."""

from tutor.glossary.entry import Entry
from tutor.messages import say

ENTRIES = (
    Entry(
        ("sayings-as-conditions",),
        say("What is said as a condition"),
        say("What somebody says is true exactly when that person tells the truth."),
    ),
    Entry(
        ("rule-out-a-role", "conclude-from-a-saying", "go-through-the-cases"),
        say("Ruling out"),
        say("Suppose one possibility; if it leads to a contradiction, it is not the case."),
    ),
    Entry(
        ("premises-and-conclusion", "no-case-against", "a-case-against", "premise-not-needed"),
        say("Validity of an argument"),
        say("An argument is valid if there is no case with true premises and a false conclusion."),
    ),
)
