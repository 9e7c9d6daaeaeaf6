"""One request to the model: what is wished, and the answer on its way from the model's thread to whoever reads it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event

from tutor import journal
from tutor.engines.background import PATIENCE
from tutor.engines.transcription import CutOff
from tutor.errors import StepwiseError
from tutor.events import Queued
from tutor.prompting import Turn


@dataclass(frozen=True, slots=True)
class Sampling:
    """How to choose the next token.

    Attributes:
        temperature: 0 for the likeliest token.
        top_p: the likeliest tokens that together have this probability are the choice.
        top_k: at most so many tokens are the choice; 0 for no limit.
        seed: the same seed makes the same choices; None for any.
    """

    temperature: float = 0.0
    top_p: float = 1.0
    top_k: int = 0
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What a model is to write.

    Attributes:
        model: its name.
        turns: the chat to answer.
        limit: the most tokens.
        shared: the chat without the problem: what it has in common with ``turns`` is read once for all.
        sampling: None for the model's own.
        stops: words before which the answer ends.
        seconds: the most time, waiting included.
    """

    model: str
    turns: tuple[Turn, ...]
    limit: int
    shared: tuple[Turn, ...] = ()
    sampling: Sampling | None = None
    stops: tuple[str, ...] = ()
    seconds: float = 900.0


@dataclass(frozen=True, slots=True)
class _End:
    error: StepwiseError | None = None


class Answer:
    """The answer to one wish: one thread reads it, the model's owner writes it."""

    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self.request = journal.request_id()
        self.asked = time.monotonic()
        self._told: SimpleQueue[str | CutOff | Queued | _End] = SimpleQueue()
        self._first: str | CutOff | _End | None = None
        self._left = Event()
        self._place = 0

    # For the reader

    def waiting(self, patience: float = PATIENCE) -> Iterator[Queued | None]:
        """Yield the place in the line whenever it changes, until the answer begins; None as a sign of life."""
        while self._first is None:
            item = self._next(patience)
            if item is None or isinstance(item, Queued):
                yield item
            else:
                self._first = item

    def pieces(self, patience: float = PATIENCE) -> Iterator[str | CutOff | None]:
        """Yield the answer, piece by piece, with None as a sign of life.

        Raises:
            StepwiseError: why there is no answer, or no more of it.
        """
        for _ in self.waiting(patience):
            yield None
        item = self._first
        while not isinstance(item, _End):
            yield item
            item = self._next(patience)  # type: ignore[assignment]
        if item.error is not None:
            raise item.error

    def close(self) -> None:
        """Leave: the model stops within one step."""
        self._left.set()

    def _next(self, patience: float) -> str | CutOff | Queued | _End | None:
        try:
            return self._told.get(timeout=patience)
        except Empty:
            return None

    # For the owner of the model

    @property
    def left(self) -> bool:
        """Whether nobody reads any more."""
        return self._left.is_set()

    @property
    def late(self) -> bool:
        """Whether its time is over."""
        return time.monotonic() - self.asked > self.wish.seconds

    def place(self, place: int) -> None:
        """Tell the place in the line, from 1, unless it is known."""
        if place != self._place:
            self._place = place
            self._told.put(Queued(place))

    def tell(self, piece: str | CutOff) -> None:
        """Hand a piece over."""
        if piece:
            self._told.put(piece)

    def end(self, error: StepwiseError | None = None) -> None:
        """Say that nothing more comes."""
        self._told.put(_End(error))
