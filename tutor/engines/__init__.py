"""Engines by name, imported only when used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from tutor.errors import UnknownName
from tutor.messages import say

if TYPE_CHECKING:
    from tutor.engines.base import Engine
    from tutor.maths.worker import Pool
    from tutor.settings import Settings

ENGINES = {
    "symbolic": "tutor.engines.symbolic:SymbolicEngine",
    "local": "tutor.engines.local:LocalEngine",
    "served": "tutor.engines.served:ServedEngine",
    "scripted": "tutor.engines.scripted:ScriptedEngine",
}


def open_engine(name: str, settings: Settings, pool: Pool) -> Engine:
    """Build the engine of that name.

    Raises:
        UnknownName: there is no such engine.
    """
    if name not in ENGINES:
        raise UnknownName(
            say("There is no engine called “{name}”.", name=name),
            hint=say("Choose one of: {names}.", names=", ".join(ENGINES)),
        )
    module, _, attribute = ENGINES[name].partition(":")
    return cast("Engine", getattr(import_module(module), attribute)(settings, pool))
