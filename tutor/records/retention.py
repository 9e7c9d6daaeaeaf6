"""Erasing what is older than the records are to be kept, a piece at a time, so that nobody who writes waits for it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import delete, select, tuple_
from sqlalchemy.orm import Session

from tutor.records.tables import Base

AGES = {"exchanges": "created", "attempts": "created", "skills": "last", "hints": "created"}
"""The tables with what somebody asked and answered, and the column that says how old a row is. Accounts, classes and a
teacher's sets stay until somebody erases them."""
PIECE = 500
"""Rows erased in one transaction."""


def expire(session: Callable[[], AbstractContextManager[Session]], before: datetime) -> dict[str, int]:
    """Erase the rows that are older than a moment; return how many there were by table."""
    return {
        name: _expired(session, name, column, before) for name, column in AGES.items() if name in Base.metadata.tables
    }


def _expired(session: Callable[[], AbstractContextManager[Session]], name: str, column: str, before: datetime) -> int:
    table, count = Base.metadata.tables[name], 0
    keys = list(table.primary_key)
    old = select(*keys).where(table.c[column] < before).limit(PIECE)
    while True:
        with session() as transaction:
            found = [tuple(row) for row in transaction.execute(old)]
            if not found:
                return count
            chosen = keys[0].in_([key for (key,) in found]) if len(keys) == 1 else tuple_(*keys).in_(found)
            transaction.execute(delete(table).where(chosen))
        count += len(found)
