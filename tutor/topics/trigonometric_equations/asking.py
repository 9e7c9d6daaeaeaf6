"""Reading a question about a trigonometric equation, and the interval that the unknown is kept to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sympy import Basic, Contains, Eq, Ge, Gt, Interval, Le, Lt, Ne, Symbol, Tuple, oo
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated
from tutor.maths.reading.nodes import conjunction
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.rules.equations.asking import TASK, equations_of, lettered, root_question, unknown_of
from tutor.rules.equations.trigonometric import is_trigonometric
from tutor.rules.equations.written import relation
from tutor.topic import Posed

INTERVAL_PHRASES = (
    "solve {e} for {i}",
    "solve {e} on {i}",
    "solve {e} in {i}",
    "solve {e} over {i}",
    "solve {e} where {i}",
    "solve {e} with {i}",
    "solve {e} on the interval {i}",
    "solve {e} in the interval {i}",
    "solve {e} over the interval {i}",
    "solve {e} for {x} in {i}",
    "solve {e} for {x} in the interval {i}",
    "solve {e} for {x} on the interval {i}",
    "find all solutions of {e} in {i}",
    "find all solutions of {e} for {i}",
    "find all solutions of {e} in the interval {i}",
    "find all solutions of {e} on the interval {i}",
    "find all solutions to {e} in the interval {i}",
    "find all {x} in {i} such that {e}",
    "find all {x} in the interval {i} such that {e}",
    "find {x} if {e} and {i}",
    "if {i}, solve {e}",
)
"""How the solutions in an interval are asked for."""


class Question(NamedTuple):
    """The equation, its unknown, and the bounds set to it."""

    equation: Relational
    unknown: Symbol
    bounds: list[Relational]


def pose(values: Mapping[str, Basic]) -> Posed | None:
    """Return the question for the solutions of a trigonometric equation, None where it is anything else."""
    values = lettered(root_question(values))
    found = question_in(values["e"], values.get("x"), values.get("i"))
    if found is None:
        return None
    equation, unknown, bounds = found
    statement = conjunction([equation, *bounds]) if bounds else values["e"]
    return Posed(statement, TASK, Goal.SOLUTIONS, (unknown.name,))


def fits(problem: Problem) -> bool:
    """Whether this is such a problem."""
    return question_of(problem) is not None


def question_of(problem: Problem) -> Question | None:
    """Return what a problem asks, None where it is no trigonometric equation."""
    if problem.goal is not Goal.SOLUTIONS or problem.task != TASK or len(problem.unknowns) != 1:
        return None
    return question_in(expression(problem.statement), Symbol(problem.unknowns[0]), None)


def question_in(statement: Basic, asked: Basic | None, interval: Basic | None) -> Question | None:
    """Part a statement into one equation and the bounds of its unknown."""
    parts = equations_of(statement)
    if not parts:
        return None
    equations = [part for part in parts if isinstance(part, Eq)]
    if len(equations) != 1:
        return None
    unknown = unknown_of(equations[0], asked)
    if unknown is None or not is_trigonometric(equations[0], unknown):
        return None
    bounds = [part for part in parts if part is not equations[0]]
    if interval is not None:
        more = bounds_of(interval, unknown)
        if more is None:
            return None
        bounds += more
    return Question(equations[0], unknown, bounds) if _closed(bounds, unknown) else None


def bounds_of(interval: Basic, unknown: Symbol) -> list[Relational] | None:
    """Read ``[0, 2π)``, ``0 <= x < 2π`` or ``x in [0, 2π)`` as bounds of the unknown."""
    match interval:
        case Contains(args=(element, Interval() as inside)) if element == unknown:
            return bounds_of(inside, unknown)
        case Interval():
            if interval.start == -oo or interval.end == oo:
                return None
            return [
                relation(Lt if interval.left_open else Le, interval.start, unknown),
                relation(Lt if interval.right_open else Le, unknown, interval.end),
            ]
        case Tuple() if len(interval) == 2 and all(end.is_number for end in interval):
            return [relation(Lt, interval[0], unknown), relation(Lt, unknown, interval[1])]
        case _:
            parts = equations_of(interval)
            return None if not parts or any(isinstance(part, Eq | Ne) for part in parts) else parts


def _closed(bounds: list[Relational], unknown: Symbol) -> bool:
    """Whether there are no bounds, or one number below and one above."""
    if not bounds:
        return True
    sides = []
    for bound in bounds:
        if not isinstance(bound, Lt | Le | Gt | Ge) or unknown not in bound.args:
            return False
        number = bound.rhs if bound.lhs == unknown else bound.lhs
        if not evaluated(number).is_extended_real:
            return False
        sides.append(isinstance(bound, Gt | Ge) == (bound.lhs == unknown))
    return sorted(sides) == [False, True]
