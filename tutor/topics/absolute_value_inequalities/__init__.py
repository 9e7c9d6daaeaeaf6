"""Inequalities with absolute values."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic, Symbol
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.problem import Goal, Problem
from tutor.rules.equations.asking import INEQUALITY_PHRASES, TASK, asked
from tutor.rules.equations.inequalities import inequalities_of
from tutor.rules.equations.modulus_cases import has_cases
from tutor.topic import Asking, Posed, Topic
from tutor.topics.absolute_value_inequalities.practice import practise
from tutor.topics.absolute_value_inequalities.solving import solve


def _is_ours(found: tuple[list[Relational], Symbol] | None) -> bool:
    return found is not None and len(found[0]) == 1 and has_cases(found[0][0], found[1])


def _pose(values: Mapping[str, Basic]) -> Posed | None:
    found = inequalities_of(values["e"], values.get("x"))
    if found is None or not _is_ours(found):
        return None
    return Posed(values["e"], TASK, Goal.SOLUTIONS, (found[1].name,))


def _fits(problem: Problem) -> bool:
    question = asked(problem)
    return _is_ours(inequalities_of(*question) if question else None)


TOPIC = Topic(
    name="absolute-value-inequalities",
    title=say("Inequalities with absolute values"),
    area="algebra",
    askings=(Asking(INEQUALITY_PHRASES, _pose),),
    fits=_fits,
    solve=solve,
    practise=practise,
    examples=(
        "|x| < 3",
        r"\left|2x - 1\right| \geq 5",
        "Solve the inequality 3 - |x + 2| > 1",
        "|x - 4| < -1",
        "|x| >= 0",
        "|x - 1| < 2x",
        "|x| + |x - 3| <= 5",
        "부등식 |x - 2| < 5를 푸시오",
    ),
)
