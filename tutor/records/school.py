"""Classes as they were kept: who is in them, what was assigned, and what the members' attempts at it were."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from tutor.records.school_tables import AccountRow, AssignmentRow, ClassRow, MemberRow
from tutor.records.tables import AttemptRow
from tutor.records.times import utc

TEACHER, STUDENT = "teacher", "student"


@dataclass(frozen=True, slots=True)
class Membership:
    """A class that somebody is in."""

    id: str
    name: str
    role: str
    students: int


@dataclass(frozen=True, slots=True)
class Invitation:
    """The code by which students join, and until when."""

    code: str
    expires: datetime


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a class. ``person`` never leaves the server; others know a member by ``id``."""

    person: str
    id: str
    name: str
    email: str | None
    role: str
    joined: datetime


@dataclass(frozen=True, slots=True)
class AssignmentLine:
    """One line of a list of assignments."""

    id: str
    title: str
    due: datetime | None
    created: datetime
    problems: int
    """How many it has."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A set given to a class, with its content."""

    id: str
    class_id: str
    title: str
    due: datetime | None
    created: datetime
    content: dict[str, Any]


class Attempt(NamedTuple):
    """One answer to a problem of an assignment; a class has many thousands of them, and tuples are made quickest."""

    person: str
    item: str
    answer: str
    verdict: str
    score: float | None
    mistake: str | None
    hints: int
    seconds: float | None
    created: datetime
    assignment: str = ""
    id: int = 0


class Classes:
    """The kept classes; every method raises `tutor.errors.Unavailable` when the database cannot be used."""

    def __init__(self, session: Callable[[], AbstractContextManager[Session]]) -> None:
        self._session = session

    def add(self, name: str, teacher: str) -> str:
        """Keep a new class with its first teacher; return its id."""
        class_id, now = uuid.uuid4().hex, datetime.now(UTC)
        with self._session() as session:
            session.execute(insert(ClassRow).values(id=class_id, name=name, created=now))
            session.execute(insert(MemberRow).values(class_id=class_id, person=teacher, role=TEACHER, joined=now))
        return class_id

    def of(self, person: str) -> list[Membership]:
        """Return the classes that somebody is in, the newest first."""
        others = aliased(MemberRow)
        count = (
            select(func.count())
            .where(others.class_id == ClassRow.id, others.role == STUDENT)
            .correlate(ClassRow)
            .scalar_subquery()
        )
        with self._session() as session:
            rows = session.execute(
                select(ClassRow.id, ClassRow.name, MemberRow.role, count)
                .join(MemberRow, MemberRow.class_id == ClassRow.id)
                .where(MemberRow.person == person)
                .order_by(ClassRow.created.desc(), ClassRow.id)
            )
            return [Membership(*row) for row in rows]

    def role(self, class_id: str, person: str) -> str | None:
        """Return what somebody is in a class; None for somebody who is not in it."""
        with self._session() as session:
            return session.scalar(
                select(MemberRow.role).where(MemberRow.class_id == class_id, MemberRow.person == person)
            )

    def name(self, class_id: str) -> str:
        """Return a class's name."""
        with self._session() as session:
            return session.scalar(select(ClassRow.name).where(ClassRow.id == class_id)) or ""

    def rename(self, class_id: str, name: str) -> None:
        """Give a class another name."""
        with self._session() as session:
            session.execute(update(ClassRow).where(ClassRow.id == class_id).values(name=name))

    def remove(self, class_id: str) -> None:
        """Erase a class with its assignments; what its students did stays theirs."""
        with self._session() as session:
            session.execute(delete(ClassRow).where(ClassRow.id == class_id))

    def invite(self, class_id: str, code: str | None, expires: datetime | None) -> bool:
        """Give a class another code, or none; return False where the code is taken."""
        with self._session() as session:
            try:
                with session.begin_nested():
                    session.execute(update(ClassRow).where(ClassRow.id == class_id).values(code=code, expires=expires))
            except IntegrityError:
                return False
        return True

    def invitation(self, class_id: str) -> Invitation | None:
        """Return a class's code while it holds."""
        with self._session() as session:
            row = session.get(ClassRow, class_id)
            if row is None or row.code is None or row.expires is None or utc(row.expires) <= datetime.now(UTC):
                return None
            return Invitation(row.code, utc(row.expires))

    def invited(self, code: str) -> str | None:
        """Return the class of a code that still holds."""
        with self._session() as session:
            return session.scalar(
                select(ClassRow.id).where(ClassRow.code == code, ClassRow.expires > datetime.now(UTC))
            )

    def join(self, class_id: str, person: str) -> None:
        """Make somebody a student; who is in the class already stays what they are."""
        with self._session() as session:
            if session.get(MemberRow, (class_id, person)) is None:
                now = datetime.now(UTC)
                session.execute(insert(MemberRow).values(class_id=class_id, person=person, role=STUDENT, joined=now))

    def leave(self, class_id: str, person: str) -> None:
        """Take somebody out of a class."""
        with self._session() as session:
            session.execute(delete(MemberRow).where(MemberRow.class_id == class_id, MemberRow.person == person))

    def set_role(self, class_id: str, person: str, role: str) -> None:
        """Make a member a teacher or a student."""
        with self._session() as session:
            session.execute(
                update(MemberRow).where(MemberRow.class_id == class_id, MemberRow.person == person).values(role=role)
            )

    def members(self, class_id: str) -> list[Member]:
        """Return who is in a class, by name."""
        with self._session() as session:
            rows = session.execute(
                select(
                    AccountRow.person,
                    AccountRow.id,
                    AccountRow.name,
                    AccountRow.email,
                    MemberRow.role,
                    MemberRow.joined,
                )
                .join(MemberRow, MemberRow.person == AccountRow.person)
                .where(MemberRow.class_id == class_id)
                .order_by(AccountRow.key)
            )
            return [
                Member(person, public, name, email, role, utc(joined))
                for person, public, name, email, role, joined in rows
            ]

    def taught_alone(self, person: str) -> list[str]:
        """Return the classes whose only teacher somebody is."""
        teachers = (
            select(MemberRow.class_id)
            .where(MemberRow.role == TEACHER)
            .group_by(MemberRow.class_id)
            .having(func.count() == 1)
        )
        with self._session() as session:
            mine = select(MemberRow.class_id).where(
                MemberRow.person == person, MemberRow.role == TEACHER, MemberRow.class_id.in_(teachers)
            )
            return list(session.scalars(mine))

    def counts(self) -> dict[str, int]:
        """Return how many accounts, classes and assignments there are."""
        with self._session() as session:
            tables = {"accounts": AccountRow, "classes": ClassRow, "assignments": AssignmentRow}
            return {
                name: int(session.scalar(select(func.count()).select_from(table)) or 0)
                for name, table in tables.items()
            }


