"""What all tests share: no network, quiet numerics, patience (a busy machine changes no verdict), one PostgreSQL."""

import io
import json
import logging
import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import create_engine, text

os.environ.update(
    {
        "HF_HUB_OFFLINE": "1",
        "GRADIO_ANALYTICS_ENABLED": "False",
        "OMP_NUM_THREADS": "1",
        "SYMPY_CACHE_SIZE": "10000",
        "STEPWISE_CHECK_DEADLINE": "30",
        "STEPWISE_READING_DEADLINE": "60",
        "STEPWISE_SOLVE_DEADLINE": "120",
    }
)
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def postgres():
    """The address of a PostgreSQL server that lives as long as the tests; PostgreSQL refuses to run as root."""
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"))
    folder = Path(tempfile.mkdtemp(prefix="stepwise-postgres-"))
    as_user = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"

    def run(program, *arguments):
        command = [*as_user, str(programs / program), "-D", str(data), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder)

    run("initdb", "-U", "stepwise", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off"
    run("pg_ctl", "-w", "-o", options, "-l", str(folder / "log"), "start")
    try:
        yield f"postgresql://stepwise@127.0.0.1:{port}"
    finally:
        run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def new_postgres(postgres):
    """Make an empty database on the PostgreSQL server; return its address."""
    admin = create_engine(
        f"{postgres}/postgres".replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT"
    )

    def made():
        name = f"t{uuid.uuid4().hex}"
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        return f"{postgres}/{name}"

    yield made
    admin.dispose()


@pytest.fixture
def journal_at():
    """Keep the journal from a level on; return what gives its lines so far."""
    from tutor import journal

    stream, root, ours = io.StringIO(), logging.getLogger(), logging.getLogger("tutor")
    before, handlers = (root.level, ours.level), []

    def keep(level):
        handlers.append(journal.keep(stream=stream, level=level))
        return lambda: [json.loads(line) for line in stream.getvalue().splitlines()]

    yield keep
    for handler in handlers:
        root.removeHandler(handler)
    root.setLevel(before[0])
    ours.setLevel(before[1])
