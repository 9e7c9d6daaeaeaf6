"""The step that a student asks about: a step of our solution, or the next one. Runs in a worker (SymPy)."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.problem import Problem
from tutor.service.hinting.hint import Ladder
from tutor.service.hinting.ladder import ladder
from tutor.service.work.ours import solution
from tutor.solution import Answer, Step


def asked_about(problem: Problem, lines: Sequence[str], path: tuple[int, ...]) -> Ladder:
    """Return the step at a place of our solution, or without a place the next one, with what must not be told."""
    if not path:
        return ladder(problem, lines)
    steps, answer = solution(problem)
    return Ladder((), step=_at(steps, path), answer=answer)


def answer_of(problem: Problem) -> Answer | None:
    """Return the engine's answer to a problem."""
    return solution(problem)[1]


def _at(steps: Sequence[Step], path: tuple[int, ...]) -> Step | None:
    found: Step | None = None
    for place in path:
        if not 0 <= place < len(steps):
            return None
        found = steps[place]
        steps = found.substeps
    return found
