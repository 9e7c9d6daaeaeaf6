"""Complex numbers."""

from tutor.glossary.entry import Entry
from tutor.messages import say

ENTRIES = (
    Entry(
        (
            "add-complex",
            "multiply-complex",
            "power-of-i",
            "split-power",
        ),
        say("Calculating with i"),
        say("Calculate with i as with a letter, and replace i times i by -1."),
        example=("i^2", "-1"),
    ),
    Entry(
        (
            "conjugate",
            "multiply-by-conjugate",
        ),
        say("Conjugate"),
        say("Change the sign in the middle: multiplied with its partner, the number loses its root or its i."),
        example=("(2 + i)*(2 - i)", "5"),
    ),
    Entry(
        (
            "modulus",
            "argument",
            "polar-form",
            "euler",
        ),
        say("Polar form"),
        say("A complex number is a point: tell its distance from zero and its direction."),
    ),
    Entry(
        (
            "imaginary-part",
            "root-of-negative",
        ),
        say("Real and imaginary part"),
        say("A complex number has two parts: one without i and one with i."),
    ),
    Entry(
        ("list-roots",),
        say("All complex solutions"),
        say("With complex numbers no solution is missing: there are as many as the degree says."),
    ),
)
