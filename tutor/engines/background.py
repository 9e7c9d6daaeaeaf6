"""Work in a thread of its own, its results as a generator whose closing ends the work. Knows nothing of models."""

from __future__ import annotations

from collections.abc import Callable, Generator
from concurrent.futures import Executor, Future
from queue import Empty, SimpleQueue
from threading import Event
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 0.5
"""Seconds between two signs of life while nothing comes."""

_END = object()


def in_background(
    executor: Executor, work: Callable[[Callable[[T], None], Event], None], patience: float = PATIENCE
) -> Generator[T | None]:
    """Run ``work(put, stop)`` on the executor and yield what it puts, in order; what it raises is raised here.

    None is yielded every ``patience`` seconds without a result, so that the reader can leave while it waits.
    Closing the generator sets ``stop``, which the work must look at between any two results; work that had not begun
    never begins.
    """
    results: SimpleQueue[object] = SimpleQueue()
    stop = Event()
    future: Future[None] = executor.submit(work, results.put, stop)
    future.add_done_callback(lambda _: results.put(_END))
    try:
        while True:
            try:
                result = results.get(timeout=patience)
            except Empty:
                yield None
                continue
            if result is _END:
                break
            yield result  # type: ignore[misc]
        future.result()
    finally:
        stop.set()
        future.cancel()
