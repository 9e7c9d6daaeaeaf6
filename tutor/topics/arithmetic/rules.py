"""The worked calculation."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, Float

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.decimals import decimal_formula, exact
from tutor.rules.simplest import simplified
from tutor.solution import Answer, Step


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield one step per operation, then the value.

    Raises:
        NotSolved: the calculation has no value, or not one that these rules find.
    """
    result = yield from simplified(expression(problem.statement))
    if result.is_finite is False:
        raise NotSolved(say("This has no finite value."), code="undefined")
    yield _answer(result)


def _answer(result: Expr) -> Answer:
    number = exact(result) if isinstance(result, Float) else None
    shown = formula(result) if number is None else decimal_formula(number)
    return Answer(shown, shown)
