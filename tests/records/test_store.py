"""What is recorded stays: event by event, for its browser only, also when the process is killed."""

import signal
import sqlite3
import subprocess
import sys
import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from tutor.errors import Unavailable
from tutor.problem import Ask
from tutor.records import Store
from tutor.records import migrations as migrations_module
from tutor.records.tables import Base

STARTED = {"event": "started", "engine": "symbolic", "model": None, "problem": {"topic": "linear-equations"}}
ANSWER = {"event": "answer-found", "answer": {"plain": "x = 2"}}
CHECKED = {"event": "answer-checked", "verdict": {"status": "proved"}}
FINISHED = {"event": "finished", "seconds": 0.1, "verdict": None}


@pytest.fixture
def store(address):
    store = Store(address)
    yield store
    store.close()


def test_events_come_back_in_order_and_whole(store):
    exchange = store.begin(Ask("2x = 4"), "me")
    for number, event in enumerate([STARTED, ANSWER, CHECKED, FINISHED]):
        store.add(exchange, number, event)
    assert store.events(exchange, "me") == [STARTED, ANSWER, CHECKED, FINISHED]


def test_history_shows_the_newest_first_with_answer_and_verdict(store):
    first = store.begin(Ask("2x = 4"), "me")
    for number, event in enumerate([STARTED, ANSWER, CHECKED, FINISHED]):
        store.add(first, number, event)
    store.begin(Ask("second"), "me")
    newest, oldest = store.history("me")
    assert (newest.text, newest.state) == ("second", "running")
    assert (oldest.answer, oldest.verdict, oldest.state, oldest.topic) == (
        "x = 2",
        "proved",
        "finished",
        "linear-equations",
    )


def test_another_browser_sees_nothing(store):
    exchange = store.begin(Ask("2x = 4"), "me")
    store.add(exchange, 0, STARTED)
    assert store.history("you") == []
    assert store.events(exchange, "you") == []
    assert store.events(exchange, None) == []


def test_forgetting_erases_one_browser_only(store):
    mine, yours = store.begin(Ask("mine"), "me"), store.begin(Ask("yours"), "you")
    store.add(mine, 0, STARTED)
    store.add(yours, 0, STARTED)
    assert store.forget("me") == 1
    assert store.history("me") == []
    assert store.events(yours, "you") == [STARTED]


def test_what_a_killed_process_recorded_is_there(address):
    program = f"""
import os, signal
from tutor.problem import Ask
from tutor.records import Store
store = Store({address!r})
exchange = store.begin(Ask("2x = 4"), "me")
store.add(exchange, 0, {STARTED!r})
os.kill(os.getpid(), signal.SIGKILL)
"""
    killed = subprocess.run([sys.executable, "-c", program], check=False)
    assert killed.returncode == -signal.SIGKILL
    store = Store(address)
    (entry,) = store.history("me")
    assert entry.state == "running"
    assert store.events(entry.id, "me") == [STARTED]


def test_threads_write_together_without_an_error(store):
    def write():
        for _ in range(20):
            exchange = store.begin(Ask("2x = 4"), "me")
            store.add(exchange, 0, FINISHED)

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.counts()["state:finished"] == 160


def test_migrations_make_exactly_the_tables_of_the_code(store):
    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Base.metadata) == []


def test_head_is_the_newest_migration():
    script = ScriptDirectory(str(migrations_module.__path__[0]))
    assert script.get_current_head() == migrations_module.HEAD


def test_opening_twice_at_once_migrates_once(address):
    stores, errors = [], []

    def open_it():
        try:
            stores.append(Store(address))
        except Unavailable as error:
            errors.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(stores) == 4


def test_a_file_that_another_program_holds_is_waited_for(tmp_path):
    other = sqlite3.connect(tmp_path / "records.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    threading.Timer(0.3, other.execute, ["COMMIT"]).start()
    Store(f"sqlite:///{tmp_path / 'records.db'}").close()
    assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    other.close()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("sqlite:////proc/nowhere/records.db", "cannot be used"),
        ("sqlite:////dev/null/records.db", "cannot be used"),
        ("not an address", "cannot be understood"),
        ("postgresql://somebody:secret@127.0.0.1:1/none", "cannot be used"),
    ],
)
def test_a_database_that_cannot_be_used_is_said_in_a_sentence(address, words):
    with pytest.raises(Unavailable, match=words) as raised:
        Store(address)
    assert "secret" not in str(raised.value)


def test_a_read_only_database_is_said_in_a_sentence(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'records.db'}")
    exchange = store.begin(Ask("2x = 4"), "me")
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    with pytest.raises(Unavailable, match="not written"):
        store.add(exchange, 0, STARTED)
