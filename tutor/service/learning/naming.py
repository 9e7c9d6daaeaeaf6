"""Which misconception leads to a wrong answer of a practice problem, and all there are. Runs in workers."""

from __future__ import annotations

import re

from tutor.checking.mistakes import MISCONCEPTIONS, Misconception, named_in
from tutor.checking.mistakes.catalogue import BY_CODE
from tutor.errors import StepwiseError
from tutor.maths.reading import read
from tutor.maths.transport import expression
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.service.learning.feedback import Named
from tutor.service.practice.drafts import Draft

_MEASURED = re.compile(r"\s*(.*\d)\s*[A-Za-zΩµ°]{1,4}(?:\^?[23])?\s*")
"""A number with a unit."""
MOST_LINES = 12
"""Lines of our own solution in which the mistake is looked for."""


def catalogue() -> dict[str, Named]:
    """Return all misconceptions by their code."""
    return {each.code: _of(each) for each in MISCONCEPTIONS}


def by_code(code: str) -> Named | None:
    """Return the misconception of that code; None where there is none."""
    return _of(BY_CODE[code]) if code in BY_CODE else None


def of_answer(draft: Draft, text: str) -> Named | None:
    """Return the misconception that leads to a wrong answer as typed; None where none is known."""
    if not draft.problem.statement.tree or not draft.answer.shown.tree:
        return None
    try:
        statement = expression(draft.problem.statement)
        lines = [expression(step.after) for step in draft.steps[:MOST_LINES] if step.after.tree]
        found = named_in(statement, expression(draft.answer.shown), read(text), lines)
        if found is None and (measured := _MEASURED.fullmatch(text)):
            found = named_in(statement, expression(draft.answer.value), read(measured[1]), lines)
    except (StepwiseError, *SYMPY_TROUBLE):
        return None
    return None if found is None else _of(found)


def _of(each: Misconception) -> Named:
    return Named(each.code, each.title, each.explanation, each.trains, each.level)
