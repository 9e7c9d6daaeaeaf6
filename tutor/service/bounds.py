"""How much text is taken at once: of a problem, and of a student's lines."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.errors import TooLarge
from tutor.messages import say

MAX_TEXT = 20_000
"""Characters of a problem's text."""
MAX_LINES = 200
"""Lines of a student's work."""


def bounded_work(problem: str, lines: Sequence[str]) -> None:
    """Raise `TooLarge` for too many lines, or too long ones, or too long a problem."""
    if len(lines) > MAX_LINES:
        raise TooLarge(say("These are {count} lines; at most {limit} are read.", count=len(lines), limit=MAX_LINES))
    for part in (problem, "\n".join(lines)):
        if len(part) > MAX_TEXT:
            raise TooLarge(
                say("The text is {length} characters long; at most {limit} are read.",
                    length=len(part), limit=MAX_TEXT),
                position=MAX_TEXT,
            )  # fmt: skip
