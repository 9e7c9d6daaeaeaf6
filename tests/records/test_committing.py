"""Many who write at once share commits; what one does wrong is that one's trouble only."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import event, func, insert, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError

from tutor.records.committing import Commits
from tutor.records.database import connected
from tutor.records.tables import AnswerRow, Base

ADD = insert(AnswerRow.__table__)
THEN = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture
def engine(address):
    engine = connected(make_url(address))
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


def row(key):
    return (ADD, {"key": key, "text": "x", "expires": THEN})


def count(engine):
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(AnswerRow))


def test_what_was_committed_is_there_when_it_returns(engine):
    Commits(engine).commit(row("a"), row("b"))
    assert count(engine) == 2


def test_those_who_wait_share_a_commit(engine):
    commits, done = Commits(engine), []
    event.listen(engine, "commit", lambda _: done.append(1))
    commits._turn.acquire()
    threads = [threading.Thread(target=commits.commit, args=(row(str(n)),)) for n in range(30)]
    for thread in threads:
        thread.start()
    while len(commits._waiting) < 30:
        threading.Event().wait(0.01)
    commits._turn.release()
    for thread in threads:
        thread.join()
    assert count(engine) == 30
    assert len(done) == 1


def test_one_at_fault_does_not_spoil_the_others(engine):
    commits = Commits(engine)
    commits.commit(row("known"))
    raised = []

    def write(key):
        try:
            commits.commit(row(key))
        except IntegrityError as error:
            raised.append((key, error))

    commits._turn.acquire()
    threads = [threading.Thread(target=write, args=(key,)) for key in ("a", "known", "b")]
    for thread in threads:
        thread.start()
    while len(commits._waiting) < 3:
        threading.Event().wait(0.01)
    commits._turn.release()
    for thread in threads:
        thread.join()
    assert [key for key, _ in raised] == ["known"]
    assert count(engine) == 3
