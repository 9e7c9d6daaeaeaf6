"""Whatever happens to an exchange, what was seen of it is in the store."""

import pytest

from tutor.events import Failed, Finished, Started, Text, Thinking
from tutor.locales import locale
from tutor.messages import say
from tutor.problem import Ask, Problem
from tutor.records import Store
from tutor.service.solving.recording import recorded
from tutor.solution import Solution
from tutor.wire import event_json

ASK = Ask("2x = 4")
PROBLEM = Problem("2x = 4")
BEGUN = Started(ASK, PROBLEM, "scripted", None)
END = Finished(Solution(PROBLEM, (), None), (), None, 0.1)


@pytest.fixture
def store(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'records.db'}")
    yield store
    store.close()


def record(store, events):
    translate = locale("en").translate
    return recorded(events, ASK, "me", store, lambda event: event_json(event, translate))


def kinds(store):
    (entry,) = store.history("me")
    return [event["event"] for event in store.events(entry.id, "me")], entry.state


def test_an_exchange_is_recorded_whole(store):
    seen = list(record(store, iter([BEGUN, Text("a"), END])))
    assert seen == [BEGUN, Text("a"), END]
    assert kinds(store) == (["started", "text", "finished"], "finished")


def test_an_event_is_recorded_before_it_is_seen(store):
    stream = record(store, iter([BEGUN, END]))
    next(stream)
    assert kinds(store) == (["started"], "running")


def test_running_text_is_recorded_in_batches_and_none_is_lost(store):
    pieces = [Text(letter) for letter in "abcdefgh"]
    list(record(store, iter([BEGUN, Thinking("hm"), *pieces, END])))
    (entry,) = store.history("me")
    events = store.events(entry.id, "me")
    assert "".join(event["text"] for event in events if event["event"] == "text") == "abcdefgh"
    assert [event["event"] for event in events] == ["started", "thinking", "text", "finished"]


def test_a_listener_who_leaves_is_recorded_as_stopped_and_the_source_is_closed(store):
    closed = []

    def source():
        try:
            yield BEGUN
            yield Text("half an ans")
            yield Text("wer")
        finally:
            closed.append(True)

    stream = record(store, source())
    next(stream)
    next(stream)
    stream.close()
    assert closed == [True]
    assert kinds(store) == (["started", "text", "stopped"], "stopped")


def test_an_engine_that_breaks_is_recorded_as_failed(store):
    def source():
        yield BEGUN
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(record(store, source()))
    assert kinds(store) == (["started", "failed"], "failed")


def test_a_failure_is_the_end(store):
    failed = Failed("took-too-long", say("Too long."))
    list(record(store, iter([BEGUN, failed])))
    assert kinds(store) == (["started", "failed"], "failed")
