"""A copy is made while others write, is sound, and is a store like the original."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import threading
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tutor.errors import BadInput, Unavailable
from tutor.problem import Ask
from tutor.records import Store
from tutor.records.backup import save

DONE = {"event": "finished", "seconds": 0.1, "verdict": None}


@pytest.fixture
def store(address):
    with Store(address) as store:
        yield store


def written(store, count):
    for _ in range(count):
        store.add(store.begin(Ask("2x = 4"), "me"), 0, DONE)


def test_a_copy_made_while_others_write_is_of_one_moment_and_can_be_used(tmp_path):
    with Store(f"sqlite:///{tmp_path / 'records.db'}") as store:
        written(store, 20)
        stop = threading.Event()

        def write():
            while not stop.is_set():
                written(store, 1)

        writers = [threading.Thread(target=write) for _ in range(4)]
        for writer in writers:
            writer.start()
        file = save(store._engine, tmp_path / "copies" / "copy.db")
        stop.set()
        for writer in writers:
            writer.join()
    with Store(f"sqlite:///{file}") as copy:
        assert copy.counts()["state:finished"] >= 20
        assert copy.counts().get("state:running", 0) <= 4
        entry = copy.history("me")[-1]
        assert copy.events(entry.id, "me") == [DONE]
        written(copy, 1)
    assert [path.name for path in file.parent.iterdir()] == ["copy.db"]


def test_a_dump_of_postgresql_can_be_restored(request, postgres, tmp_path):
    admin = create_engine(
        f"{postgres}/postgres".replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT"
    )
    with admin.connect() as connection:
        for name in ("original", "restored"):
            connection.execute(text(f"CREATE DATABASE {name}_of_backup"))
    admin.dispose()
    with Store(f"{postgres}/original_of_backup") as store:
        written(store, 3)
        file = save(store._engine, tmp_path / "copy.dump")
    program = shutil.which("pg_restore") or str(max(Path("/usr/lib/postgresql").glob("*/bin/pg_restore")))
    subprocess.run([program, f"--dbname={postgres}/restored_of_backup", str(file)], check=True)
    with Store(f"{postgres}/restored_of_backup", migrate=False) as restored:
        assert restored.counts() == {"state:finished": 3}


def test_a_file_that_is_there_is_not_overwritten(store, tmp_path):
    file = tmp_path / "precious"
    file.write_text("mine")
    with pytest.raises(BadInput, match="already"):
        save(store._engine, file)
    assert file.read_text() == "mine"


def test_a_copy_that_does_not_fit_is_a_sentence_and_leaves_nothing(store, tmp_path):
    place = tmp_path / "full"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "none", str(place)], check=False, capture_output=True)
    if not place.is_mount():
        pytest.skip("no small file system can be mounted here")
    try:
        with pytest.raises(Unavailable, match="cannot be saved"):
            save(store._engine, place / "copy.db")
        assert list(place.iterdir()) == []
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_nobody_waits_for_a_copy(tmp_path):
    with Store(f"sqlite:///{tmp_path / 'records.db'}") as store:
        reader = sqlite3.connect(tmp_path / "records.db")
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM exchanges").fetchone()
        written(store, 1)
        save(store._engine, tmp_path / "copy.db")
        reader.close()
