"""The embedded engine: time and verdict of every topic's examples and of 30 practice problems each.

A problem goes the whole way, as text: understood, solved, every step and the answer judged; warm, one at a time.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tutor.cli.bulk import run
from tutor.messages import render_plain
from tutor.problem import Ask, Level
from tutor.service.tutor import Tutor
from tutor.settings import Settings
from tutor.transcript import Transcript

PRACTICE = 30
LEVELS = tuple(Level)
INTEGRAL = r"\int x^2 \sin(x)\,dx"


def measure() -> str:
    """Return the tables as Markdown."""
    with Tutor() as tutor:
        tutor.warm()
        rows, failures = [], []
        times: list[float] = []
        examples: list[float] = []
        for topic in tutor.topics():
            problems = [*topic.examples, *_practice(tutor, topic.name)]
            spent, verdicts = [], Counter[str]()
            for text in problems:
                seconds, verdict, refuted = _solve(tutor, text)
                spent.append(seconds)
                verdicts[verdict] += 1
                if verdict != "proved" or refuted:
                    failures.append(f"`{text}`: {verdict}, {refuted} steps refuted")
            times += spent
            examples += spent[: len(topic.examples)]
            rows.append(f"| {topic.name} | {len(problems)} | {verdicts['proved']} | {_quantiles(spent)} |")
        together = _together(tutor)
        texts = [text for topic in tutor.topics() for text in topic.examples]
    alone, both = (_bulk(texts, workers) for workers in (1, 2))
    return "\n".join(
        [
            "| topic | problems | answers proved | median ms | 99 % ms | max ms |",
            "| --- | --- | --- | --- | --- | --- |",
            *rows,
            f"| examples alone | {len(examples)} | | {_quantiles(examples)} |",
            f"| **all** | {len(times)} | {len(times) - len(failures)} | {_quantiles(times)} |",
            "",
            *(["Not proved:", "", *(f"- {failure}" for failure in failures[:50]), ""] if failures else []),
            f"Eight threads, the same integral at once: {together} of 8 right and proved.",
            "",
            f"In bulk, {len(texts)} examples: {alone:.0f} s with one worker, {both:.0f} s with two "
            f"({alone / both:.2f} times as fast).",
            "",
            f"Import of `tutor`: {_command('-c', 'import tutor')} ms; "
            f"`tutor --help`: {_command('-m', 'tutor', '--help')} ms (medians of 7 processes; "
            f"an empty Python: {_command('-c', 'pass')} ms).",
        ]
    )


def _practice(tutor: Tutor, topic: str) -> list[str]:
    per_level = [PRACTICE // 3 + (index < PRACTICE % 3) for index in range(3)]
    return [
        render_plain(item.draft.statement)
        for level, count in zip(LEVELS, per_level, strict=True)
        for item in tutor.practice(topic, level, count, seed=20)
    ]


def _solve(tutor: Tutor, text: str) -> tuple[float, str, int]:
    start = time.perf_counter()
    seen = Transcript.of(tutor.solve(Ask(text, engine="symbolic"), record=False))
    seconds = time.perf_counter() - start
    refuted = sum(verdict.status == "refuted" for verdict in seen.verdicts.values())
    verdict = seen.verdict.status.value if seen.verdict else seen.trouble.code if seen.trouble else "no answer"
    return seconds, verdict, refuted


def _bulk(texts: list[str], workers: int) -> float:
    """Seconds for solving all texts as ``tutor solve --in`` does, warm."""
    with TemporaryDirectory() as folder, Tutor(Settings(workers=workers)) as tutor:

        def solved(row: dict[str, Any]) -> dict[str, Any]:
            return {"id": row["id"], **tutor.outcome(Ask(row["problem"], engine="symbolic"))}

        source, target = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        rows = [json.dumps({"id": number, "problem": text}) for number, text in enumerate(texts)]
        source.write_text("\n".join(rows), encoding="utf-8")
        warmed = {"id": 0, "problem": INTEGRAL}
        list(ThreadPoolExecutor(workers).map(solved, [warmed] * 10))
        start = time.perf_counter()
        run(source, target, solved, workers, "Bulk")
        return time.perf_counter() - start


def _quantiles(seconds: list[float]) -> str:
    ordered = sorted(1000 * value for value in seconds)
    last = ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]
    return f"{statistics.median(ordered):.0f} | {last:.0f} | {ordered[-1]:.0f}"


def _together(tutor: Tutor) -> int:
    right: list[bool] = []

    def one() -> None:
        right.append(_solve(tutor, INTEGRAL)[1] == "proved")

    threads = [threading.Thread(target=one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(right)


def _command(*arguments: str) -> str:
    spent = []
    for _ in range(7):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        spent.append(1000 * (time.perf_counter() - start))
    return f"{statistics.median(spent):.0f}"
