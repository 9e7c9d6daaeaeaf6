"""Practice sets as they were kept: each belongs to a browser, and whoever knows its id may read it."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from tutor.records.tables import SetRow
from tutor.records.times import utc


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line of a list of sets."""

    id: str
    title: str
    created: datetime
    updated: datetime


@dataclass(frozen=True, slots=True)
class SetEntry:
    """A kept set with its content."""

    id: str
    browser: str | None
    content: dict[str, Any]
    revision: int
    """How often it was changed."""


class Sets:
    """The kept sets of a store; every method raises `tutor.errors.Unavailable` when the database cannot be used."""

    def __init__(self, session: Callable[[], AbstractContextManager[Session]]) -> None:
        self._session = session

    def add(self, browser: str | None, title: str, content: Mapping[str, Any]) -> str:
        """Keep a new set; return its id (32 hexadecimal digits, unguessable)."""
        name, now = uuid.uuid4().hex, datetime.now(UTC)
        with self._session() as session:
            session.execute(
                insert(SetRow).values(
                    id=name, browser=browser, title=title, created=now, updated=now, json=_dumped(content)
                )
            )
        return name

    def change(
        self, name: str, browser: str | None, title: str, content: Mapping[str, Any], revision: int | None = None
    ) -> bool:
        """Keep what a set has become; return whether there is such a set of that browser.

        With a revision, only a set that is still at that one is changed.
        """
        with self._session() as session:
            mine = (SetRow.id == name, SetRow.browser == browser)
            result = session.execute(
                update(SetRow)
                .where(*mine, *(() if revision is None else (SetRow.revision == revision,)))
                .values(title=title, updated=datetime.now(UTC), json=_dumped(content), revision=SetRow.revision + 1)
            )
            return bool(result.rowcount)  # type: ignore[attr-defined]

    def find(self, name: str) -> SetEntry | None:
        """Return a set, whoever made it."""
        with self._session() as session:
            row = session.get(SetRow, name)
            return SetEntry(row.id, row.browser, json.loads(row.json), row.revision) if row else None

    def of(self, browser: str, limit: int = 100) -> list[SetLine]:
        """Return the sets of a browser, the one changed last first."""
        columns = (SetRow.id, SetRow.title, SetRow.created, SetRow.updated)
        with self._session() as session:
            rows = session.execute(
                select(*columns).where(SetRow.browser == browser).order_by(SetRow.updated.desc()).limit(limit)
            )
            return [SetLine(name, title, utc(created), utc(updated)) for name, title, created, updated in rows]

    def remove(self, name: str, browser: str | None) -> bool:
        """Erase a set; return whether there was one of that browser."""
        with self._session() as session:
            result = session.execute(delete(SetRow).where(SetRow.id == name, SetRow.browser == browser))
            return bool(result.rowcount)  # type: ignore[attr-defined]


def _dumped(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
