"""The tables. A change here needs a migration in `tutor/records/migrations/versions`; a test compares the two."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import DateTime, Float, ForeignKey, Index, Integer, String, Text
from sqlalchemy import text as sql
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


def _where(condition: str) -> dict[str, Any]:
    """An index of those rows only."""
    return {"sqlite_where": sql(condition), "postgresql_where": sql(condition)}


class Base(DeclarativeBase):
    """The root of all tables."""


class ExchangeRow(Base):
    """One question and how it ended; its events are in `EventRow`. Times are UTC."""

    __tablename__ = "exchanges"
    __table_args__ = (Index("ix_exchanges_browser_created", "browser", "created"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    browser: Mapped[str | None] = mapped_column(String(64))
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    text: Mapped[str] = mapped_column(Text)
    level: Mapped[str] = mapped_column(String(16))
    language: Mapped[str] = mapped_column(String(16))
    subject: Mapped[str] = mapped_column(String(16))
    engine: Mapped[str | None] = mapped_column(String(32))
    model: Mapped[str | None] = mapped_column(Text)
    topic: Mapped[str | None] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(16))
    """running, finished, refused, failed or stopped; one that stays "running" was cut off with its process."""
    answer: Mapped[str | None] = mapped_column(Text)
    verdict: Mapped[str | None] = mapped_column(String(16))
    seconds: Mapped[float | None] = mapped_column(Float)
    request: Mapped[str | None] = mapped_column(String(64))
    """The id under which the journal tells of it, and which a person is shown where something broke."""


class EventRow(Base):
    """One event of an exchange, as the wire writes it."""

    __tablename__ = "events"

    exchange: Mapped[str] = mapped_column(ForeignKey("exchanges.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    json: Mapped[str] = mapped_column(Text)


class AttemptRow(Base):
    """One answer to a practice problem."""

    __tablename__ = "attempts"
    __table_args__ = (
        Index("ix_attempts_browser_created", "browser", "created"),
        Index("ix_attempts_browser_topic_created", "browser", "topic", "created"),
        Index("ix_attempts_assignment_browser", "assignment", "browser", "id"),
        Index("ix_attempts_mistakes", "assignment", "mistake", "browser", **_where("mistake IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    browser: Mapped[str | None] = mapped_column(String(64))
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    topic: Mapped[str] = mapped_column(String(64))
    level: Mapped[str] = mapped_column(String(16))
    item: Mapped[str] = mapped_column(String(128))
    answer: Mapped[str] = mapped_column(Text)
    verdict: Mapped[str] = mapped_column(String(16))
    """right, form, wrong, unreadable or undecided, as `tutor.service.practice.drafts.Judgement` says it; shown where
    the answer was asked for instead."""
    hints: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(16), default="compute", server_default="compute")
    seconds: Mapped[float | None] = mapped_column(Float)
    """Since the problem was posed, or since the answer to it before this one."""
    score: Mapped[float | None] = mapped_column(Float)
    """The share that is right, from 0 to 1; NULL where that cannot be told."""
    mistake: Mapped[str | None] = mapped_column(String(64))
    """The code of the misconception that was recognised."""
    assignment: Mapped[str | None] = mapped_column(String(32))
    lines: Mapped[str | None] = mapped_column(Text)
    """The lines of work that came with the answer, as typed."""


class SkillRow(Base):
    """What a person's attempts at a topic add up to; changed in the transaction that keeps the attempt."""

    __tablename__ = "skills"
    __table_args__ = (Index("ix_skills_person_due", "person", "due"),)

    person: Mapped[str] = mapped_column(String(64), primary_key=True)
    topic: Mapped[str] = mapped_column(String(64), primary_key=True)
    known: Mapped[float] = mapped_column(Float)
    """How probable it is that the person has the skill, as `tutor.service.learning.mastery` works it out."""
    attempts: Mapped[int] = mapped_column(Integer)
    """Problems that were answered."""
    right: Mapped[int] = mapped_column(Integer)
    """Those whose first judged answer was right."""
    seconds: Mapped[float] = mapped_column(Float)
    last: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    level: Mapped[str] = mapped_column(String(16))
    card: Mapped[str] = mapped_column(Text)
    """The card of spaced repetition, as JSON."""
    due: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class SetRow(Base):
    """A practice set: its recipe and its problems as `tutor.service.sets.as_json` writes them."""

    __tablename__ = "sets"
    __table_args__ = (Index("ix_sets_browser_updated", "browser", "updated"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    browser: Mapped[str | None] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    updated: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    json: Mapped[str] = mapped_column(Text)
    revision: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    """How often it was changed: whoever changes it says which revision they saw."""


class AnswerRow(Base):
    """A model's answer kept for a time, by what was asked of which model."""

    __tablename__ = "answers"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    expires: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
