"""Answers to practice problems, and what they add up to for a person and a topic; both change in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, case, cast, distinct, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from tutor.records.tables import AttemptRow, SkillRow
from tutor.records.times import utc


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer to a practice problem; ``score`` is None where it cannot be told how much of it is right."""

    topic: str
    level: str
    kind: str
    item: str
    answer: str
    outcome: str
    created: datetime
    hints: int = 0
    score: float | None = None
    seconds: float | None = None
    mistake: str | None = None
    assignment: str | None = None
    lines: str | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Skill:
    """What a person's attempts at a topic add up to: problems answered, those right at first, the time they took."""

    topic: str
    known: float
    card: str
    due: datetime
    last: datetime
    level: str
    attempts: int = 0
    right: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Day:
    """What was practised on one day: problems answered, those answered right, seconds."""

    day: date
    attempts: int
    right: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Recurring:
    """A mistake that was recognised so often."""

    code: str
    count: int
    last: datetime


UNJUDGED = ("unreadable", "undecided")
"""Outcomes of answers that nobody could judge."""

Grown = Callable[[Skill | None, bool], Skill]
"""From a skill as it was (None for a new one), and whether this is the first judged answer to its problem: as it is."""


class Attempts:
    """The attempts of a store; every method raises `tutor.errors.Unavailable` when the database cannot be used."""

    def __init__(self, session: Callable[[], AbstractContextManager[Session]]) -> None:
        self._session = session

    def add(self, person: str, attempt: Attempt, grow: Grown) -> tuple[Skill, bool]:
        """Keep an attempt and what the skill has become; return the skill, and whether the answer was the first.

        Two answers of one person at the same time are taken one after the other.
        """
        with self._session() as session:
            number = session.scalar(insert(AttemptRow).values(**_row(person, attempt)).returning(AttemptRow.id))
            old = self._locked(session, person, attempt)
            first = attempt.score is not None and not session.scalar(_earlier(person, attempt, int(number or 0)))
            skill = grow(old, first)
            values = {name: getattr(skill, name) for name in CHANGING}
            session.execute(
                update(SkillRow).where(SkillRow.person == person, SkillRow.topic == attempt.topic).values(values)
            )
            return skill, first

    def skill(self, person: str, topic: str) -> Skill | None:
        """Return what a person's attempts at a topic add up to; None before the first."""
        with self._session() as session:
            row = session.get(SkillRow, (person, topic))
            return as_skill(row) if row else None

    def skills(self, person: str) -> list[Skill]:
        """Return a person's skills, the one practised last first."""
        with self._session() as session:
            rows = session.scalars(select(SkillRow).where(SkillRow.person == person).order_by(SkillRow.last.desc()))
            return [as_skill(row) for row in rows]

    def history(self, person: str, limit: int = 100, before: int | None = None) -> list[Attempt]:
        """Return a person's newest attempts, or those before the one with that number, newest first."""
        asked = select(AttemptRow).where(AttemptRow.browser == person)
        if before is not None:
            then = select(AttemptRow.created).where(AttemptRow.id == before, AttemptRow.browser == person)
            asked = asked.where(AttemptRow.created <= then.scalar_subquery(), AttemptRow.id < before)
        with self._session() as session:
            rows = session.scalars(asked.order_by(AttemptRow.created.desc(), AttemptRow.id.desc()).limit(limit))
            return [as_attempt(row) for row in rows]

    def days(self, person: str, minutes: int = 0) -> list[Day]:
        """Return the days on which a person practised, oldest first; ``minutes`` is their clock's offset from UTC."""
        with self._session() as session:
            day = _day(session.get_bind().dialect.name, minutes)
            asked: Select[Any] = (
                select(
                    day,
                    func.count(distinct(case((AttemptRow.verdict.not_in(UNJUDGED), AttemptRow.item)))),
                    func.count(distinct(case((AttemptRow.verdict == "right", AttemptRow.item)))),
                    func.sum(func.coalesce(AttemptRow.seconds, 0.0)),
                )
                .where(AttemptRow.browser == person)
                .group_by(day)
                .order_by(day)
            )
            return [
                Day(found if isinstance(found, date) else date.fromisoformat(found), count, int(well), float(seconds))
                for found, count, well, seconds in session.execute(asked)
            ]

    def mistakes(self, person: str, limit: int = 50) -> list[Recurring]:
        """Return the mistakes that were recognised in a person's answers, the most frequent first."""
        count, last = func.count(), func.max(AttemptRow.created)
        asked = (
            select(AttemptRow.mistake, count, last)
            .where(AttemptRow.browser == person, AttemptRow.mistake.is_not(None))
            .group_by(AttemptRow.mistake)
            .order_by(count.desc(), last.desc())
            .limit(limit)
        )
        with self._session() as session:
            return [Recurring(str(code), times, utc(when)) for code, times, when in session.execute(asked)]

    def _locked(self, session: Session, person: str, attempt: Attempt) -> Skill | None:
        """The skill as it is, held until the transaction ends; a row without attempts is made where there is none."""
        made = {"known": 0.0, "card": "", "attempts": 0, "right": 0, "seconds": 0.0, "level": attempt.level}
        values = {"person": person, "topic": attempt.topic, "last": attempt.created, "due": attempt.created, **made}
        dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
        session.execute(dialect.insert(SkillRow).values(**values).on_conflict_do_nothing())
        row = session.get_one(SkillRow, (person, attempt.topic), with_for_update=True)
        return as_skill(row) if row.card else None


