"""``tutor db``: the version of the records, copies of them, one person's, and those that are too old."""

from __future__ import annotations

import json

import pytest

from tutor.problem import Ask
from tutor.records import Store
from tutor.records.migrations import HEAD

ME, YOU = "m" * 32, "y" * 32
DONE = {"event": "finished", "seconds": 0.1, "verdict": None}


@pytest.fixture
def store(tutor, tmp_path, monkeypatch):
    monkeypatch.setenv("STEPWISE_DATABASE_URL", f"sqlite:///{tmp_path / 'records.db'}")
    with Store(f"sqlite:///{tmp_path / 'records.db'}") as store:
        for person in (ME, YOU):
            store.add(store.begin(Ask(f"asked by {person[0]}"), person), 0, DONE)
        yield store


def test_an_upgrade_says_what_it_did(tutor, tmp_path, monkeypatch):
    monkeypatch.setenv("STEPWISE_DATABASE_URL", f"sqlite:///{tmp_path / 'new.db'}")
    assert json.loads(tutor("db", "status", "--json").stdout)["version"] is None
    assert tutor("db", "upgrade").stdout == f"new → {HEAD}\n"
    assert tutor("db", "upgrade").stdout == f"{HEAD}, nothing to do\n"


def test_status_says_how_much_there_is(tutor, store):
    found = json.loads(tutor("db", "status", "--json").stdout)
    assert (found["version"], found["program"]) == (HEAD, HEAD)
    assert (found["rows"]["exchanges"], found["rows"]["events"]) == (2, 2)
    assert HEAD in tutor("db", "status").stdout


def test_with_migration_off_old_tables_are_told_of(tutor, tmp_path, monkeypatch):
    monkeypatch.setenv("STEPWISE_DATABASE_URL", f"sqlite:///{tmp_path / 'new.db'}")
    monkeypatch.setenv("STEPWISE_MIGRATE", "off")
    told = tutor("db", "export", "--person", ME, code=4).stderr
    assert "tutor db upgrade" in told


def test_a_copy_can_be_used_in_the_place_of_the_original(tutor, store, tmp_path):
    tutor("db", "backup", tmp_path / "copy.db")
    with Store(f"sqlite:///{tmp_path / 'copy.db'}", migrate=False) as copy:
        assert [entry.text for entry in copy.history(ME)] == ["asked by m"]
    assert "already" in tutor("db", "backup", tmp_path / "copy.db", code=2).stderr


def test_one_person_is_handed_out_and_erased_and_no_other(tutor, store, tmp_path):
    tutor("db", "export", "--person", ME, "--out", tmp_path / "me.json")
    text = (tmp_path / "me.json").read_text()
    assert "asked by m" in text
    assert "asked by y" not in text
    assert "--yes" in tutor("db", "forget", "--person", ME, code=2).stderr
    assert store.history(ME)
    assert json.loads(tutor("db", "forget", "--person", ME, "--yes").stdout)["exchanges"] == 1
    assert store.history(ME) == []
    assert len(store.history(YOU)) == 1


def test_whose_it_is_must_be_said_and_known(tutor, store):
    assert "--account" in tutor("db", "export", code=2).stderr
    assert "Nobody" in tutor("db", "export", "--account", "Nobody", code=2).stderr


def test_a_file_that_cannot_be_written_is_a_sentence(tutor, store):
    assert "cannot be written" in tutor("db", "export", "--person", ME, "--out", "/dev/full", code=4).stderr


def test_how_long_is_kept_must_be_said(tutor, store, monkeypatch):
    assert "STEPWISE_RETENTION_DAYS" in tutor("db", "retain", "--yes", code=2).stderr
    monkeypatch.setenv("STEPWISE_RETENTION_DAYS", "30")
    assert json.loads(tutor("db", "retain", "--yes").stdout)["exchanges"] == 0
