"""Judging answers: how often right, how often wrongly accepted, how fast, beside Math-Verify where it is installed.

Reads the folder of cases named by ``ANSWER_CASES`` or given on the command line (``equivalence.jsonl``, ``form.jsonl``,
``gold.jsonl``, ``extraction.jsonl``, ``reading.jsonl``; their README says what the fields mean):

    python -m benchmarks.answers FOLDER [--misses]
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import sympy

from tutor.checking.answers import check_answer
from tutor.maths.printing import latex
from tutor.maths.reading.answers import read_answer

Row = dict[str, Any]

FORMS = {
    "FacForm": "factored",
    "Expanded": "expanded",
    "Simplified": "simplified",
    "LowestTerms": "lowest-terms",
    "SingleFrac": "single-fraction",
    "PartFrac": "partial-fractions",
    "CompSquare": "completed-square",
    "Int": "up-to-constant",
    "Antidiff": "up-to-constant",
    "AntiderivativeUpToConstant": "up-to-constant",
    "EqualComAss": "same-up-to-order",
    "NumSigFigs": "significant-figures",
    "SigFigsStrict": "significant-figures",
    "Units": "significant-figures",
    "NumDecPlaces": "decimal-places",
}
"""The public suites' names of our forms; the ones with digits take them from the case's options."""
VALUE_ONLY = ("Antidiff", "AntiderivativeUpToConstant")
"""Cases that ask for any antiderivative: a constant of integration is not asked for."""


def measure() -> str:
    """Return the tables as Markdown."""
    folder = Path(os.environ.get("ANSWER_CASES", "../shared/answers"))
    if not (folder / "equivalence.jsonl").exists():
        return f"No cases in `{folder}`: set `ANSWER_CASES`."
    return report(folder)


def report(folder: Path, *, misses: bool = False) -> str:
    """All figures for the cases in a folder; with ``misses`` every case judged otherwise than it says."""
    check_answer("x", "sin(x)/2 + 0.5")
    parts = [
        _equivalence(_rows(folder, "equivalence"), misses=misses),
        _forms(_rows(folder, "form"), misses=misses),
        _golds(_rows(folder, "gold"), misses=misses),
    ]
    return "\n\n".join(parts)


def _rows(folder: Path, name: str) -> list[Row]:
    path = folder / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


# -- the same or not --


def _equivalence(rows: list[Row], *, misses: bool) -> str:
    judges: dict[str, Callable[[Row], str]] = {"Stepwise": _ours}
    if (other := _math_verify()) is not None:
        judges["Math-Verify"] = other
    lines = [
        "| judge | cases | right | wrongly accepted, of the unequal | undecided | unreadable | checks per CPU second "
        "| median | 99 % | most |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, judge in judges.items():
        verdicts, times = _judge_all(rows, judge)
        for label, chosen in (("core", [r for r in rows if r["core"]]), ("all", rows), ("real answers", _real(rows))):
            lines.append(_line(f"{name}, {label}", chosen, verdicts, times))
        if misses and name == "Stepwise":
            _print_misses(rows, verdicts)
    return "\n".join(lines)


def _real(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["source"] == "hardverify-math"]


def _ours(row: Row) -> str:
    return check_answer(row["gold"], row["answer"]).verdict


def _math_verify() -> Callable[[Row], str] | None:
    """Math-Verify as its users call it: LaTeX in dollars; calculator notation is turned into LaTeX for it."""
    if importlib.util.find_spec("math_verify") is None:
        return None
    package = importlib.import_module("math_verify")

    def judge(row: Row) -> str:
        with contextlib.suppress(Exception):
            gold, answer = (package.parse(_in_dollars(row[side], row["syntax"])) for side in ("gold", "answer"))
            return "equal" if package.verify(gold, answer) else "different"
        return "unreadable"

    return judge


def _in_dollars(text: str, syntax: str) -> str:
    if "$" in text or "\\boxed" in text or syntax == "text":
        return text
    if syntax != "latex" and "\\" not in text:
        with contextlib.suppress(Exception):
            value = read_answer(text)
            text = latex(value) if isinstance(value, sympy.Basic) else text
    return f"${text}$"


def _judge_all(rows: Iterable[Row], judge: Callable[[Row], str]) -> tuple[dict[str, str], dict[str, float]]:
    verdicts: dict[str, str] = {}
    times: dict[str, float] = {}
    for row in rows:
        start = time.process_time()
        verdicts[row["id"]] = judge(row)
        times[row["id"]] = time.process_time() - start
    return verdicts, times


def _right(row: Row, verdict: str) -> bool:
    """Equal pairs must be called equal; unequal ones must not, and not knowing is not right."""
    return verdict == "equal" if row["equal"] else verdict in ("different", "unreadable")


def _line(name: str, rows: list[Row], verdicts: dict[str, str], times: dict[str, float]) -> str:
    count = Counter(verdicts[row["id"]] for row in rows)
    right = sum(_right(row, verdicts[row["id"]]) for row in rows)
    unequal = [row for row in rows if not row["equal"]]
    accepted = sum(verdicts[row["id"]] == "equal" for row in unequal)
    spent = sorted(times[row["id"]] for row in rows)
    share = f"{accepted} ({accepted / max(1, len(unequal)):.1%})"
    return (
        f"| {name} | {len(rows)} | {right / max(1, len(rows)):.1%} | {share} | {count['undecided']} "
        f"| {count['unreadable']} | {len(rows) / max(1e-9, sum(spent)):.0f} | {_ms(spent, 0.5)} | {_ms(spent, 0.99)} "
        f"| {_ms(spent, 1.0)} |"
    )


def _ms(spent: list[float], share: float) -> str:
    return f"{spent[min(len(spent) - 1, int(len(spent) * share))] * 1000:.1f} ms" if spent else "-"


def _print_misses(rows: list[Row], verdicts: dict[str, str]) -> None:
    for row in rows:
        if not _right(row, verdicts[row["id"]]):
            sides = " | ".join(row[side].replace("\n", " ")[:90] for side in ("gold", "answer"))
            print(f"{row['id']} | {sides} | equal: {row['equal']} | {verdicts[row['id']]}")


# -- forms --


def _forms(rows: list[Row], *, misses: bool) -> str:
    count: Counter[tuple[str, bool]] = Counter()
    for row in rows:
        form = _form_of(row)
        if form is None:
            continue
        right = _has_form(row, form) == row["ok"]
        count[row["form"], right] += 1
        if misses and not right:
            print(f"{row['id']} | {row['form']} | {row['gold']} | {row['answer']} | {row['options']} | ok: {row['ok']}")
    names = sorted({name for name, _ in count})
    lines = ["| form | cases | right |", "| --- | ---: | ---: |"]
    lines += [
        f"| {FORMS[name]} ({name}) | {count[name, True] + count[name, False]} | {count[name, True]} |" for name in names
    ]
    right, total = sum(n for (_, good), n in count.items() if good), sum(count.values())
    return "\n".join([*lines, f"| all | {total} | {right} ({right / max(1, total):.1%}) |"])


def _form_of(row: Row) -> str | None:
    form = FORMS.get(row["form"])
    if form in ("significant-figures", "decimal-places"):
        digits = str(row["options"]).strip()
        return f"{form}:{digits}" if digits.isdigit() else None
    return form


def _has_form(row: Row, form: str) -> bool:
    """What the case asks: the form alone where the key is a placeholder, else the value and the form."""
    alone = row["gold"] in (None, "0", "null") or row["form"] in ("LowestTerms", "Expanded")
    check = check_answer(row["answer"] if alone else str(row["gold"]), row["answer"], form)
    if alone:
        return bool(check.form_ok)
    return check.verdict == "equal" and (row["form"] in VALUE_ONLY or check.form_ok is not False)


# -- reference answers with themselves --


def _golds(rows: list[Row], *, misses: bool) -> str:
    count: Counter[str] = Counter()
    for row in rows:
        verdict = check_answer(row["gold"], row["gold"]).verdict
        count[verdict] += 1
        if misses and verdict != "equal":
            print(f"{row['id']} | {row['gold']} | {verdict}")
    total = max(1, len(rows))
    read = total - count["unreadable"]
    return (
        f"Reference answers of public sets: {len(rows)}; read {read / total:.1%}, "
        f"of these equal to themselves {count['equal'] / max(1, read):.1%}."
    )


if __name__ == "__main__":
    print(report(Path(sys.argv[1]), misses="--misses" in sys.argv[2:]))
