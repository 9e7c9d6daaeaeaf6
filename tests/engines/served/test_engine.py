"""What the served engine sends and reads, and how it is left, against a small server of our own."""

from __future__ import annotations

import threading
import time

import pytest

from tutor.errors import Unavailable
from tutor.events import Refused, Text, Thinking
from tutor.problem import Ask, Problem

pytest.importorskip("openai")
ASK = Ask("What is 2 + 3?")


def texts(events, kind=Text):
    return "".join(event.text for event in events if isinstance(event, kind))


def test_text_and_tags(server, engine_at):
    engine = engine_at(server, max_new_tokens=7)
    server.deltas = [{"role": "assistant"}, {"content": "<thi"}, {"content": "nk>hm</think>It"}, {"content": " is 5"}]
    events = list(engine.stream(Problem(ASK.text), ASK))
    assert (texts(events, Thinking), texts(events)) == ("hm", "It is 5")
    assert server.asked[0]["model"] == "some-model"
    assert server.asked[0]["max_tokens"] == 7
    assert [turn["role"] for turn in server.asked[0]["messages"]] == ["system", "user"]


@pytest.mark.parametrize("field", ["reasoning_content", "reasoning"])
def test_reasoning_field_and_limit(server, engine_at, field):
    server.deltas = [{field: "hm"}, {"content": "It"}, {"content": "", "finish": "length"}]
    events = list(engine_at(server).stream(Problem(ASK.text), ASK))
    assert (texts(events, Thinking), texts(events)) == ("hm", "It")
    assert isinstance(events[-1], Refused)


def test_leaving_closes_the_connection_even_while_nothing_comes(server, engine_at):
    wait = threading.Event()
    server.deltas = [{"content": "It "}, wait, *({"content": "x"} for _ in range(50))]
    engine = engine_at(server)
    stream = engine.stream(Problem(ASK.text), ASK)
    while next(stream) != Text("It "):
        pass
    before = time.monotonic()
    stream.close()
    assert time.monotonic() - before < 1
    wait.set()
    assert server.left.wait(5)
    for _ in range(100):
        if engine.gauges()["cancelled"]:
            break
        time.sleep(0.05)
    gauges = engine.gauges()
    assert (gauges["cancelled"], gauges["failures"], gauges["replica_0_busy"]) == (1, 0, 0)


@pytest.mark.parametrize(("status", "sentence"), [(404, "does not have the model"), (401, "the key"), (400, "failed")])
def test_refusals_are_not_asked_again(server, engine_at, status, sentence):
    server.plan.append(status)
    engine = engine_at(server)
    with pytest.raises(Unavailable, match=sentence):
        list(engine.stream(Problem(ASK.text), ASK))
    assert len(server.asked) == 1
    assert engine.gauges()["replica_0_healthy"] == 1


def test_a_server_that_lists_no_models_is_there(server, engine_at):
    engine_at(server).warm()


def test_nobody_there(engine_at, hurried):
    engine = engine_at("http://127.0.0.1:9/v1")
    with pytest.raises(Unavailable, match="cannot be reached"):
        list(engine.stream(Problem(ASK.text), ASK))
    with pytest.raises(Unavailable, match="cannot be reached"):
        engine.warm()
