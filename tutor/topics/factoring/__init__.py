"""Factoring over the rational numbers: polynomials in one or more letters, and whole numbers into primes."""

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.factoring.asking import ASKINGS, fits
from tutor.topics.factoring.practice import practise
from tutor.topics.factoring.solving import solve

TOPIC = Topic(
    name="factoring",
    title=say("Factoring"),
    area="algebra",
    prerequisites=("expanding",),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("A common factor, a difference of squares, or x² + bx + c."),
        say("ax² + bx + c, perfect squares, or a common factor first."),
        say("Cubes, grouping, higher degrees, and two letters."),
    ),
    examples=(
        "Factor x^2 - 9",
        "Factor 6x^2 + 15x",
        "factorise x^2 + 5x + 6",
        "Factor completely: 2x^2 + 5x - 3",
        "Factor x^3 - 8.",
        "factor x^3 + 2x^2 - 5x - 6",
        "Factor 4a^2 - 12ab + 9b^2",
        "Factor x^3 + 3x^2 + 2x + 6",
        "Factor -136 - 73*x**3 + 75*x**3 + 140 - 6*x**2 + 2*x**4 - 2*x.",
        "Factor 360",
        "x^4 - 16을 인수분해하시오",
        "다음 식을 인수분해하여라: 3x^2 - 12",
    ),
)
