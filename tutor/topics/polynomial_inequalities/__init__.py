"""Polynomial inequalities of degree two and more, by the signs between the zeros."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic, Symbol
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.problem import Goal, Problem
from tutor.rules.equations.asking import INEQUALITY_PHRASES, TASK, asked, degree_of
from tutor.rules.equations.inequalities import inequalities_of
from tutor.topic import Asking, Posed, Topic
from tutor.topics.polynomial_inequalities.practice import practise
from tutor.topics.polynomial_inequalities.solving import solve


def _is_ours(found: tuple[list[Relational], Symbol] | None) -> bool:
    return found is not None and len(found[0]) == 1 and (degree_of(found[0][0], found[1]) or 0) >= 2


def _pose(values: Mapping[str, Basic]) -> Posed | None:
    found = inequalities_of(values["e"], values.get("x"))
    if found is None or not _is_ours(found):
        return None
    return Posed(values["e"], TASK, Goal.SOLUTIONS, (found[1].name,))


def _fits(problem: Problem) -> bool:
    question = asked(problem)
    return _is_ours(inequalities_of(*question) if question else None)


TOPIC = Topic(
    name="polynomial-inequalities",
    title=say("Quadratic and polynomial inequalities"),
    area="algebra",
    askings=(Asking(INEQUALITY_PHRASES, _pose),),
    fits=_fits,
    solve=solve,
    practise=practise,
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
