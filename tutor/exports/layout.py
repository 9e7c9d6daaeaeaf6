"""How a practice set is laid out on paper or in a course: what a teacher chooses besides the problems."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tutor.errors import UnknownName
from tutor.messages import say

PARTS = ("worksheet", "answers", "solutions")
"""The parts of a document, in their order."""


class Paper(StrEnum):
    """Sizes of paper (ISO 216; ANSI/ASME Y14.1)."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Layout:
    """What the formats that have pages follow; the others take the title from it.

    ``room`` is the height left for working under each problem, in centimetres. ``version`` is the letter of a parallel
    version, ``code`` what tells the teacher which key belongs to a sheet. ``worksheet``, ``answers`` and ``solutions``
    are the parts to write; a set without a key has the first alone.
    """

    title: str = ""
    paper: Paper = Paper.A4
    columns: int = 1
    room: float = 2.5
    name_line: bool = True
    version: str = ""
    code: str = ""
    worksheet: bool = True
    answers: bool = True
    solutions: bool = True

    def only(self, parts: Sequence[str]) -> Layout:
        """Return this layout with these parts alone.

        Raises:
            UnknownName: there is no such part, or none is named.
        """
        unknown = next((part for part in parts if part not in PARTS), "" if not parts else None)
        if unknown is not None:
            raise UnknownName(
                say("There is no part “{name}” of a document.", name=unknown[:40]),
                hint=say("Choose one of: {names}.", names=", ".join(PARTS)),
            )
        return replace(self, worksheet="worksheet" in parts, answers="answers" in parts, solutions="solutions" in parts)
