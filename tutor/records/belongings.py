"""Everything that belongs to one person, in every table: to be handed out, and to be erased.

A row belongs to a person who stands in its column ``browser`` or ``person``, and to whoever owns the row that it refers
to by a foreign key (an event belongs to whose the exchange is). New tables are found by themselves. What opens doors
is erased, but not handed out: the string by which a person is known, and columns made with ``info={"secret": True}``
(the hash of a password).
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, select
from sqlalchemy.orm import Session

from tutor.records.tables import Base
from tutor.records.times import utc

OWNERS = ("person", "browser")
"""The columns that say whose a row is."""
ACCOUNTS = "accounts"
"""The table of accounts; those that refer to it by a person belong to the account."""


def exported(session: Session, person: str) -> dict[str, list[dict[str, Any]]]:
    """Return every row of a person by table, as JSON."""
    found = {}
    for table in Base.metadata.sorted_tables:
        if (mine := belongs(table, person)) is not None:
            told = [each for each in table.columns if each.name not in OWNERS and not each.info.get("secret")]
            rows = session.execute(select(*told).where(mine).order_by(*table.primary_key)).mappings()
            found[table.name] = [{name: _plain(value) for name, value in row.items()} for row in rows]
    return found


def erased(session: Session, person: str, *, account: bool) -> dict[str, int]:
    """Erase every row of a person, with the account or without; return how many there were by table."""
    counts: dict[str, int] = {}
    for table in reversed(Base.metadata.sorted_tables):
        if not account and _of_account(table):
            continue
        if (mine := belongs(table, person)) is not None:
            counts[table.name] = int(session.execute(delete(table).where(mine)).rowcount)  # type: ignore[attr-defined]
    return counts


def belongs(table: Table, person: str) -> ColumnElement[bool] | None:
    """Return the condition for a row to be that person's; None for a table in which nothing belongs to anybody."""
    for name in OWNERS:
        if name in table.columns:
            return table.columns[name] == person
    for column in table.columns:
        for key in column.foreign_keys:
            if (theirs := belongs(key.column.table, person)) is not None:
                return column.in_(select(key.column).where(theirs))
    return None


def _of_account(table: Table) -> bool:
    """Whether a table says who somebody is, not what they did."""
    if table.name == ACCOUNTS:
        return True
    owners = (table.columns[name] for name in OWNERS if name in table.columns)
    return any(key.column.table.name == ACCOUNTS for column in owners for key in column.foreign_keys)


def _plain(value: object) -> object:
    """A value as JSON: times in UTC, and text that is JSON opened."""
    if isinstance(value, datetime):
        return utc(value).isoformat()
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
