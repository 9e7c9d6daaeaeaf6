"""The worked simplification of roots."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr

from tutor.errors import NotSolved
from tutor.maths.forms import has_form
from tutor.maths.printing import formula, plain
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.simplest import simplified
from tutor.solution import Answer, Step


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps, then the simplest form.

    Raises:
        NotSolved: a root stays below the bar.
    """
    start = expression(problem.statement)
    result = yield from simplified(start)
    if problem.form is not None and has_form(result, problem.form, plain(result)) is False:
        result = _in_form(result, problem.form)
    shown = formula(result)
    yield Answer(shown, shown)


def _in_form(result: Expr, form: str) -> Expr:
    again = evaluated(result)
    if has_form(again, form, plain(again)) is False:
        raise NotSolved(say("The roots in this denominator cannot be cleared with the rules known here."))
    return again
