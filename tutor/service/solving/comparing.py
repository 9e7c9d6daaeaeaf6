"""Two answers to one problem: the text's own and the embedded engine's, the proven one first."""

from __future__ import annotations

from contextlib import closing

from tutor.engines.base import Engine
from tutor.errors import StepwiseError
from tutor.events import AnswerFound, AnswersCompared, Rated
from tutor.maths.worker import Pool
from tutor.problem import Ask, Goal, Problem
from tutor.service.solving.judging import Judge
from tutor.solution import Answer

SECONDS = 5.0
"""For comparing two answers."""


def solved(problem: Problem, ask: Ask, engine: Engine) -> Answer | None:
    """Return the engine's answer, None where it has none."""
    if problem.goal is Goal.WORDS:
        return None
    try:
        with closing(engine.stream(problem, ask)) as events:  # type: ignore[type-var]
            return next((event.answer for event in events if isinstance(event, AnswerFound)), None)
    except StepwiseError:
        return None


def compared(problem: Problem, mine: Rated, other: Answer, judge: Judge, pool: Pool) -> AnswersCompared:
    """Compare a text's answer with the embedded engine's; the proven one comes first, else the text's."""
    theirs = Rated("symbolic", other, judge.answer(problem, other))
    agree = same(problem, theirs.answer, mine.answer, pool)
    both = (theirs, mine) if theirs.verdict.proved and not mine.verdict.proved else (mine, theirs)
    return AnswersCompared(agree, both)


def same(problem: Problem, one: Answer, other: Answer, pool: Pool) -> bool | None:
    """Return whether two answers to a problem are the same; None where that cannot be told."""
    try:
        found: bool | None = pool.call("tutor.service.jobs:same_answer", problem, one, other, deadline=SECONDS)
    except StepwiseError:
        return None
    return found
