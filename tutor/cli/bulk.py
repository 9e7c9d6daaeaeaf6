"""Bulk work: JSON lines in, JSON lines out, in the order of the input, resumable, with a progress bar."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tutor.errors import BadInput
from tutor.messages import say

Row = dict[str, Any]


def run(source: Path, target: Path, work: Callable[[Row], Row], workers: int, title: str) -> None:
    """Do ``work`` on every line of ``source`` and append the results to ``target``.

    Lines whose ids are in ``target`` already are not done again; a last line that was cut off is. ``work`` must turn
    its own failures into rows.

    Raises:
        BadInput: a file cannot be read, or a line is not a JSON object with an id.
    """
    waiting = remaining(source, target)
    with ThreadPoolExecutor(workers) as threads:
        write(_in_order(threads, work, waiting, window=4 * workers), target, len(waiting), title)


def remaining(source: Path, target: Path) -> list[Row]:
    """Return the rows of ``source`` whose ids are not in ``target``, from which a line that was cut off is removed.

    Raises:
        BadInput: a file cannot be read, or a line is not a JSON object with an id.
    """
    rows = list(_rows(source))
    done = _finished(target)
    return [row for row in rows if row["id"] not in done]


def write(results: Iterator[Row], target: Path, total: int, title: str) -> None:
    """Append the results to ``target`` as they come, with progress on standard error."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    with target.open("a", encoding="utf-8") as out:
        for result in track(results, description=title, total=total, console=console, disable=not total):
            out.write(json.dumps(result, ensure_ascii=False) + "\n")
            out.flush()


def _in_order(threads: ThreadPoolExecutor, work: Callable[[Row], Row], rows: list[Row], window: int) -> Iterator[Row]:
    """Results in the order of the rows, with a bounded number under way."""
    under_way: deque[Future[Row]] = deque()
    for row in rows:
        under_way.append(threads.submit(work, row))
        if len(under_way) >= window:
            yield under_way.popleft().result()
    while under_way:
        yield under_way.popleft().result()


def _rows(source: Path) -> Iterator[Row]:
    try:
        text = source.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInput(say("The file {path} cannot be read: {reason}.", path=str(source), reason=reason)) from error
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield _row(line, number, source)


def _row(line: str, number: int, source: Path) -> Row:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadInput(
            say("Line {number} of {path} is not JSON: {reason}.", number=number, path=str(source), reason=error.msg)
        ) from error
    if not isinstance(row, dict) or "id" not in row:
        raise BadInput(say("Line {number} of {path} is not a JSON object with an id.", number=number, path=str(source)))
    return row


def _finished(target: Path) -> set[Any]:
    """The ids in the output so far; a last line that a killed run cut off is removed."""
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        return set()
    whole = target.read_bytes()
    kept = whole[: whole.rfind(b"\n") + 1]
    if kept != whole:
        target.write_bytes(kept)
    return {json.loads(line)["id"] for line in kept.decode("utf-8").splitlines() if line.strip()}
