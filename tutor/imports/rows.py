"""One problem of a file, as it stands there and where."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tutor.errors import BadInput
from tutor.messages import Message, say
from tutor.problem import Level


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file; ``line`` and ``column`` are counted from 1, a column of CSV is that of the table."""

    file: str
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A problem with what the file says of it.

    ``trouble`` is why nothing can be done with this row, ``note`` what else is wrong with it.
    """

    problem: str
    place: Place
    answer: str | None = None
    level: Level | None = None
    topic: str | None = None
    id: str | None = None
    trouble: Message | None = None
    note: Message | None = None


FIELDS = ("problem", "answer", "level", "topic", "id")

HEADERS = {
    "problem": "problem problems question questions exercise exercises task statement prompt stem text problemtext "
    "questiontext 문제 질문 문항 문제내용 지문",
    "answer": "answer answers key answerkey correctanswer rightanswer expectedanswer solution result value expected "
    "정답 답 해답 답안 결과",
    "level": "level difficulty hardness stage 난이도 수준 단계 레벨",
    "topic": "topic topics category area skill chapter unit 단원 주제 영역 분야",
    "id": "id ids identifier name number no nr num 번호 아이디 식별자",
}
"""What people call the columns, without spaces and signs."""
KNOWN = {name: field for field, names in HEADERS.items() for name in names.split()}

LEVELS = {
    Level.BEGINNER: "beginner basic easy low simple 1 a 초급 쉬움 쉬운 하 기초 기본 입문",
    Level.INTERMEDIATE: "intermediate medium middle moderate normal standard 2 b 중급 보통 중 표준",
    Level.ADVANCED: "advanced hard difficult high challenging challenge expert 3 c 고급 어려움 어려운 상 심화",
}
SPELLED = {word: level for level, words in LEVELS.items() for word in words.split()}


LONGEST_BROKEN = 200
"""Characters of a line that cannot be read which a report shows."""


def field_of(header: str) -> str | None:
    """Return what a column holds, from the name that people give it; None for others."""
    return KNOWN.get(re.sub(r"[\W_]", "", header).casefold())


def row(found: dict[str, str], place: Place) -> Row:
    """Return a row from its fields; an empty problem is its trouble, a level that is none is noted."""
    values = {name: value.strip() for name, value in found.items() if value and value.strip()}
    level = SPELLED.get(re.sub(r"[\W_]", "", values.get("level", "")).casefold())
    note = None
    if "level" in values and level is None:
        names = ", ".join(Level)
        note = say("“{name}” is no level; choose one of {names}.", name=values["level"][:40], names=names)
    return Row(
        values.get("problem", ""),
        place,
        values.get("answer"),
        level,
        values.get("topic"),
        values.get("id"),
        None if "problem" in values else say("There is no problem in this row."),
        note,
    )


def broken(text: str, reason: Message, place: Place) -> Row:
    """Return the row of what cannot be read, as it stands: the rows after it are read all the same."""
    return Row(" ".join(text.split())[:LONGEST_BROKEN], place, trouble=reason)


def trouble(message: Message, place: Place) -> BadInput:
    """Return the error that a file cannot be read at a place."""
    return BadInput(
        say("{file}, line {line}, column {column}: {trouble}",
            file=place.file, line=place.line, column=place.column, trouble=message)
    )  # fmt: skip
