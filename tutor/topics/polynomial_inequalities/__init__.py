"""Polynomial inequalities of degree two and more, by the signs between the zeros."""

from __future__ import annotations

from sympy import Symbol
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.rules.equations.asking import INEQUALITY_PHRASES, degree_of
from tutor.rules.equations.inequality_solvers import solving_one
from tutor.rules.equations.posing import fitting_inequalities, posing_inequalities
from tutor.topic import Asking, Topic, criteria
from tutor.topics.polynomial_inequalities.practice import practise


def _is_ours(parts: list[Relational], unknown: Symbol) -> bool:
    return len(parts) == 1 and (degree_of(parts[0], unknown) or 0) >= 2


TOPIC = Topic(
    name="polynomial-inequalities",
    title=say("Quadratic and polynomial inequalities"),
    area="algebra",
    prerequisites=("quadratic-equations", "linear-inequalities"),
    askings=(Asking(INEQUALITY_PHRASES, posing_inequalities(_is_ours)),),
    fits=fitting_inequalities(_is_ours),
    solve=solving_one,
    practise=practise,
    criteria=criteria(
        say("Squares, products, and whole zeros."),
        say("Quadratics to factor, also with terms on both sides."),
        say("Fractions, cubics, and quadratics without zeros."),
    ),
    examples=(
        "x^2 - 5x + 6 < 0",
        r"x^2 \geq 9",
        "Solve the inequality 2x^2 + 3x > 5",
        "-x^2 + 2x + 1 >= 0",
        "x^2 + 1 > 0",
        "x^2 - 4x + 4 <= 0",
        "(x - 1)(x + 2)(x - 3) > 0",
        "x^3 < 4x",
        "이차부등식 x^2 - x - 6 > 0을 푸시오",
    ),
)
