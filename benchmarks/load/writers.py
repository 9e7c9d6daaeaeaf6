"""Threads that write to one SQLite file at the same time: nobody is told that it is locked, and nothing is lost."""

from __future__ import annotations

import sqlite3
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from statistics import quantiles

from tutor.errors import StepwiseError
from tutor.problem import Ask
from tutor.records import Store

DONE = {"event": "finished", "seconds": 0.1, "verdict": None}


def measure(threads: int = 32, seconds: float = 60.0) -> str:
    """Have threads write exchanges, attempts and sets, while another process's connection writes too."""
    with tempfile.TemporaryDirectory(prefix="stepwise-load-") as folder:
        file = Path(folder) / "records.db"
        with Store(f"sqlite:///{file}") as store:
            writers = [_Writer(store, f"{number:032}", seconds) for number in range(threads)]
            for writer in writers:
                writer.start()
            for writer in writers:
                writer.join()
            counts = store.counts()
        with sqlite3.connect(file) as connection:
            attempts = connection.execute("SELECT count(*) FROM attempts").fetchone()[0]
    written: Counter[str] = sum((writer.written for writer in writers), Counter())
    troubles: Counter[str] = sum((writer.troubles for writer in writers), Counter())
    waits = quantiles([wait for writer in writers for wait in writer.waits], n=1000)
    return (
        f"{threads} threads writing to one SQLite file for {seconds:g} s: {sum(written.values()):,} writes "
        f"({sum(written.values()) / seconds:.0f} a second), **{sum(troubles.values())} errors** "
        f"{dict(troubles) or ''}; "
        f"{counts.get('state:finished', 0):,} of {written['exchange']:,} exchanges and {attempts:,} of "
        f"{written['attempt']:,} attempts found. A write took {1000 * waits[499]:.1f} ms (median), "
        f"{1000 * waits[949]:.0f} ms (95th percentile), {1000 * max(max(w.waits) for w in writers):.0f} ms at most."
    )


class _Writer(threading.Thread):
    def __init__(self, store: Store, person: str, seconds: float) -> None:
        super().__init__()
        self._store, self._person, self._seconds = store, person, seconds
        self.written: Counter[str] = Counter()
        self.troubles: Counter[str] = Counter()
        self.waits: list[float] = []

    def run(self) -> None:
        """Write until the time is over."""
        end = time.monotonic() + self._seconds
        number = 0
        while time.monotonic() < end:
            number += 1
            start = time.monotonic()
            try:
                self._write(number)
            except StepwiseError as error:
                self.troubles[f"{error} {error.__cause__}"[:120]] += 1
            self.waits.append(time.monotonic() - start)

    def _write(self, number: int) -> None:
        store, person = self._store, self._person
        if number % 4 == 0:
            store.attempt(
                browser=person, topic="limits", level="beginner", item=str(number), answer="1", verdict="right", hints=0
            )
            self.written["attempt"] += 1
        elif number % 10 == 1:
            store.sets.add(person, "Quiz", {"number": number})
            self.written["set"] += 1
        else:
            store.add(store.begin(Ask("2x = 4"), person), 0, DONE)
            self.written["exchange"] += 1
