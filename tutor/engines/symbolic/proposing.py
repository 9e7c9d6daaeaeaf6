"""What the embedded engine runs inside a worker process (SymPy)."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.errors import NotSolved
from tutor.events import AnswerFound, StepFound
from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.solution import Answer, Step
from tutor.topics import topic_named


def propose(problem: Problem, level: Level) -> Iterator[StepFound | AnswerFound]:
    """Yield the steps of the problem's topic as they are found, then the answer.

    Raises:
        NotSolved: no topic solves such problems, or the topic gives up, with its reason.
    """
    if problem.topic is None:
        raise NotSolved(
            say("I understand {statement}, but I have no method for this kind of problem yet.",
                statement=problem.statement),
            code="not-supported",
        )  # fmt: skip
    index = 0
    for found in topic_named(problem.topic).solve(problem, level):
        match found:
            case Step():
                yield StepFound(index, found)
                index += 1
            case Answer():
                yield AnswerFound(found)
