"""Infinite sums."""

from tutor.glossary.entry import Entry
from tutor.messages import say

ENTRIES = (
    Entry(
        (
            "geometric-series",
            "infinite-sum",
        ),
        say("Geometric series"),
        say("Each term is the same fraction of the one before; if the terms shrink, the endless sum is a number."),
        condition=say("The ratio must lie between -1 and 1."),
    ),
    Entry(
        (
            "partial-sums",
            "limit-of-partial-sums",
        ),
        say("Partial sums"),
        say("Add the first terms, more and more of them, and see where the sum goes."),
    ),
    Entry(
        (
            "ratio-test",
            "limit-of-ratio",
        ),
        say("Ratio test"),
        say("If each term is clearly smaller than the one before, the sum stays finite."),
        condition=say("It says nothing where the limit is 1."),
    ),
    Entry(
        (
            "root-test",
            "limit-of-root",
        ),
        say("Root test"),
        say("The n-th root shows by which factor the terms shrink in the long run."),
        condition=say("It says nothing where the limit is 1."),
    ),
    Entry(
        (
            "comparison-test",
            "limit-comparison",
            "limit-comparison-test",
        ),
        say("Comparison test"),
        say("A sum of terms like those of a known sum behaves like the known sum."),
        condition=say("The terms must not be negative."),
    ),
    Entry(
        (
            "integral-test",
            "integral",
        ),
        say("Integral test"),
        say("The terms are the areas of thin strips: compare them with the area under the curve."),
        condition=say("The terms must be positive and fall."),
    ),
    Entry(
        ("p-series",),
        say("p-series"),
        say("One over n to a power: the sum is finite if the exponent is larger than 1."),
    ),
    Entry(
        ("alternating-series-test",),
        say("Alternating series test"),
        say("Plus and minus take turns and the steps become smaller, so the sum settles down."),
        condition=say("Without their signs the terms must fall to zero."),
    ),
    Entry(
        (
            "divergence-test",
            "limit-of-terms",
        ),
        say("Divergence test"),
        say("If the terms do not become tiny, their endless sum cannot be a number."),
    ),
    Entry(
        (
            "taylor-formula",
            "value-at-point",
            "known-series",
        ),
        say("Taylor series"),
        say("Build a polynomial that has the same value, slope and bending as the function at one point."),
        condition=say("The function must have all these derivatives at the point."),
    ),
    Entry(
        ("known-sum",),
        say("Known sum"),
        say("This sum has been worked out once and for all."),
    ),
    Entry(
        (
            "geometric-sum",
            "telescope",
            "power-sums",
            "split-sum",
            "expand-terms",
            "begin-at-one",
            "work-out-sum",
            "add-terms",
            "write-out",
        ),
        say("Sums with the sigma sign"),
        say("The sign says: put in one whole number after the other and add what comes out."),
        example=("Sum(k, (k, 1, 3))", "6"),
    ),
)
