"""Answers that a model gave before: told again as they were written, read and checked anew.

What is kept are the pieces of the text, never a verdict. Nothing is kept that was refuted in any part, cut off,
stopped, failed, repaired, or without an answer. A place that cannot be used costs the answer nothing but its memory.
"""

from __future__ import annotations

import json
import logging
import re
import unicodedata
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Protocol

from tutor.engines.base import Engine
from tutor.engines.transcription import Piece, transcribe
from tutor.errors import Unavailable
from tutor.events import (
    AnswerChecked,
    AnswerFound,
    AnswersCompared,
    ClaimChecked,
    EngineEvent,
    Event,
    Finished,
    Repairing,
    StepChecked,
    Text,
    Thinking,
)
from tutor.maths.worker import Pool
from tutor.problem import Ask, Problem
from tutor.prompting import chat
from tutor.settings import Settings
from tutor.verdict import Status

LOG = logging.getLogger(__name__)

MODELS = frozenset({"local", "served"})
"""The engines whose answers are kept."""

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""The wide forms of ASCII, as Korean and Japanese keyboards write them."""
SAME = {0x2212: "-", 0x2010: "-", 0x2011: "-", 0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}
"""Signs that mean the same in a problem. Not NFKC: that would make x2 of x²."""


class Kept(Protocol):
    """Where texts are kept for a time."""

    def get(self, key: str) -> str | None:
        """Return the text of a key, None where there is none or its time is over."""

    def put(self, key: str, text: str, seconds: int) -> None:
        """Keep a text for that long."""

    def drop(self, key: str) -> None:
        """Forget a text."""

    def close(self) -> None:
        """Close every connection."""


def kept_at(settings: Settings) -> Kept:
    """Return the place of the settings: Redis where an address is given, else the database.

    Raises:
        Unavailable: it cannot be used.
    """
    if settings.cache_url is None:
        from tutor.records.answers import DatabaseAnswers

        return DatabaseAnswers(settings.database_url, migrate=settings.migrate == "auto")
    from tutor.records.redis_answers import RedisAnswers

    return RedisAnswers(settings.cache_url)


class AnswerCache:
    """The answers kept for one process's settings; safe to use from any thread."""

    def __init__(self, kept: Kept, settings: Settings) -> None:
        self._kept = kept
        self._settings = settings
        self.hits = self.misses = self.stored = 0

    def taped(self, engine: Engine, problem: Problem, ask: Ask, pool: Pool) -> Tape:
        """Return the engine with a tape running: it plays what is kept for this question, else it records.

        Nothing is kept for an engine without a model, nor where several answers are to differ.
        """
        if engine.name not in MODELS or (ask.samples or 1) > 1:
            return Tape(engine, pool)
        key = self._key(engine, ask)
        text = self._get(key)
        self.hits, self.misses = self.hits + (text is not None), self.misses + (text is None)
        return Tape(engine, pool, self, key, None if text is None else tuple(_pieces(text)))

    def put(self, key: str, pieces: tuple[Piece, ...]) -> None:
        """Keep an answer."""
        try:
            self._kept.put(key, _written(pieces), self._settings.cache_seconds)
            self.stored += 1
        except Unavailable as error:
            LOG.warning("an answer was not kept: %s", error)

    def drop(self, key: str) -> None:
        """Forget an answer that turned out to be wrong."""
        try:
            self._kept.drop(key)
        except Unavailable as error:
            LOG.warning("an answer was not forgotten: %s", error)

    def close(self) -> None:
        """Let the place go."""
        self._kept.close()

    def gauges(self) -> dict[str, float]:
        """Return what there is to measure."""
        return {"hits": float(self.hits), "misses": float(self.misses), "stored": float(self.stored)}

    def _get(self, key: str) -> str | None:
        try:
            return self._kept.get(key)
        except Unavailable as error:
            LOG.warning("kept answers cannot be read: %s", error)
            return None

    def _key(self, engine: Engine, ask: Ask) -> str:
        settings = self._settings
        turns = chat(replace(ask, text=normalised(ask.text, code=ask.subject == "coding")))
        parts = {
            "engine": engine.name,
            "address": settings.served_url if engine.name == "served" else None,
            "model": ask.model or engine.model,
            "prompt": [[turn.role, turn.text] for turn in turns],
            "sampling": [settings.max_new_tokens, ask.temperature],
        }
        return sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


@dataclass
class Tape:
    """An engine whose one answer is recorded, or played from the record; stands behind the same seam."""

    engine: Engine
    pool: Pool
    cache: AnswerCache | None = None
    key: str = ""
    kept: tuple[Piece, ...] | None = None
    _pieces: list[Piece] = field(default_factory=list)
    _spoiled: bool = False

    def __post_init__(self) -> None:
        self.name, self.model = self.engine.name, self.engine.model

    @property
    def cached(self) -> bool:
        """Whether the answer is played from the record."""
        return self.kept is not None

    def stream(self, problem: Problem, ask: Ask) -> Generator[EngineEvent]:
        """Play the record, or let the engine work and record; a repair always is the engine's."""
        if self.kept is not None and ask.repair is None:
            yield from transcribe(self.kept, problem, ask, "", self.pool)
            return
        with closing(self.engine.stream(problem, ask)) as events:  # type: ignore[type-var]
            for event in events:
                if isinstance(event, Text | Thinking) and event.text:
                    self._pieces.append(event.text if isinstance(event, Text) else event)
                yield event

    def warm(self) -> None:
        """Nothing to load."""

    def gauges(self) -> dict[str, float]:
        """Nothing of its own to measure."""
        return {}

    def close(self) -> None:
        """Nothing to release."""

    def heard(self, event: Event) -> None:
        """Take notice of what became of the answer; at its end keep it, or forget one that is refuted now."""
        match event:
            case AnswerChecked(verdict) | StepChecked(_, verdict) | ClaimChecked(_, _, verdict):
                self._spoiled |= verdict.status is Status.REFUTED
            case AnswersCompared(agree=False) | Repairing() | AnswerFound(cut=True):
                self._spoiled = True
            case Finished(solution):
                self._finish(complete=solution.answer is not None)

    def _finish(self, *, complete: bool) -> None:
        if self.cache is None:
            return
        if self.cached:
            if self._spoiled:
                self.cache.drop(self.key)
        elif complete and not self._spoiled and self._pieces:
            self.cache.put(self.key, tuple(self._pieces))


def normalised(text: str, *, code: bool = False) -> str:
    """Return a question with spaces, line ends and Unicode's other ways to write the same signs made one.

    In ``code`` the spaces at the beginning of a line count.
    """
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(WIDE).translate(SAME)
    if code:
        return "\n".join(line.rstrip() for line in text.strip("\n").splitlines()).strip("\n")
    return " ".join(text.split())


def _written(pieces: tuple[Piece, ...]) -> str:
    rows = [["thinking", piece.text] if isinstance(piece, Thinking) else ["text", piece] for piece in pieces]
    return json.dumps(rows, ensure_ascii=False)


def _pieces(text: str) -> Iterator[Piece]:
    for kind, words in json.loads(text):
        yield Thinking(words) if kind == "thinking" else str(words)
