"""What answers to assignments add up to, as it was remembered: of use only while the answers are still the same.

Answers are never changed, only added and erased: as many of them up to the same latest one are the same answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Executable, Select, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from tutor.records.school import STUDENT
from tutor.records.school_tables import AssignmentRow, MarkRow, MemberRow
from tutor.records.tables import AttemptRow
from tutor.records.times import utc

TOGETHER = 500
"""Marks written by one statement."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What somebody's answers to an assignment add up to: so many up to the latest, for that due date."""

    assignment: str
    person: str
    answers: int
    latest: int
    due: datetime | None
    points: float
    on_time: float
    tried: int
    seconds: float
    last: datetime | None


Told = tuple[str, str, float, float, int, float, datetime | None]
"""A mark that holds: assignment, person, points, those in time, problems tried, seconds, when the last answer came."""


class Marks:
    """The remembered marks; every method raises `tutor.errors.Unavailable` when the database cannot be used."""

    def __init__(self, session: Callable[[], AbstractContextManager[Session]]) -> None:
        self._session = session

    def of(self, class_id: str, person: str | None = None) -> tuple[list[Told], list[tuple[str, str]]]:
        """Return the marks of a class that hold, and for whom (assignment, person) there is none that does.

        Who gave no answer to an assignment is in neither. With a person, only theirs are looked for.
        """
        with self._session() as session:
            where = _marked(class_id, person)
            if person is not None:
                return _compared(session, where, _answers(AttemptRow.browser == person, _assigned(class_id)))
            changed = _changed(session, class_id)
            found = _told(session.execute(select(*_TOLD).where(*where, MarkRow.assignment.not_in(changed))))
            if not changed:
                return found, []
            where = (*where, MarkRow.assignment.in_(changed))
            more, lacking = _compared(session, where, _answers(AttemptRow.assignment.in_(changed)))
            return found + more, lacking

    def keep(self, marks: Sequence[Mark]) -> None:
        """Remember marks, in the place of older ones."""
        table: Any = MarkRow.__table__
        with self._session() as session:
            dialect: Any = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
            for start in range(0, len(marks), TOGETHER):
                adding = dialect.insert(table)
                changing = {each.name: adding.excluded[each.name] for each in table.c if not each.primary_key}
                adding = adding.on_conflict_do_update(index_elements=list(table.primary_key), set_=changing)
                session.execute(adding, [asdict(mark) for mark in marks[start : start + TOGETHER]])

    def mistakes(self, class_id: str) -> list[tuple[str, int, int]]:
        """Return the mistakes of a class's students: code, how often, how many students; those of most first."""
        each = (
            select(AttemptRow.mistake, AttemptRow.browser, func.count().label("times"))
            .where(_assigned(class_id), AttemptRow.mistake.is_not(None))
            .group_by(AttemptRow.mistake, AttemptRow.browser)
            .subquery()
        )
        times, students = func.sum(each.c.times), func.count()
        asked = (
            select(each.c.mistake, times, students)
            .where(each.c.browser.in_(_students(class_id)))
            .group_by(each.c.mistake)
            .order_by(students.desc(), times.desc(), each.c.mistake)
        )
        with self._session() as session:
            return [(str(code), int(many), by) for code, many, by in session.execute(asked)]


_TOLD = (
    MarkRow.assignment, MarkRow.person, MarkRow.points, MarkRow.on_time, MarkRow.tried, MarkRow.seconds, MarkRow.last,
)  # fmt: skip


def _assigned(class_id: str) -> ColumnElement[bool]:
    """That an attempt is at an assignment of the class."""
    return AttemptRow.assignment.in_(select(AssignmentRow.id).where(AssignmentRow.class_id == class_id))


def _marked(class_id: str, person: str | None) -> tuple[ColumnElement[bool], ...]:
    """That a mark is of the class, for the due date as it is; and of the person, if one is named."""
    whose = () if person is None else (MarkRow.person == person,)
    found = AssignmentRow.id == MarkRow.assignment
    return found, AssignmentRow.class_id == class_id, MarkRow.due.is_not_distinct_from(AssignmentRow.due), *whose


def _changed(session: Session, class_id: str) -> list[str]:
    """The assignments with more answers, or fewer, than all their marks are made of."""
    name, marked = AttemptRow.assignment, MarkRow.assignment
    answered = select(name, func.count()).where(_assigned(class_id)).group_by(name)
    counted = select(marked, func.sum(MarkRow.answers)).where(*_marked(class_id, None)).group_by(marked)
    now = {str(each): int(count) for each, count in session.execute(answered)}
    known = {each: int(count) for each, count in session.execute(counted)}
    return [each for each in {*known, *now} if known.get(each) != now.get(each)]


def _answers(*where: ColumnElement[bool]) -> Select[str | None, str | None, int, int]:
    """How many answers everybody gave to each assignment, up to which: as the index has them."""
    row = AttemptRow
    asked = select(row.assignment, row.browser, func.count(), func.max(row.id))
    return asked.where(*where).group_by(row.assignment, row.browser)


def _compared(
    session: Session, where: Sequence[ColumnElement[bool]], answers: Executable
) -> tuple[list[Told], list[tuple[str, str]]]:
    """The marks that hold, and whose answers have none: compared person by person."""
    now = {(str(name), str(whose)): (count, latest) for name, whose, count, latest in session.execute(answers)}
    asked = select(*_TOLD, MarkRow.answers, MarkRow.latest).where(*where)
    found = _told(row[:-2] for row in session.execute(asked) if now.get((row[0], row[1])) == row[-2:])
    for name, whose, *_ in found:
        del now[name, whose]
    return found, list(now)


def _told(rows: Iterable[Any]) -> list[Told]:
    return [
        (name, whose, points, on_time, tried, seconds, last and utc(last))
        for name, whose, points, on_time, tried, seconds, last in rows
    ]


def _students(class_id: str) -> Any:
    return select(MemberRow.person).where(MemberRow.class_id == class_id, MemberRow.role == STUDENT)
