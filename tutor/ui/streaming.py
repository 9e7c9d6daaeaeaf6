"""Events in batches: a stream of any pace becomes at most ten updates of the page a second.

A thread reads the stream and the page's own loop waits for it, so a step is shown as soon as it comes and Stop never
waits for the next one. Closing the batches stops the stream: at its next event the thread closes it, which frees
what the engine holds.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import closing, suppress
from threading import Event as Flag
from threading import Thread
from typing import Any

INTERVAL = 0.1
"""Seconds between updates."""
Wire = dict[str, Any]
"""An event as `tutor.wire` writes it."""
GROWING = frozenset({"thinking", "text"})
"""Events that are pieces of one text."""


class End:
    """The last thing that arrives: the stream ended, or broke with an error."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


async def batches(events: Generator[Wire, None, None], interval: float = INTERVAL) -> AsyncGenerator[list[Wire], None]:
    """Yield the events so far, again and again as they grow, never sooner than ``interval`` after the last time.

    The first event is shown at once. What the stream raises is raised here.
    """
    loop = asyncio.get_running_loop()
    arrived: asyncio.Queue[Wire | End] = asyncio.Queue()
    left = Flag()

    def hand_over(item: Wire | End) -> None:
        with suppress(RuntimeError):  # the loop is gone: nobody waits any more
            loop.call_soon_threadsafe(arrived.put_nowait, item)

    Thread(target=_read, args=(events, hand_over, left), daemon=True).start()
    known: list[Wire] = []
    try:
        shown = loop.time() - interval
        while True:
            new, end = await _gather(arrived, shown + interval)
            for event in new:
                merge(known, event)
            if new:
                yield list(known)
                shown = loop.time()
            if end is not None:
                if end.error is not None:
                    raise end.error
                return
    finally:
        left.set()


def merge(known: list[Wire], event: Wire) -> None:
    """Add an event; a piece of text right after a piece of the same kind becomes one with it."""
    if known and event["event"] in GROWING and known[-1]["event"] == event["event"]:
        known[-1] = {**event, "text": known[-1]["text"] + event["text"]}
    else:
        known.append(event)


def _read(events: Generator[Wire, None, None], hand_over: Callable[[Wire | End], None], left: Flag) -> None:
    try:
        with closing(events):
            for event in events:
                if left.is_set():
                    return
                hand_over(event)
    except BaseException as error:  # noqa: BLE001 - raised again where the batches are read
        hand_over(End(error))
    else:
        hand_over(End())


async def _gather(arrived: asyncio.Queue[Wire | End], until: float) -> tuple[list[Wire], End | None]:
    """Wait for something, then for what else comes before ``until``."""
    new: list[Wire] = []
    item = await arrived.get()
    while not isinstance(item, End):
        new.append(item)
        wait = until - asyncio.get_running_loop().time()
        try:
            item = arrived.get_nowait() if wait <= 0 else await asyncio.wait_for(arrived.get(), wait)
        except (asyncio.QueueEmpty, TimeoutError):
            return new, None
    return new, item
