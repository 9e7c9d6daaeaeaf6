"""Equations with absolute values."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic, Eq, Symbol
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.problem import Goal, Problem
from tutor.rules.equations.asking import EQUATION_PHRASES, TASK, asked_relation, lettered, single_equation
from tutor.rules.equations.modulus import bars_of
from tutor.topic import Asking, Posed, Topic
from tutor.topics.absolute_value_equations.practice import practise
from tutor.topics.absolute_value_equations.solving import is_solvable, solve


def _is_ours(equation: Relational, unknown: Symbol) -> bool:
    return isinstance(equation, Eq) and bool(bars_of(equation, unknown)) and is_solvable(equation, unknown)


def _pose(values: Mapping[str, Basic]) -> Posed | None:
    found = single_equation(values)
    if found is None or not _is_ours(*found):
        return None
    return Posed(lettered(values)["e"], TASK, Goal.SOLUTIONS, (found[1].name,))


def _fits(problem: Problem) -> bool:
    found = asked_relation(problem)
    return found is not None and _is_ours(*found)


TOPIC = Topic(
    name="absolute-value-equations",
    title=say("Equations with absolute values"),
    area="algebra",
    askings=(Asking(EQUATION_PHRASES, _pose),),
    fits=_fits,
    solve=solve,
    practise=practise,
    examples=(
        "|x| = 5",
        r"\left|2x - 3\right| = 7",
        "Solve |x + 1| = 2x for x",
        "|x - 1| = |x + 3|",
        "2|x - 4| + 3 = 9",
        "|x| + 2 = 1",
        "|x^2 - 4| = 5",
        "|x - 2| = x - 2",
        "|x - 1| + |x + 2| = 5",
        "방정식 |x - 3| = 4를 푸시오",
    ),
)
