"""Equations with the unknown under a root."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic, Eq, Symbol
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.problem import Goal, Problem
from tutor.rules.equations.asking import EQUATION_PHRASES, TASK, asked_relation, lettered, single_equation
from tutor.topic import Asking, Posed, Topic
from tutor.topics.radical_equations.practice import practise
from tutor.topics.radical_equations.radicals import is_radical, roots_in
from tutor.topics.radical_equations.solving import solve


def _is_ours(equation: Relational, unknown: Symbol) -> bool:
    return isinstance(equation, Eq) and bool(roots_in(equation, unknown)) and is_radical(equation, unknown)


def _pose(values: Mapping[str, Basic]) -> Posed | None:
    found = single_equation(values)
    if found is None or not _is_ours(*found):
        return None
    return Posed(lettered(values)["e"], TASK, Goal.SOLUTIONS, (found[1].name,))


def _fits(problem: Problem) -> bool:
    found = asked_relation(problem)
    return found is not None and _is_ours(*found)


TOPIC = Topic(
    name="radical-equations",
    title=say("Equations with roots"),
    area="algebra",
    askings=(Asking(EQUATION_PHRASES, _pose),),
    fits=_fits,
    solve=solve,
    practise=practise,
    examples=(
        "sqrt(x) = 5",
        r"\sqrt{x + 3} = x - 3",
        "Solve sqrt(2x + 1) + 1 = x for x",
        "sqrt(x + 5) - sqrt(x) = 1",
        "3 sqrt(x - 1) - 2 = 4",
        "sqrt(x) = -2",
        "sqrt(2x - 3) = sqrt(x + 4)",
        r"\sqrt[3]{x - 1} = 2",
        "방정식 sqrt(x + 2) = x를 푸시오",
    ),
)
