"""Ties transcription together: pieces of a model's text in, events out. All reading happens in a worker of the pool."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, wait
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor import journal
from tutor.engines.transcription.reasoning import Reasoning, Restart, Told, expects_reasoning
from tutor.engines.transcription.sections import Part, Sections
from tutor.errors import NotSolved, Unavailable
from tutor.events import AnswerFound, EngineEvent, Refused, StepFound, Text, Thinking
from tutor.messages import Formula, say
from tutor.problem import Ask, Problem
from tutor.prompting import sections
from tutor.solution import Answer, Restates, Step

if TYPE_CHECKING:
    from tutor.maths.worker import Pool

NOWHERE = Formula("", "")
BOX = re.compile(r"\\boxed\s*\{.*\}")

READING_SECONDS = 10.0
"""The limit for reading one part, a worker's start included; hard formulas are given up long before (see `claims`)."""

PATIENCE = 0.03
"""Seconds that the text may wait for a part to be read."""

WORK = 2
"""Which of the sections that an answer is asked to have holds the steps."""


@dataclass(frozen=True, slots=True)
class CutOff:
    """The model was not done when it reached its limit of tokens."""

    limit: int


Piece = str | Thinking | CutOff | None
"""What an engine hands over: text, reasoning known as such, the end by limit, or None as a sign of life."""


def transcribe(pieces: Iterable[Piece], problem: Problem, ask: Ask, model: str, pool: Pool) -> Iterator[EngineEvent]:
    """Turn what a model writes into events, as it writes.

    A None among the pieces becomes an empty `Text`, or an empty `Thinking` while the model reasons.
    """
    headings = sections(ask)
    reasoning = Reasoning(expected=expects_reasoning(model), heading=headings[0])
    reader = _Reader(problem, pool, headings[:WORK] + headings[WORK + 1 :])
    cut: CutOff | None = None
    try:
        for piece in pieces:
            match piece:
                case None:
                    yield from reader.wait()
                case CutOff():
                    cut = piece
                case Thinking():
                    yield from reader.read([piece])
                case str():
                    yield from reader.read(reasoning.feed(piece))
        yield from reader.read(reasoning.finish())
        yield from reader.finish(cut)
    finally:
        reader.close()


class _Reader:
    """Collects the answer's text, and has each part read in a thread when it is complete: none holds the text up."""

    def __init__(self, problem: Problem, pool: Pool, plain: tuple[str, ...]) -> None:
        self._problem = problem
        self._pool = pool
        self._plain = plain
        self._text: list[str] = []
        self._thoughts: list[str] = []
        self._sections = Sections(plain)
        self._before = problem.statement
        self._count = 0
        self._alive: Text | Thinking = Text("")
        self._thread = journal.Threads(1, "transcription")
        self._reading: deque[Future[Step | None]] = deque()

    def close(self) -> None:
        """Read nothing more."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def wait(self) -> Iterator[EngineEvent]:
        """The model is at work: a sign of life, and the steps that were read meanwhile."""
        yield self._alive
        yield from self._read()

    def read(self, told: Iterable[Told]) -> Iterator[EngineEvent]:
        for item in told:
            match item:
                case Restart():
                    self._thoughts, self._text = [*self._thoughts, *self._text], []
                    self._sections = Sections(self._plain)
                    self._thread.submit(self._forget)
                case Thinking():
                    self._thoughts.append(item.text)
                    self._alive = Thinking("")
                    yield item
                case Text():
                    self._text.append(item.text)
                    self._alive = Text("")
                    yield item
                    self._complete(self._sections.feed(item.text))
        yield from self._read()

    def finish(self, cut: CutOff | None) -> Iterator[EngineEvent]:
        self._complete(self._sections.finish())
        yield from self._read(whole=True)
        answer = self._answer("".join(self._text), cut) or self._answer("".join(self._thoughts), cut)
        if answer is not None:
            yield AnswerFound(answer, cut=cut is not None)
        elif cut is not None:
            yield Refused(
                "out-of-tokens",
                say("The model was not done after {limit} tokens, its limit.", limit=cut.limit),
                say("Ask a smaller question, or raise STEPWISE_MAX_NEW_TOKENS."),
            )

    def _complete(self, parts: Iterable[Part]) -> None:
        """Have parts read; the next look waits a moment for them, so that what is read at once is told at once."""
        for part in parts:
            self._reading.append(self._thread.submit(self._step, part))
            wait([self._reading[0]], PATIENCE)

    def _read(self, *, whole: bool = False) -> Iterator[StepFound]:
        """The steps that have been read, in order; all of them at the ``whole`` text's end."""
        while self._reading and (whole or self._reading[0].done()):
            step = self._reading.popleft().result()
            if step is not None:
                yield StepFound(self._count, step)
                self._count += 1

    def _forget(self) -> None:
        self._before = self._problem.statement

    def _step(self, part: Part) -> Step | None:
        """The step that a part is; None for a line around the steps that claims nothing."""
        try:
            step: Step | None
            step, self._before = self._pool.call(
                "tutor.engines.transcription.claims:read_part",
                part,
                self._problem,
                self._before,
                deadline=READING_SECONDS,
            )
        except (NotSolved, Unavailable):
            step = unread(part)
        return step

    def _answer(self, text: str, cut: CutOff | None) -> Answer | None:
        """The final answer in a text; a last line that was cut off counts only where its box is whole."""
        if cut is not None and not BOX.search(text.rpartition("\n")[2]):
            text = text.rpartition("\n")[0]
        if not text.strip():
            return None
        answer: Answer | None = None
        with suppress(NotSolved, Unavailable):
            answer = self._pool.call(
                "tutor.engines.transcription.answers:read_answer", text, self._problem, deadline=READING_SECONDS
            )
        return answer


def unread(part: Part) -> Step | None:
    """Return a step as it was written, claiming nothing; None for a line around the steps."""
    if part.title is None:
        return None
    title, because = say("{words}", words=part.title), say("{words}", words=part.text)
    return Step("model-step", title, because, NOWHERE, NOWHERE, Restates())
