"""Opening a database: the right driver, SQLite's settings, and the tables of this program."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import QueuePool, StaticPool

from tutor.errors import Unavailable
from tutor.messages import Message, say
from tutor.records.schema import require, upgrade

T = TypeVar("T")
LOG = logging.getLogger(__name__)

BUSY_TIMEOUT = 30_000
"""Milliseconds that a writer waits for another before SQLite gives up."""
RETRY = 0.02
"""Seconds until a change that does not wait by itself is tried again."""
PATIENCE = 10
"""Seconds that a PostgreSQL server may take to answer a new connection, and that a thread waits for a free one."""

HINT = say("Check that it exists and may be written, or set STEPWISE_DATABASE_URL to another one.")
"""What to do about a database that cannot be used."""

_TELL = say("Tell whoever runs this server.")


def open_database(address: str, *, migrate: bool = True) -> Engine:
    """Connect to the database at a SQLAlchemy URL and bring its tables up to date, or only look whether they are.

    Raises:
        Unavailable: the address is wrong, the database cannot be opened or written, or its tables are of another
            version and may not be, or cannot be, brought to this one.
    """
    engine = reached(address)
    asked(engine, upgrade if migrate else require)
    return engine


def reached(address: str) -> Engine:
    """Return the connections to the database at a SQLAlchemy URL, its tables as they are.

    Raises:
        Unavailable: the address is wrong.
    """
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise Unavailable(
            say("The database address “{address}” cannot be understood.", address=address),
            hint=say("It looks like sqlite:///path/to/file.db or postgresql://user@host/name."),
        ) from error
    try:
        return connected(url)
    except (SQLAlchemyError, OSError, ImportError) as error:
        raise Unavailable(cannot_use(url, error), hint=HINT) from error


def asked(engine: Engine, question: Callable[[Engine], T]) -> T:
    """Return what the database answers.

    Raises:
        Unavailable: it cannot be used; the sentence names it, for whoever runs it.
    """
    try:
        return question(engine)
    except (SQLAlchemyError, OSError) as error:
        raise Unavailable(cannot_use(engine.url, error), hint=HINT) from error


def cannot_use(url: URL | str, error: Exception) -> Message:
    """Say that the database cannot be used, and why, without its password."""
    shown = make_url(url).render_as_string(hide_password=True)
    reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
    return say("The database {address} cannot be used: {reason}.", address=shown, reason=reason.rstrip("."))


def unusable(engine: Engine, error: SQLAlchemyError) -> Unavailable:
    """Return what people are told when the records cannot be used; the reason, which names hosts, the journal has."""
    reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
    LOG.error("the records cannot be used", extra={"database": engine.dialect.name, "reason": reason[:300]})
    if "full" in reason or "No space" in reason:
        return Unavailable(say("The disk on which the records are kept is full."), hint=_TELL)
    if "readonly" in reason:
        return Unavailable(say("The records may be read, but not written."), hint=_TELL)
    return Unavailable(say("The records cannot be used at the moment."), hint=say("Try again in a minute."))


def connected(url: URL) -> Engine:
    """Return the connections to a database, its tables as they are."""
    if url.get_backend_name() != "sqlite":
        if url.drivername == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
        # A connection is tried before it is used: after a restart of the server the next request finds it again.
        return create_engine(url, pool_pre_ping=True, pool_timeout=PATIENCE, connect_args={"connect_timeout": PATIENCE})
    if url.database in (None, "", ":memory:"):
        engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        file = Path(str(url.database)).expanduser()
        file.parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(url.set(database=str(file)), pool_timeout=BUSY_TIMEOUT / 1000)
    event.listen(engine, "connect", _configure_sqlite)
    return engine


def gauges(engine: Engine) -> dict[str, float]:
    """Return what there is to measure of the connections: how many there may be, and how many are in use."""
    if not isinstance(engine.pool, QueuePool):
        return {}
    return {"connections": float(engine.pool.size()), "busy": float(engine.pool.checkedout())}


def _in_wal(connection: Any) -> None:
    """Have a file written ahead in a log; unlike all others, this change does not wait for a lock by itself."""
    end = time.monotonic() + BUSY_TIMEOUT / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(RETRY)


def _configure_sqlite(connection: Any, _record: object) -> None:
    connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT}")
    _in_wal(connection)
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
