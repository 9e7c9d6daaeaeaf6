"""A teacher's own problems, read from a file: rows with a problem and, where it is given, an answer, level and topic.

Formats, by the ending of the file's name or by what is asked for: CSV (also with tabs or semicolons), Markdown, JSON
lines (also one JSON list). Nothing is judged here; what is wrong with a file is said with file, line and column. A line
that cannot be read is a row with its trouble, and the others are read; a file of which nothing can be read is refused.
To add a format: a module with ``rows(text, file) -> list[Row]``, and its line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from tutor.errors import BadInput, TooLarge, UnknownName
from tutor.imports import delimited, json_lines, markdown
from tutor.imports.rows import Place, Row, trouble
from tutor.messages import say

Reader = Callable[[str, str], list[Row]]

FORMATS: dict[str, Reader] = {"csv": delimited.rows, "md": markdown.rows, "jsonl": json_lines.rows}
ENDINGS = {"tsv": "csv", "txt": "md", "markdown": "md", "json": "jsonl", "ndjson": "jsonl"}
MOST = 10_000
"""Problems of one file."""
LOST = "\N{REPLACEMENT CHARACTER}"
"""What stands where a byte could not be read."""
NO_TEXT = say("This is no text in UTF-8.")


def read(content: bytes, file: str, form: str | None = None) -> list[Row]:
    """Return the rows of a file, in order.

    Raises:
        UnknownName: there is no such format.
        BadInput: nothing of the file can be read as that, or there are no problems in it.
        TooLarge: there are too many.
    """
    ending = PurePath(file).suffix.lstrip(".").lower()
    name = form or ENDINGS.get(ending, ending)
    if name not in FORMATS:
        raise UnknownName(
            say("Problems cannot be read from “{name}”.", name=name[:40]),
            hint=say("Choose one of: {names}.", names=", ".join(FORMATS)),
        )
    text = decoded(content, file)
    rows = [_whole(row, text) for row in FORMATS[name](text, file)] if LOST in text else FORMATS[name](text, file)
    if not rows:
        raise BadInput(say("There are no problems in {file}.", file=file))
    if len(rows) > MOST:
        raise TooLarge(say("There are {count} problems in {file}; at most {limit} are read.",
                           count=len(rows), file=file, limit=MOST))  # fmt: skip
    first = rows[0]
    if first.trouble is not None and all(row.trouble for row in rows):
        raise trouble(first.trouble, first.place)
    return rows


def _whole(row: Row, text: str) -> Row:
    """The row, with its trouble where a byte of it was lost."""
    if LOST not in f"{row.problem}{row.answer}":
        return row
    lines = text.split("\n")
    line = next(number for number, line in enumerate(lines, 1) if number >= row.place.line and LOST in line)
    return replace(row, trouble=NO_TEXT, place=Place(row.place.file, line, lines[line - 1].index(LOST) + 1))


def decoded(content: bytes, file: str) -> str:
    """Return the text of a file: UTF-8, or what spreadsheets write (UTF-16 with its mark, Korean code page 949).

    Where a few lines of UTF-8 have a byte that is none, it is `LOST`.

    Raises:
        BadInput: it is none of these.
    """
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        try:
            text = content.decode("cp949")
        except UnicodeDecodeError:
            text = content.decode("utf-8-sig", errors="replace")
            lines = text.splitlines()
            if wide or "\0" in text or sum(LOST in line for line in lines) * 2 > len(lines):
                before = content[: error.start]
                line, column = before.count(b"\n") + 1, error.start - (before.rfind(b"\n") + 1) + 1
                raise trouble(NO_TEXT, Place(file, line, column)) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
