"""Steps that state a value: both sides as formulas, claimed to be equal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sympy import Basic

from tutor.maths.operations import operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Formula, Message
from tutor.problem import Goal, Problem
from tutor.solution import SameValue, Step


def stated(
    rule: str,
    title: Message,
    because: Message,
    before: Formula | Basic,
    after: Formula | Basic,
    *,
    idea: Message | None = None,
    substeps: Sequence[Step] = (),
) -> Step:
    """Return the step from one formula to another of the same value."""
    old = before if isinstance(before, Formula) else formula(before)
    new = after if isinstance(after, Formula) else formula(after)
    return Step(rule, title, because, old, new, SameValue(old, new), tuple(substeps), idea)


def asked_operation(problem: Problem, tasks: Mapping[str, str] | Sequence[str]) -> bool:
    """Whether the problem asks for the value of a named operation under one of these tasks, letters excluded."""
    if problem.goal is not Goal.VALUE or problem.task not in tasks:
        return False
    return operation_name(expression(problem.statement)) is not None
