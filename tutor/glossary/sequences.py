"""Sequences."""

from tutor.glossary.entry import Entry
from tutor.messages import say

ENTRIES = (
    Entry(
        (
            "common-difference",
            "term-formula",
            "last-term",
            "count-terms",
        ),
        say("Arithmetic sequence"),
        say("From one term to the next the same number is added."),
    ),
    Entry(
        ("common-ratio",),
        say("Geometric sequence"),
        say("From one term to the next the same number is multiplied."),
    ),
    Entry(
        ("sum-formula",),
        say("Sum formula"),
        say("A known formula gives the sum at once, or takes it apart."),
    ),
    Entry(
        (
            "differences",
            "same-differences",
            "add-difference",
            "difference-formula",
        ),
        say("Table of differences"),
        say("Look at the steps between the numbers; if those are regular, the sequence is easy to continue."),
    ),
    Entry(
        (
            "rule",
            "try-rule",
        ),
        say("Rule of a sequence"),
        say("A rule says how to get the next term from the ones before; it must fit every number given."),
    ),
)
