"""Problems from a table: CSV with commas, semicolons or tabs, whatever its columns are called.

A table without a line of headers has the problem in its first column, then answer, level, topic. What
`tutor.exports.csv_table` guards against spreadsheets (an apostrophe, ``−``) is taken back. A line that is no row of a
table is a row of its own with what is wrong; the rest is read all the same.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from tutor.imports.rows import FIELDS, Place, Row, broken, field_of, row, trouble
from tutor.messages import say

SIGNS = ",;\t|"
FIRST = ("problem", "answer", "level", "topic")
"""What the columns hold where no line says so."""


def rows(text: str, file: str) -> list[Row]:
    """Return the problems of a table.

    Raises:
        BadInput: none of its columns holds the problems.
    """
    read = list(_lines(text, file))
    torn = [each for each in read if isinstance(each, Row)]
    lines = [each for each in read if not isinstance(each, Row)]
    if not lines:
        return torn
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
    kept = [_row(cells, first, Place(file, line, first["problem"] + 1)) for line, cells in body]
    return sorted((*kept, *torn), key=lambda each: each.place.line)


def _lines(text: str, file: str) -> Iterator[tuple[int, list[str]] | Row]:
    """The rows that hold anything, each with the line on which it begins, and the lines that are no rows."""
    lines, sign, start = text.split("\n"), _sign(text), 0
    while start < len(lines):
        reader = csv.reader((f"{line}\n" for line in lines[start:]), delimiter=sign, strict=True)
        begin = start
        try:
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield start + 1, cells
                start = begin + reader.line_num
        except csv.Error as error:
            reason, column = say("This is no table: {reason}.", reason=str(error)), lines[start].find('"') + 1 or 1
            yield broken(lines[start], reason, Place(file, start + 1, column))
            start += 1


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
