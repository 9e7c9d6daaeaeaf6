"""Solve the inequality over the real numbers, then look at the whole numbers among its solutions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympy import Expr, FiniteSet, Integer, Interval, Max, Min, S, Set, Union, ceiling, floor

from tutor.errors import NotSolved
from tutor.maths.operations import operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Message, say
from tutor.problem import Level, Problem
from tutor.rules.equations.inequality_solvers import joined_parts, solve_joined, solver_of
from tutor.rules.working import worked
from tutor.solution import Answer, Step

MOST = 100_000
"""Whole numbers that are counted one by one."""

FEW = 12
"""Whole numbers that are written out."""


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps of the inequality, and the count or the extreme whole number.

    Raises:
        NotSolved: there are endlessly many whole numbers, or none.
    """
    asked = expression(problem.statement)
    statement, unknown = asked.args
    solver = None if joined_parts(statement) else solver_of(statement, unknown)
    values = yield from (solver(statement, unknown) if solver else solve_joined(statement, unknown))
    name = operation_name(asked) or ""
    value, because = _told(name, values)
    yield worked(
        "answer-question",
        say("Look at the whole numbers among the solutions."),
        because,
        asked,
        value,
        idea=say("Which whole numbers lie among the solutions?"),
    )
    yield Answer(formula(value), formula(value))


def _told(name: str, values: Set) -> tuple[Expr, Message]:
    if name == "number_of_integer_solutions":
        whole = _whole(values, values.inf, values.sup) if not values.is_empty else []
        return Integer(len(whole)), _listing(whole)
    if values.is_empty:
        raise NotSolved(say("No whole number solves it."))
    low, high = values.inf, values.sup
    if name == "largest_integer_solution":
        whole = _whole(values, max(low, high - FEW), high)
    else:
        low = max(low, S.One) if name == "smallest_positive_integer_solution" else low
        whole = _whole(values, low, min(high, low + FEW))
    if not whole:
        raise NotSolved(say("No whole number was found that solves it."))
    value = whole[-1] if name == "largest_integer_solution" else whole[0]
    return value, say("The solutions are {values}.", values=formula(values))


def _whole(values: Set, low: Expr, high: Expr) -> list[Integer]:
    """The whole numbers of a set between two ends, in order."""
    if not (low.is_finite and high.is_finite):
        raise NotSolved(say("There is no end to the whole numbers that solve it."))
    first, last = int(ceiling(low)), int(floor(high))
    if last - first > MOST:
        raise NotSolved(say("There are too many whole numbers to try."))
    return [Integer(n) for n in sorted(set(_among(values, first, last)))]


def _among(values: Set, first: int, last: int) -> Iterator[int]:
    """The whole numbers of a set from one to another; those between the ends of an interval need no trying."""
    match values:
        case Union():
            for part in values.args:
                yield from _among(part, first, last)
        case FiniteSet():
            yield from (int(member) for member in values.args if member.is_Integer and first <= member <= last)
        case Interval():
            low = values.start if values.start.is_infinite else ceiling(values.start)
            high = values.end if values.end.is_infinite else floor(values.end)
            low += 1 if values.left_open and low == values.start else 0
            high -= 1 if values.right_open and high == values.end else 0
            yield from range(int(Max(first, low)), int(Min(last, high)) + 1)
        case _:
            yield from (n for n in range(first, last + 1) if values.contains(Integer(n)) == S.true)


def _listing(whole: Sequence[Integer]) -> Message:
    if not whole:
        return say("No whole number solves it.")
    if len(whole) <= FEW:
        return say("They are {numbers}.", numbers=", ".join(map(str, whole)))
    return say("They run from {first} to {last}.", first=str(whole[0]), last=str(whole[-1]))
