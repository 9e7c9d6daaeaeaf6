"""Checking texts of models: how many false equations are found, how many right ones are blamed, and how soon.

The texts are recorded solutions of GSM8K problems (``../shared/problems/model_text.jsonl``), in a third of them one
equation's result changed. They go through `Tutor.audit` and, streamed, through the scripted engine.
"""

from __future__ import annotations

import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from tutor.claims import Reader, Written
from tutor.engines.scripted import ScriptedEngine
from tutor.events import ClaimChecked, Text
from tutor.problem import Ask, Problem
from tutor.service.solving.watching import Watch
from tutor.service.tutor import Tutor
from tutor.settings import Settings
from tutor.verdict import Status, Verdict

TEXTS = Path(__file__).parents[2] / "shared" / "problems" / "model_text.jsonl"
STREAMED = 40
"""Texts that are streamed."""
DELAY = 0.02
"""Seconds before each piece of a streamed text, of about four characters."""


@dataclass
class Tally:
    """What was counted."""

    planted: int = 0
    found: int = 0
    untouched: int = 0
    blamed: list[str] = field(default_factory=list)
    false: int = 0
    """How many of the blamed are really false, by plain arithmetic of their own."""
    statuses: dict[str, int] = field(default_factory=dict)


def measure() -> str:
    """Audit all texts, stream some, and tell what was found."""
    if not TEXTS.exists():
        return f"There are no texts at {TEXTS}."
    rows = [json.loads(line) for line in TEXTS.read_text(encoding="utf-8").splitlines()]
    with Tutor(Settings(engine="scripted", workers=os.cpu_count() or 2)) as tutor:
        tutor.warm()
        start = time.monotonic()
        with ThreadPoolExecutor(tutor.settings.workers) as threads:
            audits = list(threads.map(lambda row: tutor.audit(row["problem"], row["text"]), rows))
        seconds = time.monotonic() - start
        tally = Tally()
        for row, audit in zip(rows, audits, strict=True):
            count(tally, row["planted"], audit.claims)
        late, missed = streamed(tutor, [row for row in rows if row["planted"]][:STREAMED])
    cost = finding(rows)
    share = 100 * tally.found / tally.planted
    blamed = f"{len(tally.blamed)} of {tally.untouched}; really false as written: {tally.false}"
    late.sort()
    return "\n".join(
        [
            "| | |",
            "| --- | --- |",
            f"| texts, claims | {len(rows)}, {sum(tally.statuses.values())} |",
            f"| proven, refuted, unchecked | {', '.join(str(tally.statuses.get(s, 0)) for s in Status)} |",
            f"| changed equations refuted | {tally.found} of {tally.planted} ({share:.1f} %) |",
            f"| untouched claims refuted | {blamed} |",
            f"| seconds for all texts, audited | {seconds:.0f} |",
            f"| streamed: changed equations refuted | {len(late)} of {len(late) + missed} |",
            f"| from an equation's last token to its verdict, median and 95 % | {late[len(late) // 2]:.2f} s,"
            f" {late[int(len(late) * 0.95)]:.2f} s |",
            f"| finding claims, CPU time per token of about four characters | {cost * 1e6:.0f} µs |",
            "",
            "Untouched and refuted: " + "; ".join(f"`{text}`" for text in tally.blamed),
        ]
    )


def count(tally: Tally, planted: dict[str, Any] | None, claims: tuple[tuple[Written, Verdict], ...]) -> None:
    """Add one text's claims."""
    hit = False
    for claim, verdict in claims:
        status = verdict.status
        tally.statuses[status] = tally.statuses.get(status, 0) + 1
        if planted and claim.line == planted["line"] and states(claim, planted["now"]):
            hit = hit or status is Status.REFUTED
            continue
        tally.untouched += 1
        if status is Status.REFUTED:
            tally.blamed.append(claim.text)
            tally.false += plainly_false(claim)
    if planted:
        tally.planted += 1
        tally.found += hit


def states(claim: Written, result: str) -> bool:
    """Whether a claim states this result."""
    return claim.right.text.rstrip("%") == result.replace(",", "").lstrip("$")


def plainly_false(claim: Written) -> bool:
    """Whether the two sides differ by more than half a unit of the last place, worked out with plain fractions."""
    try:
        left, right = (arithmetic(side.text.replace("%", "")) for side in (claim.left, claim.right))
        hundredth = arithmetic(claim.left.text.replace("%", "/100"))
    except (SyntaxError, ValueError, NameError, ZeroDivisionError):
        return False
    places = len(claim.right.text.rstrip("%").partition(".")[2])
    return all(abs(value - right) >= Fraction(1, 2 * 10**places) for value in (left, hundredth, 100 * hundredth))


def arithmetic(text: str) -> Fraction:
    """The value of a sum of numbers; only digits, points, brackets and the four signs are taken."""
    if set(text) - set("0123456789.+-*/() "):
        raise ValueError(text)
    import ast

    def value(node: ast.expr) -> Fraction:
        match node:
            case ast.Constant(value=int() | float()):
                return Fraction(str(node.value))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -value(operand)
            case ast.BinOp(left=left, op=op, right=right):
                a, b = value(left), value(right)
                return {ast.Add: a + b, ast.Sub: a - b, ast.Mult: a * b}.get(type(op)) or (
                    a / b if isinstance(op, ast.Div) else Fraction(0)
                )
        raise ValueError(text)

    return value(ast.parse(text.strip(), mode="eval").body)


def streamed(tutor: Tutor, rows: list[dict[str, Any]]) -> tuple[list[float], int]:
    """Stream texts; return the seconds from each changed equation's last token to its refutation, and the missed."""
    late: list[float] = []
    for row in rows:
        text = row["text"]
        tutor._engines["scripted/"] = ScriptedEngine(
            tutor.settings, tutor._solvers, lambda *_, text=text: iter([text]), delay=DELAY
        )
        end = place(row)
        came: list[tuple[int, float]] = []
        told, at = 0, None
        for event in tutor.solve(Ask(row["problem"], engine="scripted"), record=False):
            now = time.monotonic()
            if isinstance(event, Text):
                told += len(event.text)
                came.append((told, now))
            elif isinstance(event, ClaimChecked) and event.span[1] == end and event.verdict.status is Status.REFUTED:
                at = at or now
        if at is not None:
            late.append(at - next(now for told, now in came if told >= end))
    return late, len(rows) - len(late)


def place(row: dict[str, Any]) -> int:
    """Where the changed equation of a text ends."""
    reader = Reader()
    found = [*reader.feed(row["text"]), *reader.finish()]
    return next(c.span[1] for c in found if c.line == row["planted"]["line"] and states(c, row["planted"]["now"]))


def finding(rows: list[dict[str, Any]]) -> float:
    """The seconds of CPU time per token that finding claims and sending them off costs the thread of a stream."""

    class Idle:
        def written(self, claim: Written, problem: Problem) -> Verdict:
            raise NotImplementedError

    tokens, start = 0, time.thread_time()
    for row in rows:
        watch = Watch(Idle(), Problem(""))  # type: ignore[arg-type]
        for at in range(0, len(row["text"]), 4):
            watch.read(row["text"][at : at + 4])
            tokens += 1
        watch.close()
    return (time.thread_time() - start) / tokens
