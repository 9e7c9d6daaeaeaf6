"""Batches: problems that a program leaves here, solved in the background, one result kept after the other.

A batch is left once: the same idempotency key with the same body is the same batch (IETF draft “The Idempotency-Key
HTTP Header Field”). It outlives the process: who starts next goes on where the last result was kept. Each process works
on one batch at a time, with so many workers only as leave others free for the people who wait for theirs.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from tutor.engines.choice import at_once
from tutor.errors import BadInput, StepwiseError, UnknownName
from tutor.locales import locale
from tutor.messages import say
from tutor.problem import Ask, Level
from tutor.records.clients import BatchLine, digest_of
from tutor.wire import error_json

if TYPE_CHECKING:
    from tutor.service.tutor import Tutor

LOG = logging.getLogger(__name__)

SHORTEST_KEY, LONGEST_KEY = 8, 200
PAUSE = 2.0
"""Seconds between looks for a batch that another process left."""


class Batches:
    """The batches of one tutor."""

    def __init__(self, tutor: Tutor) -> None:
        self._tutor = tutor
        self._wake = threading.Event()
        self._closed = False
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def leave(self, client: str, key: str, request: Mapping[str, Any]) -> BatchLine:
        """Take a batch, or find the one that this client left under this key.

        Args:
            client: who leaves it.
            key: the client's own name for it.
            request: ``problems`` (each with ``id``, ``problem`` and perhaps ``level``), ``level``, ``lang``.

        Raises:
            BadInput: the key is too short or too long, or was used for another request.
        """
        if not SHORTEST_KEY <= len(key) <= LONGEST_KEY:
            raise BadInput(
                say("An idempotency key has {least} to {most} characters.", least=SHORTEST_KEY, most=LONGEST_KEY),
                hint=say("Send a new random one, such as a UUID, with each batch."),
            )
        line = self._tutor.store.batches.add(client, key, request, len(request["problems"]))
        if line.digest != digest_of(request):
            raise BadInput(say("This idempotency key was used for another batch."), code="key-used")
        self.start()
        self._wake.set()
        return line

    def find(self, name: str) -> BatchLine:
        """Return how a batch stands.

        Raises:
            UnknownName: there is no such batch.
        """
        line = self._tutor.store.batches.find(name)
        if line is None:
            raise UnknownName(say("There is no such batch."))
        return line

    def results(self, name: str, first: int = 0) -> list[dict[str, Any]]:
        """Return what came of its problems so far, in order, from the number ``first`` on.

        Raises:
            UnknownName: there is no such batch.
        """
        self.find(name)
        return self._tutor.store.batches.results(name, first)

    def cancel(self, name: str) -> BatchLine:
        """Leave the rest of a batch unsolved; what came before stays.

        Raises:
            UnknownName: there is no such batch.
        """
        self.find(name)
        self._tutor.store.batches.cancel(name)
        return self.find(name)

    def start(self) -> None:
        """Work on batches in the background, those of processes that died included."""
        with self._lock:
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._work, name="batches", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Stop; what is not done yet is another process's to go on with."""
        with self._lock:
            self._closed = True
        self._wake.set()
        if self._thread is not None:
            self._thread.join(timeout=30)

    def _work(self) -> None:
        while not self._closed:
            try:
                taken = self._tutor.store.batches.take()
                if taken is not None:
                    self._solve(*taken)
                    continue
            except StepwiseError as error:
                LOG.warning("batches wait: %s", error)
            except Exception:
                LOG.exception("a batch failed")  # the others are not to wait for ever because of it
            self._wake.wait(PAUSE)
            self._wake.clear()

    def _solve(self, line: BatchLine, request: dict[str, Any]) -> None:
        """Solve what is left of a batch, so many at once, and keep each result in order."""
        batches, problems = self._tutor.store.batches, request["problems"]
        width = max(1, at_once("auto", self._tutor.settings) // 2)
        first = min(line.done, len(problems))
        with ThreadPoolExecutor(width) as threads:
            for start in range(first, len(problems), width):
                rows = problems[start : start + width]
                for number, result in enumerate(threads.map(lambda row: self._solved(row, request), rows), start):
                    if self._closed or not batches.told(line.id, number, result):
                        return
        batches.finish(line.id)

    def _solved(self, row: Mapping[str, Any], request: Mapping[str, Any]) -> dict[str, Any]:
        ask = Ask(row["problem"], Level(row.get("level") or request["level"]), request["lang"])
        try:
            return {"id": row["id"], **self._tutor.outcome(ask)}
        except StepwiseError as error:
            return {"id": row["id"], **error_json(error, locale(request["lang"]).translate)}
