"""Problems from JSON: an object a line, or one list of objects; keys by any name that people use.

A line that is no JSON, and a member of a list, is a row of its own with what is wrong; the rest is read all the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tutor.imports.rows import Place, Row, broken, field_of, row
from tutor.messages import Message, say


def rows(text: str, file: str) -> list[Row]:
    """Return the problems of a file."""
    if text.lstrip().startswith("["):
        return list(_listed(text, file))
    lines = ((number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())
    return [_loaded(line, file, number) for number, line in lines]


def _loaded(line: str, file: str, number: int) -> Row:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        return broken(line, _no_json(error), Place(file, number, error.colno))
    except RecursionError:
        return broken(line, _NO_PROBLEM, Place(file, number))
    return _row(value, line, _place(line, file, number))


def _listed(text: str, file: str) -> Iterator[Row]:
    """The members of a list; after one that cannot be read comes what looks like the next object."""
    decoder = json.JSONDecoder()
    lines = _Lines(text, file)
    place = text.index("[") + 1
    while True:
        place = _BETWEEN.match(text, place).end()  # type: ignore[union-attr] # the pattern matches nothing, too
        if place >= len(text) or text[place] == "]":
            return
        start = place
        try:
            value, place = decoder.raw_decode(text, start)
        except json.JSONDecodeError as error:
            following = _NEXT.search(text, max(error.pos, start + 1))
            place = following.end() if following else len(text)
            yield broken(text[start:place].rstrip(_SIGNS), _no_json(error), lines.place(error.pos))
        except RecursionError:
            yield broken(text[start:], _NO_PROBLEM, lines.place(start))
            return
        else:
            yield _row(value, text[start:place], lines.place(start))


class _Lines:
    """Where in a text a character stands, asked in the order of the text."""

    def __init__(self, text: str, file: str) -> None:
        self._text, self._file = text, file
        self._line, self._begin = 1, 0

    def place(self, position: int) -> Place:
        """Return the line and column of a character that stands on the line last asked for, or after it."""
        self._line += self._text.count("\n", self._begin, position)
        self._begin = max(self._begin, self._text.rfind("\n", self._begin, position) + 1)
        return Place(self._file, self._line, position - self._begin + 1)


_SIGNS = " \t\n,"
_BETWEEN = re.compile(rf"[{_SIGNS}]*")
_NEXT = re.compile(r"(?<=[}\n])[ \t\n]*,?[ \t\n]*(?=\{)")
"""What stands before the next object of a list."""
_NO_PROBLEM = say("This is no JSON object with a problem.")


def _no_json(error: json.JSONDecodeError) -> Message:
    return say("This is no JSON: {reason}.", reason=error.msg)


def _place(line: str, file: str, number: int) -> Place:
    return Place(file, number, len(line) - len(line.lstrip()) + 1)


def _row(value: Any, written: str, place: Place) -> Row:
    if not isinstance(value, dict):
        return broken(written, _NO_PROBLEM, place)
    found: dict[str, str] = {}
    for key, content in value.items():
        name = field_of(str(key))
        if name and name not in found and (text := _text(content)) is not None:
            found[name] = text
    if "problem" not in found:
        names = ", ".join(map(str, value))[:200]
        return broken(written, say("No key is called “problem”; there are: {names}.", names=names), place)
    return row(found, place)


def _text(content: Any) -> str | None:
    """A value as text: an answer of `tutor.wire` is an object, one of several answers a list."""
    match content:
        case str():
            return content
        case bool():
            return str(content).lower()
        case int() | float():
            return str(content)
        case {"plain": str(plain)} | {"value": str(plain)}:
            return plain
        case [*parts] if parts and all(isinstance(part, str | int | float) for part in parts):
            return ", ".join(map(str, parts))
        case _:
            return None
