"""What all tests share: no network, quiet numerics, patience (a busy machine changes no verdict), one PostgreSQL."""

import io
import json
import logging
import os
import shutil
import tempfile
import uuid
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import create_engine, text

from benchmarks.databases import server

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
    """The address of a PostgreSQL server that lives as long as the tests."""
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"))
    folder = Path(tempfile.mkdtemp(prefix="stepwise-postgres-"))
    with server(programs, folder / "server") as address:
        yield address
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
