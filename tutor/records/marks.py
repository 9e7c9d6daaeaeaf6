"""What answers to assignments add up to, as it was remembered: of use only while the answers are still the same.

Answers are never changed, only added and erased: as many of them up to the same latest one are the same answers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
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
        asked = (
            select(MarkRow.assignment, MarkRow.person, MarkRow.answers, MarkRow.latest, *_TOLD)
            .join(AssignmentRow, AssignmentRow.id == MarkRow.assignment)
            .where(AssignmentRow.class_id == class_id, MarkRow.due.is_not_distinct_from(AssignmentRow.due))
        )
        if person is not None:
            asked = asked.where(MarkRow.person == person)
        with self._session() as session:
            now = {
                (str(name), str(whose)): (count, latest)
                for name, whose, count, latest in session.execute(_answers(class_id, person))
            }
            found = [
                (name, whose, points, on_time, tried, seconds, last and utc(last))
                for name, whose, count, latest, points, on_time, tried, seconds, last in session.execute(asked)
                if now.get((name, whose)) == (count, latest)
            ]
        for name, whose, *_ in found:
            del now[name, whose]
        return found, list(now)

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
        times, students = func.count(), func.count(AttemptRow.browser.distinct())
        asked = (
            select(AttemptRow.mistake, times, students)
            .where(
                AttemptRow.assignment.in_(select(AssignmentRow.id).where(AssignmentRow.class_id == class_id)),
                AttemptRow.mistake.is_not(None),
                AttemptRow.browser.in_(_students(class_id)),
            )
            .group_by(AttemptRow.mistake)
            .order_by(students.desc(), times.desc(), AttemptRow.mistake)
        )
        with self._session() as session:
            return [(str(code), many, by) for code, many, by in session.execute(asked)]


_TOLD = (MarkRow.points, MarkRow.on_time, MarkRow.tried, MarkRow.seconds, MarkRow.last)


def _answers(class_id: str, person: str | None) -> Select[str | None, str | None, int, int]:
    """How many answers everybody gave to each assignment of a class, up to which: as the index has them."""
    row = AttemptRow
    asked = select(row.assignment, row.browser, func.count(), func.max(row.id)).group_by(row.assignment, row.browser)
    asked = asked.where(row.assignment.in_(select(AssignmentRow.id).where(AssignmentRow.class_id == class_id)))
    return asked if person is None else asked.where(row.browser == person)


def _students(class_id: str) -> Any:
    return select(MemberRow.person).where(MemberRow.class_id == class_id, MemberRow.role == STUDENT)
