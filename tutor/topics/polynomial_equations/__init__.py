"""Polynomial equations of degree three and more: products, powers, rational roots, hidden quadratics."""

from __future__ import annotations

from tutor.messages import say
from tutor.rules.equations.asking import EQUATION_PHRASES, ROOT_PHRASES
from tutor.rules.equations.polynomial import is_higher, solve_and_check
from tutor.rules.equations.posing import fitting, posing, solving
from tutor.topic import Asking, Topic, criteria
from tutor.topics.polynomial_equations.practice import practise

TOPIC = Topic(
    name="polynomial-equations",
    title=say("Polynomial equations of higher degree"),
    area="algebra",
    prerequisites=("quadratic-equations", "polynomial-division"),
    askings=(Asking((*EQUATION_PHRASES, *ROOT_PHRASES), posing(is_higher)),),
    fits=fitting(is_higher),
    solve=solving(solve_and_check),
    practise=practise,
    criteria=criteria(
        say("Products equal to zero, and common factors."),
        say("Cubics with whole solutions."),
        say("Fractions, hidden quadratics, and degree four."),
    ),
    examples=(
        "(x - 1)(x - 5)(x + 5) = 0",
        "x^3 - 6x^2 + 11x - 6 = 0",
        r"2x^3 + 3x^2 - 8x + 3 = 0",
        "x^4 - 5x^2 + 4 = 0",
        "Solve x^3 = 4x for x",
        r"x^4 - 2x^2 - 8 = 0",
        "x^3 + 8 = 0",
        "find the roots of x^3 - 2x - 4",
        "x^6 - 9x^3 + 8 = 0",
        "2(x + 1)^4 = 32",
        "방정식 x^3 - 7x + 6 = 0을 푸시오",
    ),
)
