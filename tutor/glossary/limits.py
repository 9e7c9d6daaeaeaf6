"""Limits."""

from tutor.glossary.entry import Entry
from tutor.messages import say

ENTRIES = (
    Entry(
        (
            "direct-substitution",
            "constant-limit",
            "continuous-function",
            "basic-limit",
            "values-near-the-point",
        ),
        say("Direct substitution"),
        say("Where the graph has no gap, the limit is just the value there."),
        condition=say("The function must be continuous at the point."),
        example=("lim(x->2) x^2", "4"),
    ),
    Entry(
        (
            "limit-laws",
            "limit-of-part",
            "real-and-imaginary-part",
            "infinite-parts",
        ),
        say("Limit laws"),
        say("Find what each part comes close to, then put the parts together."),
        condition=say("Every part must have a limit, and a denominator must not go to zero."),
    ),
    Entry(
        (
            "lhopital",
            "as-quotient",
        ),
        say("L'Hôpital's rule"),
        say("Top and bottom both vanish or both grow: compare how fast, by taking the slope of each."),
        condition=say("The quotient must have the form 0/0 or infinity over infinity."),
        example=("lim(x->0) sin(x)/x", "1"),
    ),
    Entry(
        (
            "dominant-term",
            "dominant-terms",
            "highest-power",
            "leading-term",
            "terms-vanish",
        ),
        say("Fastest growing term"),
        say("For very large numbers only the fastest growing part counts; the others become too small to matter."),
    ),
    Entry(
        (
            "left-limit",
            "right-limit",
            "both-sides",
            "sides-differ",
            "one-side-only",
        ),
        say("One-sided limits"),
        say("Come from the left and from the right: only if both lead to the same number is there a limit."),
    ),
    Entry(
        ("pole",),
        say("Growing without bound"),
        say("Divided by smaller and smaller numbers, the value becomes larger than any number."),
    ),
    Entry(
        (
            "standard-limit",
            "golden-ratio-powers",
        ),
        say("Standard limit"),
        say("This limit is known once and for all and may be used in other tasks."),
    ),
    Entry(
        (
            "squeeze",
            "distance-from-zero",
            "oscillates",
            "turns-around",
        ),
        say("Squeeze theorem"),
        say("What lies between two things that come together must come to the same place."),
    ),
)
