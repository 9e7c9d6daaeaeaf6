"""Whether a tutor can work now: its records, its workers and its engine, each with the reason if not."""

from __future__ import annotations

from typing import Any, Protocol

from tutor.errors import StepwiseError
from tutor.messages import Message, render_plain, say, untranslated
from tutor.records import Store
from tutor.service.measuring import Standing


class Working(Protocol):
    """What is looked at of a tutor."""

    @property
    def store(self) -> Store:
        """The records."""

    @property
    def engine_name(self) -> str:
        """The engine in use."""

    def standing(self) -> Standing:
        """How its parts stand."""


def readiness(tutor: Working) -> dict[str, dict[str, Any]]:
    """Return for the store, the workers and the engine whether each is ready, and why not."""
    standing = tutor.standing()
    return {
        "store": _part(_store(tutor)),
        "workers": _part(_workers(standing)),
        "engine": {"name": tutor.engine_name, **_part(_engine(tutor, standing))},
    }


def _part(trouble: Message | None) -> dict[str, Any]:
    return {"ready": True} if trouble is None else {"ready": False, "reason": render_plain(trouble, untranslated)}


def _store(tutor: Working) -> Message | None:
    try:
        tutor.store.ping()
    except StepwiseError as error:
        return error.message
    return None


def _workers(standing: Standing) -> Message | None:
    if all(values["alive"] for _, values in standing.pools):
        return None
    return say("The workers are starting.")


def _engine(tutor: Working, standing: Standing) -> Message | None:
    """An engine that says whether it is ready is believed; one that was not asked for anything yet is."""
    if standing.of(tutor.engine_name, "ready") == 0:
        return say("The engine {name} is not ready.", name=tutor.engine_name)
    return None
