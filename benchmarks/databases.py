"""Databases that live for a while: SQLite in a file, and a PostgreSQL server where there are its programs."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """Yield the addresses by name; what they hold is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="stepwise-records-"))
    try:
        found = {"SQLite": f"sqlite:///{folder / 'records.db'}"}
        programs = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)
        if programs is None:
            yield found
            return
        with server(programs, folder / "postgres") as address:
            yield {**found, "PostgreSQL": f"{address}/postgres"}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def server(programs: Path, folder: Path) -> Iterator[str]:
    """Run PostgreSQL in a new folder; yield its address, to which the name of a database is to be added.

    As root it runs as the user ``postgres``: it refuses to be root. It waits for no disk.
    """
    folder.mkdir()
    folder.parent.chmod(0o755)
    as_user: list[str] = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(program: str, *arguments: str) -> None:
        command = [*as_user, str(programs / program), "-D", str(folder / "data"), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder)

    run("initdb", "-U", "stepwise", "-A", "trust", "-E", "UTF8", "--no-sync")
    run("pg_ctl", "-w", "-o", f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off", "-l", str(folder / "log"), "start")
    try:
        yield f"postgresql://stepwise@127.0.0.1:{port}"
    finally:
        run("pg_ctl", "-m", "immediate", "stop")
