"""Integrals."""

from tutor.glossary.entry import Entry
from tutor.messages import say

ENTRIES = (
    Entry(
        (
            "antiderivative",
            "standard-integral",
            "special-function",
            "piece",
            "rewrite",
            "inner-integral",
            "simplify-first",
        ),
        say("Antiderivative"),
        say("Look for the function whose slope is the given one: it is differentiating backwards."),
    ),
    Entry(
        ("power-rule",),
        say("Power rule for integrals"),
        say("Make the exponent one larger, then divide by the new exponent."),
        condition=say("The exponent must not be -1."),
        example=("int x^2 dx", "x^3/3"),
        within="\\int",
    ),
    Entry(
        ("constant-rule",),
        say("Integral of a constant"),
        say("The area under a level line is height times width."),
        example=("int 5 dx", "5*x"),
        within="\\int",
    ),
    Entry(
        ("constant-multiple",),
        say("Constant multiple"),
        say("A number in front may wait outside and is multiplied at the end."),
    ),
    Entry(
        ("reciprocal-rule",),
        say("Integral of one over x"),
        say("One over x is the slope of the logarithm, so the logarithm is what we look for."),
        condition=say("x must not be zero."),
        example=("int 1/x dx", "ln(abs(x))"),
    ),
    Entry(
        ("exponential-rule",),
        say("Integral of the exponential function"),
        say("The function e to the power x stays as it is; for another base divide by its logarithm."),
        example=("int e^x dx", "e^x"),
        within="\\int",
    ),
    Entry(
        ("trigonometric-rule",),
        say("Integrals of trigonometric functions"),
        say("Ask whose slope it is: the sine changes like the cosine."),
        condition=say("Angles must be in radians."),
        example=("int cos(x) dx", "sin(x)"),
        within="\\int",
    ),
    Entry(
        (
            "arcsine-rule",
            "arctangent-rule",
            "polynomial-times-root",
            "absolute-value-rule",
        ),
        say("Known integrals"),
        say("This form is in every table of integrals: compare the parts and put them in."),
    ),
    Entry(
        ("constant-of-integration",),
        say("Constant of integration"),
        say("Adding a number does not change the slope, so any number may be added."),
    ),
    Entry(
        (
            "substitution",
            "back-substitution",
        ),
        say("Integration by substitution"),
        say("Give the inner part a short name, solve the easier integral, then put the inner part back."),
    ),
    Entry(
        (
            "integration-by-parts",
            "integrate-dv",
            "solve-for-integral",
            "reduction-formula",
        ),
        say("Integration by parts"),
        say("It is the product rule backwards: one factor is made simpler, the other is integrated."),
    ),
    Entry(
        ("save-one-factor",),
        say("Saving one factor"),
        say("One factor is kept for the change of letter; the rest is written with the other function."),
    ),
    Entry(
        ("fundamental-theorem",),
        say("Fundamental theorem of calculus"),
        say("To get the area take the antiderivative at the end minus the antiderivative at the start."),
        condition=say("The function must be continuous between the bounds."),
        example=("int_0^2 x dx", "2"),
    ),
    Entry(
        (
            "improper-integral",
            "evaluate-limit",
        ),
        say("Improper integral"),
        say("Stop a little before the difficult end, then see what happens as you go closer to it."),
    ),
    Entry(
        (
            "area-between",
            "area-under",
            "average-value",
            "arc-length",
            "volume-of-revolution",
        ),
        say("Measuring with integrals"),
        say("Cut it into very thin slices and add them all up."),
    ),
    Entry(
        (
            "change-sign",
            "equal-bounds",
            "swap-bounds",
            "split-interval",
            "split-at-zeros",
        ),
        say("Properties of integrals"),
        say("An area may be cut into pieces; going through it backwards changes its sign."),
    ),
)
