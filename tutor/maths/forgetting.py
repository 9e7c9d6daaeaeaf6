"""Letting go of what a worker remembers of earlier jobs when it takes too much room.

What SymPy and our own functions keep is bounded for each function, but there are hundreds of them: a worker would grow
for thousands of problems before it stayed as large as it is. Instead it forgets everything now and then, between jobs;
tables that are the same for every job stay.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOM = 40 << 20
"""Bytes that a worker may grow by, remembering."""
PLACES = ("tutor.maths.", "tutor.checking.", "tutor.rules.", "tutor.topics.", "tutor.claims.")
"""Where expressions are remembered, beside SymPy."""
PAGES = Path("/proc/self/statm")


class Memory:
    """What a process remembers, kept within its room."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._bound = resident() + room

    def keep_within(self) -> bool:
        """Forget what is remembered if it has become too much; return whether that was so."""
        if resident() <= self._bound:
            return False
        forget()
        # What is let go of is not all given back to the system: it is filled again before the process grows.
        self._bound = max(self._bound, resident() + self._room // 2)
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


def resident() -> int:
    """Return the bytes of memory that this process holds; 0 where that is not told."""
    try:
        return int(PAGES.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
