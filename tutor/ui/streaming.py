"""Events in batches: a stream of any pace becomes at most ten updates of the page a second.

What the page gets is a text that only grows, one JSON value a line (`lines`): a value with parts would be compared,
copied and watched part by part, by Gradio and by the browser, at every update.

A step is shown as soon as it comes, and Stop never waits for the next one (see `tutor.service.solving.listening`).
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Generator, Iterable
from typing import Any

from tutor.service.solving.listening import End, listening

INTERVAL = 0.1
"""Seconds between updates."""
LONG = 40
"""Updates after which a text grows half as often, then a third as often: each of them costs the browser some work."""
Wire = dict[str, Any]
"""An event as `tutor.wire` writes it."""
GROWING = frozenset({"thinking", "text"})
"""Events that are pieces of one text."""


async def batches(events: Generator[Wire, None, None], interval: float = INTERVAL) -> AsyncGenerator[list[Wire], None]:
    """Yield the events as they come, never sooner than ``interval`` after the last time, what came meanwhile together.

    The first event is shown at once. What the stream raises is raised here. Closing the batches stops the stream.
    """
    now = asyncio.get_running_loop().time
    shown, count = now() - interval, 0
    async with listening(events) as arrived:
        while True:
            new, end = await _gather(arrived, shown + interval * min(1 + count // LONG, 3))
            batch: list[Wire] = []
            for event in new:
                merge(batch, event)
            if batch:
                yield batch
                shown, count = now(), count + 1
            if end is not None:
                end.check()
                return


def lines(values: Iterable[Wire]) -> str:
    """Return values as lines of JSON without any ``<``, so that nobody takes them for HTML."""
    return "".join(json.dumps(value, ensure_ascii=False).replace("<", "\\u003c") + "\n" for value in values)


def merge(known: list[Wire], event: Wire) -> None:
    """Add an event; pieces of one text become one, and a place in the line goes when anything comes after it."""
    if known and event["event"] in GROWING and not event["text"]:
        return  # only a sign of life
    if known and event["event"] in GROWING and known[-1]["event"] == event["event"]:
        known[-1] = {**event, "text": known[-1]["text"] + event["text"]}
    elif known and known[-1]["event"] == "queued":
        known[-1] = event
    else:
        known.append(event)


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
