"""What is older than it may be kept goes; what people made stays."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from tutor.problem import Ask
from tutor.records import Store
from tutor.records import retention as retention_module
from tutor.records.tables import AttemptRow, ExchangeRow
from tutor.service.retaining import retain, retain_daily

NOW = datetime(2024, 11, 22, 12, 0, tzinfo=UTC)
DONE = {"event": "finished", "seconds": 0.1, "verdict": None}


@pytest.fixture
def store(address, monkeypatch):
    monkeypatch.setattr(retention_module, "PIECE", 2)
    with Store(address) as store:
        for age in range(7):
            exchange = store.begin(Ask(f"{age} days ago"), "me")
            store.add(exchange, 0, DONE)
            store.attempt(
                browser="me", topic="limits", level="beginner", item=str(age), answer="1", verdict="right", hints=0
            )
            with store._session() as session:
                then = NOW - timedelta(days=age)
                session.execute(update(ExchangeRow).where(ExchangeRow.id == exchange).values(created=then))
                session.execute(update(AttemptRow).where(AttemptRow.item == str(age)).values(created=then))
        yield store


def test_what_is_too_old_goes_with_its_events(store):
    kept = store.sets.add("me", "Quiz", {})
    found = retain(store, 2, NOW)
    assert (found["exchanges"], found["attempts"]) == (4, 4)
    assert [entry.text for entry in store.history("me")] == ["0 days ago", "1 days ago", "2 days ago"]
    tables = store.export("me")
    assert len(tables["events"]) == len(tables["attempts"]) == 3
    assert store.sets.find(kept) is not None


def test_it_happens_at_once_and_again(store):
    ended = threading.Event()
    daily = threading.Thread(target=retain_daily, args=(store, 1, ended, 0.05))
    daily.start()
    end = time.monotonic() + 30
    while store.history("me"):
        assert time.monotonic() < end, "old records are still there"
        ended.wait(0.02)
    store.begin(Ask("new"), "me")
    ended.wait(0.2)
    assert [entry.text for entry in store.history("me")] == ["new"]
    ended.set()
    daily.join(10)
    assert not daily.is_alive()
