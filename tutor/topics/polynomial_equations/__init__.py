"""Polynomial equations of degree three and more: products, powers, rational roots, hidden quadratics."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic, Eq

from tutor.messages import say
from tutor.problem import Goal, Problem
from tutor.rules.equations.asking import (
    EQUATION_PHRASES,
    ROOT_PHRASES,
    TASK,
    asked_relation,
    degree_of,
    lettered,
    root_question,
    single_equation,
)
from tutor.topic import Asking, Posed, Topic
from tutor.topics.polynomial_equations.practice import practise
from tutor.topics.polynomial_equations.solving import solve


def _pose(values: Mapping[str, Basic]) -> Posed | None:
    values = root_question(values)
    found = single_equation(values)
    if found is None or (degree_of(*found) or 0) < 3:
        return None
    return Posed(lettered(values)["e"], TASK, Goal.SOLUTIONS, (found[1].name,))


def _fits(problem: Problem) -> bool:
    found = asked_relation(problem)
    return found is not None and isinstance(found[0], Eq) and (degree_of(*found) or 0) >= 3


TOPIC = Topic(
    name="polynomial-equations",
    title=say("Polynomial equations of higher degree"),
    area="algebra",
    askings=(Asking(EQUATION_PHRASES, _pose), Asking(ROOT_PHRASES, _pose)),
    fits=_fits,
    solve=solve,
    practise=practise,
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
