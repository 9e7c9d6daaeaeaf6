"""Differential equations."""

from tutor.glossary.entry import Entry
from tutor.messages import say

ENTRIES = (
    Entry(
        (
            "separable",
            "separate-variables",
        ),
        say("Separation of variables"),
        say("Bring everything with one letter to one side and everything with the other letter to the other."),
    ),
    Entry(
        (
            "integrate",
            "direct-integration",
            "solve-for-function",
        ),
        say("Integrating both sides"),
        say("The slope is known, so go back from the slope to the function."),
    ),
    Entry(
        (
            "linear-first-order",
            "integrating-factor",
            "product-rule-backwards",
            "isolate-derivative",
        ),
        say("Integrating factor"),
        say("Multiply by a function that turns the left side into the slope of one product."),
    ),
    Entry(
        (
            "constant-coefficients",
            "characteristic-equation",
            "characteristic-roots",
            "homogeneous-solution",
        ),
        say("Characteristic equation"),
        say("Exponential functions keep their form when differentiated, so try one and find its exponent."),
    ),
    Entry(
        (
            "ansatz",
            "particular-solution",
            "superposition",
        ),
        say("Particular solution"),
        say("Try a function of the same kind as the right side and find its numbers; then add both parts."),
    ),
    Entry(
        (
            "initial-values",
            "put-constants-in",
        ),
        say("Initial values"),
        say("The given starting values tell which of the many functions is meant."),
    ),
)
