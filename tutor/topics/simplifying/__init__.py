"""Simplifying expressions with letters: like terms, powers, brackets, fractions, roots."""

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.simplifying.asking import ASKINGS, fits
from tutor.topics.simplifying.practice import practise
from tutor.topics.simplifying.rules import solve

TOPIC = Topic(
    name="simplifying",
    title=say("Simplifying expressions"),
    area="algebra",
    prerequisites=("substituting",),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Like terms in one or two letters, and products of powers."),
        say("Brackets with signs, quotients of powers, and powers of products."),
        say("Fractions with letters, to cancel or to add."),
    ),
    examples=(
        "x^2 + 3x*(-4x) + 5x^3 + 3x^2 + 6",
        "Simplify 3(x - 4) - 2(x + 5)",
        r"\frac{x^2 - 1}{x - 1}",
        "Simplify x^5 * x^2 / x^3",
        "2x * 5x / 2",
        "Simplify 1/x + 2/(x + 1).",
        "Collect the terms in -68*t + 128*t - 56*t + 2279.",
        "Simplify (q*q**3/q**(-1))**(2/3) assuming q is positive.",
        "(x^2 - 5x + 6)/(x^2 - 4)를 간단히 하시오",
        "식 3a + 2b - a + 5b를 간단히 하여라",
    ),
)
