"""Checking a student's work: each line judged against the line above, the first wrong one, and the next hint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.checking.work.judged import Judged
from tutor.maths.worker import Pool
from tutor.messages import Message
from tutor.service.auditing import understood
from tutor.service.practice.items import Item

PER_LINE = 4.0
"""Seconds that a line may take, at most."""
AT_LEAST = 20.0
"""Seconds for any work: it holds the engine's own solution too."""


@dataclass(frozen=True, slots=True)
class Work:
    """The lines with their verdicts; which is the first wrong one (from 0); whether the right answer stands at the end.

    ``hint`` says what to think of next, and never tells the answer. ``exercise`` is a short one for the mistake in the
    first wrong line, where that is a known misconception.
    """

    lines: tuple[Judged, ...]
    first_error: int | None
    finished: bool
    hint: Message
    exercise: Item | None = None


def check_work(question: str, lines: Sequence[str], language: str, pool: Pool, deadline: float) -> Work:
    """Judge the lines of a student's work on a problem (which may be empty or not be understood).

    Raises:
        TookTooLong: the work could not be judged in time.
    """
    problem = understood(question, language, pool, deadline)
    seconds = AT_LEAST + PER_LINE * len(lines)
    work: Work = pool.call("tutor.service.work.lines:judge_work", problem, tuple(lines), deadline=seconds)
    return work
