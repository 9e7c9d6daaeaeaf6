"""Solving: understand the question, let the engine propose, have every part judged.

What a model writes is judged while it writes (`watching`). From the first refuted line on it may be asked once to
repair its solution. What is worked out beside its answer is in `beside`, what it wrote before in `caching`.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace

from tutor.engines.base import Engine
from tutor.errors import BadInput, StepwiseError
from tutor.events import (
    AnswerChecked,
    AnswerFound,
    CardsFound,
    ClaimChecked,
    EngineEvent,
    Event,
    Failed,
    FiguresFound,
    Finished,
    Path,
    Refused,
    Repairing,
    Started,
    StepChecked,
    Text,
)
from tutor.events import StepFound as Found
from tutor.knowledge import Shelf
from tutor.locales import locale
from tutor.maths.worker import Pool
from tutor.messages import render_plain
from tutor.problem import Ask, Problem, Repair
from tutor.service.solving.beside import Beside
from tutor.service.solving.caching import AnswerCache, Tape
from tutor.service.solving.judging import Judge
from tutor.service.solving.watching import Watch, Wrong
from tutor.solution import Answer, Solution, Step
from tutor.verdict import Status, Verdict

LOG = logging.getLogger(__name__)


def solve(
    ask: Ask,
    engine: Engine,
    pool: Pool,
    judge: Judge,
    reading_deadline: float,
    *,
    embedded: Engine | None = None,
    repair: bool = False,
    shelf: Shelf | None = None,
    cache: AnswerCache | None = None,
) -> Iterator[Event]:
    """Yield the events of one exchange; always ends with Finished, Refused or Failed.

    ``embedded`` is the engine with whose answer a model's is compared; ``repair`` lets a model be asked once to repair
    what was refuted. The cards of ``shelf`` that fit are shown, and a model is reminded of them; ``cache`` has the
    answers that models gave before. Closing the iterator stops the engine at once.
    """
    start = time.monotonic()
    try:
        problem: Problem = pool.call(
            "tutor.understanding:understand", ask.text, ask.language, ask.method, deadline=reading_deadline
        )
        cards = shelf.fitting(problem.text, problem.topic, ask.language) if shelf is not None else ()
        told = replace(ask, cards=cards)
        tape = cache.taped(engine, problem, told, pool) if cache is not None else Tape(engine, pool)
        yield Started(ask, problem, engine.name, engine.model, tape.cached)
        if cards:
            yield CardsFound(cards)
        beside = Beside(problem, told, engine, embedded, judge, pool)
        exchange = _Exchange(problem, told, tape, judge, pool, start, beside)
        with closing(exchange), closing(exchange.events(repair=repair)) as events:
            for event in events:
                tape.heard(event)
                yield event
    except StepwiseError as error:
        yield _trouble(error)


@dataclass
class _Exchange:
    """What is known so far between a question that was understood and its end."""

    problem: Problem
    ask: Ask
    engine: Engine
    judge: Judge
    pool: Pool
    start: float
    beside: Beside
    steps: list[Step] = field(default_factory=list)
    verdicts: dict[Path, Verdict] = field(default_factory=dict)
    answer: Answer | None = None
    verdict: Verdict | None = None
    refused: bool = False
    _watch: Watch | None = None
    _places: list[int] = field(default_factory=list)
    """Where in the text each step was complete."""

    def events(self, *, repair: bool) -> Generator[Event]:
        """Everything between the beginning and the end; what is refuted may be repaired once."""
        yield from self._attempt(self.ask, stops=repair)
        wrong = self._wrong() if repair and not self.refused else None
        if wrong is not None:
            yield self._repairing(wrong)
            yield from self._attempt(replace(self.ask, repair=self._repair(wrong)), stops=False)
        if self.refused:
            return
        if self._watch is not None:
            yield from self.beside.events(self.answer, self.verdict)
        solution = Solution(self.problem, tuple(self.steps), self.answer)
        yield Finished(solution, tuple(self.verdicts.items()), self.verdict, time.monotonic() - self.start)

    def close(self) -> None:
        """Let go of what is still being worked out."""
        if self._watch is not None:
            self._watch.close()
        self.beside.close()

    def _attempt(self, ask: Ask, *, stops: bool) -> Iterator[Event]:
        """The engine's events, each judged; with ``stops`` only up to what is refuted."""
        with closing(_proposed(self.engine, self.problem, ask)) as proposed:
            for event in proposed:
                match event:
                    case Text(text) if text:
                        yield event
                        self._written().read(text)
                    case Found(_, step):
                        yield from self._step(step)
                    case AnswerFound(found):
                        yield event
                        yield from self._noted(self._watch.rest() if self._watch else ())
                        yield from self._answer(found)
                    case Refused():
                        yield from self._noted(self._watch.rest() if self._watch else ())
                        yield event
                        self.refused = True
                        return
                    case _:
                        yield event
                if self._watch is not None:
                    yield from self._noted(self._watch.ready())
                    if stops and self._watch.wrong is not None:
                        return
        if self._watch is not None:
            yield from self._noted(self._watch.rest())

    def _written(self) -> Watch:
        """The watch over a model's text; with it begins what is worked out beside it."""
        if self._watch is None:
            self._watch = Watch(self.judge, self.problem)
            self.beside.begin()
        return self._watch

    def _step(self, step: Step) -> Iterator[Event]:
        index = len(self.steps)
        self.steps.append(step)
        yield Found(index, step)
        if self._watch is not None:
            self._places.append(len(self._watch.text))
            self._watch.step(step, (index,))
            return
        for path, judged in self.judge.step(step, (index,)):
            self.verdicts[path] = judged
            yield StepChecked(path, judged)

    def _noted(self, checked: Iterator[ClaimChecked | StepChecked] | tuple[()]) -> Iterator[Event]:
        for event in checked:
            if isinstance(event, StepChecked):
                self.verdicts[event.path] = event.verdict
            yield event

    def _answer(self, found: Answer) -> Iterator[Event]:
        self.answer, self.verdict = found, self.judge.answer(self.problem, found)
        yield AnswerChecked(self.verdict)
        if self.verdict.proved and (figures := self.judge.figures(self.problem, found)):
            yield FiguresFound(figures)

    def _wrong(self) -> Wrong | None:
        """What is to be repaired: the first refuted claim of a text, else a refuted answer."""
        if self._watch is None or self._watch.wrong is not None or self.answer is None:
            return self._watch.wrong if self._watch else None
        if self.verdict is None or self.verdict.status is not Status.REFUTED:
            return None
        return Wrong(len(self._watch.text), self.answer.shown.plain, self.verdict)

    def _repairing(self, wrong: Wrong) -> Repairing:
        """Take back what stands after the wrong place."""
        assert self._watch is not None
        index = sum(place <= wrong.position for place in self._places)
        del self.steps[index:], self._places[index:]
        self.verdicts = {path: verdict for path, verdict in self.verdicts.items() if path[0] < index}
        self.answer = self.verdict = None
        return Repairing(index, wrong.position, wrong.text, wrong.verdict)

    def _repair(self, wrong: Wrong) -> Repair:
        assert self._watch is not None
        text = self._watch.text
        self._watch.restart()
        line = text.rfind("\n", 0, wrong.position) + 1
        end = text.find("\n", wrong.position)
        written = text[line : len(text) if end < 0 else end].strip() or wrong.text
        translate: Callable[[str], str] = locale(self.ask.language).translate
        return Repair(text[:line].rstrip(), written, render_plain(wrong.verdict.message, translate))


def _proposed(engine: Engine, problem: Problem, ask: Ask) -> Generator[EngineEvent]:
    """What an engine proposes; the journal is told of its end."""
    start, count = time.monotonic(), 0
    try:
        with closing(engine.stream(problem, ask)) as events:  # type: ignore[type-var]
            for event in events:
                count += 1
                yield event
    finally:
        took = round(1000 * (time.monotonic() - start))
        LOG.info("an engine ended", extra={"engine": engine.name, "events": count, "ms": took})


def _trouble(error: StepwiseError) -> Refused | Failed:
    """A question that cannot be used is refused; anything else broke."""
    if isinstance(error, BadInput) or error.exit_code == 3:
        return Refused(error.code, error.message, error.hint, error.position, error.exit_code)
    return Failed(error.code, error.message, error.exit_code)
