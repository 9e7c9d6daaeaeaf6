"""Checking students' work: arguments line by line, sentences of word problems, and how long a line takes.

The arguments are STACK's own tests of reasoning by equivalence (``../shared/answers/work.jsonl``); theirs are judged
over the complex numbers, ours over the real ones. The word problems are real students' solutions with the first wrong
line marked by teachers, and right twins (``../shared/problems/student_work_steps.jsonl``). Which of the wrong lines are
wrong by their own arithmetic or algebra is decided in `benchmarks.sums` with plain fractions: a sum of numbers with
another result, or an equation in one letter, said to follow, with another solution than those before it. Few of the
marked lines are (most take the wrong numbers and work them out rightly), so results are also changed by us, in right
lines as the students wrote them.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from benchmarks import mistakes
from benchmarks.sums import false_links, links, solutions
from tutor.problem import Problem
from tutor.service.work.checking import Work
from tutor.service.work.lines import judge_work
from tutor.verdict import Status

SHARED = Path(__file__).parents[2] / "shared"
ARGUMENTS = SHARED / "answers" / "work.jsonl"
PUBLISHED = SHARED / "problems" / "misconceptions_mae.jsonl"
STUDENTS = SHARED / "problems" / "student_work_steps.jsonl"
SAME = {"EQUIVCHAR", "SAMEROOTS", "EQUIVCHARREAL", "CHECKMARK", "EQUIVLOG"}
EQUAL = {"same-solutions", "same-value", "branch"}
_FOLLOWS = re.compile(
    r"simplif|subtract|divid|multipl|add(?:ing)|expand|combin|solv|both sides|we get|so\b|therefore", re.IGNORECASE
)


def measure() -> str:
    """Judge both collections and tell how many judgements are right."""
    if not (ARGUMENTS.exists() and STUDENTS.exists()):
        return f"There are no cases under {SHARED}."
    took: list[float] = []
    return "\n".join(
        ["| | |", "| --- | --- |", *arguments(took), *students(took), mistakes.row(PUBLISHED), times(took)]
    )


def rows(path: Path) -> list[dict[str, Any]]:
    """The cases of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def timed(problem: Problem, lines: list[str], took: list[float]) -> Work:
    """Judge a work, and note the time per line."""
    start = time.perf_counter()
    work = judge_work(problem, lines)
    took += [(time.perf_counter() - start) / len(lines)] * len(lines)
    return work


def arguments(took: list[float]) -> Iterator[str]:
    """How many lines of the arguments are judged as they are marked."""
    right: Counter[bool] = Counter()
    misses: list[str] = []
    accepted: list[str] = []
    for row in rows(ARGUMENTS):
        problem = Problem("for positive numbers" if row["opts"].get("assumepos") else "")
        work = timed(problem, row["lines"], took)
        for line, mark in zip(work.lines, row["marks"], strict=True):
            good = agrees(mark, line.verdict.status, line.verdict.note)
            right[good] += 1
            if not good:
                misses.append(f"`{line.text}` ({mark}: {line.verdict.note})")
            if mark in {"QMCHAR", "ANDOR", "IMPLIEDCHAR", "IMPLIESCHAR"} and line.verdict.note in EQUAL:
                accepted.append(f"`{line.text}` ({mark})")
    total = sum(right.values())
    yield f"| lines of arguments judged as marked | {right[True]} of {total} ({100 * right[True] / total:.1f} %) |"
    yield f"| otherwise | {'; '.join(misses)} |"
    yield f"| marked as not equivalent, judged equivalent (over the reals) | {len(accepted)}: {'; '.join(accepted)} |"


def agrees(mark: str, status: Status, note: str) -> bool:
    """Whether a verdict says what a mark says."""
    if mark.startswith("ASSUME") or mark == "EMPTYCHAR":
        return status is not Status.REFUTED
    if mark in SAME:
        return status is Status.PROVED and note in EQUAL
    wanted = {"IMPLIESCHAR": "implies", "IMPLIEDCHAR": "lost-solution", "DIFFCHAR(x)": "derivative"}
    if mark in {"QMCHAR", "ANDOR"}:
        return status is Status.REFUTED
    return note == wanted.get(mark, "antiderivative")


def students(took: list[float]) -> Iterator[str]:
    """How many wrong lines are found, and how many right twins are blamed."""
    found: dict[str, list[bool]] = {"arithmetic": [], "algebra": [], "result changed by us": []}
    missed: list[str] = []
    early: list[str] = []
    twins: list[str] = []
    count = 0
    for row in rows(STUDENTS):
        problem, first = Problem(row["problem"]), row["first_wrong"]
        work = timed(problem, row["student_lines"], took)
        kind = wrong_by_itself(row["student_lines"], first)
        if kind is not None:
            found[kind].append(work.lines[first].wrong)
            missed += [] if found[kind][-1] else [row["student_lines"][first]]
        changed = with_changed_result(row)
        if changed is not None:
            found["result changed by us"].append(timed(problem, changed, took).lines[-1].wrong)
            missed += [] if found["result changed by us"][-1] else [f"changed: {changed[-1]}"]
        early += [line.text for line in work.lines[:first] if line.wrong]
        if row["student_correct"]:
            count += 1
            twin = timed(problem, row["student_correct"].splitlines(), took)
            twins += [line.text for line in twin.lines if line.wrong][:1]
    for kind, each in found.items():
        yield f"| wrong lines, {kind}: found | {sum(each)} of {len(each)} |"
    yield f"| not found | {'; '.join(missed)} |"
    yield f"| lines before the first wrong one, blamed | {len(early)}: {'; '.join(early)} |"
    yield f"| right twins blamed | {len(twins)} of {count} ({100 * len(twins) / count:.1f} %) |"


def wrong_by_itself(lines: Sequence[str], first: int) -> str | None:
    """Whether the first wrong line is wrong by its own arithmetic, or by its algebra; None where it is neither."""
    line = lines[first]
    if false_links(line):
        return "arithmetic"
    before = {solution for each in lines[:first] for solution in solutions(each)}
    here = solutions(line)
    letters = {letter for letter, _ in before}
    told = {(letter, value) for letter, value in here if letter in letters}
    return "algebra" if _FOLLOWS.search(line) and told and not told & before else None


def with_changed_result(row: dict[str, Any]) -> list[str] | None:
    """A student's lines up to a right one whose result we change; None where there is none that is a sum."""
    random = Random(row["id"])
    for number, line in enumerate(row["student_lines"][: row["first_wrong"] + 1]):
        for _, right, equal in links(line):
            shown = re.search(rf"=\s*\$?{re.escape(right)}(?![\d,.]*\d)", line)
            if equal and right.isdigit() and shown:
                at = shown.end() - len(right)
                return [
                    *row["student_lines"][:number],
                    line[:at] + str(int(right) + random.randint(1, 9)) + line[shown.end() :],
                ]
    return None


def times(took: list[float]) -> str:
    """The time per line, judged in one process."""
    took = sorted(took)
    median, most = took[len(took) // 2], took[int(0.99 * len(took))]
    return f"| time per line, median and 99 % | {1000 * median:.0f} ms, {most:.2f} s |"
