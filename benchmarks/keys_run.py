"""The audit of keys over many items, kept in a file as it goes, so that a stopped run is gone on with.

Usage: python -m benchmarks.keys_run FILE PER_TOPIC_AND_LEVEL [topic …] [--seed N]; --again judges what the file holds
once more (after the audit has learnt something; only the topics named), --report only counts. The items of all topics
come in turn, so that a run that was stopped has seen all of them. Each line is an item: what is asked, its key, and
what was found.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.keys_audit import RIGHT, UNKNOWN, WRONG, judged, report
from tutor.errors import StepwiseError
from tutor.maths.worker import within
from tutor.messages import Formula
from tutor.problem import Goal, Problem

SECONDS = 20.0
"""For judging one key."""
BROKEN = "not made"

Record = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Run, or go on with, an audit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("topics", nargs="*")
    parser.add_argument("--seed", type=int, default=71)
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--report", action="store_true")
    asked = parser.parse_args(arguments)
    records = list(_kept(asked.file))
    if asked.again:
        named = [not asked.topics or record["id"].split(".")[0] in asked.topics for record in records]
        judged_again = (
            _judged(record) if is_named else record for record, is_named in zip(records, named, strict=True)
        )
        asked.file.write_text("".join(map(_line, judged_again)), encoding="utf-8")
    elif not asked.report:
        with asked.file.open("a", encoding="utf-8") as out:
            for record in _made(records, asked.count, tuple(asked.topics), asked.seed):
                out.write(_line(_judged(record)))
                out.flush()
    print(_report(list(_kept(asked.file))))
    return 0


def _kept(file: Path) -> Iterator[Record]:
    if file.exists():
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.endswith("}"):
                yield json.loads(line)


def _line(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False) + "\n"


def _made(records: list[Record], count: int, names: tuple[str, ...], seed: int) -> Iterator[Record]:
    """The items that are not in the file yet, the first of all topics and levels first."""
    from tutor.service.jobs import make_items
    from tutor.service.practice.items import Item, Series
    from tutor.topics import TOPICS

    taken, done = defaultdict(set), set()
    for record in records:
        taken[record["series"]].add(record["signature"])
        done.add(record["id"])
    rows = [(topic.name, level) for topic in TOPICS if not names or topic.name in names for level in topic.levels]
    for index in range(count):
        for name, level in rows:
            row, number = f"{name}.{level}.{seed}", f"{name}.{level}.{seed}.{index}"
            if number in done:
                continue
            start = time.process_time()
            try:
                (made,) = make_items(Series(name, level, seed), [(index, 0)], frozenset(taken[row]), None)
            except StepwiseError as error:
                yield {"id": number, "series": row, "signature": "", "verdict": BROKEN, "why": error.message.text}
                continue
            repeated = made.signature in taken[row]
            taken[row].add(made.signature)
            assert isinstance(made.item, Item)
            draft = made.item.draft
            problem, value = draft.problem, draft.answer.value
            yield {
                "id": number, "series": row, "signature": made.signature, "repeated": repeated,
                "redrawn": draft.redrawn, "seconds": round(time.process_time() - start, 4), "text": problem.text,
                "goal": problem.goal.value, "statement": problem.statement.tree, "task": problem.task,
                "unknowns": problem.unknowns, "form": problem.form, "answer": value.tree, "plain": value.plain,
                "given": {key: part.tree for key, part in problem.given if isinstance(part, Formula)},
            }  # fmt: skip


def _judged(record: Record) -> Record:
    """The record with what its key is found to be."""
    if record.get("verdict") == BROKEN:
        return record
    problem = Problem(
        record["text"], Formula("", "", record["statement"]), record["task"], Goal(record["goal"]),
        tuple(record["unknowns"]), record["form"],
        given=tuple((key, Formula("", "", tree)) for key, tree in record["given"].items()),
    )  # fmt: skip
    try:
        with within(SECONDS):
            verdict, why = judged(problem, Formula("", record["plain"], record["answer"]))
    except StepwiseError:
        verdict, why = UNKNOWN, "took too long"
    return {**record, "verdict": verdict, "why": why}


def _report(records: list[Record]) -> str:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    found = []
    for record in records:
        topic, verdict = record["id"].split(".")[0], record["verdict"]
        counts[topic][verdict] += 1
        if verdict in (WRONG, BROKEN):
            found.append(f"{record['id']}: {record.get('text', record['why'])} → {record.get('plain')}")
        if verdict == UNKNOWN:
            counts[topic][f"why {record['why']}"] += 1
    repeated = [record["id"] for record in records if record.get("repeated")]
    reasons = Counter(record["why"] for record in records if record["verdict"] == UNKNOWN)
    made = sum(counts[topic][RIGHT] + counts[topic][WRONG] + counts[topic][UNKNOWN] for topic in counts)
    return "\n".join(
        [
            report(counts, found),
            "",
            f"Redrawn {sum(record.get('redrawn', 0) for record in records):,} times; not made: "
            f"{len(records) - made}; repeated: {len(repeated)} {repeated[:10]}.",
            *(f"- {n} × {why}" for why, n in reasons.most_common()),
        ]
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
