"""Several servers of one model behind one name: who is well, who is least busy. Knows nothing of HTTP.

A replica that failed is left out for a time that doubles with every failure in a row. Then one request tries it; when
that one is answered, it is in use again. Where all are left out, the one whose time ends first is tried all the same.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from random import Random
from threading import Lock

FIRST_OUT = 1.0
"""Seconds that a replica is left out after its first failure."""
LONGEST_OUT = 60.0
JITTER = 0.25
"""How much that time varies, so that replicas that failed together do not come back together."""


@dataclass(slots=True)
class Replica:
    """One server: the requests it has now, and what came of those it had; counts only ever grow."""

    url: str
    busy: int = 0
    failures: int = 0
    """Failures in a row."""
    out_until: float = 0.0
    requests: int = 0
    answers: int = 0
    failed: int = 0


class Replicas:
    """The replicas of one model; safe to use from any thread."""

    def __init__(self, urls: Collection[str], now: Callable[[], float] = time.monotonic) -> None:
        self._all = [Replica(url) for url in dict.fromkeys(urls)]
        self._now = now
        self._turn = 0
        self._lock = Lock()
        self._random = Random()

    def __len__(self) -> int:
        return len(self._all)

    @property
    def urls(self) -> tuple[str, ...]:
        """Their addresses."""
        return tuple(replica.url for replica in self._all)

    def take(self, tried: Collection[str] = ()) -> Replica:
        """Return the least busy healthy replica, one that was not ``tried`` where there is one; `give` it back."""
        with self._lock:
            untried = [replica for replica in self._all if replica.url not in tried] or self._all
            well = [replica for replica in untried if self._well(replica)]
            if well:
                chosen = min(well, key=lambda replica: (replica.busy, self._since(replica)))
            else:
                chosen = min(untried, key=lambda replica: replica.out_until)
            self._turn += 1
            chosen.busy += 1
            chosen.requests += 1
            return chosen

    def give(self, replica: Replica, answered: bool | None) -> None:
        """Give a replica back: it answered, it failed, or (None) the request was left or says nothing about it."""
        with self._lock:
            replica.busy -= 1
            if answered is None:
                return
            if answered:
                replica.answers += 1
                replica.failures, replica.out_until = 0, 0.0
                return
            replica.failed += 1
            replica.failures += 1
            seconds = min(FIRST_OUT * 2 ** (replica.failures - 1), LONGEST_OUT)
            replica.out_until = self._now() + seconds * self._random.uniform(1 - JITTER, 1 + JITTER)

    def works(self, replica: Replica) -> None:
        """A replica has begun to answer: it is well, however long the answer takes."""
        with self._lock:
            replica.failures, replica.out_until = 0, 0.0

    def untried(self, tried: Collection[str]) -> bool:
        """Return whether a replica that is well was not tried."""
        with self._lock:
            return any(replica.url not in tried and self._well(replica) for replica in self._all)

    def gauges(self) -> dict[str, float]:
        """Return how many there are and are well, and the counts of each by its number, from 0."""
        with self._lock:
            counted = {"replicas": float(len(self._all))}
            counted["replicas_healthy"] = float(sum(not self._out(replica) for replica in self._all))
            for number, replica in enumerate(self._all):
                counted[f"replica_{number}_healthy"] = float(not self._out(replica))
                counted[f"replica_{number}_busy"] = float(replica.busy)
                counted[f"replica_{number}_requests"] = float(replica.requests)
                counted[f"replica_{number}_answers"] = float(replica.answers)
                counted[f"replica_{number}_failures"] = float(replica.failed)
            return counted

    def _since(self, replica: Replica) -> int:
        """Equally busy replicas take turns."""
        return (self._all.index(replica) - self._turn) % len(self._all)

    def _out(self, replica: Replica) -> bool:
        return replica.out_until > self._now()

    def _well(self, replica: Replica) -> bool:
        """In use; or its time is over, and nobody tries it yet."""
        return not self._out(replica) and (replica.failures == 0 or replica.busy == 0)
