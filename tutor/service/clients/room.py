"""The object behind `Tutor.clients`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tutor.errors import BadInput, NotAllowed
from tutor.messages import say
from tutor.service.clients.batches import Batches
from tutor.service.verbs import opened

if TYPE_CHECKING:
    from tutor.records.clients import ApiKey
    from tutor.service.tutor import Tutor

FRESH = 30.0
"""Seconds for which a key that was found is not looked up again; so long a revoked one may still work."""
LONGEST_NAME = 100


class Clients:
    """Keys and batches of programs."""

    def __init__(self, tutor: Tutor) -> None:
        self._tutor = tutor
        self._known: dict[str, tuple[float, ApiKey | None]] = {}
        self.batches = opened(Batches(tutor), "batches", tutor.metrics, ("start", "close"))

    def new_key(self, name: str, per_minute: int | None = None) -> tuple[ApiKey, str]:
        """Make a key for a program; return it with its words, which are told this once.

        Raises:
            BadInput: the name is empty or too long, or the limit is not positive.
        """
        if not 0 < len(name.strip()) <= LONGEST_NAME:
            raise BadInput(say("A key's name has 1 to {most} characters.", most=LONGEST_NAME))
        if per_minute is not None and per_minute < 1:
            raise BadInput(say("The number of requests in a minute must be at least 1."))
        return self._tutor.store.keys.new(name.strip(), per_minute)

    def key(self, words: str) -> ApiKey:
        """Return the key with these words.

        Raises:
            NotAllowed: there is none, or it was revoked.
        """
        now = time.monotonic()
        known = self._known.get(words)
        if known is None or known[0] < now:
            if len(self._known) > 10_000:
                self._known.clear()
            known = self._known[words] = now + FRESH, self._tutor.store.keys.find(words)
        if known[1] is None:
            raise NotAllowed(
                say("This API key is not known here, or was taken back."),
                hint=say("Whoever runs this server makes one with: tutor keys new NAME"),
                code="unknown-key",
            )
        return known[1]

    def close(self) -> None:
        """Stop working on batches."""
        self.batches.close()
