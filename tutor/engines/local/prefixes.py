"""Beginnings of prompts that were read once, as copies of the cache: the next prompt that begins so goes on there."""

from __future__ import annotations

import copy
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

KEPT = 8
"""How many beginnings are kept: one per subject, level and language that is in use."""


class Prefixes:
    """The beginnings of one model, the least recently used forgotten first."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._caches: OrderedDict[tuple[int, ...], Any] = OrderedDict()

    def known(self, tokens: Sequence[int]) -> int:
        """Return how many of the first tokens are known."""
        fitting = (len(known) for known in self._caches if known == tuple(tokens[: len(known)]))
        return max((length for length in fitting if length < len(tokens)), default=0)

    def longest(self, tokens: Sequence[int]) -> tuple[int, Any]:
        """Return how many of the first tokens are known, and a cache of their own for whoever goes on; (0, None)."""
        length = self.known(tokens)
        if not length:
            return 0, None
        best = tuple(tokens[:length])
        self._caches.move_to_end(best)
        return length, copied(self._caches[best])

    def keep(self, tokens: Sequence[int], cache: Any) -> None:
        """Keep a copy of the cache that these tokens made."""
        self._caches[tuple(tokens)] = copied(cache)
        while len(self._caches) > self._kept:
            self._caches.popitem(last=False)

    def clear(self) -> None:
        """Forget all."""
        self._caches.clear()


def copied(cache: Any) -> Any:
    """Return a copy that shares nothing."""
    return cache.snapshot() if hasattr(cache, "snapshot") else copy.deepcopy(cache)
