"""Checking students' work: arguments line by line, sentences of word problems, and how long a line takes.

The arguments are STACK's own tests of reasoning by equivalence (``../shared/answers/work.jsonl``); theirs are judged
over the complex numbers, ours over the real ones. The word problems are real students' solutions with the first wrong
line marked by teachers, and right twins (``../shared/problems/student_work_steps.jsonl``). Which of the wrong lines are
wrong by their own arithmetic is decided here with plain fractions.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from benchmarks.auditing import arithmetic
from tutor.problem import Problem
from tutor.service.work.checking import Work
from tutor.service.work.lines import judge_work
from tutor.verdict import Status

SHARED = Path(__file__).parents[2] / "shared"
ARGUMENTS = SHARED / "answers" / "work.jsonl"
STUDENTS = SHARED / "problems" / "student_work_steps.jsonl"
SAME = {"EQUIVCHAR", "SAMEROOTS", "EQUIVCHARREAL", "CHECKMARK", "EQUIVLOG"}
EQUAL = {"same-solutions", "same-value", "branch"}
_SUM = re.compile(
    r"((?:[\d.,$€£%()]|\s|[-+*/×÷–]|(?<=\s)x(?=\s))+)"
    r"=\s*\$?\s*(-?\d[\d,]*(?:\.\d+)?)(?![\w.,]*\s*[-+*/×÷x=(%\w])"
)


def measure() -> str:
    """Judge both collections and tell how many judgements are right."""
    if not (ARGUMENTS.exists() and STUDENTS.exists()):
        return f"There are no cases under {SHARED}."
    took: list[float] = []
    return "\n".join(["| | |", "| --- | --- |", *arguments(took), *students(took), times(took)])


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
    wrong: list[bool] = []
    missed: list[str] = []
    early: list[str] = []
    twins: list[str] = []
    count = 0
    for row in rows(STUDENTS):
        problem, first = Problem(row["problem"]), row["first_wrong"]
        work = timed(problem, row["student_lines"], took)
        if false_sums(row["student_lines"][first]):
            wrong.append(work.lines[first].wrong)
            if not wrong[-1]:
                missed.append(row["student_lines"][first])
        early += [line.text for line in work.lines[:first] if line.wrong]
        if row["student_correct"]:
            count += 1
            twin = timed(problem, row["student_correct"].splitlines(), took)
            twins += [line.text for line in twin.lines if line.wrong][:1]
    yield f"| wrong by their own arithmetic, found | {sum(wrong)} of {len(wrong)} |"
    yield f"| not found | {'; '.join(missed)} |"
    yield f"| lines before the first wrong one, blamed | {len(early)}: {'; '.join(early)} |"
    yield f"| right twins blamed | {len(twins)} of {count} ({100 * len(twins) / count:.1f} %) |"


def false_sums(line: str) -> list[str]:
    """The sums of numbers in a line that are false by more than a rounding."""
    found = []
    for match in _SUM.finditer(line):
        left = re.sub(r"[,$€£]", "", match[1]).replace("×", "*").replace("÷", "/").replace("–", "-").replace("x", "*")
        result = match[2].replace(",", "")
        try:
            values = [arithmetic(left.replace("%", "")), arithmetic(left.replace("%", "/100"))]
            told = Fraction(result)
        except (SyntaxError, ValueError, ZeroDivisionError):
            continue
        places = len(result.partition(".")[2])
        if left.strip(" .") and all(abs(value - told) >= Fraction(1, 10**places) for value in values):
            found.append(match[0])
    return found


def times(took: list[float]) -> str:
    """The time per line, judged in one process."""
    took = sorted(took)
    median, most = took[len(took) // 2], took[int(0.99 * len(took))]
    return f"| time per line, median and 99 % | {1000 * median:.0f} ms, {most:.2f} s |"
