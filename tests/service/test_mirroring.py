"""A copy of the records elsewhere: made while they are in use and at the end, taken back by a start without records."""

from __future__ import annotations

import threading

import pytest

from tutor.problem import Ask
from tutor.records import Store
from tutor.service.mirroring import copy, keep_copied, take_back

ME = "m" * 40


@pytest.fixture
def records(tmp_path):
    return tmp_path / "disk" / "records.db"


@pytest.fixture
def mirror(tmp_path):
    return tmp_path / "storage" / "records.db"


@pytest.fixture
def store(records):
    store = Store(f"sqlite:///{records}")
    yield store
    store.close()


def test_a_start_without_records_takes_the_copy_back(store, records, mirror):
    store.begin(Ask("x + 1 = 2"), ME)
    copy(store, mirror)
    store.close()
    for file in records.parent.iterdir():
        file.unlink()

    assert take_back(f"sqlite:///{records}", mirror)

    again = Store(f"sqlite:///{records}")
    assert [entry.text for entry in again.history(ME)] == ["x + 1 = 2"]
    again.close()


def test_records_that_are_there_are_never_replaced(store, records, mirror):
    copy(store, mirror)
    store.begin(Ask("newer"), ME)
    assert not take_back(f"sqlite:///{records}", mirror)
    assert [entry.text for entry in store.history(ME)] == ["newer"]


@pytest.mark.parametrize("address", ["sqlite://", "postgresql://nobody@localhost/none"])
def test_only_a_file_is_taken_back(address, store, mirror):
    copy(store, mirror)
    assert not take_back(address, mirror)


def test_without_a_copy_there_is_nothing_to_take_back(records, mirror):
    assert not take_back(f"sqlite:///{records}.other", mirror)


def test_it_is_copied_once_more_at_the_end(store, mirror):
    ended = threading.Event()
    thread = threading.Thread(target=keep_copied, args=(store, mirror, 3600, ended))
    thread.start()
    store.begin(Ask("the last one"), ME)

    ended.set()
    thread.join(30)

    copied = Store(f"sqlite:///{mirror}")
    assert [entry.text for entry in copied.history(ME)] == ["the last one"]
    copied.close()


def test_a_place_that_cannot_be_written_stops_nothing(store, tmp_path, caplog):
    (tmp_path / "file").write_text("in the way")
    ended = threading.Event()
    ended.set()

    keep_copied(store, tmp_path / "file" / "copy.db", 0.01, ended)

    assert "not copied" in caplog.text
