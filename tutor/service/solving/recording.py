"""Recording: every event is in the store before anybody sees it, also when the listener leaves or the engine fails."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from typing import Any

from tutor.errors import Unavailable
from tutor.events import Event, Failed, Queued, Refused, Stopped, Text, Thinking
from tutor.messages import say
from tutor.problem import Ask
from tutor.records import Store

LOG = logging.getLogger(__name__)

Write = Callable[[Event], dict[str, Any]]
"""An event → its JSON."""

BATCH = 0.5
"""Seconds of a model's running text that are written as one row."""


def recorded(events: Iterator[Event], ask: Ask, browser: str | None, store: Store, write: Write) -> Iterator[Event]:
    """Yield the events, each already recorded; running text is recorded in batches of half a second.

    An exchange that the listener leaves is recorded as stopped.
    """
    exchange = store.begin(ask, browser)
    LOG.info(
        "an exchange began", extra={"exchange": exchange, "student_level": ask.level.value, "language": ask.language}
    )
    pen = _Pen(store, exchange, write)
    try:
        for event in events:
            pen.write(event)
            yield event
    except GeneratorExit:
        pen.write(Stopped())
        raise
    except Unavailable:  # the records cannot be used: there is no writing that down
        pen.drop()
        raise
    except Exception:
        pen.write(Failed("error", say("Something went wrong inside the program.")))
        raise
    finally:
        close = getattr(events, "close", None)
        if close is not None:
            close()
        pen.flush()
        LOG.info("an exchange ended", extra={"exchange": exchange, "events": pen.count, "last": pen.last})


class _Pen:
    """Writes the events of one exchange in order, joining neighbouring pieces of running text."""

    def __init__(self, store: Store, exchange: str, write: Write) -> None:
        self._store = store
        self._exchange = exchange
        self._write = write
        self.count = 0
        """Events written."""
        self.last = ""
        """The kind of the last of them."""
        self._held: Text | Thinking | None = None
        self._since = 0.0
        self._ended = False

    def write(self, event: Event) -> None:
        if self._ended or isinstance(event, Queued):  # a place in the line passes
            return
        if isinstance(event, Text | Thinking):
            if event.text:  # an empty piece is only a sign of life
                self._hold(event)
            return
        self.flush()
        self._record(event)
        self._ended = isinstance(event, Refused | Failed | Stopped)

    def flush(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            self._record(held)

    def _hold(self, event: Text | Thinking) -> None:
        if self._held is not None and type(self._held) is type(event):
            self._held = type(event)(self._held.text + event.text)
        else:
            self.flush()
            self._held, self._since = event, time.monotonic()
        if time.monotonic() - self._since > BATCH:
            self.flush()

    def _record(self, event: Event) -> None:
        wire = self._write(event)
        self._store.add(self._exchange, self.count, wire)
        self.count, self.last = self.count + 1, wire["event"]

    def drop(self) -> None:
        """Write nothing more."""
        self._held, self._ended = None, True
