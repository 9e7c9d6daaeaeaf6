"""What answers to assignments add up to, as it was remembered: of use only while the answers are still the same.

Answers are never changed, only added and erased: as many of them up to the same latest one are the same answers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, func, select
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


class Marks:
    """The remembered marks; every method raises `tutor.errors.Unavailable` when the database cannot be used."""

    def __init__(self, session: Callable[[], AbstractContextManager[Session]]) -> None:
        self._session = session

    def of(self, class_id: str, person: str | None = None) -> tuple[list[Mark], list[tuple[str, str]]]:
        """Return the marks of a class that hold, and for whom (assignment, person) there is none that does.

        Who gave no answer to an assignment is in neither. With a person, only theirs are looked for.
        """
        now = _answers(class_id, person)
        holds = and_(
            MarkRow.assignment == now.c.assignment,
            MarkRow.person == now.c.browser,
            MarkRow.answers == now.c.answers,
            MarkRow.latest == now.c.latest,
            MarkRow.due.is_not_distinct_from(now.c.due),
        )
        told = (MarkRow.points, MarkRow.on_time, MarkRow.tried, MarkRow.seconds, MarkRow.last)
        asked = select(*now.c, *told).select_from(now.outerjoin(MarkRow.__table__, holds))
        found, lacking = [], []
        with self._session() as session:
            for assignment, whose, answers, latest, due, points, on_time, tried, seconds, last in session.execute(
                asked
            ):
                if points is None:
                    lacking.append((assignment, whose))
                else:
                    times = (due and utc(due), points, on_time, tried, seconds, last and utc(last))
                    found.append(Mark(assignment, whose, answers, latest, *times))
        return found, lacking

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


def _answers(class_id: str, person: str | None) -> Subquery:
    """How many answers everybody gave to each assignment of a class, up to which."""
    whose: ColumnElement[bool] = (
        AttemptRow.browser == person if person is not None else AttemptRow.browser.in_(_students(class_id))
    )
    return (
        select(
            AttemptRow.assignment,
            AttemptRow.browser,
            func.count().label("answers"),
            func.max(AttemptRow.id).label("latest"),
            AssignmentRow.due,
        )
        .join(AssignmentRow, AssignmentRow.id == AttemptRow.assignment)
        .where(AssignmentRow.class_id == class_id, whose)
        .group_by(AttemptRow.assignment, AttemptRow.browser, AssignmentRow.due)
        .subquery()
    )


def _students(class_id: str) -> Any:
    return select(MemberRow.person).where(MemberRow.class_id == class_id, MemberRow.role == STUDENT)