class Assignments:
    """The kept assignments; every method raises `tutor.errors.Unavailable` when the database cannot be used."""

    def __init__(self, session: Callable[[], AbstractContextManager[Session]]) -> None:
        self._session = session

    def add(self, class_id: str, title: str, due: datetime | None, content: Mapping[str, Any]) -> str:
        """Keep a new assignment; return its id."""
        name = uuid.uuid4().hex
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        values = {"id": name, "class_id": class_id, "title": title, "due": due, "created": datetime.now(UTC)}
        with self._session() as session:
            count = len(content["problems"])
            session.execute(insert(AssignmentRow).values(**values, json=text, problems=count))
        return name

    def of(self, class_id: str) -> list[AssignmentLine]:
        """Return the assignments of a class, the newest first."""
        row = AssignmentRow
        columns = (row.id, row.title, row.due, row.created, row.problems)
        with self._session() as session:
            rows = session.execute(
                select(*columns)
                .where(AssignmentRow.class_id == class_id)
                .order_by(AssignmentRow.created.desc(), AssignmentRow.id)
            )
            return [
                AssignmentLine(name, title, due and utc(due), utc(created), count)
                for name, title, due, created, count in rows
            ]

    def find(self, name: str) -> Assignment | None:
        """Return an assignment, whosever class it is in."""
        return next(iter(self.found([name])), None)

    def found(self, names: Sequence[str]) -> list[Assignment]:
        """Return those assignments of these names that there are."""
        with self._session() as session:
            rows = session.scalars(select(AssignmentRow).where(AssignmentRow.id.in_(names)))
            return [
                Assignment(
                    row.id, row.class_id, row.title, row.due and utc(row.due), utc(row.created), json.loads(row.json)
                )
                for row in rows
            ]

    def reschedule(self, name: str, due: datetime | None) -> None:
        """Give an assignment another due date."""
        with self._session() as session:
            session.execute(update(AssignmentRow).where(AssignmentRow.id == name).values(due=due))

    def remove(self, name: str) -> None:
        """Erase an assignment."""
        with self._session() as session:
            session.execute(delete(AssignmentRow).where(AssignmentRow.id == name))

    def attempts(self, name: str, person: str | None = None) -> list[Attempt]:
        """Return the attempts at an assignment, in order; of one person where one is named."""
        return self.attempts_at([name], person)

    def attempts_at(self, names: Sequence[str], person: str | None = None) -> list[Attempt]:
        """Return the attempts at all these assignments, in order; of one person where one is named."""
        asked = select(*_TOLD).where(AttemptRow.assignment.in_(names)).order_by(AttemptRow.created, AttemptRow.id)
        if person is not None:
            asked = asked.where(AttemptRow.browser == person)
        with self._session() as session:
            return [
                Attempt(whose or "", item, answer, verdict, score, mistake, hints, seconds, utc(made), at or "", number)
                for whose, item, answer, verdict, score, mistake, hints, seconds, made, at, number
                in session.execute(asked)
            ]  # fmt: skip


_TOLD = (
    AttemptRow.browser, AttemptRow.item, AttemptRow.answer, AttemptRow.verdict, AttemptRow.score, AttemptRow.mistake,
    AttemptRow.hints, AttemptRow.seconds, AttemptRow.created, AttemptRow.assignment, AttemptRow.id,
)  # fmt: skip
