"""Problems from a table: CSV with commas, semicolons or tabs, whatever its columns are called.

A table without a line of headers has the problem in its first column, then answer, level, topic. What
`tutor.exports.csv_table` guards against spreadsheets (an apostrophe, ``−``) is taken back.
"""

from __future__ import annotations

import csv
import io
import re

from tutor.imports.rows import FIELDS, Place, Row, field_of, row, trouble
from tutor.messages import say

SIGNS = ",;\t|"
FIRST = ("problem", "answer", "level", "topic")
"""What the columns hold where no line says so."""


def rows(text: str, file: str) -> list[Row]:
    """Return the problems of a table.

    Raises:
        BadInput: it is no table, or none of its columns holds the problems.
    """
    lines = _lines(text, file)
    if not lines:
        return []
    number, header = lines[0]
    named = [field_of(cell) for cell in header]
    if not any(named):
        columns: list[str | None] = [*FIRST, *[None] * len(header)][: max(len(header), 1)]
        body = lines
    elif "problem" in named:
        columns, body = named, lines[1:]
    else:
        seen = ", ".join(header)[:200]
        raise trouble(say("No column is called “problem”; there are: {names}.", names=seen), Place(file, number, 1))
    first = {name: columns.index(name) for name in FIELDS if name in columns}
    first |= {name: header.index(name) for name in FIELDS if name in header and any(named)}
    return [_row(cells, first, Place(file, line, first["problem"] + 1)) for line, cells in body]


def _lines(text: str, file: str) -> list[tuple[int, list[str]]]:
    """The rows that hold anything, each with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_sign(text), strict=True)
    found, start = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((start, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        line = text.split("\n")[start - 1] if start <= text.count("\n") + 1 else ""
        column = line.find('"') + 1 or 1
        raise trouble(say("This is no table: {reason}.", reason=str(error)), Place(file, start, column)) from error
    return found


def _sign(text: str) -> str:
    """What stands between cells: the sign of the first line that is there most often, outside quotes."""
    first = re.sub(r'"[^"]*"', "", next((line for line in text.split("\n") if line.strip()), ""))
    return max(SIGNS, key=first.count)


def _row(cells: list[str], first: dict[str, int], place: Place) -> Row:
    found = {name: _bare(cells[column]) for name, column in first.items() if column < len(cells)}
    return row(found, place)


def _bare(cell: str) -> str:
    """A cell without what keeps a spreadsheet from running it."""
    return cell[1:] if re.match(r"'[=+\-@\t\r]", cell) else cell
