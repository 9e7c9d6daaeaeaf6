"""One request to one of several servers, asked again elsewhere or later where it fails before its first token.

Between two rounds over the servers it waits: exponentially longer, by a random part of that time, and no less than a
server wished (Brooker, “Exponential Backoff and Jitter”, 2015). After the first token nothing is asked again: what
was told cannot be taken back.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from threading import Event, Lock
from typing import Any

from tutor.engines.served.pieces import ended, pieces
from tutor.engines.served.replicas import Replica, Replicas
from tutor.engines.served.troubles import TROUBLES, Again, Dropped, again, broken_off, explained, wished
from tutor.engines.transcription import Piece

ROUNDS = 4
"""How often a server is asked at most, where there is one; with several, how often all of them are."""
FIRST_WAIT = 0.5
LONGEST_WAIT = 8.0
"""Seconds before the second round, and at most before any."""

Put = Callable[[Piece], None]


@dataclass(slots=True)
class Counts:
    """What came of the requests; only ever grows."""

    answers: int = 0
    failures: int = 0
    cancelled: int = 0
    retries: int = 0
    first_tokens: int = 0
    first_token_seconds: float = 0.0


class Asking:
    """Asks the servers on behalf of many threads."""

    def __init__(self, replicas: Replicas, clients: Mapping[str, Any], limit: int) -> None:
        self._replicas = replicas
        self._clients = clients
        self._limit = limit
        self._random = Random()
        self._lock = Lock()
        self.counts = Counts()

    def ask(self, wish: Mapping[str, Any], put: Put, stop: Event, calls: list[Any]) -> None:
        """Hand over what a server answers until its end, or until told to stop; ``calls`` are those under way.

        Raises:
            Unavailable: no server answered, or one broke off.
        """
        request = _Request(wish, put, stop, calls)
        tried: set[str] = set()
        rounds = 1
        while True:
            replica = self._replicas.take(tried)
            tried.add(replica.url)
            try:
                self._answer(replica, request)
            except TROUBLES as error:
                if stop.is_set():
                    break
                if request.begun:
                    self._count(failures=1)
                    raise broken_off(error, replica.url) from error
                kind = again(error)
                elsewhere = kind is not Again.NOWHERE and self._replicas.untried(tried)
                if not elsewhere and (kind is not Again.ANYWHERE or rounds == ROUNDS):
                    self._count(failures=1)
                    raise explained(error, replica.url) from error
                self._count(retries=1)
                if not elsewhere:
                    stop.wait(max(wished(error), self._wait(rounds)))
                    rounds += 1
                    tried.clear()
            else:
                self._count(**{"cancelled" if stop.is_set() else "answers": 1})
                return
            if stop.is_set():
                break
        self._count(cancelled=1)

    def _answer(self, replica: Replica, request: _Request) -> None:
        answered: bool | None = None
        try:
            self._read(replica, request)
            answered = None if request.stop.is_set() else True
        except TROUBLES as error:
            answered = None if request.stop.is_set() or again(error) is Again.NOWHERE else False
            raise
        finally:
            self._replicas.give(replica, answered)

    def _read(self, replica: Replica, request: _Request) -> None:
        call = self._clients[replica.url].chat.completions.create(**request.wish)
        request.calls.append(call)
        try:
            if request.stop.is_set():  # it was left while the server took its time to accept
                call.close()
                return
            with call:
                for chunk in call:
                    if request.stop.is_set():
                        return
                    request.ended = request.ended or ended(chunk)
                    for piece in pieces(chunk, self._limit):
                        if not request.begun:
                            self._begun(replica, request)
                        request.put(piece)
            if not (request.begun or request.ended):
                raise Dropped
        finally:
            request.calls.remove(call)

    def _begun(self, replica: Replica, request: _Request) -> None:
        request.begun = True
        self._replicas.works(replica)
        self._count(first_tokens=1, first_token_seconds=time.monotonic() - request.start)

    def _wait(self, rounds: int) -> float:
        longest = min(FIRST_WAIT * 2 ** (rounds - 1), LONGEST_WAIT)
        return self._random.uniform(longest / 2, longest)

    def _count(self, **more: float) -> None:
        with self._lock:
            for name, value in more.items():
                setattr(self.counts, name, getattr(self.counts, name) + value)


@dataclass(slots=True)
class _Request:
    """One request on its way."""

    wish: Mapping[str, Any]
    put: Put
    stop: Event
    calls: list[Any]
    begun: bool = False
    ended: bool = False
    start: float = field(default_factory=time.monotonic)


def hang_up(call: Any) -> None:
    """Close the connection under a read that is still waiting; closing the response alone would wait with it."""
    stream = call.response.extensions.get("network_stream")
    connection = stream.get_extra_info("socket") if stream is not None else None
    if connection is not None:
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
