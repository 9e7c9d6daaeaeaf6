"""Polynomials: degree, coefficients, sums and differences."""

from tutor.messages import say
from tutor.topic import Topic, criteria
from tutor.topics.polynomials.asking import ASKINGS, fits
from tutor.topics.polynomials.practice import practise
from tutor.topics.polynomials.solving import solve

TOPIC = Topic(
    name="polynomials",
    title=say("Polynomials"),
    area="algebra",
    prerequisites=("expanding",),
    askings=ASKINGS,
    fits=fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("Add and subtract polynomials up to degree three."),
        say("Degree and leading coefficient of a product or of terms out of order."),
        say("One coefficient of a product or a power, without the rest."),
    ),
    examples=(
        "What is the degree of (x^2 + 1)^3 - x^6?",
        "Find the leading coefficient of 4x - 3x^5 + 2x^2",
        "What is the constant term of (x - 2)(x + 5)?",
        "Find the coefficient of x^2 in (x + 3)(2x^2 - x + 4).",
        "Add 3x^2 - 4x + 1 and x^2 + 6x - 5",
        "Subtract x^2 - 3x + 2 from 4x^2 + x - 7",
        "다항식 (x + 1)^3 - 2x의 차수를 구하시오",
    ),
)
