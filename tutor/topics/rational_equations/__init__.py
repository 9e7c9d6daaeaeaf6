"""Equations with the unknown in a denominator."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic, Eq, Symbol
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.problem import Goal, Problem
from tutor.rules.equations.asking import EQUATION_PHRASES, TASK, asked_relation, lettered, single_equation
from tutor.rules.equations.fractions import denominators, is_rational
from tutor.topic import Asking, Posed, Topic
from tutor.topics.rational_equations.practice import practise
from tutor.topics.rational_equations.solving import solve


def _is_ours(equation: Relational, unknown: Symbol) -> bool:
    return isinstance(equation, Eq) and bool(denominators(equation, unknown)) and is_rational(equation, unknown)


def _pose(values: Mapping[str, Basic]) -> Posed | None:
    found = single_equation(values)
    if found is None or not _is_ours(*found):
        return None
    return Posed(lettered(values)["e"], TASK, Goal.SOLUTIONS, (found[1].name,))


def _fits(problem: Problem) -> bool:
    found = asked_relation(problem)
    return found is not None and _is_ours(*found)


TOPIC = Topic(
    name="rational-equations",
    title=say("Equations with fractions in the unknown"),
    area="algebra",
    askings=(Asking(EQUATION_PHRASES, _pose),),
    fits=_fits,
    solve=solve,
    practise=practise,
    examples=(
        "2/x = 1",
        r"\frac{3}{x-1} = \frac{2}{x}",
        "Solve 1/x + 1/(x+1) = 5/6 for x",
        r"\frac{x}{x-2} = \frac{2}{x-2}",
        "(x^2 - 4)/(x - 2) = 5",
        "solve 12/(t+1) - 3 = 1",
        "x/x = 1",
        "1/(x-1) - 1/(x+1) = 2/(x^2-1)",
        "방정식 6/x = x - 1을 푸시오",
    ),
)