CHANGING = ("known", "card", "due", "last", "level", "attempts", "right", "seconds")
"""What of a skill changes with an attempt."""


def _row(person: str, attempt: Attempt) -> dict[str, Any]:
    return {
        "browser": person,
        "created": attempt.created,
        "topic": attempt.topic,
        "level": attempt.level,
        "kind": attempt.kind,
        "item": attempt.item,
        "answer": attempt.answer,
        "verdict": attempt.outcome,
        "hints": attempt.hints,
        "score": attempt.score,
        "seconds": attempt.seconds,
        "mistake": attempt.mistake,
        "assignment": attempt.assignment,
        "lines": attempt.lines,
    }


def as_attempt(row: AttemptRow) -> Attempt:
    """Return an attempt as it was kept."""
    return Attempt(
        topic=row.topic,
        level=row.level,
        kind=row.kind,
        item=row.item,
        answer=row.answer,
        outcome=row.verdict,
        created=utc(row.created),
        hints=row.hints,
        score=row.score,
        seconds=row.seconds,
        mistake=row.mistake,
        assignment=row.assignment,
        lines=row.lines,
        id=row.id,
    )


def as_skill(row: SkillRow) -> Skill:
    """Return a skill as it is kept."""
    return Skill(
        topic=row.topic,
        known=row.known,
        card=row.card,
        due=utc(row.due),
        last=utc(row.last),
        level=row.level,
        attempts=row.attempts,
        right=row.right,
        seconds=row.seconds,
    )


def _earlier(person: str, attempt: Attempt, number: int) -> Select[Any]:
    """An earlier judged answer of that person to the same problem."""
    return (
        select(AttemptRow.id)
        .where(AttemptRow.browser == person, AttemptRow.topic == attempt.topic, AttemptRow.item == attempt.item)
        .where(AttemptRow.score.is_not(None), AttemptRow.id != number)
        .limit(1)
    )


def _day(dialect: str, minutes: int) -> ColumnElement[Any]:
    """The day of an attempt by a clock that many minutes ahead of UTC."""
    if dialect == "sqlite":
        return func.date(AttemptRow.created, f"{minutes:+d} minutes")
    return cast(func.timezone("UTC", AttemptRow.created) + timedelta(minutes=minutes), Date)
