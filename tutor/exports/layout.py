"""How a practice set is laid out on paper or in a course: what a teacher chooses besides the problems."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
