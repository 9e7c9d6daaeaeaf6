"""Reading: how much of what people and models write is read, recognised as unreadable, found, printed and read back.

Reads the folder of cases named by ``ANSWER_CASES`` or given on the command line (``gold.jsonl``, ``reading.jsonl``,
``equivalence.jsonl``, ``extraction.jsonl``; their README says what the fields mean):

    python -m benchmarks.reading FOLDER [--misses]
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sympy import Basic

from tutor.checking.answers import check_answer
from tutor.errors import StepwiseError
from tutor.maths.printing import latex
from tutor.maths.reading import evaluated
from tutor.maths.reading.answers import read_answer
from tutor.maths.reading.extraction import final_answer
from tutor.maths.reading.formulas import parsed
from tutor.maths.reading.values import Quantity, Several, Value, Words
from tutor.maths.reading.wording import word_key

Row = dict[str, Any]

STRICTER = frozenset(
    (
        "sin x", "1 x", "52%", "set(x, y, z)", "x*divides*y", "x\\u{00b2}", "sin\\u{00b2}(x)", "cos^2(x)", "sin[2*x]",
        "diff(sin(x))", "y'+y", "a_b(x)", "a,b,c", "\\sqrt{2+x}", "sin(x),cos(y)", "\\mathit{21}", "i", "j", "sqrt(-1)",
        "(-2)^(1/2)", "sqrt(-2) + 3", "5>=5", "5<=5", "z*n",
    )
)  # fmt: skip
"""Inputs that a suite refuses for a policy of its own (no implicit sign, no percent, real numbers only, one line only)
and that say clearly what is meant: reading them is right. Counted apart."""


def measure() -> str:
    """Return the figures as Markdown."""
    folder = Path(os.environ.get("ANSWER_CASES", "../shared/answers"))
    if not (folder / "gold.jsonl").exists():
        return f"No cases in `{folder}`: set `ANSWER_CASES`."
    return report(folder)


def report(folder: Path, *, misses: bool = False) -> str:
    """All figures for the cases in a folder; with ``misses`` the cases themselves."""
    attempt("\\frac{1}{2} + \\sin x \\text{ cm}")
    missed: list[str] = []
    lines = [
        gold(rows(folder / "gold.jsonl"), missed),
        printed(rows(folder / "gold.jsonl"), missed),
        pairs(rows(folder / "equivalence.jsonl"), missed),
        validity(rows(folder / "reading.jsonl"), missed),
        extraction(rows(folder / "extraction.jsonl"), missed),
    ]
    table = "| | cases | right | |\n| --- | ---: | ---: | --- |\n" + "\n".join(lines)
    return table + ("\n\n" + "\n".join(missed) if misses else "")


def rows(path: Path) -> Iterator[Row]:
    """The cases of a file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def attempt(text: str) -> Value | StepwiseError:
    """Read an answer, or return why not."""
    try:
        return read_answer(text)
    except StepwiseError as error:
        return error


def gold(cases: Iterable[Row], missed: list[str]) -> str:
    """Reference answers of public problem sets: the share that is read, and how fast."""
    seconds: list[float] = []
    right = total = words = 0
    for case in cases:
        start = time.perf_counter()
        value = attempt(case["gold"])
        seconds.append(time.perf_counter() - start)
        total += 1
        right += not isinstance(value, StepwiseError)
        words += isinstance(value, Words)
        if isinstance(value, StepwiseError):
            missed.append(f"- unread: {case['gold']!r}: {value}")
    seconds.sort()
    median, slow = seconds[total // 2] * 1e3, seconds[int(total * 0.99)] * 1e3
    return line("gold answers read", total, right, f"{words} as words; median {median:.2f} ms, 99 % {slow:.1f} ms")


def printed(cases: Iterable[Row], missed: list[str]) -> str:
    """Gold answers printed as LaTeX and read again: the share that is the same expression."""
    right = total = 0
    for case in cases:
        for value in expressions(attempt(case["gold"])):
            total += 1
            try:
                again = parsed(latex(value), dots=True)
            except StepwiseError as error:
                missed.append(f"- printed, unread: {latex(value)!r}: {error}")
                continue
            same = again == value or (isinstance(again, Basic) and evaluated(again) == evaluated(value))
            right += same
            if not same:
                missed.append(f"- printed, other: {latex(value)!r}: {again}")
    return line("the same from their printed LaTeX", total, right, "structurally, after ordinary evaluation")


def expressions(value: Value | StepwiseError) -> Iterator[Basic]:
    """The expressions in a value."""
    match value:
        case Several(items):
            for item in items:
                yield from expressions(item)
        case Quantity(inner):
            yield inner
        case Basic():
            yield value


def pairs(cases: Iterable[Row], missed: list[str]) -> str:
    """Both sides of the equivalence cases: the share that is read."""
    right = total = 0
    for case in cases:
        for text in (case["gold"], case["answer"]):
            value = attempt(text)
            total += 1
            right += not isinstance(value, StepwiseError)
            if isinstance(value, StepwiseError):
                missed.append(f"- unread: {text!r}: {value}")
    return line("answers to be compared, read", total, right, "")


def validity(cases: Iterable[Row], missed: list[str]) -> str:
    """What students type: readable or not, as the case says."""
    right = total = stricter = 0
    for case in cases:
        if case["valid"] is None:
            continue
        readable = not isinstance(attempt(case["input"]), StepwiseError)
        if readable and case["input"] in STRICTER:
            stricter += 1
            continue
        total += 1
        right += readable == case["valid"]
        if readable != case["valid"]:
            missed.append(f"- {'read' if readable else 'not read'}: {case['input']!r}")
    return line("readable or not, as it should be", total, right, f"{stricter} more refused by a suite's own policy")


def extraction(cases: Iterable[Row], missed: list[str]) -> str:
    """Pages of model text: the answer found is the expected one exactly when the case says so."""
    right = total = 0
    for case in cases:
        found = final_answer(case["answer"])
        expected = final_answer(case["gold"]) if "\\boxed" in case["gold"] or len(case["gold"]) > 80 else None
        same = found is not None and alike(found.text, expected.text if expected else case["gold"])
        total += 1
        right += same == case["expected"]
        if same != case["expected"]:
            missed.append(f"- found: {found.text if found else None!r} for {case['gold'][:80]!r}")
    return line("answers found in a page", total, right, "compared by the checker")


def alike(found: str, expected: str) -> bool:
    """Whether two answers are the same, written differently."""
    return check_answer(expected, found).verdict == "equal" or word_key(found) == word_key(expected)


def line(name: str, total: int, right: int, note: str) -> str:
    """A row of the table."""
    return f"| {name} | {total} | {100 * right / max(total, 1):.2f} % | {note} |"


if __name__ == "__main__":
    print(report(Path(sys.argv[1]), misses="--misses" in sys.argv))
