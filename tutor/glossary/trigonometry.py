"""Angles, and the functions sine, cosine and tangent."""

from tutor.glossary.entry import Entry
from tutor.messages import say

ENTRIES = (
    Entry(
        (
            "basic-angles",
            "put-together",
            "choose-between-bounds",
            "take-reciprocal",
            "equal-functions",
            "coterminal-angle",
        ),
        say("Trigonometric equations"),
        say("The same value comes back again and again around the circle, so there are many angles."),
    ),
    Entry(
        (
            "double-angle",
            "sum-to-product",
            "compare-sums",
            "double-angle-formula",
            "half-angle-formula",
            "angle-formulas",
            "split-angle",
            "name-the-function",
            "reciprocal-function",
            "one-sine",
            "divide-by-cosine",
            "pythagorean-identity",
            "tangent-as-quotient",
            "sine-and-cosine",
            "half-angle-identity",
            "product-to-sum",
        ),
        say("Trigonometric identities"),
        say("Sine, cosine and tangent belong together, so one can be replaced by others."),
        example=("sin(x)^2 + cos(x)^2", "1"),
    ),
    Entry(
        ("known-value",),
        say("Known values"),
        say("Some values of functions are known by heart, for example the sine of 30 degrees is one half."),
        example=("sin(pi/6)", "1/2"),
    ),
    Entry(
        (
            "reference-angle",
            "reduction",
        ),
        say("Reference angle"),
        say("The circle is symmetric: the value is that of an acute angle, and only its sign may differ."),
        example=("sin(5*pi/6)", "sin(pi/6)"),
    ),
    Entry(
        ("inverse-function",),
        say("Inverse trigonometric function"),
        say("It asks for the angle: which angle has this sine, cosine or tangent?"),
        example=("arcsin(1/2)", "pi/6"),
    ),
    Entry(
        ("right-triangle",),
        say("Right triangle"),
        say("Draw a right triangle: sine, cosine and tangent are quotients of two of its sides."),
    ),
    Entry(
        (
            "amplitude",
            "midline",
            "period",
            "phase-shift",
        ),
        say("Waves"),
        say("A wave is told by its height, by how long it takes to repeat, and by how far it is shifted."),
    ),
)
