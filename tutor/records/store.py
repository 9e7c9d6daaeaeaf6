"""The store: exchanges written event by event, so that what a person saw is kept even if the process dies."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Update, bindparam, func, insert, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from tutor import journal
from tutor.problem import Ask
from tutor.records.accounts import Accounts
from tutor.records.attempts import Attempts
from tutor.records.backup import save
from tutor.records.belongings import erased, exported
from tutor.records.clients import ApiKeys, Batches
from tutor.records.committing import Change, Commits
from tutor.records.database import gauges, open_database, unusable
from tutor.records.hints import Hints
from tutor.records.marks import Marks
from tutor.records.retention import expire
from tutor.records.school import Assignments, Classes
from tutor.records.sets import Sets
from tutor.records.tables import AttemptRow, EventRow, ExchangeRow
from tutor.records.times import utc

Json = Mapping[str, Any]
"""An event as `tutor.wire` writes it; its kind is under "event"."""

_BEGIN, _ADD = insert(ExchangeRow.__table__), insert(EventRow.__table__)  # type: ignore[arg-type]

ENDS = {"finished": "finished", "refused": "refused", "failed": "failed", "stopped": "stopped"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a history."""

    id: str
    text: str
    topic: str | None
    answer: str | None
    verdict: str | None
    state: str
    level: str
    language: str
    created: datetime


class Store:
    """Exchanges, attempts, practice sets, and who is who, in a database; safe to use from any thread.

    Every method raises `tutor.errors.Unavailable` with a sentence when the database cannot be used.
    """

    def __init__(self, address: str, *, migrate: bool = True) -> None:
        self._engine = open_database(address, migrate=migrate)
        self._commits = Commits(self._engine)
        self.sets = Sets(self._session)
        self.hints = Hints(self._session)
        self.attempts = Attempts(self._session)
        self.accounts = Accounts(self._session)
        self.classes = Classes(self._session)
        self.assignments = Assignments(self._session)
        self.marks = Marks(self._session)
        self.keys = ApiKeys(self._session)
        self.batches = Batches(self._session)

    def begin(self, ask: Ask, browser: str | None = None) -> str:
        """Record that a question was asked; return the exchange's id (32 hexadecimal digits, unguessable)."""
        exchange = uuid.uuid4().hex
        row = {
            "id": exchange,
            "browser": browser,
            "request": journal.request_id(),
            "created": datetime.now(UTC),
            "text": ask.text,
            "level": ask.level.value,
            "language": ask.language,
            "subject": ask.subject,
            "engine": ask.engine,
            "model": ask.model,
            "state": "running",
        }
        self._commit((_BEGIN, row))
        return exchange

    def add(self, exchange: str, number: int, event: Json) -> None:
        """Record the event number ``number`` (from 0) of an exchange, and what it tells about the whole."""
        kind = event["event"]
        text = json.dumps(event, ensure_ascii=False)
        changes: list[Change] = [(_ADD, {"exchange": exchange, "number": number, "kind": kind, "json": text})]
        if summary := _summary(kind, event):
            changes.append((_summed(tuple(summary)), {"whole": exchange, **summary}))
        self._commit(*changes)

    def history(self, browser: str, limit: int = 100) -> list[Entry]:
        """Return the newest exchanges of a browser, newest first."""
        with self._session() as session:
            rows = session.scalars(
                select(ExchangeRow)
                .where(ExchangeRow.browser == browser)
                .order_by(ExchangeRow.created.desc())
                .limit(limit)
            )
            return [_entry(row) for row in rows]

    def events(self, exchange: str, browser: str | None = None) -> list[dict[str, Any]]:
        """Return the events of an exchange in order; none when it does not belong to that browser."""
        with self._session() as session:
            texts = session.scalars(
                select(EventRow.json)
                .join(ExchangeRow, ExchangeRow.id == EventRow.exchange)
                .where(EventRow.exchange == exchange, ExchangeRow.browser == browser)
                .order_by(EventRow.number)
            )
            return [json.loads(text) for text in texts]

    def attempt(
        self, *, browser: str | None, topic: str, level: str, item: str, answer: str, verdict: str, hints: int
    ) -> None:
        """Record an answer to a practice problem."""
        with self._session() as session:
            session.add(
                AttemptRow(
                    browser=browser,
                    created=datetime.now(UTC),
                    topic=topic,
                    level=level,
                    item=item,
                    answer=answer,
                    verdict=verdict,
                    hints=hints,
                )
            )

    def save(self, target: Path) -> Path:
        """Save the whole database into a new file while it is in use.

        Raises:
            BadInput: there is a file of that name already.
        """
        return save(self._engine, target)

    def export(self, person: str) -> dict[str, list[dict[str, Any]]]:
        """Return every row that belongs to a person, by table, as JSON."""
        with self._session() as session:
            return exported(session, person)

    def erase(self, person: str, *, account: bool = True) -> dict[str, int]:
        """Erase everything of a person, with the account or without; return how many rows that were, by table."""
        with self._session() as session:
            return erased(session, person, account=account)

    def forget(self, browser: str) -> int:
        """Erase everything of a browser; return how many exchanges that were."""
        return self.erase(browser)["exchanges"]

    def expire(self, before: datetime) -> dict[str, int]:
        """Erase what somebody asked and answered before a moment; return how many rows that were by table."""
        return expire(self._session, before)

    def counts(self) -> dict[str, int]:
        """Return how many exchanges ended in each state, and how many answers have each verdict."""
        with self._session() as session:
            states = session.execute(select(ExchangeRow.state, func.count()).group_by(ExchangeRow.state)).all()
            verdicts = session.execute(
                select(ExchangeRow.verdict, func.count())
                .where(ExchangeRow.verdict.is_not(None))
                .group_by(ExchangeRow.verdict)
            ).all()
        return {**{f"state:{name}": n for name, n in states}, **{f"verdict:{name}": n for name, n in verdicts}}

    def ping(self) -> None:
        """Ask the database for a sign of life."""
        with self._session() as session:
            session.execute(select(1))

    def gauges(self) -> dict[str, float]:
        """Return what there is to measure of the connections."""
        return gauges(self._engine)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _commit(self, *changes: Change) -> None:
        try:
            self._commits.commit(*changes)
        except SQLAlchemyError as error:
            raise unusable(self._engine, error) from error

    @contextmanager
    def _session(self) -> Iterator[Session]:
        try:
            with Session(self._engine) as session, session.begin():
                yield session
        except SQLAlchemyError as error:
            raise unusable(self._engine, error) from error


@cache
def _summed(columns: tuple[str, ...]) -> Update:
    """The statement that changes those columns of an exchange."""
    table = ExchangeRow.__table__
    values: dict[str, Any] = {name: bindparam(name) for name in columns}
    return update(table).where(table.c.id == bindparam("whole")).values(values)  # type: ignore[arg-type]


def _summary(kind: str, event: Json) -> dict[str, Any]:
    """What an event tells about its exchange as a whole."""
    match kind:
        case "started":
            return {"engine": event["engine"], "model": event["model"], "topic": event["problem"]["topic"]}
        case "answer-found":
            return {"answer": event["answer"]["plain"]}
        case "answer-checked":
            return {"verdict": event["verdict"]["status"]}
        case "finished":
            return {"state": "finished", "seconds": event["seconds"]}
        case _ if kind in ENDS:
            return {"state": ENDS[kind]}
        case _:
            return {}


def _entry(row: ExchangeRow) -> Entry:
    created = utc(row.created)
    return Entry(row.id, row.text, row.topic, row.answer, row.verdict, row.state, row.level, row.language, created)
