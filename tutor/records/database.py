"""Opening a database: the right driver, SQLite's settings, and the tables brought up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from tutor.errors import Unavailable
from tutor.messages import Message, say
from tutor.records.migrations import HEAD

BUSY_TIMEOUT = 30_000
"""Milliseconds that a writer waits for another before SQLite gives up."""

HINT = say("Check that it exists and may be written, or set STEPWISE_DATABASE_URL to another one.")
"""What to do about a database that cannot be used."""

_LOCK = {"sqlite": "BEGIN EXCLUSIVE", "postgresql": "SELECT pg_advisory_xact_lock(7860)"}
"""How a migration keeps other processes out until it commits."""


def open_database(address: str) -> Engine:
    """Connect to the database at a SQLAlchemy URL and bring its tables up to date.

    Raises:
        Unavailable: the address is wrong, or the database cannot be opened or written.
    """
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise Unavailable(
            say("The database address “{address}” cannot be understood.", address=address),
            hint=say("It looks like sqlite:///path/to/file.db or postgresql://user@host/name."),
        ) from error
    try:
        engine = _engine(url)
        upgrade(engine)
    except (SQLAlchemyError, OSError, ImportError) as error:
        raise Unavailable(cannot_use(url, error), hint=HINT) from error
    return engine


def upgrade(engine: Engine) -> None:
    """Run the migrations that the database does not have yet."""
    with engine.connect() as connection:
        if _revision(connection) == HEAD:
            return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.connect() as connection:
        # One process migrates, the others wait and then find it done.
        connection.exec_driver_sql(_LOCK[connection.dialect.name])
        if _revision(connection) != HEAD:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
        connection.commit()


def cannot_use(url: URL | str, error: Exception) -> Message:
    """Say that the database cannot be used, and why, without its password."""
    shown = make_url(url).render_as_string(hide_password=True)
    reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
    return say("The database {address} cannot be used: {reason}.", address=shown, reason=reason.rstrip("."))


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        if url.drivername == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
        return create_engine(url, pool_pre_ping=True)
    if url.database in (None, "", ":memory:"):
        engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        Path(str(url.database)).expanduser().parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(url.set(database=str(Path(str(url.database)).expanduser())))
    event.listen(engine, "connect", _configure_sqlite)
    return engine


def _configure_sqlite(connection: Any, _record: object) -> None:
    connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")


def _revision(connection: Any) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()  # type: ignore[no-any-return]
