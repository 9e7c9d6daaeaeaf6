"""Listening to a stream from an event loop: a thread reads it, so a slow or absent listener holds no worker.

Leaving stops the stream: at its next event the thread closes it, which frees what the engine holds.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Generator
from contextlib import asynccontextmanager, closing, suppress
from threading import Event as Flag
from threading import Thread
from typing import TypeVar

from tutor import journal

T = TypeVar("T")


class End:
    """The last thing that arrives: the stream ended, or broke with an error."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error

    def check(self) -> None:
        """Raise what the stream raised, if it did."""
        if self.error is not None:
            raise self.error


@asynccontextmanager
async def listening(events: Generator[T, None, None]) -> AsyncIterator[asyncio.Queue[T | End]]:
    """Give the queue in which the events arrive, and last an `End`."""
    loop = asyncio.get_running_loop()
    arrived: asyncio.Queue[T | End] = asyncio.Queue()
    left = Flag()

    handed: deque[T | End] = deque()

    def take() -> None:
        while handed:
            arrived.put_nowait(handed.popleft())

    def hand_over(item: T | End) -> None:
        handed.append(item)
        if len(handed) == 1:  # with more, the loop is awake already and takes them all
            with suppress(RuntimeError):  # the loop is gone: nobody listens any more
                loop.call_soon_threadsafe(take)

    Thread(target=journal.carried(_read), args=(events, hand_over, left), daemon=True).start()
    try:
        yield arrived
    finally:
        left.set()


def _read(events: Generator[T, None, None], hand_over: Callable[[T | End], None], left: Flag) -> None:
    try:
        with journal.going_on(), closing(events):
            for event in events:
                if left.is_set():
                    return
                hand_over(event)
    except BaseException as error:  # noqa: BLE001 - raised again where the events are listened to
        hand_over(End(error))
    else:
        hand_over(End())
