"""What is taken: how much text of a problem and of a student's lines, and which topics."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tutor.errors import TooLarge, UnknownName
from tutor.messages import say

if TYPE_CHECKING:
    from tutor.service.practice.drafts import Listing

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


def known_topics(names: Iterable[str], listings: Iterable[Listing]) -> None:
    """Raise `UnknownName` for the first topic that is none of the listed ones."""
    known = {listing.name for listing in listings}
    unknown = next((name for name in names if name not in known), None)
    if unknown is not None:
        raise UnknownName(say("There is no topic called “{name}”.", name=unknown[:100]))
