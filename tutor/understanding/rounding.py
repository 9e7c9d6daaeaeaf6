"""A question whose answer is to be rounded: the exact answer is a part, and rounding it is what is left to do."""

from __future__ import annotations

from dataclasses import replace

from sympy import Basic, Expr, FiniteSet, Float, Integer, Rational, Tuple

from tutor.errors import StepwiseError
from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.maths.worker import within
from tutor.messages import Formula
from tutor.problem import Answer, Goal, Level, Part, Problem
from tutor.topics import topic_named
from tutor.understanding.framing import Rounding
from tutor.understanding.scope import PART_DEADLINE, exact

TASK = "round"
"""The task of rounding what the last part found."""

EXACT = Formula(r"\text{exact}", "exact")
"""What the exact answer is called."""


def rounded(problem: Problem, rounding: Rounding) -> Problem:
    """Return the problem with its answer rounded; itself where there is nothing to round."""
    if problem.topic is None or problem.goal not in (Goal.VALUE, Goal.SOLUTIONS):
        return problem
    answer = _answer(problem)
    if answer is None:
        return problem
    statement = _statement(exact(expression(answer.value)), rounding)
    if statement is None:
        return problem
    bare = replace(problem, parts=(), defined=())
    return replace(
        problem,
        statement=formula(statement),
        task=TASK,
        goal=Goal.VALUE,
        unknowns=(),
        form=None,
        given=(),
        parts=(*problem.parts, Part(EXACT, bare, answer)),
    )


def _answer(problem: Problem) -> Answer | None:
    assert problem.topic is not None
    try:
        with within(PART_DEADLINE):
            told = list(topic_named(problem.topic).solve(problem, Level.ADVANCED))
    except StepwiseError:
        return None
    return next((part for part in reversed(told) if isinstance(part, Answer)), None)


def _statement(value: Basic, rounding: Rounding) -> Basic | None:
    """The value, or each of several, with the rounding asked for; None where nothing changes."""
    if isinstance(value, FiniteSet | Tuple):
        whole = sorted(value.args, key=_size) if isinstance(value, FiniteSet) else list(value.args)
        parts = [_statement(part, rounding) for part in whole]
        if all(part is None for part in parts):
            return None
        return Tuple(*(part or exactly for part, exactly in zip(parts, whole, strict=True)))
    if not isinstance(value, Expr) or not value.is_number or not value.is_real or isinstance(value, Float):
        return None
    if rounding.significant:
        return operation("rounded_to_figures", value, Integer(rounding.count))
    unit = Rational(1, 10**rounding.count)
    return None if isinstance(value, Rational) and (value / unit).is_integer else operation("rounded", value, unit)


def _size(value: Basic) -> float:
    return float(value) if isinstance(value, Expr) and value.is_number and value.is_real else 0.0
