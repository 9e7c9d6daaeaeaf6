"""Problems from JSON: an object a line, or one list of objects; keys by any name that people use."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tutor.imports.rows import Place, Row, field_of, row, trouble
from tutor.messages import say


def rows(text: str, file: str) -> list[Row]:
    """Return the problems of a file.

    Raises:
        BadInput: it is no JSON, or something in it is no object with a problem.
    """
    if text.lstrip().startswith("["):
        return [_row(value, Place(file, line, column)) for value, line, column in _listed(text, file)]
    lines = ((number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())
    return [_row(_loaded(line, file, number), _place(line, file, number)) for number, line in lines]


def _loaded(line: str, file: str, number: int) -> Any:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        reason = say("This is no JSON: {reason}.", reason=error.msg)
        raise trouble(reason, Place(file, number, error.colno)) from error


def _listed(text: str, file: str) -> Iterator[tuple[Any, int, int]]:
    """The members of a list, each with the line and column where it begins."""
    decoder = json.JSONDecoder()
    place = text.index("[") + 1
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        reason = say("This is no JSON: {reason}.", reason=error.msg)
        raise trouble(reason, Place(file, error.lineno, error.colno)) from error
    while True:
        place += len(text[place:]) - len(text[place:].lstrip(" \t\n,"))
        if text.startswith("]", place):
            return
        value, end = decoder.raw_decode(text, place)
        before = text[:place]
        yield value, before.count("\n") + 1, place - before.rfind("\n")
        place = end


def _place(line: str, file: str, number: int) -> Place:
    return Place(file, number, len(line) - len(line.lstrip()) + 1)


def _row(value: Any, place: Place) -> Row:
    if not isinstance(value, dict):
        raise trouble(say("This is no JSON object with a problem."), place)
    found: dict[str, str] = {}
    for key, content in value.items():
        name = field_of(str(key))
        if name and name not in found and (text := _text(content)) is not None:
            found[name] = text
    if "problem" not in found:
        names = ", ".join(map(str, value))[:200]
        raise trouble(say("No key is called “problem”; there are: {names}.", names=names), place)
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
