"""What goes wrong with servers before and after the first token, and how requests find their way around it."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tutor.errors import Unavailable
from tutor.events import Text
from tutor.problem import Ask, Problem

pytest.importorskip("openai")
ASK = Ask("What is 2 + 3?")
DEAD = "http://127.0.0.1:9/v1"


def answer(engine):
    return "".join(event.text for event in engine.stream(Problem(ASK.text), ASK) if isinstance(event, Text))


@pytest.mark.parametrize("fault", [429, 502, 503, "drop", "empty", "strange"])
def test_passing_trouble_is_waited_out(server, engine_at, hurried, fault):
    server.plan.extend([fault, fault])
    engine = engine_at(server)
    assert answer(engine) == "It is 5"
    first, second = (b - a for a, b in zip(server.times, server.times[1:], strict=False))
    assert first >= 0.05
    assert second >= 0.1
    gauges = engine.gauges()
    assert (gauges["retries"], gauges["answers"], gauges["replica_0_failures"]) == (2, 1, 2)


def test_a_server_says_how_long_to_wait(server, engine_at, hurried):
    server.plan.append((503, {"Retry-After": "0.6"}))
    assert answer(engine_at(server)) == "It is 5"
    assert server.times[1] - server.times[0] >= 0.6


@pytest.mark.parametrize(("fault", "sentence"), [(429, "too much to do"), (503, "failed"), ("drop", "be reached")])
def test_trouble_that_stays_is_told(server, engine_at, hurried, fault, sentence):
    server.plan.extend([fault] * 9)
    engine = engine_at(server)
    with pytest.raises(Unavailable, match=sentence):
        answer(engine)
    assert len(server.asked) == 4
    assert engine.gauges()["failures"] == 1


def test_nonsense_is_not_asked_for_again(server, engine_at):
    server.plan.append("nonsense")
    with pytest.raises(Unavailable, match="cannot be understood"):
        answer(engine_at(server))
    assert len(server.asked) == 1


def test_after_the_first_token_nothing_is_asked_again(server, start, engine_at):
    server.plan.append("half")
    other = start()
    engine = engine_at(server, other)
    told = []
    with pytest.raises(Unavailable, match="broke off"):
        told.extend(event for event in engine.stream(Problem(ASK.text), ASK))
    assert (len(server.asked), len(other.asked)) == (1, 0)
    assert engine.gauges()["replica_0_failures"] == 1


@pytest.mark.parametrize("fault", [500, 503, "drop", "nonsense"])
def test_a_request_goes_to_another_replica_at_once(server, start, engine_at, fault):
    server.plan.append(fault)
    other = start()
    engine = engine_at(server, other)
    before = time.monotonic()
    assert answer(engine) == "It is 5"
    assert time.monotonic() - before < 3
    assert (len(server.asked), len(other.asked)) == (1, 1)
    assert engine.gauges()["replicas_healthy"] == 1


def test_a_dead_replica_is_left_out_and_comes_back(server, start, engine_at, hurried):
    other = start()
    engine = engine_at(server, other)
    server.plan.append("drop")
    assert [answer(engine) for _ in range(4)] == ["It is 5"] * 4
    assert (len(server.asked), len(other.asked)) == (1, 4)
    time.sleep(0.3)
    assert engine.gauges()["replicas_healthy"] == 2
    for _ in range(4):
        answer(engine)
    assert len(server.asked) == 3


def test_requests_are_spread_over_the_replicas(server, start, engine_at):
    other = start()
    for each in (server, other):
        each.deltas = [{"content": "It "}, *({"content": "."} for _ in range(30)), {"content": "5", "finish": "stop"}]
    engine = engine_at(server, other)
    with ThreadPoolExecutor(6) as threads:
        list(threads.map(lambda _: answer(engine), range(6)))
    assert (len(server.asked), len(other.asked)) == (3, 3)
    assert engine.gauges()["replica_0_busy"] == engine.gauges()["replica_1_busy"] == 0


def test_leaving_ends_the_waiting(server, engine_at):
    server.plan.extend([(503, {"Retry-After": "15"})] * 4)
    engine = engine_at(server)
    stream = engine.stream(Problem(ASK.text), ASK)
    next(stream)
    while not server.asked:
        time.sleep(0.01)
    before = time.monotonic()
    stream.close()
    engine._readers.shutdown(wait=True)
    assert time.monotonic() - before < 2
    assert engine.gauges()["cancelled"] == 1


def test_one_that_is_there_is_enough(server, engine_at):
    engine = engine_at(DEAD, server)
    engine.warm()
    assert answer(engine) == "It is 5"
