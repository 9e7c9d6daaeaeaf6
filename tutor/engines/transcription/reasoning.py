"""Tells a model's reasoning from its answer while it is written. Knows nothing of mathematics.

The rule, with both tags, one, or none:

- ``<think>…</think>`` (also ``<thinking>``, any case, anywhere) is reasoning, the rest is the answer.
- The closing tag is missing: all that follows the opening tag is reasoning; there is no answer text (the final
  answer may then be found in the reasoning).
- The opening tag is missing and the model is known to reason (``expected``): the beginning is taken for reasoning until
  the closing tag, or until the first heading that an answer was asked to have. If neither comes, it was the answer
  after all and is told again as such, at the end.
- The opening tag is missing and the model was not known to reason: what came before the closing tag has been told as
  answer already; `Restart` says that only what follows counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from tutor.events import Text, Thinking

TAG = re.compile(r"<(/?)think(?:ing)?>", re.IGNORECASE)
LONGEST = len("</thinking>")
REASONERS = re.compile(r"reason|think|(?:^|[-_/])r1(?:$|[-_])|qwq", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Restart:
    """What was told as the answer so far was reasoning."""


Told = Thinking | Text | Restart


class _Place(Enum):
    START = auto()
    INSIDE = auto()
    GUESSED = auto()
    """Taken for reasoning, without having seen the opening tag."""
    OUTSIDE = auto()


def expects_reasoning(model: str) -> bool:
    """Return whether a model's name says that it reasons before it answers."""
    return REASONERS.search(model) is not None


class Reasoning:
    """The state of one answer. Feed it the text in any pieces; it never splits a tag."""

    def __init__(self, *, expected: bool = False, heading: str | None = None) -> None:
        self._expected = expected
        self._heading = re.compile(rf"^[#*\s]*{re.escape(heading)}", re.MULTILINE) if heading else None
        self._place = _Place.START
        self._held = ""
        self._guessed = ""
        self._fresh = True
        self._opened = False

    def feed(self, text: str) -> list[Told]:
        """Take a piece and return what is certain now."""
        self._held += text
        told: list[Told] = []
        while tag := TAG.search(self._held):
            before, self._held = self._held[: tag.start()], self._held[tag.end() :]
            told += self._tell(before)
            told += self._close() if tag[1] else self._open()
        certain = self._certain()
        before, self._held = self._held[:certain], self._held[certain:]
        return told + self._tell(before)

    def finish(self) -> list[Told]:
        """Return what was held back, and the answer if it was taken for reasoning."""
        before, self._held = self._held, ""
        told = self._tell(before)
        if self._place is _Place.GUESSED and self._guessed:
            told.append(Text(self._guessed))
        return told

    def _open(self) -> list[Told]:
        self._place, self._fresh, self._opened = _Place.INSIDE, True, True
        return []

    def _close(self) -> list[Told]:
        stray = self._place is _Place.OUTSIDE and not self._opened
        self._place, self._fresh, self._opened = _Place.OUTSIDE, True, True
        return [Restart()] if stray else []

    def _tell(self, text: str) -> list[Told]:
        if self._fresh:
            text = text.lstrip()
        if not text:
            return []
        self._fresh = False
        if self._place is _Place.START:
            self._place = _Place.GUESSED if self._expected else _Place.OUTSIDE
        if self._place is _Place.GUESSED:
            return self._guess(text)
        return [Thinking(text) if self._place is _Place.INSIDE else Text(text)]

    def _guess(self, text: str) -> list[Told]:
        heading = self._heading.search(text) if self._heading else None
        if heading is None:
            self._guessed += text
            return [Thinking(text)]
        self._place = _Place.OUTSIDE
        before, after = text[: heading.start()], text[heading.start() :].lstrip()
        return [*([Thinking(before)] if before.strip() else []), Text(after)]

    def _certain(self) -> int:
        """How much of what is held cannot be the beginning of a tag, or of the heading that ends a guess."""
        mark = self._held.rfind("<", -LONGEST) if self._held else -1
        certain = len(self._held)
        if mark >= 0 and _could_be_tag(self._held[mark:]):
            certain = mark
        if self._heading and self._place in {_Place.GUESSED, _Place.START} and self._expected:
            line = self._held.rfind("\n") + 1
            if self._held[line:].lstrip(" ")[:1] in {"#", "*"}:
                certain = min(certain, line)
        return certain


def _could_be_tag(text: str) -> bool:
    return any(tag.startswith(text.lower()) for tag in ("<think>", "</think>", "<thinking>", "</thinking>"))
