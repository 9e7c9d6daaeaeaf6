"""How many different problems each topic has at each level: distinct signatures among 3,000 draws.

Usage by itself: python -m benchmarks.variety [topic …]. Counting stops at 1,000 distinct ones, which are enough.
"""

from __future__ import annotations

import sys
import time
from random import Random

from tutor.problem import Level
from tutor.service.practice.sameness import signature
from tutor.topic import Topic
from tutor.topics import TOPICS, topic_named

DRAWS = 3_000
ENOUGH = 1_000


def distinct(topic: Topic, level: Level, draws: int = DRAWS, enough: int = ENOUGH) -> tuple[int, int]:
    """Return how many different exercises were found, and in how many draws."""
    seen = set[str]()
    for draw in range(draws):
        seen.add(signature(topic.practise(Random(f"variety/{topic.name}/{level}/{draw}"), level)))
        if len(seen) >= enough:
            return len(seen), draw + 1
    return len(seen), draws


def rows(topics: tuple[Topic, ...]) -> list[str]:
    """Return one line of a Markdown table for each topic: distinct / draws at each level."""
    lines = []
    for topic in topics:
        counts = [distinct(topic, level) for level in topic.levels]
        shown = (f"{found:,}" if found < ENOUGH else f"≥ {ENOUGH:,} (in {draws:,})" for found, draws in counts)
        lines.append(f"| {topic.name} | {' | '.join(shown)} |")
    return lines


def measure() -> str:
    """Return the table of all topics, those first that have fewer than enough."""
    return _table(TOPICS)


def _table(topics: tuple[Topic, ...]) -> str:
    start = time.monotonic()
    lines = rows(topics)
    short = sum(line.count("≥") < len(topic.levels) for line, topic in zip(lines, topics, strict=True))
    return "\n".join(
        (
            f"Of {len(topics)} topics {len(topics) - short} have {ENOUGH:,} different problems or more at every level "
            f"({DRAWS:,} draws, or as many as it took; {time.monotonic() - start:.0f} s).",
            "",
            "| topic | beginner | intermediate | advanced |",
            "| --- | --- | --- | --- |",
            *lines,
        )
    )


if __name__ == "__main__":
    print(_table(tuple(map(topic_named, sys.argv[1:])) or TOPICS))
