"""CSV, one row an item, for spreadsheets and for other programs: UTF-8 with a byte order mark, RFC 4180.

Columns: ``number``, ``id``, ``topic``, ``level``, ``kind``, ``problem`` (Markdown with ``$latex$``), ``latex`` (the
problem as mathematics), ``lines`` (lines of work that the problem shows, one a line, ``?`` for the missing one),
``choices`` (``A) $…$``, one a line); and with the key ``answer`` (plain notation, as shown), ``value`` (the bare
value), ``answer_latex``, ``right_choice`` (its letter), ``remark``, ``hint_1`` to ``hint_3``, ``solution`` (numbered
steps), ``verdict`` (proved or unchecked) and ``checked`` (how).

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula. A number is left as it is; the
minus sign before other mathematics becomes ``−`` (U+2212), which every reader of mathematics takes for one; before
anything else of that kind stands an apostrophe. `tutor.imports` undoes both.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from string import ascii_uppercase
from typing import Any

from tutor.exports.layout import Layout
from tutor.messages import Translate

MEDIA_TYPE, SUFFIX = "text/csv; charset=utf-8", ".csv"

PROBLEM = ("number", "id", "topic", "level", "kind", "problem", "latex", "lines", "choices")
KEY = (
    *("answer", "value", "answer_latex", "right_choice", "remark", "hint_1", "hint_2", "hint_3"),
    *("solution", "verdict", "checked"),
)
NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?%?")
RUNS = re.compile(r"[=+\-@\t\r]")
"""What a spreadsheet takes for the beginning of a formula."""


def write(items: Sequence[dict[str, Any]], *, key: bool, translate: Translate, layout: Layout) -> bytes:
    """Return the set as a table; without ``key`` it has the columns of the problems alone."""
    stream = io.StringIO(newline="")
    table = csv.writer(stream)
    table.writerow(PROBLEM + KEY if key else PROBLEM)
    for number, item in enumerate(items, start=1):
        row = [*_problem(number, item), *(_key(item) if key else ())]
        table.writerow([guarded(cell) for cell in row])
    return stream.getvalue().encode("utf-8-sig")


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet runs."""
    if not RUNS.match(cell) or NUMBER.fullmatch(cell):
        return cell
    return f"−{cell[1:]}" if cell.startswith("-") else f"'{cell}"


def _problem(number: int, item: dict[str, Any]) -> Iterator[str]:
    yield str(number)
    yield from (str(item[name]) for name in ("id", "topic", "level", "kind", "statement", "latex"))
    yield "\n".join("?" if line is None else f"${line}$" for line in item.get("lines", ()))
    lettered = zip(ascii_uppercase, item["choices"], strict=False)
    yield "\n".join(f"{letter}) ${choice['latex']}$" for letter, choice in lettered)


def _key(item: dict[str, Any]) -> Iterator[str]:
    answer = item["answer"]
    yield from (answer["plain"], answer["value"], answer["latex"])
    lettered = zip(ascii_uppercase, item["choices"], strict=False)
    yield next((letter for letter, choice in lettered if choice["misconception"] is None), "")
    yield answer["remark"] or ""
    yield from [*item["hints"], "", "", ""][:3]
    yield "\n".join(_steps(item["steps"], ""))
    yield from (item["verdict"]["status"], item["verdict"]["message"])


def _steps(steps: Sequence[dict[str, Any]], above: str) -> Iterator[str]:
    for place, step in enumerate(steps, start=1):
        label = f"{above}{place}."
        lines = dict.fromkeys(line for line in (step["before"], step["after"]) if line)
        yield " ".join((label, step["title"], step["because"], " → ".join(f"${line}$" for line in lines))).strip()
        yield from _steps(step["substeps"], label)
