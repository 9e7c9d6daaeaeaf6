"""Which hints were asked for: by whom, on which problem, of which level."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import DateTime, Index, Integer, String, Text, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from tutor.records.tables import Base


class HintRow(Base):
    """One hint that was given."""

    __tablename__ = "hints"
    __table_args__ = (Index("ix_hints_person_created", "person", "created"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    person: Mapped[str] = mapped_column(String(64))
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    problem: Mapped[str] = mapped_column(Text)
    level: Mapped[int] = mapped_column(Integer)
    words: Mapped[str] = mapped_column(String(16))
    """Whose words it had: the engine's or the model's."""


@dataclass(frozen=True, slots=True)
class Given:
    """One hint that was given."""

    problem: str
    level: int
    words: str
    created: datetime


class Hints:
    """The hints of a store; every method raises `tutor.errors.Unavailable` when the database cannot be used."""

    def __init__(self, session: Callable[[], AbstractContextManager[Session]]) -> None:
        self._session = session

    def add(self, person: str, problem: str, level: int, words: str) -> None:
        """Record a hint."""
        row = {"person": person, "created": datetime.now(UTC), "problem": problem, "level": level, "words": words}
        with self._session() as session:
            session.execute(insert(HintRow).values(**row))

    def of(self, person: str, limit: int = 200) -> list[Given]:
        """Return the newest hints of a person, newest first."""
        with self._session() as session:
            rows = session.scalars(
                select(HintRow).where(HintRow.person == person).order_by(HintRow.created.desc()).limit(limit)
            )
            return [Given(row.problem, row.level, row.words, row.created) for row in rows]
