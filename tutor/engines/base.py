"""The seam behind which every engine stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from tutor.events import EngineEvent
from tutor.problem import Ask, Problem


class Engine(Protocol):
    """Proposes steps and an answer; never judges them.

    An engine class is built as ``Engine(settings, pool)``; building is cheap, loading a model happens on first use or
    in `warm`. ``stream`` is a plain generator: closing it (the person left or pressed Stop) must free what it holds
    at once. It yields `Refused` when it does not solve such a problem, and raises
    `tutor.errors.Unavailable` with a sentence when it cannot work at all.
    """

    name: str
    model: str | None

    def stream(self, problem: Problem, ask: Ask) -> Iterator[EngineEvent]:
        """Propose a solution of ``problem``, event by event."""
        ...

    def warm(self) -> None:
        """Load what the first problem would otherwise wait for."""
        ...

    def gauges(self) -> dict[str, float]:
        """Return what there is to measure, by name: ``waiting``, ``running``, ``tokens``, …; nothing by default.

        What `tutor.service.measuring.GROWS` names only ever grows; anything else says how it is now.
        ``replica_0_busy`` is the number ``busy`` of the first replica.
        """
        return {}

    def close(self) -> None:
        """Release everything."""
        ...
