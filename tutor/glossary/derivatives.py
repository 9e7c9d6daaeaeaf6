"""Derivatives."""

from tutor.glossary.entry import Entry
from tutor.messages import say

ENTRIES = (
    Entry(
        ("power-rule",),
        say("Power rule"),
        say("Bring the exponent down in front, then make the exponent one smaller."),
        condition=say("The exponent must be a constant."),
        example=("d/dx(x^3)", "3*x^2"),
    ),
    Entry(
        ("constant-rule",),
        say("Constant rule"),
        say("A number that never changes has the slope 0."),
        example=("d/dx(7)", "0"),
    ),
    Entry(
        ("linear-rule",),
        say("Derivative of a linear function"),
        say("A straight line has the same slope everywhere: the number before the letter."),
        example=("d/dx(3*x + 5)", "3"),
    ),
    Entry(
        ("constant-multiple-rule",),
        say("Constant multiple rule"),
        say("A number in front waits: find the slope of the rest, then multiply."),
        example=("d/dx(5*x^2)", "10*x"),
    ),
    Entry(
        ("sum-rule",),
        say("Sum rule"),
        say("Work on every term by itself and add what comes out."),
        example=("d/dx(x^2 + x)", "2*x + 1"),
    ),
    Entry(
        ("product-rule",),
        say("Product rule"),
        say("Two factors change together: change the first and keep the second, then the other way round, and add."),
        example=("d/dx(x*sin(x))", "sin(x) + x*cos(x)"),
    ),
    Entry(
        ("quotient-rule",),
        say("Quotient rule"),
        say("Change the top and keep the bottom, take away the other way round, and divide by the bottom squared."),
        condition=say("The denominator must not be zero."),
        example=("d/dx(x/(x + 1))", "1/(x + 1)^2"),
    ),
    Entry(
        ("chain-rule",),
        say("Chain rule"),
        say(
            "A function stands inside another: multiply how fast the outer one changes by how fast the inner one does."
        ),
        example=("d/dx((2*x + 1)^3)", "6*(2*x + 1)^2"),
    ),
    Entry(
        (
            "exponential-rule",
            "rewrite-as-exponential",
            "join-exponentials",
            "exponential-of-logarithm",
        ),
        say("Exponential function"),
        say("The function e to the power x is its own slope; that makes it easy to work with."),
        example=("d/dx(e^x)", "e^x"),
    ),
    Entry(
        ("logarithm-rule",),
        say("Derivative of the logarithm"),
        say("The graph of the natural logarithm at x is as steep as one over x."),
        condition=say("What stands inside the logarithm must be positive."),
    ),
    Entry(
        ("trigonometric-rule",),
        say("Derivatives of trigonometric functions"),
        say("The slope of the sine is the cosine, and the slope of the cosine is minus the sine."),
        condition=say("Angles must be in radians."),
        example=("d/dx(sin(x))", "cos(x)"),
    ),
    Entry(
        ("logarithmic-differentiation",),
        say("Logarithmic differentiation"),
        say("Take the logarithm first: it brings the exponent down, where it is easy to handle."),
        condition=say("The function must be positive."),
    ),
    Entry(
        (
            "differentiate",
            "differentiate-again",
            "differentiate-once",
            "differential",
            "differentiate-u",
        ),
        say("Derivative"),
        say("The derivative tells how fast the function changes at each place."),
    ),
    Entry(
        (
            "differentiate-both-sides",
            "solve-for-slope",
            "point-on-curve",
        ),
        say("Implicit differentiation"),
        say("Both sides are always equal, so they also change equally fast."),
    ),
    Entry(
        ("partial-derivative",),
        say("Partial derivative"),
        say("Only one letter changes; the others are treated like numbers."),
    ),
)
