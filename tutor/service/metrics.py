"""What is counted while the tutor works: requests, first words, words a second, verdicts. Knows nothing of Prometheus.

Events are counted as they pass. What engines count themselves is in `Engine.gauges`; `tutor.service.measuring` puts
both together.
"""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from threading import Lock
from types import TracebackType
from typing import TypeVar, cast

from tutor.errors import BadInput, StepwiseError
from tutor.events import (
    AnswerChecked,
    AnswerFound,
    ClaimChecked,
    Event,
    Failed,
    Finished,
    Refused,
    Started,
    StepChecked,
    StepFound,
    Text,
    Thinking,
)

T = TypeVar("T")

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0)
"""Upper bounds of the buckets of durations."""
RECENT = 60.0
"""Seconds that "now" means in a rate."""
BEAT = 0.25
"""Seconds between two looks at how much was written."""


@dataclass(slots=True)
class Distribution:
    """How many values fell into each bucket (the last one is for all above), and their sum."""

    bounds: tuple[float, ...] = SECONDS
    counts: list[int] = field(default_factory=list)
    sum: float = 0.0

    def __post_init__(self) -> None:
        self.counts = self.counts or [0] * (len(self.bounds) + 1)

    @property
    def count(self) -> int:
        """How many values there were."""
        return sum(self.counts)

    def add(self, value: float) -> None:
        """Take a value."""
        self.counts[bisect_left(self.bounds, value)] += 1
        self.sum += value

    def quantile(self, part: float) -> float | None:
        """Return about the value below which that part of all lies (as Prometheus does); None where there are none."""
        wanted, below, low = part * self.count, 0, 0.0
        if not self.count:
            return None
        for bound, count in zip(self.bounds, self.counts, strict=False):
            if count and below + count >= wanted:
                return low + (bound - low) * (wanted - below) / count
            below, low = below + count, bound
        return low


class Rate:
    """How much grew a second of late: since it began to grow, at most a minute ago."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, float]] = deque()

    def note(self, total: float, now: float, *, always: bool = True) -> None:
        """Take notice of how much there is; unless ``always``, only if the last notice is old."""
        if self._seen and not always and now - self._seen[-1][0] < BEAT:
            return
        self._seen.append((now, total))
        while self._seen[0][0] < now - RECENT or (len(self._seen) > 1 and self._seen[1][1] == self._seen[0][1]):
            self._seen.popleft()

    def now(self, total: float, now: float) -> float:
        """Return the rate."""
        self.note(total, now)
        since, before = self._seen[0]
        return (total - before) / (now - since) if now > since else 0.0


class Metrics:
    """The counts of one tutor; only ever grow but for ``running``. Safe to use from any thread.

    Keys are what Prometheus calls the values of labels: the verb ("solve", "desk.make"; see `tutor.service.verbs`), the
    engine ("" where there is none), how it ended ("finished", "refused", "failed", "stopped"). All are names in our
    code: whoever asks cannot make a new one.
    """

    def __init__(self) -> None:
        self.begun = time.time()
        self.requests: Counter[tuple[str, str, str]] = Counter()
        """By verb, engine and how it ended."""
        self.errors: Counter[tuple[str, str, str]] = Counter()
        """By verb, engine and code, refusals too."""
        self.running: Counter[tuple[str, str]] = Counter()
        """By verb and engine."""
        self.verdicts: Counter[tuple[str, str, str, str]] = Counter()
        """By verb, engine, part ("step", "claim", "answer") and status."""
        self.pieces: Counter[tuple[str]] = Counter()
        """Pieces of text told, by engine."""
        self.cached: Counter[tuple[str]] = Counter()
        """Answers told again, by engine."""
        self.items = 0
        """Practice problems made."""
        self.seconds: defaultdict[tuple[str, str], Distribution] = defaultdict(Distribution)
        """From the question to the end, by verb and engine."""
        self.first_token: defaultdict[tuple[str], Distribution] = defaultdict(Distribution)
        """From the question to a model's first piece of text, by engine."""
        self.first_step: defaultdict[tuple[str], Distribution] = defaultdict(Distribution)
        """From the question to the first step or the answer, by engine."""
        self.speed: defaultdict[str, Rate] = defaultdict(Rate)
        """Tokens a second, by engine."""
        self.lock = Lock()

    def request(self, verb: str, engine: str = "") -> Request:
        """Return a context in which one request is served: what is raised in it is how it ended."""
        return Request(self, verb, engine)

    def watched(self, events: Iterator[Event], engine: str) -> Iterator[Event]:
        """Yield the events of one exchange, each counted as it passes."""
        with self.request("solve", engine) as request, closing(cast("Generator[Event]", events)):
            for event in events:
                request.note(event)
                yield event

    def verdict(self, verb: str, engine: str, part: str, status: str) -> None:
        """Count a verdict."""
        with self.lock:
            self.verdicts[verb, engine, part, status] += 1

    def drawn(self, values: Iterator[T], verb: str) -> Iterator[T]:
        """Yield what a verb returns bit by bit: the request lasts from the first bit to the last."""
        with self.request(verb):
            yield from values

    def made(self, items: Iterator[T]) -> Iterator[T]:
        """Yield practice problems, counting them."""
        for item in items:
            with self.lock:
                self.items += 1
            yield item


