"""Every kind of problem of every topic and level, through every exporter; repeated problems in sets of 100.

Usage by itself, on some topics: python -m benchmarks.kinds [topic …]; --repeats alone counts repeated problems alone.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from random import Random
from typing import Any

from tutor.errors import NotSolved, StepwiseError
from tutor.exports import FORMATS, export
from tutor.exports.layout import Layout
from tutor.locales import locale
from tutor.problem import Level
from tutor.service.practice.drafts import Kind
from tutor.service.practice.items import REPEATED, Series
from tutor.topic import Topic

Json = dict[str, Any]
SET = 100
SEED = 83


def measure() -> str:
    """Make and export one item of each topic, level and kind, and count repeats in sets of 100."""
    from tutor.topics import TOPICS

    return _report(TOPICS, only_repeats=False)


def made(topic: Topic, language: str = "en") -> Iterator[tuple[Level, Kind, Json | None]]:
    """Yield an item of each level and kind, None where the topic does not lend itself to the kind."""
    from tutor.service.jobs import make_items

    for level in topic.levels:
        for kind in Kind:
            try:
                (found,) = make_items(Series(topic.name, level, SEED, kind), [(0, 0)], frozenset(), language)
            except NotSolved:
                yield level, kind, None
            else:
                assert isinstance(found.item, dict)
                yield level, kind, found.item


def broken(items: list[Json], language: str = "en") -> Iterator[str]:
    """Yield what each format says that it cannot write; items are tried one by one where their list fails."""
    for name in FORMATS:
        if not items or _written(name, items, language) is None:
            continue
        for item in items:
            trouble = _written(name, [item], language)
            if trouble is not None:
                yield f"{name}: {item['id']}: {trouble}"


def _written(name: str, items: list[Json], language: str) -> str | None:
    try:
        content = export(name)(items, key=True, translate=locale(language).translate, layout=Layout(title="Set"))
    except StepwiseError as error:
        return error.message.text
    except Exception as error:  # noqa: BLE001 - whatever breaks is what is looked for
        return f"{type(error).__name__}: {error}"[:200]
    return None if content else "nothing was written"


def repeats(topic: Topic, level: Level) -> int:
    """Return how many of 100 items repeat one before them, each drawn until it is new or a small topic runs out."""
    from tutor.service.practice.sameness import signature

    taken: set[str] = set()
    count = 0
    for index in range(SET):
        for attempt in range(REPEATED + 1):
            mark = signature(topic.practise(Random(f"{topic.name}/{level}/{SEED}/{index}/{attempt}"), level))
            if mark not in taken:
                break
        else:
            count += 1
        taken.add(mark)
    return count


def _report(topics: Iterable[Topic], *, only_repeats: bool) -> str:
    start = time.monotonic()
    counts: Counter[str] = Counter()
    missing: dict[str, list[str]] = defaultdict(list)
    failures: list[str] = []
    again: dict[str, int] = {}
    for topic in topics:
        for level in topic.levels:
            try:
                count = repeats(topic, level)
            except Exception as error:  # noqa: BLE001 - whatever breaks is what is looked for
                failures.append(f"{topic.name} {level.value}: {type(error).__name__}: {error}"[:200])
            else:
                again |= {f"{topic.name} {level.value}": count} if count else {}
        if only_repeats:
            continue
        items = []
        for level, kind, item in made(topic):
            counts[kind] += item is not None
            if item is None:
                missing[kind].append(f"{topic.name} {level.value}")
            else:
                items.append(item)
        failures += broken(items)
        print(topic.name, len(items), len(failures), file=sys.stderr, flush=True)
    lines = [f"Sets of {SET} with a repeated problem: {len(again)}{''.join(f', {k}: {n}' for k, n in again.items())}."]
    if not only_repeats:
        lines += [
            "",
            f"Items written by all {len(FORMATS)} formats: {counts.total():,}; failures: **{len(failures)}** "
            f"({time.monotonic() - start:.0f} s).",
            "",
            "| kind | topics and levels that have it | that do not |",
            "| --- | ---: | --- |",
            *(f"| {kind.value} | {counts[kind]} | {', '.join(missing[kind]) or '-'} |" for kind in Kind),
        ]
    return "\n".join([*lines, *(f"- {line}" for line in failures)])


if __name__ == "__main__":
    from tutor.topics import TOPICS, topic_named

    asked = [name for name in sys.argv[1:] if not name.startswith("--")]
    print(_report([topic_named(name) for name in asked] or TOPICS, only_repeats="--repeats" in sys.argv))
