"""Letting go of what a worker remembers of earlier jobs when it takes too much room.

What SymPy and our own functions keep is bounded for each function, but there are hundreds of them: a worker would grow
for thousands of problems before it stayed as large as it is. Instead it forgets everything now and then, between jobs;
tables that are the same for every job stay.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from typing import Any

ROOM = 600_000
"""Blocks of memory that a worker may take more, remembering: about 60 MiB, for a block of SymPy's has 105 bytes."""
PLACES = ("tutor.maths.", "tutor.checking.", "tutor.rules.", "tutor.topics.", "tutor.claims.")
"""Where expressions are remembered, beside SymPy."""


class Memory:
    """What a process remembers, kept within its room.

    Blocks in use are counted, not pages held: what is let go of is not given back to the system but filled again, and
    a bound on pages would rise with every forgetting.
    """

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._bound = used() + room

    def keep_within(self) -> bool:
        """Forget what is remembered if it has become too much; return whether that was so."""
        if used() <= self._bound:
            return False
        forget()
        self._bound = max(self._bound, used() + self._room // 2)  # tables that stay may have come
        return True


def forget() -> None:
    """Forget what SymPy and our own functions remember; tables that are worked out once stay."""
    sympy = sys.modules.get("sympy.core.cache")
    if sympy is not None:
        sympy.clear_cache()
    for remembering in bounded():
        remembering.cache_clear()
    gc.collect()


def bounded() -> Iterator[Any]:
    """Yield our functions that remember so many results and no more."""
    modules = [module for name, module in list(sys.modules.items()) if name.startswith(PLACES)]
    for value in {id(value): value for module in modules for value in vars(module).values()}.values():
        told = getattr(value, "cache_info", None)
        if told is not None and told().maxsize:
            yield value


def used() -> int:
    """Return the blocks of memory in which this process keeps Python's objects."""
    return sys.getallocatedblocks()
