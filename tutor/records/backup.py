"""Saving a whole database into a file while it is in use."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import cast

from sqlalchemy import Engine

from tutor.errors import BadInput, Unavailable
from tutor.messages import say


def save(engine: Engine, target: Path, *, replace: bool = False) -> Path:
    """Save the database as it is at one moment; nobody who reads or writes it is held up.

    Of SQLite the file is a database like the original; of PostgreSQL it is what ``pg_restore`` reads.

    Raises:
        BadInput: there is a file of that name already.
        Unavailable: it cannot be written, or what was written is not sound.
    """
    if target.exists() and not replace:
        raise BadInput(say("There is a file {file} already.", file=str(target)))
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        if engine.dialect.name == "sqlite":
            _copy(engine, part)
        else:
            _dump(engine, part)
        part.replace(target)
    except (OSError, sqlite3.Error, subprocess.SubprocessError) as error:
        part.unlink(missing_ok=True)
        reason = str(getattr(error, "stderr", None) or error).strip().rstrip(".")
        raise Unavailable(
            say("The database cannot be saved to {file}: {reason}.", file=str(target), reason=reason)
        ) from error
    return target


def _copy(engine: Engine, part: Path) -> None:
    raw = engine.raw_connection()
    try:
        with closing(sqlite3.connect(part)) as copy:
            # All pages in one go: writers go on into the log, so the copy is of one moment and always ends.
            cast("sqlite3.Connection", raw.driver_connection).backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            sound = copy.execute("PRAGMA quick_check").fetchone()[0]
    finally:
        raw.close()
    if sound != "ok":
        raise sqlite3.DatabaseError(sound)


def _dump(engine: Engine, part: Path) -> None:
    program = shutil.which("pg_dump") or _newest()
    if program is None:
        raise FileNotFoundError("pg_dump is not installed")
    url = engine.url.set(drivername="postgresql")
    secret = {"PGPASSWORD": str(url.password)} if url.password else {}
    address = url.set(password=None).render_as_string()
    subprocess.run(
        [program, "--format=custom", f"--file={part}", f"--dbname={address}"],
        env={**os.environ, **secret}, check=True, capture_output=True, text=True,
    )  # fmt: skip


def _newest() -> str | None:
    """Debian keeps PostgreSQL's programs out of the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_dump"), key=lambda path: int(path.parts[-3]))
    return str(found[-1]) if found else None
