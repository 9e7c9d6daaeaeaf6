"""Solving: understand the question, let the engine propose, have every part judged."""

from __future__ import annotations

import time
from collections.abc import Iterator

from tutor.engines.base import Engine
from tutor.errors import BadInput, StepwiseError
from tutor.events import (
    AnswerChecked,
    AnswerFound,
    Event,
    Failed,
    FiguresFound,
    Finished,
    Path,
    Refused,
    Started,
    StepChecked,
)
from tutor.events import StepFound as Found
from tutor.maths.worker import Pool
from tutor.problem import Ask, Problem
from tutor.service.judging import Judge
from tutor.solution import Answer, Solution, Step
from tutor.verdict import Verdict


def solve(ask: Ask, engine: Engine, pool: Pool, judge: Judge, reading_deadline: float) -> Iterator[Event]:
    """Yield the events of one exchange; always ends with Finished, Refused or Failed.

    Closing the iterator stops the engine at once.
    """
    start = time.monotonic()
    try:
        problem: Problem = pool.call(
            "tutor.understanding:understand", ask.text, ask.language, ask.method, deadline=reading_deadline
        )
        yield Started(ask, problem, engine.name, engine.model)
        yield from _judged(problem, ask, engine, judge, start)
    except StepwiseError as error:
        yield _trouble(error)


def _judged(problem: Problem, ask: Ask, engine: Engine, judge: Judge, start: float) -> Iterator[Event]:
    steps: list[Step] = []
    verdicts: list[tuple[Path, Verdict]] = []
    answer: Answer | None = None
    verdict: Verdict | None = None
    for event in engine.stream(problem, ask):
        yield event
        match event:
            case Found(index, step):
                steps.append(step)
                for path, judged in judge.step(step, (index,)):
                    verdicts.append((path, judged))
                    yield StepChecked(path, judged)
            case AnswerFound(found):
                answer, verdict = found, judge.answer(problem, found)
                yield AnswerChecked(verdict)
                if verdict.proved and (figures := judge.figures(problem, found)):
                    yield FiguresFound(figures)
            case Refused():
                return
    solution = Solution(problem, tuple(steps), answer)
    yield Finished(solution, tuple(verdicts), verdict, time.monotonic() - start)


def _trouble(error: StepwiseError) -> Refused | Failed:
    """A question that cannot be used is refused; anything else broke."""
    if isinstance(error, BadInput) or error.exit_code == 3:
        return Refused(error.code, error.message, error.hint, error.position, error.exit_code)
    return Failed(error.code, error.message, error.exit_code)
