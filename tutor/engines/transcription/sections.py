r"""Cuts a model's answer, as it is written, into steps and the lines around them. Text only; reads no mathematics.

A step begins with a line like ``Step 2: …``, ``### Step 2``, ``**2단계: …**`` or ``2. …`` and ends at the next one or
at a heading. Numbered lines count as steps only outside the sections that hold none (what is given, the approach, the
check, the conclusion), and not inside steps that are called "Step". Around the steps, every line is a part of its own;
lines of one displayed formula stay together, and code is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAMED = re.compile(
    r"^\s{0,3}(?:#{1,6}\s*)?[*_]{0,3}\s*(?:step\s+(\d+)|(\d+)\s*단계|단계\s*(\d+))\b\s*[*_]{0,3}\s*[:.)–—-]?\s*(.*)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\s{0,3}(?:#{1,6}\s*)?[*_]{0,3}(\d{1,2})[.)]\s+(.*)$")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*)$")
_FENCE = re.compile(r"^\s{0,3}(```|~~~)")


@dataclass(frozen=True, slots=True)
class Part:
    """A step (``title`` is its first line without the mark) or, where ``title`` is None, a line around the steps."""

    title: str | None
    text: str


class Sections:
    """The state of one answer. ``plain`` are the headings of sections that hold no steps."""

    def __init__(self, plain: tuple[str, ...] = ()) -> None:
        self._plain = {_bare(heading) for heading in plain}
        self._line = ""
        self._title: str | None = None
        self._body: list[str] = []
        self._number = 0
        self._named = False
        self._counting = True
        self._code = False

    def feed(self, text: str) -> Iterator[Part]:
        """Take a piece of text and yield the parts that are complete now."""
        *lines, self._line = (self._line + text).split("\n")
        for line in lines:
            yield from self._take(line)

    def finish(self) -> Iterator[Part]:
        """Yield the part that the end completes."""
        line, self._line = self._line, ""
        yield from self._take(line)
        yield from self._end()

    def _take(self, line: str) -> Iterator[Part]:
        if _FENCE.match(line):
            self._code = not self._code
            return
        if self._code:
            return
        if (title := self._step(line)) is not None:
            yield from self._end()
            self._title = title
        elif heading := _HEADING.match(line):
            yield from self._end()
            self._counting, self._number = _bare(heading[1]) not in self._plain, 0
        else:
            self._body.append(line)
            if self._title is None and not _formula_open("\n".join(self._body)):
                yield from self._end()

    def _step(self, line: str) -> str | None:
        """The title, if this line begins a step."""
        line = re.sub(r"\s{4,}", "    ", line)
        if found := _NAMED.match(line):
            self._named = True
            return _clean(found[4]) or line.strip("#* ")
        found = _NUMBERED.match(line)
        if found and self._counting and not self._named and int(found[1]) in {1, self._number + 1}:
            self._number = int(found[1])
            return _clean(found[2])
        return None

    def _end(self) -> Iterator[Part]:
        title, text = self._title, "\n".join(self._body).strip()
        self._title, self._body = None, []
        if title is not None or text:
            yield Part(title, text)


def _formula_open(text: str) -> bool:
    return (
        text.count("$$") % 2 == 1
        or text.count("\\[") > text.count("\\]")
        or text.count("\\begin{") > text.count("\\end{")
    )


def _clean(title: str) -> str:
    return re.sub(r"\*\*|__", "", title).strip().rstrip(":").strip()


def _bare(heading: str) -> str:
    return re.sub(r"[\W\d_]+", " ", heading).strip().casefold()
