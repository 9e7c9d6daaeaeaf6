"""The moves: how each is worded, carried out row by row, and told."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sympy import ImmutableDenseMatrix, Integer
from sympy.matrices import MatrixBase

from tutor.messages import Message, say

Rows = list[list[Integer]]


@dataclass(frozen=True, slots=True)
class Move:
    """One move: its operation, the pattern of its instruction, what it does to rows, and how it is told."""

    name: str
    pattern: str
    work: Callable[..., Rows]
    title: Callable[..., Message]
    because: Message


def _quarter(rows: Rows) -> Rows:
    return [list(line) for line in zip(*reversed(rows), strict=True)]


def _turned(rows: Rows, degrees: int) -> Rows:
    for _ in range(degrees // 90 % 4):
        rows = _quarter(rows)
    return rows


def _transposed(rows: Rows) -> Rows:
    return [list(line) for line in zip(*rows, strict=True)]


def _across(rows: Rows) -> Rows:
    return _turned(_transposed(rows), 180)


MOVES = (
    Move(
        "rotated",
        r"rotate the matrix (\d+) degrees(?: clockwise)?",
        _turned,
        lambda degrees: say("Turn the matrix clockwise by {degrees} degrees.", degrees=degrees),
        say("After a quarter turn the first column, read upward, is the first row."),
    ),
    Move(
        "mirrored_horizontally",
        r"horizontally mirror the matrix",
        lambda rows: rows[::-1],
        lambda: say("Mirror the matrix along its horizontal middle line."),
        say("The rows stand in reverse order."),
    ),
    Move(
        "mirrored_vertically",
        r"vertically mirror the matrix",
        lambda rows: [row[::-1] for row in rows],
        lambda: say("Mirror the matrix along its vertical middle line."),
        say("Each row is read backward."),
    ),
    Move(
        "mirrored_along_diagonal",
        r"mirror the matrix along the diagonal",
        _transposed,
        lambda: say("Mirror the matrix along the diagonal."),
        say("Rows become columns."),
    ),
    Move(
        "mirrored_along_counterdiagonal",
        r"mirror the matrix along the counterdiagonal",
        _across,
        lambda: say("Mirror the matrix along the counterdiagonal."),
        say("The last row, read backward, becomes the first column."),
    ),
    Move(
        "replaced",
        r"map each occurrence of (\d+) to (\d+)",
        lambda rows, old, new: [[Integer(new) if entry == old else entry for entry in row] for row in rows],
        lambda old, new: say("Write {new} for each {old}.", old=old, new=new),
        say("All other entries stay."),
    ),
    Move(
        "zeroed_multiples",
        r"set all elements divisible by (\d+) to zero",
        lambda rows, k: [[Integer(0) if entry % k == 0 else entry for entry in row] for row in rows],
        lambda k: say("Write 0 for each multiple of {k}.", k=k),
        say("All other entries stay."),
    ),
    Move(
        "cropped",
        r"crop the matrix to rows (\d+)-(\d+) and columns (\d+)-(\d+)(?: \(1-indexed\))?",
        lambda rows, a, b, c, d: [row[c - 1 : d] for row in rows[a - 1 : b]],
        lambda a, b, c, d: say("Keep rows {a} to {b} and columns {c} to {d}.", a=a, b=b, c=c, d=d),
        say("Rows and columns are counted from 1."),
    ),
    Move(
        "without_every_row",
        r"remove every (\d+)-?(?:st|nd|rd|th) row(?: \(1-indexed\))?",
        lambda rows, n: [row for i, row in enumerate(rows, start=1) if i % n],
        lambda n: say("Leave out the rows whose number is a multiple of {n}.", n=n),
        say("Rows and columns are counted from 1."),
    ),
    Move(
        "without_every_column",
        r"remove every (\d+)-?(?:st|nd|rd|th) column(?: \(1-indexed\))?",
        lambda rows, n: [[entry for j, entry in enumerate(row, start=1) if j % n] for row in rows],
        lambda n: say("Leave out the columns whose number is a multiple of {n}.", n=n),
        say("Rows and columns are counted from 1."),
    ),
)

BY_NAME = {move.name: move for move in MOVES}


def read_moves(text: str) -> list[tuple[Move, list[int]]] | None:
    """The moves of a list of instructions; None where one of them is not known or cannot be carried out."""
    found: list[tuple[Move, list[int]]] = []
    for line in re.split(r"\s*(?:\n|^|\s)-\s+", text.strip()):
        told = " ".join(line.split()).rstrip(".").lower()
        if not told or told.startswith("identity transformation"):
            continue
        for move in MOVES:
            match = re.fullmatch(move.pattern, told)
            if match is not None:
                found.append((move, [int(number) for number in match.groups()]))
                break
        else:
            return None
    return found


def read_grid(text: str) -> MatrixBase | None:
    """A matrix written as lines of whole numbers; None for anything else."""
    rows = [line.split() for line in text.strip().splitlines() if line.strip()]
    if not rows or len({len(row) for row in rows}) != 1:
        return None
    if not all(re.fullmatch(r"-?\d{1,12}", entry) for row in rows for entry in row):
        return None
    return ImmutableDenseMatrix([[Integer(int(entry)) for entry in row] for row in rows])


def can_be_done(name: str, numbers: Sequence[int], matrix: MatrixBase) -> bool:
    """Whether the matrix has what the move asks for."""
    if name == "cropped":
        a, b, c, d = numbers
        return bool(1 <= a <= b <= matrix.rows and 1 <= c <= d <= matrix.cols)
    if name == "rotated":
        return not numbers[0] % 90
    if name in ("without_every_row", "without_every_column"):
        return numbers[0] > 1
    return name != "zeroed_multiples" or numbers[0] > 0
