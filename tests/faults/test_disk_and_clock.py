"""A disk that is full is said in a sentence and forgotten when there is room; a clock that jumps changes nothing."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from tutor.api.failures import statuses
from tutor.errors import Unavailable
from tutor.maths.worker import Pool
from tutor.problem import Ask
from tutor.records import Store
from tutor.records import store as store_module
from tutor.service.tutor import Tutor
from tutor.settings import Settings
from tutor.transcript import Transcript


def fill(tutor):
    for _ in range(200):
        list(tutor.solve(Ask("2x = 4" + " " * 5000), "me"))


def test_a_full_disk_is_a_sentence_and_what_was_recorded_stays(tmp_path):
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'records.db'}", engine="symbolic", workers=1)
    with Tutor(settings) as tutor:
        list(tutor.solve(Ask("2x = 4"), "me"))
        with tutor.store._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(Unavailable, match="disk on which the records are kept is full") as raised:
            fill(tutor)
        assert (raised.value.exit_code, statuses()[raised.value.code]) == (4, 503)
        assert "me" not in str(raised.value)
        recorded = len(tutor.history("me"))
        with tutor.store._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        assert Transcript.of(tutor.solve(Ask("3x = 6"), "me")).verdict.proved
        assert tutor.history("me")[0].state == "finished"
        assert len(tutor.history("me")) == recorded + 1


class Jumping(datetime):
    """A clock that was set to another time."""

    offset = timedelta()

    @classmethod
    def now(cls, tz=None):
        return datetime.now(tz) + cls.offset


@pytest.mark.parametrize("jump", [timedelta(days=400), timedelta(days=-400)])
def test_a_clock_that_jumps_loses_nothing_and_stops_nothing(tmp_path, monkeypatch, jump):
    monkeypatch.setattr(store_module, "datetime", Jumping)
    monkeypatch.setattr(Jumping, "offset", timedelta())
    with Store(f"sqlite:///{tmp_path / 'records.db'}") as store:
        store.begin(Ask("before"), "me")
        monkeypatch.setattr(Jumping, "offset", jump)
        exchange = store.begin(Ask("after"), "me")
        store.add(exchange, 0, {"event": "finished", "seconds": 0.1, "verdict": None})
        assert {entry.text for entry in store.history("me")} == {"before", "after"}
        assert store.expire(datetime.now(UTC) - timedelta(days=1000)) == dict.fromkeys(
            store.expire(datetime.now(UTC) - timedelta(days=1000)), 0
        )


def test_deadlines_are_kept_by_a_clock_that_nobody_sets(monkeypatch):
    with Pool(1) as pool:
        pool.warm()
        monkeypatch.setattr(time, "time", lambda: 0.0)
        assert pool.call(abs, -1, deadline=30) == 1
        monkeypatch.setattr(time, "time", lambda: 1e12)
        assert pool.call(abs, -2, deadline=30) == 2
