"""Code in a model's text: found while it is written, read as Python, never run."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from tutor.messages import say
from tutor.verdict import Status, Verdict

LONGEST = 50_000
"""Characters of a listing that are read."""
_FENCE = re.compile(r"^[ ]{0,3}(?P<marks>`{3,}|~{3,})[ \t]*(?P<language>[\w+-]*)[^`\n]*$")
_PYTHON = frozenset(("python", "py", "python3"))


@dataclass(frozen=True, slots=True)
class Listing:
    """A fenced block of Python: ``span`` is where its lines stand in the text, without the fences."""

    span: tuple[int, int]
    text: str


class Listings:
    """The state of one text: `feed` it in any pieces; each listing comes when its closing fence is complete."""

    def __init__(self) -> None:
        self._line = ""
        self._at = 0
        self._marks = ""
        self._python = False
        self._start = 0
        self._lines: list[str] = []

    def feed(self, text: str) -> Iterator[Listing]:
        """Take a piece of text and yield the listings that are complete now."""
        *whole, self._line = (self._line + text).split("\n")
        for line in whole:
            listing = self._taken(line)
            self._at += len(line) + 1
            if listing is not None:
                yield listing

    def finish(self) -> Iterator[Listing]:
        """The text is complete: its last line may be a closing fence."""
        yield from self.feed("\n")

    def _taken(self, line: str) -> Listing | None:
        fence = _FENCE.match(line)
        if not self._marks:
            if fence is not None:
                self._marks, self._python = fence["marks"], fence["language"].lower() in _PYTHON
                self._start, self._lines = self._at + len(line) + 1, []
            return None
        if fence is None or not fence["marks"].startswith(self._marks) or fence["language"]:
            self._lines.append(line)
            return None
        text = "\n".join(self._lines)
        self._marks = ""
        return Listing((self._start, self._start + len(text)), text) if self._python and text.strip() else None


def judge_code(text: str) -> Verdict:
    """Return whether a listing is Python by its syntax; that it does what it should is never said."""
    if len(text) > LONGEST:
        return Verdict(Status.UNCHECKED, "none", "too-long", say("This code is too long to be read."))
    try:
        with warnings.catch_warnings(action="ignore"):
            ast.parse(text)
    except SyntaxError as error:
        message = say("Not Python: line {line}: {reason}.", line=error.lineno or 1, reason=str(error.msg))
        return Verdict(Status.REFUTED, "syntax", "syntax-error", message)
    except (ValueError, RecursionError, MemoryError):
        return Verdict(Status.UNCHECKED, "none", "not-read", say("This code could not be read."))
    return Verdict(Status.UNCHECKED, "syntax", "syntax-right", say("The code is well-formed Python. It was not run."))
