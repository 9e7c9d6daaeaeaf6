"""Opening a database: the right driver, SQLite's settings, and the tables of this program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import QueuePool, StaticPool

from tutor.errors import Unavailable
from tutor.messages import Message, say
from tutor.records.schema import require, upgrade

BUSY_TIMEOUT = 30_000
"""Milliseconds that a writer waits for another before SQLite gives up."""
PATIENCE = 10
"""Seconds that a PostgreSQL server may take to answer a new connection, and that a thread waits for a free one."""

HINT = say("Check that it exists and may be written, or set STEPWISE_DATABASE_URL to another one.")
"""What to do about a database that cannot be used."""


def open_database(address: str, *, migrate: bool = True) -> Engine:
    """Connect to the database at a SQLAlchemy URL and bring its tables up to date, or only look whether they are.

    Raises:
        Unavailable: the address is wrong, the database cannot be opened or written, or its tables are of another
            version and may not be, or cannot be, brought to this one.
    """
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise Unavailable(
            say("The database address “{address}” cannot be understood.", address=address),
            hint=say("It looks like sqlite:///path/to/file.db or postgresql://user@host/name."),
        ) from error
    try:
        engine = connected(url)
        if migrate:
            upgrade(engine)
        else:
            require(engine)
    except (SQLAlchemyError, OSError, ImportError) as error:
        raise Unavailable(cannot_use(url, error), hint=HINT) from error
    return engine


def cannot_use(url: URL | str, error: Exception) -> Message:
    """Say that the database cannot be used, and why, without its password."""
    shown = make_url(url).render_as_string(hide_password=True)
    reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
    return say("The database {address} cannot be used: {reason}.", address=shown, reason=reason.rstrip("."))


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


def _configure_sqlite(connection: Any, _record: object) -> None:
    connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
