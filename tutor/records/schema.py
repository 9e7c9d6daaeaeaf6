"""The version of a database's tables: which it is, and how they are brought to that of this program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, func, inspect, select, table, text

from tutor.errors import Unavailable
from tutor.messages import say
from tutor.records.backup import save
from tutor.records.migrations import HEAD

if TYPE_CHECKING:
    from alembic.config import Config

_LOCK = {"sqlite": "BEGIN EXCLUSIVE", "postgresql": "SELECT pg_advisory_xact_lock(7860)"}
"""How a migration keeps other processes out until it commits."""


def version(engine: Engine) -> str | None:
    """Return the version of a database's tables, None where there are none yet."""
    with engine.connect() as connection:
        return _revision(connection)


def rows(engine: Engine) -> dict[str, int]:
    """Return how many rows each table has."""
    with engine.connect() as connection:
        names = [name for name in inspect(connection).get_table_names() if name != "alembic_version"]
        return {name: int(connection.scalar(select(func.count()).select_from(table(name))) or 0) for name in names}


def require(engine: Engine) -> None:
    """Look whether the tables are those of this program.

    Raises:
        Unavailable: they are not.
    """
    found = version(engine)
    if found != HEAD:
        _refuse_newer(found)
        raise Unavailable(
            say("The tables of the database are of version {found}, and this program needs version {needed}.",
                found=found or "0", needed=HEAD),
            hint=say("Run “tutor db upgrade”, or set STEPWISE_MIGRATE=auto."),
        )  # fmt: skip


def upgrade(engine: Engine) -> None:
    """Run the migrations that the database does not have yet; one that has tables in a file is saved before.

    Raises:
        Unavailable: the tables are of a newer version than this program knows.
    """
    if version(engine) == HEAD:
        return
    from alembic import command

    config = _config()
    with engine.connect() as connection:
        # One process migrates, the others wait and then find it done.
        connection.exec_driver_sql(_LOCK[connection.dialect.name])
        found = _revision(connection)
        if found != HEAD:
            _refuse_newer(found)
            _save(engine, found)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
        connection.commit()


def _save(engine: Engine, found: str | None) -> None:
    """Keep the file as it was, beside it, for the way back."""
    file = engine.url.database
    if found is not None and engine.dialect.name == "sqlite" and file and file != ":memory:":
        save(engine, Path(f"{file}.{found}"), replace=True)


def _refuse_newer(found: str | None) -> None:
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if found is not None and found not in known:
        raise Unavailable(
            say("The tables of the database are of version {found}, newer than this program, which knows {needed}.",
                found=found, needed=HEAD),
            hint=say("Install the newer program again, or go back to a copy that was saved before the upgrade."),
        )  # fmt: skip


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def _revision(connection: Any) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()  # type: ignore[no-any-return]
