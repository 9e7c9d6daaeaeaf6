"""The local engine behind the seam: one model that writes for everybody at once (see `scheduler`)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.engines.choice import on_zero_gpu
from tutor.engines.local.loading import load
from tutor.engines.local.requests import Sampling, Wish
from tutor.engines.local.scheduler import Scheduler
from tutor.engines.local.zero import SECONDS, ZeroScheduler
from tutor.engines.transcription import transcribe
from tutor.events import EngineEvent, Text
from tutor.problem import Ask, Problem
from tutor.prompting import chat

if TYPE_CHECKING:
    from tutor.maths.worker import Pool
    from tutor.settings import Settings

MIB = 2**20


class LocalEngine:
    """Any chat model that transformers can load.

    One model is kept, and one thread writes with it, for up to ``settings.slots`` people at once; who comes then waits
    in line, and is told the place. While nothing can be said (loading, waiting) an empty `Text` comes twice a second.
    """

    name = "local"

    def __init__(self, settings: Settings, pool: Pool) -> None:
        self.model: str | None = settings.model
        self._settings = settings
        self._pool = pool
        self._scheduler = ZeroScheduler() if on_zero_gpu() else _scheduler(settings)

    def stream(self, problem: Problem, ask: Ask, sampling: Sampling | None = None) -> Iterator[EngineEvent]:
        """Ask the model, and read what it writes; closing ends the writing within one step.

        Args:
            problem: what is asked.
            ask: how it is to be answered.
            sampling: how tokens are chosen; None for the model's own way.

        Raises:
            Busy: too many people are waiting.
            Unavailable: the model cannot be loaded, or failed.
        """
        name = ask.model or self._settings.model
        if sampling is None and ask.temperature is not None:
            sampling = Sampling(temperature=ask.temperature)
        wish = Wish(
            name,
            chat(ask),
            self._settings.max_new_tokens,
            shared=chat(replace(ask, text="", cards=(), repair=None)),
            sampling=sampling,
            seconds=min(self._settings.answer_deadline, SECONDS) if on_zero_gpu() else self._settings.answer_deadline,
        )
        with closing(self._scheduler.submit(wish)) as answer:
            for place in answer.waiting():
                yield place or Text("")
            yield from transcribe(answer.pieces(), problem, ask, name, self._pool)

    def warm(self) -> None:
        """Load the model."""
        self._scheduler.warm(self._settings.model)

    def gauges(self) -> dict[str, float]:
        """Return what there is to measure: who waits, who is served, and what was written (see `counts`)."""
        return self._scheduler.gauges()

    def close(self) -> None:
        """End whatever is being written and let the model go."""
        self._scheduler.close()


def _scheduler(settings: Settings) -> Scheduler:
    memory = None if settings.cache_memory is None else settings.cache_memory * MIB
    return Scheduler(load, settings.slots, settings.line, memory)
