"""The report of an import as a Markdown table, from the rows that `tutor.service.sets.importing` makes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tutor.messages import Message, Translate, render, say

OUTCOMES: dict[str, Message] = {
    "proven": say("proven"),
    "solved": say("solved"),
    "wrong": say("wrong"),
    "unknown": say("cannot tell"),
}
"""What can become of a problem, and what a person reads."""


def report(file: str, rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the rows with how many there are of each outcome."""
    counts = {name: sum(row["outcome"] == name for row in rows) for name in OUTCOMES}
    return {"file": file, "count": len(rows), **counts, "rows": list(rows)}


def table(found: dict[str, Any], translate: Translate) -> str:
    """Return a report as Markdown: the counts, then a row for each problem."""
    titles = (say("Line"), say("Problem"), say("Given answer"), say("Outcome"), say("Right answer"), say("Why"))
    head = [render(title, translate) for title in titles]
    counts = ", ".join(f"{render(name, translate)} {found[code]}" for code, name in OUTCOMES.items())
    lines = [f"**{_cell(found['file'])}**: {found['count']} ({counts})", "", _line(head), _line(["---"] * len(head))]
    return "\n".join(lines + [_line(_cells(row, translate)) for row in found["rows"]]) + "\n"


def _cells(row: dict[str, Any], translate: Translate) -> list[str]:
    answer = row["answer"]
    right = f"${answer['latex']}$" if answer else ""
    outcome = render(OUTCOMES[row["outcome"]], translate)
    return [str(row["line"]), row["problem"], row["given"] or "", outcome, right, row["message"]]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", r"\|")
