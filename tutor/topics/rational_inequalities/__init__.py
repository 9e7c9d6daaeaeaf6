"""Inequalities with the unknown in a denominator, by the signs between zeros and poles."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic, Symbol
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.problem import Goal, Problem
from tutor.rules.equations.asking import INEQUALITY_PHRASES, TASK, asked
from tutor.rules.equations.fractions import denominators, is_rational
from tutor.rules.equations.inequalities import inequalities_of
from tutor.topic import Asking, Posed, Topic
from tutor.topics.rational_inequalities.practice import practise
from tutor.topics.rational_inequalities.solving import solve


def _is_ours(found: tuple[list[Relational], Symbol] | None) -> bool:
    if found is None or len(found[0]) != 1:
        return False
    inequality, unknown = found[0][0], found[1]
    return bool(denominators(inequality, unknown)) and is_rational(inequality, unknown)


def _pose(values: Mapping[str, Basic]) -> Posed | None:
    found = inequalities_of(values["e"], values.get("x"))
    if found is None or not _is_ours(found):
        return None
    return Posed(values["e"], TASK, Goal.SOLUTIONS, (found[1].name,))


def _fits(problem: Problem) -> bool:
    question = asked(problem)
    return _is_ours(inequalities_of(*question) if question else None)


TOPIC = Topic(
    name="rational-inequalities",
    title=say("Inequalities with fractions in the unknown"),
    area="algebra",
    askings=(Asking(INEQUALITY_PHRASES, _pose),),
    fits=_fits,
    solve=solve,
    practise=practise,
    examples=(
        r"\frac{x}{2x + 7} \geq 4",
        "(x - 1)/(x + 2) > 0",
        "1/x < 2",
        "Solve the inequality 3/(x - 1) <= 2/(x + 1)",
        "(x^2 - 4)/(x - 3) >= 0",
        "부등식 1/(x - 2) > 3을 푸시오",
    ),
)
