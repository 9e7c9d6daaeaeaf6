"""The tutor: everything the command line, the HTTP API and the page can ask for, in one object."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from tutor.claims import claims
from tutor.engines import open_engine
from tutor.engines.choice import at_once, engine_name
from tutor.errors import BadInput, TookTooLong, TooLarge, Unavailable, WorkerLost
from tutor.events import Event
from tutor.knowledge import Shelf
from tutor.locales import locale
from tutor.maths.worker import Pool
from tutor.messages import say
from tutor.problem import Ask, Level, Problem
from tutor.records import Entry, Store
from tutor.service.auditing import Audit, audit
from tutor.service.bounds import MAX_TEXT, bounded_work
from tutor.service.clients import Clients
from tutor.service.learning import Learning
from tutor.service.measuring import Standing
from tutor.service.metrics import Metrics
from tutor.service.practice.drafts import Kind
from tutor.service.practice.items import ITEM_DEADLINE, Item, items, items_json
from tutor.service.reading import Reading
from tutor.service.sets.desk import Desk
from tutor.service.sets.importing import Imported, imported
from tutor.service.solving.caching import MODELS, AnswerCache, kept_at
from tutor.service.solving.exchange import solve
from tutor.service.solving.judging import Judge
from tutor.service.solving.recording import recorded
from tutor.service.verbs import counted, opened, turned_away
from tutor.service.work.checking import Work, check_work
from tutor.service.writing.bench import Bench, checked, written
from tutor.settings import Settings

if TYPE_CHECKING:
    from tutor.engines.base import Engine
    from tutor.imports.rows import Row
    from tutor.knowledge import Vectors
    from tutor.service.practice.drafts import Judgement, Listing
    from tutor.service.school import School
    from tutor.service.writing.written import Judged, Wish
    from tutor.verdict import AnswerCheck

MAX_AUDIT = 200_000
"""Characters of a text that is audited."""

PRELOAD = (
    "tutor.service.jobs",
    "tutor.service.solving.whole",
    "tutor.service.sets.making",
    "tutor.engines.symbolic.proposing",
    "tutor.understanding.ready",
    "tutor.engines.transcription.claims",
    "tutor.engines.transcription.answers",
    "tutor.claims.judging",
    "tutor.service.work.lines",
)
"""Modules that every worker process has from its start."""


class Tutor:
    """One tutor for one process, safe to use from any thread; `close` it at the end.

    Its parts are made when first needed: the store on the first recorded exchange, an engine on its first problem,
    worker processes on the first piece of mathematics.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        size, memory = self.settings.workers, self.settings.worker_memory
        # Two pools: checks never wait behind the streams whose steps they check.
        self._solvers = Pool(size, memory, PRELOAD)
        self._checkers = Pool(size, memory, PRELOAD)
        self._judge = Judge(self._checkers, self.settings.check_deadline)
        self._engines: dict[str, Engine] = {}
        self.metrics = Metrics()
        self._learning = opened(Learning(self, self._checkers), "", self.metrics)
        self.clients = opened(Clients(self), "clients", self.metrics, ("key", "close"))
        self.reading = opened(Reading(self, self._checkers), "reading", self.metrics, ("close",))
        self._store: Store | None = None
        self._shelf: Shelf | None = None
        self._cache: AnswerCache | None = None
        self._lock = threading.RLock()

    @property
    def store(self) -> Store:
        """The records.

        Raises:
            Unavailable: the database cannot be used.
        """
        with self._lock:
            if self._store is None:
                self._store = Store(self.settings.database_url, migrate=self.settings.migrate == "auto")
            return self._store

    @property
    def desk(self) -> Desk:
        """A teacher's practice sets."""
        return opened(Desk(self, self._solvers), "desk", self.metrics, ("seen",))

    @property
    def learning(self) -> Learning:
        """What a student who learns can ask for."""
        return self._learning

    @property
    def school(self) -> School:
        """Who is who: accounts, classes, assignments, reports."""
        from tutor.service.school import School  # brings the hashing of passwords

        return School(self, self._solvers)

    @property
    def shelf(self) -> Shelf:
        """The knowledge cards, found by their meaning where the settings name an encoder.

        Raises:
            Unavailable: the encoder cannot be loaded.
        """
        with self._lock:
            if self._shelf is None:
                self._shelf = Shelf(_vectors(self.settings.embedding_model))
            return self._shelf

    @property
    def cache(self) -> AnswerCache | None:
        """The answers that models gave before; None where none are kept.

        Raises:
            Unavailable: the place where they are kept cannot be used.
        """
        with self._lock:
            if self._cache is None and self.settings.cache_seconds:
                self._cache = AnswerCache(kept_at(self.settings), self.settings)
            return self._cache

    @property
    def engine_name(self) -> str:
        """The engine that "auto" stands for here."""
        return engine_name(self.settings)

    @property
    def model(self) -> str | None:
        """The model of that engine, if it has one."""
        return self.engine(self.engine_name).model

    def engine(self, name: str, model: str | None = None) -> Engine:
        """Return the engine of that name ("auto" chooses), with another model than the settings' where one is named.

        Raises:
            UnknownName: there is no such engine.
        """
        name = self.engine_name if name == "auto" else name
        key = f"{name}/{model or ''}"
        with self._lock:
            if key not in self._engines:
                settings = self.settings.model_copy(update={"model": model}) if model else self.settings
                self._engines[key] = open_engine(name, settings, self._solvers)
            return self._engines[key]

    def warm(self) -> None:
        """Start the workers and load the engine now, so that the first problem does not wait."""
        self._solvers.warm()
        self._checkers.warm()
        self._rehearse()
        self.engine("auto").warm()

    def _rehearse(self) -> None:
        """Have every checking worker judge something once: its first check takes ten times as long as the others."""
        sample = claims("1 + 1 = 2")[0]
        with ThreadPoolExecutor(self._checkers.size) as threads:
            list(threads.map(lambda _: self._judge.written(sample, Problem("")), range(self._checkers.size)))

    def prepare(self, workers: int | None = None) -> None:
        """Start that many workers of each kind (or all) in the background, while the caller goes on."""
        for pool in (self._solvers, self._checkers):
            threading.Thread(target=pool.warm, args=(workers,), daemon=True).start()

    def standing(self) -> Standing:
        """Return how the engines, the workers and the cache stand now."""
        with self._lock:
            engines, cache, store = tuple(self._engines.values()), self._cache, self._store
        return Standing(
            tuple((engine.name, engine.model or "", engine.gauges()) for engine in engines),
            (("solving", self._solvers.gauges()), ("checking", self._checkers.gauges())),
            None if cache is None else cache.gauges(),
            None if store is None else store.gauges(),
        )

    @turned_away("solve")
    def solve(self, ask: Ask, browser: str | None = None, *, record: bool = True) -> Iterator[Event]:
        """Yield the events of one exchange, each recorded before it is yielded.

        Closing the iterator stops the engine; what came before stays recorded. Input that cannot be used is recorded
        too and ends in `Refused`.

        Raises:
            UnknownName: no such language or engine.
            Unavailable: the store cannot be used.
        """
        locale(ask.language)
        engine = self.engine(ask.engine, ask.model)
        events = solve(
            self._settled(_bounded(ask)),
            engine,
            self._solvers,
            self._judge,
            self.settings.reading_deadline,
            embedded=None if engine.name == "symbolic" else self.engine("symbolic"),
            repair=self.settings.repair,
            shelf=self.shelf if record else None,
            cache=self.cache if record and engine.name in MODELS else None,
        )
        events = self.metrics.watched(events, engine.name)
        if not record:
            return events
        from tutor.wire import event_json

        translate = locale(ask.language).translate
        return recorded(events, ask, browser, self.store, lambda event: event_json(event, translate))

    def _settled(self, ask: Ask) -> Ask:
        """The request with what it leaves to the settings."""
        samples = self.settings.samples if ask.samples is None else ask.samples
        equations = self.settings.equations if ask.equations is None else ask.equations
        return replace(ask, samples=samples, equations=equations)

    @counted("bulk")
    def outcome(self, ask: Ask) -> dict[str, Any]:
        """Return a problem's solution, or what went wrong, as JSON; nothing is recorded: for bulk work.

        The embedded engine's problems are worked out and checked in one worker from beginning to end; one that takes
        long goes the ordinary way, where every part has its deadline.

        Raises:
            UnknownName, BadInput, TooLarge: as `solve` does.
        """
        locale(ask.language)
        settings = self.settings
        if self.engine(ask.engine, ask.model).name == "symbolic":
            with suppress(TookTooLong, WorkerLost):
                found: dict[str, Any] = self._solvers.call(
                    "tutor.service.solving.whole:whole", _bounded(ask), settings, deadline=settings.reading_deadline
                )
                return found
        from tutor.transcript import Transcript
        from tutor.wire import outcome_json

        return outcome_json(Transcript.of(self.solve(ask, record=False)), locale(ask.language).translate)

    def recorded(self) -> dict[str, dict[str, int]]:
        """Return how many recorded exchanges ended in which way, and how many of their answers have which verdict.

        Raises:
            Unavailable: the records cannot be read.
        """
        found: dict[str, dict[str, int]] = {"state": {}, "verdict": {}}
        for name, count in self.store.counts().items():
            kind, _, value = name.partition(":")
            found[kind][value] = count
        return {"exchanges": found["state"], "verdicts": found["verdict"]}

    @counted("history")
    def history(self, browser: str) -> list[Entry]:
        """Return a browser's exchanges, newest first."""
        return self.store.history(browser)

    @counted("replay")
    def replay(self, exchange: str, browser: str | None) -> list[dict[str, Any]]:
        """Return the recorded events of an exchange of that browser, exactly as they were shown."""
        return self.store.events(exchange, browser)

    @counted("check")
    def compare(self, gold: str, answer: str, form: str | None = None) -> AnswerCheck:
        """Compare an answer with a key, both as people write them.

        Raises:
            TookTooLong: not decided before the deadline.
        """
        check: AnswerCheck = self._checkers.call(
            "tutor.checking.answers:check_answer", gold, answer, form, deadline=self.settings.check_deadline
        )
        self.metrics.verdict("check", "", "answer", check.verdict)
        return check

    @counted("audit")
    def audit(self, problem: str, text: str, language: str = "en") -> Audit:
        """Judge the claims and the answer of a text that somebody else wrote about a problem (which may be empty).

        Raises:
            UnknownName: no such language.
            BadInput, TooLarge: there is no text, or too much of it.
        """
        locale(language)
        if not text.strip():
            raise BadInput(say("There is no text to check yet."), hint=say("Paste a solution, line by line."))
        for part, most in ((problem, MAX_TEXT), (text, MAX_AUDIT)):
            if len(part) > most:
                raise TooLarge(
                    say("The text is {length} characters long; at most {limit} are read.",
                        length=len(part), limit=most),
                    position=most,
                )  # fmt: skip
        found = audit(
            problem, text, language, self._checkers, self._judge, self.engine("symbolic"),
            self.settings.reading_deadline,
        )  # fmt: skip
        for _, verdict in found.claims:
            self.metrics.verdict("audit", "", "claim", verdict.status.value)
        self.metrics.verdict("audit", "", "answer", found.verdict.status.value)
        return found

    @counted("work")
    def check_work(self, problem: str, lines: Sequence[str], language: str = "en") -> Work:
        """Judge the lines of a student's work on a problem (which may be empty), each against the line above.

        Raises:
            UnknownName: no such language.
            BadInput, TooLarge: there are no lines, or too many, or too long ones.
            TookTooLong: it could not be judged in time.
        """
        locale(language)
        if not any(line.strip() for line in lines):
            hint = say("Write your work, one line under another.")
            raise BadInput(say("There are no lines to check yet."), hint=hint)
        bounded_work(problem, lines)
        return check_work(problem, lines, language, self._checkers, self.settings.reading_deadline)

    @counted("topics")
    def topics(self) -> list[Listing]:
        """Return every topic, in order."""
        found: list[Listing] = self._solvers.call("tutor.service.jobs:listings", deadline=30)
        return found

    @counted("practice")
    def practice(
        self, topic: str, level: Level, count: int = 1, seed: int = 0, first: int = 0, kind: Kind = Kind.COMPUTE
    ) -> Iterator[Item]:
        """Yield proven practice problems; item *i* of a seed is always the same.

        Raises:
            UnknownName: there is no such topic.
        """
        if count < 1 or first < 0:
            raise BadInput(say("The number of problems must be at least 1."))
        return self.metrics.made(items(self._solvers, topic, level, count, seed, first, kind))

    @counted("practice")
    def practice_json(
        self, topic: str, level: Level, count: int, seed: int, language: str, kind: Kind = Kind.COMPUTE
    ) -> Iterator[dict[str, Any]]:
        """Yield the JSON of proven practice problems, put in words by the workers: for many of them.

        Raises:
            UnknownName: there is no such topic or language.
        """
        locale(language)
        return self.metrics.made(items_json(self._solvers, topic, level, count, seed, language, kind))

    @counted("practice")
    def like(self, text: str, level: Level, count: int = 1, seed: int = 0, language: str = "en") -> list[Item]:
        """Return proven problems like the one typed, or like the practice problem of that id.

        Raises:
            BadInput: the problem is not understood.
            NotSolved: nothing like it was found.
        """
        _bounded(Ask(text))
        found: list[Item] = self._solvers.call(
            "tutor.service.practice.variants:variants", text, level, count, seed, language, deadline=ITEM_DEADLINE
        )
        return found

    @counted("import")
    def import_problem(self, row: Row, level: Level, language: str = "en") -> Imported:
        """Check a problem of a teacher's own: solve it, and judge the answer that came with it; nothing is recorded.

        Raises:
            UnknownName: there is no such language.
        """
        locale(language)
        return imported(
            row, level, language, partial(self.solve, record=False), self._checkers, 2 * self.settings.check_deadline
        )

    @counted("write")
    def write_problems(self, wish: Wish) -> Iterator[Judged]:
        """Have a model write word problems; yield each with what became of it. Closing the iterator ends the work.

        Raises:
            UnknownName, BadInput: no such engine, language or topic; no theme; too much is asked for.
            Unavailable: the engine has no model, or cannot work.
        """
        locale(wish.language)
        listings = self.topics()
        wish, engine = checked(wish, listings), self.engine(wish.engine, wish.model)
        if engine.name == "symbolic":
            raise Unavailable(
                say("The symbolic engine writes no problems."),
                hint=say("Choose an engine with a model: local or served."),
            )
        width = at_once(engine.name, self.settings)
        solve = partial(self.solve, record=False)
        return written(wish, listings, Bench(engine, self._checkers, solve, self.settings.reading_deadline, width))

    @counted("judge")
    def judge_practice(self, item: Item, answer: str, browser: str | None = None, hints: int = 0) -> Judgement:
        """Judge a student's answer to a practice problem, and record it."""
        judgement: Judgement = self._checkers.call(
            "tutor.service.jobs:judge_answer", item.draft, answer, deadline=2 * self.settings.check_deadline
        )
        self.store.attempt(
            browser=browser,
            topic=item.topic,
            level=item.level.value,
            item=item.id,
            answer=answer,
            verdict=judgement.outcome,
            hints=hints,
        )
        self.metrics.verdict("judge", "", "attempt", judgement.outcome)
        return judgement

    def close(self) -> None:
        """Stop the engines and the workers, close the store."""
        self.clients.close()
        for engine in self._engines.values():
            engine.close()
        self.reading.close()
        self._solvers.close()
        self._checkers.close()
        for part in (self._store, self._cache, self._shelf):
            if part is not None:
                part.close()

    def __enter__(self) -> Tutor:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _vectors(name: str | None) -> Vectors | None:
    """The encoder of that name, None for none."""
    if name is None:
        return None
    if not all(find_spec(library) for library in ("torch", "transformers")):
        raise Unavailable(
            say("Finding cards by meaning needs {library}, which is not installed.", library="transformers"),
            hint=say("Install it with: pip install 'stepwise-tutor[rag]'"),
        )
    from tutor.knowledge.embedding import EmbeddingVectors

    return EmbeddingVectors(name)


def _bounded(ask: Ask) -> Ask:
    if not ask.text.strip():
        raise BadInput(say("There is no problem to solve yet."), hint=say("Type a problem, such as 2x + 3 = 7."))
    if len(ask.text) > MAX_TEXT:
        raise TooLarge(
            say("The problem is {length} characters long; at most {limit} are read.",
                length=len(ask.text), limit=MAX_TEXT),
            position=MAX_TEXT,
        )  # fmt: skip
    return ask
