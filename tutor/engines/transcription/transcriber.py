"""Ties transcription together: pieces of a model's text in, events out. All reading happens in a worker of the pool."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    for piece in pieces:
        match piece:
            case None:
                yield reader.alive
            case CutOff():
                cut = piece
            case Thinking():
                yield from reader.read([piece])
            case str():
                yield from reader.read(reasoning.feed(piece))
    yield from reader.read(reasoning.finish())
    yield from reader.finish(cut)


class _Reader:
    """Collects the answer's text, and reads each part when it is complete."""

    def __init__(self, problem: Problem, pool: Pool, plain: tuple[str, ...]) -> None:
        self._problem = problem
        self._pool = pool
        self._plain = plain
        self._text: list[str] = []
        self._thoughts: list[str] = []
        self._sections = Sections(plain)
        self._before = problem.statement
        self._count = 0
        self.alive: Text | Thinking = Text("")

    def read(self, told: Iterable[Told]) -> Iterator[EngineEvent]:
        for item in told:
            match item:
                case Restart():
                    self._thoughts, self._text = [*self._thoughts, *self._text], []
                    self._sections, self._before = Sections(self._plain), self._problem.statement
                case Thinking():
                    self._thoughts.append(item.text)
                    self.alive = Thinking("")
                    yield item
                case Text():
                    self._text.append(item.text)
                    self.alive = Text("")
                    yield item
                    yield from self._steps(self._sections.feed(item.text))

    def finish(self, cut: CutOff | None) -> Iterator[EngineEvent]:
        yield from self._steps(self._sections.finish())
        answer = self._answer("".join(self._text), cut) or self._answer("".join(self._thoughts), cut)
        if answer is not None:
            yield AnswerFound(answer)
        elif cut is not None:
            yield Refused(
                "out-of-tokens",
                say("The model was not done after {limit} tokens, its limit.", limit=cut.limit),
                say("Ask a smaller question, or raise STEPWISE_MAX_NEW_TOKENS."),
            )

    def _steps(self, parts: Iterable[Part]) -> Iterator[StepFound]:
        for part in parts:
            step = self._step(part)
            if step is not None:
                yield StepFound(self._count, step)
                self._count += 1

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
