"""Dividing polynomials: long and synthetic division, quotient and remainder, the remainder theorem."""

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.polynomial_division.asking import ASKINGS, fits
from tutor.topics.polynomial_division.practice import practise
from tutor.topics.polynomial_division.solving import solve

TOPIC = Topic(
    name="polynomial-division",
    title=say("Dividing polynomials"),
    area="algebra",
    prerequisites=("polynomials",),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("By x − a, without a remainder."),
        say("By x − a with a remainder, or only the remainder."),
        say("By a quadratic, with quotient and remainder."),
    ),
    examples=(
        "Divide x^3 - 2x^2 + 4 by x - 3",
        "Find the quotient when x^6 - 3 is divided by x + 1.",
        "Find the quotient and the remainder when 2x^3 + 3x^2 - x + 5 is divided by x^2 + x - 1",
        "What is the remainder when x^3 - 4x + 7 is divided by x - 2?",
        "Use synthetic division to divide x^4 - 3x^2 + 2 by x + 2",
        "Is x - 1 a factor of x^3 - 7x + 6?",
        "다항식 x^3 - 2x + 5를 x - 2로 나눈 나머지를 구하시오",
    ),
)
