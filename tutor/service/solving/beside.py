"""What is worked out beside a model's answer while it is written, and told after it.

The embedded engine's own answer; more answers of the model, where nothing proves the shown one; the equations of a
problem in words. All of it is optional: none of it may hold the answer up, and closing ends it.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event as Flag
from typing import TypeVar

from tutor import journal
from tutor.engines.base import Engine
from tutor.events import Event, Rated, Text
from tutor.maths.worker import Pool
from tutor.problem import Ask, Goal, Problem
from tutor.service.solving.agreement import agreed, sampled
from tutor.service.solving.comparing import compared, solved
from tutor.service.solving.equations_check import equations_of, solved_equations
from tutor.service.solving.judging import Judge
from tutor.solution import Answer
from tutor.verdict import Verdict

T = TypeVar("T")

PATIENCE = 3.0
"""Seconds that the end of a model's answer waits for the embedded engine's."""
BEAT = 0.5
"""Seconds between two signs of life while the model still writes."""


@dataclass
class Beside:
    """The work beside one answer; `close` it at the end."""

    problem: Problem
    ask: Ask
    engine: Engine
    embedded: Engine | None
    judge: Judge
    pool: Pool
    _threads: journal.Threads | None = None
    _stop: Flag = field(default_factory=Flag)
    _other: Future[Answer | None] | None = None
    _samples: list[Future[Answer | None]] = field(default_factory=list)
    _equations: Future[str] | None = None

    def begin(self) -> None:
        """A model has begun to write: begin the rest; called again, this does nothing."""
        if self._threads is not None:
            return
        samples = (self.ask.samples or 1) - 1
        self._threads = journal.Threads(samples + 2, "beside")
        if self.embedded is not None and self.embedded is not self.engine:
            self._other = self._threads.submit(solved, self.problem, self.ask, self.embedded)
        if self.ask.equations and self.ask.subject == "math" and self.problem.goal is Goal.WORDS:
            self._equations = self._threads.submit(equations_of, self.problem, self.ask, self.engine, self._stop)
        for _ in range(samples):
            self._samples.append(self._threads.submit(sampled, self.problem, self.ask, self.engine, self._stop))

    def events(self, answer: Answer | None, verdict: Verdict | None) -> Iterator[Event]:
        """Tell what was found beside the answer; empty texts are signs of life."""
        if answer is not None and verdict is not None:
            yield from self._comparison(Rated("text", answer, verdict))
        if verdict is None or not verdict.proved:
            yield from self._agreement(answer)
        if self._equations is not None:
            text = yield from _awaited(self._equations)
            found = solved_equations(text, self.problem, answer, self.pool)
            if found is not None:
                yield found

    def close(self) -> None:
        """Let go of what is still being worked out."""
        self._stop.set()
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)

    def _comparison(self, mine: Rated) -> Iterator[Event]:
        other: Answer | None = None
        if self._other is not None:
            with suppress(TimeoutError):
                other = self._other.result(PATIENCE)
        if other is not None:
            yield compared(self.problem, mine, other, self.judge, self.pool)

    def _agreement(self, shown: Answer | None) -> Iterator[Event]:
        if not self._samples:
            return
        others: list[Answer | None] = []
        for sample in self._samples:
            others.append((yield from _awaited(sample)))
        vote = agreed(self.problem, shown, others, self.pool)
        if vote is not None:
            yield vote


def _awaited(future: Future[T]) -> Generator[Event, None, T]:
    """Wait for a result, with signs of life, so that the listener can leave meanwhile."""
    while True:
        with suppress(TimeoutError):
            return future.result(BEAT)
        if future.done():
            return future.result()
        yield Text("")
