"""Models' answers kept for a time, in the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from tutor.records.database import open_database, unusable
from tutor.records.tables import AnswerRow


class DatabaseAnswers:
    """Texts by key; those whose time is over are not found, and are swept out when another is kept."""

    def __init__(self, address: str, *, migrate: bool = True) -> None:
        """Open the database.

        Raises:
            Unavailable: it cannot be used.
        """
        self._engine = open_database(address, migrate=migrate)

    def get(self, key: str) -> str | None:
        """Return the text of a key, None where there is none or its time is over.

        Raises:
            Unavailable: the database cannot be used.
        """
        with self._session() as session:
            return session.scalar(
                select(AnswerRow.text).where(AnswerRow.key == key, AnswerRow.expires > datetime.now(UTC))
            )

    def put(self, key: str, text: str, seconds: int) -> None:
        """Keep a text for that long, in the place of what was kept before.

        Raises:
            Unavailable: the database cannot be used.
        """
        now = datetime.now(UTC)
        with self._session() as session:
            session.execute(delete(AnswerRow).where(AnswerRow.expires <= now))
            session.merge(AnswerRow(key=key, text=text, expires=now + timedelta(seconds=seconds)))

    def drop(self, key: str) -> None:
        """Forget a text.

        Raises:
            Unavailable: the database cannot be used.
        """
        with self._session() as session:
            session.execute(delete(AnswerRow).where(AnswerRow.key == key))

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def _session(self) -> Iterator[Session]:
        try:
            with Session(self._engine) as session, session.begin():
                yield session
        except SQLAlchemyError as error:
            raise unusable(self._engine, error) from error
