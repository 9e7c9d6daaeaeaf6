"""The local engine behind the seam: one model, one thread that owns it, requests in the order they came."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Event
from typing import TYPE_CHECKING

from tutor.engines.background import in_background
from tutor.engines.local.loading import Loaded, load
from tutor.engines.transcription import CutOff, Piece, transcribe
from tutor.events import EngineEvent
from tutor.problem import Ask, Problem
from tutor.prompting import chat

if TYPE_CHECKING:
    from tutor.maths.worker import Pool
    from tutor.settings import Settings


class LocalEngine:
    """Any chat model that transformers can load.

    One model is kept, and one thread writes with it; who comes meanwhile waits in line, in order, and may leave the
    line at any time. While nothing can be said (loading, waiting) an empty `Text` comes twice a second.
    """

    name = "local"

    def __init__(self, settings: Settings, pool: Pool) -> None:
        self.model: str | None = settings.model
        self._settings = settings
        self._pool = pool
        self._owner = ThreadPoolExecutor(1, thread_name_prefix="model")
        self._loaded: Loaded | None = None
        self._closed = Event()

    def stream(self, problem: Problem, ask: Ask) -> Iterator[EngineEvent]:
        """Ask the model, and read what it writes; closing ends the writing within one token.

        Raises:
            Unavailable: the model cannot be loaded, or failed.
        """
        name = ask.model or self._settings.model
        turns = chat(ask)

        def work(put: Callable[[Piece], None], stop: Event) -> None:
            from tutor.engines.local.generation import write

            def stopped() -> bool:
                return stop.is_set() or self._closed.is_set()

            loaded = self._load(name)
            limit = self._settings.max_new_tokens
            if not stopped() and not write(loaded, turns, limit, put, stopped):
                put(CutOff(limit))

        with closing(in_background(self._owner, work)) as pieces:
            yield from transcribe(pieces, problem, ask, name, self._pool)

    def warm(self) -> None:
        """Load the model."""
        self._owner.submit(self._load, self._settings.model).result()

    def close(self) -> None:
        """End whatever is being written and let the model go."""
        self._closed.set()
        self._owner.shutdown(cancel_futures=True)
        self._loaded = None

    def _load(self, name: str) -> Loaded:
        """The model of that name, loaded unless it is the one already here; runs in the owner's thread only."""
        if self._loaded is None or self._loaded.name != name:
            self._loaded = None
            self._loaded = load(name)
        return self._loaded
