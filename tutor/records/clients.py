"""Programs as they were kept: their keys, and their batches with what came of each problem."""

from __future__ import annotations

import hashlib
import json
import secrets
import uuid
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tutor.records.client_tables import ApiKeyRow, BatchResultRow, BatchRow

PREFIX = "sw_"
LEASE = timedelta(seconds=60)
"""A batch whose worker says nothing for so long is another's to go on with."""
KEPT = timedelta(days=30)
"""How long a batch and its results are kept."""

Connect = Callable[[], AbstractContextManager[Session]]


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A program that was given a key."""

    id: str
    name: str
    per_minute: int | None
    created: datetime
    revoked: datetime | None


class ApiKeys:
    """The keys of programs; every method raises `tutor.errors.Unavailable` when the database cannot be used."""

    def __init__(self, session: Connect) -> None:
        self._session = session

    def new(self, name: str, per_minute: int | None = None) -> tuple[ApiKey, str]:
        """Keep a new key; return it with the words themselves, which are kept nowhere."""
        words = PREFIX + secrets.token_urlsafe(32)
        row = ApiKeyRow(
            id=secrets.token_hex(4), name=name, hash=_hash(words), per_minute=per_minute, created=datetime.now(UTC)
        )
        with self._session() as session:
            session.add(row)
            session.flush()
            return _key(row), words

    def find(self, words: str) -> ApiKey | None:
        """Return the key with these words, unless it was revoked."""
        with self._session() as session:
            row = session.scalar(select(ApiKeyRow).where(ApiKeyRow.hash == _hash(words), ApiKeyRow.revoked.is_(None)))
            return None if row is None else _key(row)

    def all(self) -> list[ApiKey]:
        """Return every key, the oldest first."""
        with self._session() as session:
            return [_key(row) for row in session.scalars(select(ApiKeyRow).order_by(ApiKeyRow.created))]

    def revoke(self, name: str) -> bool:
        """Take the key of that id back; return whether there was one."""
        with self._session() as session:
            done = session.execute(
                update(ApiKeyRow)
                .where(ApiKeyRow.id == name, ApiKeyRow.revoked.is_(None))
                .values(revoked=datetime.now(UTC))
            )
            return bool(done.rowcount)  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class BatchLine:
    """How a batch stands."""

    id: str
    client: str
    digest: str
    state: str
    total: int
    done: int
    created: datetime

    @property
    def json(self) -> dict[str, Any]:
        """Return it as programs see it."""
        created = self.created.isoformat(timespec="seconds")
        return {"id": self.id, "status": self.state, "total": self.total, "done": self.done, "created": created}


class Batches:
    """The batches; every method raises `tutor.errors.Unavailable` when the database cannot be used."""

    def __init__(self, session: Connect) -> None:
        self._session = session

    def add(self, client: str, key: str, request: Mapping[str, Any], total: int) -> BatchLine:
        """Keep a batch; where the client has left one under this key before, return that one.

        The digest of what is returned tells whether it was the same request.
        """
        digest = digest_of(request)
        row = {
            "id": uuid.uuid4().hex, "client": client, "key": key, "digest": digest,
            "request": json.dumps(request, ensure_ascii=False), "created": datetime.now(UTC), "state": "waiting",
            "total": total, "done": 0,
        }  # fmt: skip
        with self._session() as session:
            session.execute(delete(BatchRow).where(BatchRow.created < datetime.now(UTC) - KEPT))
            with suppress(IntegrityError), session.begin_nested():  # refused where it was left before
                session.execute(insert(BatchRow).values(**row))
            return _line(session.scalars(select(BatchRow).where(BatchRow.client == client, BatchRow.key == key)).one())

    def find(self, name: str) -> BatchLine | None:
        """Return how a batch stands."""
        with self._session() as session:
            row = session.get(BatchRow, name)
            return None if row is None else _line(row)

    def results(self, name: str, first: int = 0, limit: int = 1000) -> list[dict[str, Any]]:
        """Return what came of its problems so far, in order, from the number ``first`` on."""
        with self._session() as session:
            texts = session.scalars(
                select(BatchResultRow.json)
                .where(BatchResultRow.batch == name, BatchResultRow.number >= first)
                .order_by(BatchResultRow.number)
                .limit(limit)
            )
            return [json.loads(text) for text in texts]

    def cancel(self, name: str) -> None:
        """Leave the rest of a batch unsolved."""
        with self._session() as session:
            session.execute(
                update(BatchRow)
                .where(BatchRow.id == name, BatchRow.state.in_(("waiting", "running")))
                .values(state="cancelled", lease=None)
            )

    def take(self) -> tuple[BatchLine, dict[str, Any]] | None:
        """Take the batch that has waited longest, or whose worker died, with its request; None where there is none."""
        now = datetime.now(UTC)
        free = or_(BatchRow.state == "waiting", and_(BatchRow.state == "running", BatchRow.lease < now))
        with self._session() as session:
            row = session.scalars(select(BatchRow).where(free).order_by(BatchRow.created).limit(1)).first()
            if row is None:
                return None
            line, request = _line(row), json.loads(row.request)
            taken = session.execute(
                update(BatchRow)
                .where(BatchRow.id == line.id, free)
                .values(state="running", lease=now + LEASE)
                .execution_options(synchronize_session=False)  # SQLite's times have no zone to compare by
            )
            return (line, request) if taken.rowcount else None  # type: ignore[attr-defined]

    def told(self, name: str, number: int, result: Mapping[str, Any]) -> bool:
        """Keep what came of a problem and hold the batch; return whether to go on (it may have been cancelled)."""
        with self._session() as session:
            session.execute(
                insert(BatchResultRow).values(batch=name, number=number, json=json.dumps(result, ensure_ascii=False))
            )
            done = select(func.count()).where(BatchResultRow.batch == name).scalar_subquery()
            held = session.execute(
                update(BatchRow)
                .where(BatchRow.id == name, BatchRow.state == "running")
                .values(done=done, lease=datetime.now(UTC) + LEASE)
            )
            return bool(held.rowcount)  # type: ignore[attr-defined]

    def finish(self, name: str) -> None:
        """Say that every problem of a batch was worked on."""
        with self._session() as session:
            session.execute(
                update(BatchRow)
                .where(BatchRow.id == name, BatchRow.state == "running")
                .values(state="finished", lease=None)
            )


def digest_of(request: Mapping[str, Any]) -> str:
    """Return what tells two requests apart."""
    return hashlib.sha256(json.dumps(request, sort_keys=True).encode()).hexdigest()


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def _key(row: ApiKeyRow) -> ApiKey:
    return ApiKey(row.id, row.name, row.per_minute, row.created, row.revoked)


def _line(row: BatchRow) -> BatchLine:
    return BatchLine(row.id, row.client, row.digest, row.state, row.total, row.done, row.created)
