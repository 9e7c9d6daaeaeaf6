"""Practice: proven items per second over one of each topic and level, which topics are slow, how much is redrawn.

An item is whole: drawn, solved, its answer and every step judged, with hints and pictures, and handed over. Workers are
warm: every topic has made an item of another seed before. CPU time is told beside the wall time: it does not depend on
what else the machine is doing.
"""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import active_children
from pathlib import Path

from tutor.problem import Level
from tutor.service.practice.items import Item
from tutor.service.tutor import Tutor
from tutor.settings import Settings

WORKERS = 2
COUNT = 3
"""Items of each topic and level."""
SLOW = 20
"""Items per second below which a topic is listed."""


@dataclass(frozen=True)
class Made:
    """The items of one topic and level, and the CPU seconds of one item, alone in one worker."""

    topic: str
    level: Level
    redrawn: int
    cpu: float


def measure() -> str:
    """Return the tables as Markdown."""
    with Tutor(Settings(workers=1)) as tutor:
        kinds = [(topic.name, level) for topic in tutor.topics() for level in topic.levels]
        _all(tutor, kinds, count=1, seed=1)
        each = [_each(tutor, topic, level) for topic, level in kinds]
    with Tutor(Settings(workers=WORKERS)) as tutor:
        _all(tutor, kinds, count=WORKERS, seed=1)
        rates = {level: _rate(tutor, [kind for kind in kinds if kind[1] is level]) for level in Level}
        both = _rate(tutor, kinds)
    items, redrawn = COUNT * len(each), sum(made.redrawn for made in each)
    slow = sorted((made for made in each if made.cpu * SLOW > 1), key=lambda made: -made.cpu)
    return "\n".join(
        [
            "| one of each topic, two workers | items per second | items per CPU second |",
            "| --- | ---: | ---: |",
            *(f"| {level.value} | {wall:.0f} | {cpu:.0f} |" for level, (wall, cpu) in rates.items()),
            f"| all levels | {both[0]:.0f} | {both[1]:.0f} |",
            "",
            f"{items} items of {len(each)} topics and levels; {redrawn} draws more, {redrawn / items:.1%}.",
            "",
            f"Fewer than {SLOW} items per CPU second: {len(slow)} of {len(each)} topics and levels.",
            "",
            "| topic | level | CPU ms per item | redrawn |",
            "| --- | --- | ---: | ---: |",
            *(f"| {made.topic} | {made.level.value} | {1000 * made.cpu:.0f} | {made.redrawn} |" for made in slow[:40]),
        ]
    )


def _each(tutor: Tutor, topic: str, level: Level) -> Made:
    before = _cpu()
    items = list(tutor.practice(topic, level, COUNT, seed=2))
    return Made(topic, level, sum(item.draft.redrawn for item in items), (_cpu() - before) / COUNT)


def _rate(tutor: Tutor, kinds: list[tuple[str, Level]]) -> tuple[float, float]:
    """Items per second, and per CPU second of all processes."""
    start, before = time.perf_counter(), _cpu()
    count = sum(1 for _ in _all(tutor, kinds, count=1, seed=3))
    return count / (time.perf_counter() - start), count / (_cpu() - before)


def _all(tutor: Tutor, kinds: list[tuple[str, Level]], count: int, seed: int) -> list[Item]:
    """So many items of each kind, the kinds side by side."""

    def made(kind: tuple[str, Level]) -> list[Item]:
        return list(tutor.practice(*kind, count, seed))

    with ThreadPoolExecutor(2 * tutor.settings.workers) as threads:
        return [item for items in threads.map(made, kinds) for item in items]


def _cpu() -> float:
    """CPU seconds of this process and of its living workers."""
    return time.process_time() + sum(_spent(worker.pid) for worker in active_children())


def _spent(process: int | None) -> float:
    """CPU seconds of another process (Linux); none when it is gone."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")