class Request:
    """One request on its way."""

    def __init__(self, metrics: Metrics, verb: str, engine: str) -> None:
        self._metrics = metrics
        self._verb = verb
        self._engine = engine
        self._outcome: str | None = None
        self._start = 0.0
        self._again = self._later = False
        self._spoke = self._stepped = False

    def __enter__(self) -> Request:
        self._start = time.monotonic()
        with self._metrics.lock:
            self._metrics.running[self._verb, self._engine] += 1
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: TracebackType | None) -> None:
        match error:
            case StepwiseError():
                refused = isinstance(error, BadInput) or error.exit_code == 3
                self._trouble("refused" if refused else "failed", error.code)
            case Exception():
                self._trouble("failed", "error")
            case BaseException():  # closed before its end
                self._outcome = self._outcome or "stopped"
        metrics = self._metrics
        with metrics.lock:
            metrics.running[self._verb, self._engine] -= 1
            if self._later:
                return
            metrics.requests[self._verb, self._engine, self._outcome or "finished"] += 1
            metrics.seconds[self._verb, self._engine].add(time.monotonic() - self._start)

    def later(self) -> None:
        """Count nothing here: what there is to do has not begun yet, and is counted then."""
        self._later = True

    def note(self, event: Event) -> None:
        """Count what an event tells."""
        match event:
            case Text(text) | Thinking(text):
                if text and not self._again:
                    self._piece()
            case StepFound() | AnswerFound():
                self._step()
            case StepChecked(_, verdict):
                self._metrics.verdict(self._verb, self._engine, "step", verdict.status.value)
            case ClaimChecked(_, _, verdict):
                self._metrics.verdict(self._verb, self._engine, "claim", verdict.status.value)
            case AnswerChecked(verdict):
                self._metrics.verdict(self._verb, self._engine, "answer", verdict.status.value)
            case Started(cached=True):
                self._again = True
                with self._metrics.lock:
                    self._metrics.cached[self._engine,] += 1
            case Refused(code):
                self._trouble("refused", code)
            case Failed(code):
                self._trouble("failed", code)
            case Finished():
                self._outcome = "finished"

    def _piece(self) -> None:
        metrics, now = self._metrics, time.monotonic()
        with metrics.lock:
            metrics.pieces[self._engine,] += 1
            metrics.speed[self._engine].note(metrics.pieces[self._engine,], now, always=False)
            if not self._spoke:
                self._spoke = True
                metrics.first_token[self._engine,].add(now - self._start)

    def _step(self) -> None:
        if not self._stepped:
            self._stepped = True
            with self._metrics.lock:
                self._metrics.first_step[self._engine,].add(time.monotonic() - self._start)

    def _trouble(self, outcome: str, code: str) -> None:
        self._outcome = outcome
        with self._metrics.lock:
            self._metrics.errors[self._verb, self._engine, code] += 1
