"""The served engine with servers that other people wrote: transformers serve and llama.cpp's, both with SmolLM2."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.engines.served.conftest import MODELS
from tutor.events import Text
from tutor.problem import Ask, Problem
from tutor.prompting import Turn

pytest.importorskip("openai")
pytestmark = pytest.mark.model
ASK = Ask("What is 2 + 3?")
MODEL = str(MODELS / "smollm2")
DEAD = "http://127.0.0.1:9/v1"


@pytest.fixture(autouse=True)
def short(monkeypatch):
    """A prompt that is read at once."""
    monkeypatch.setattr("tutor.engines.served.engine.chat", lambda ask: (Turn("user", ask.text),))


@pytest.fixture
def engine(real, engine_at):
    return engine_at(DEAD, real, model=MODEL, max_new_tokens=12)


def words(engine):
    return [event.text for event in engine.stream(Problem(ASK.text), ASK) if isinstance(event, Text) and event.text]


def test_it_streams_and_others_are_answered_at_the_same_time(engine):
    engine.warm()
    with ThreadPoolExecutor(2) as threads:
        told = list(threads.map(lambda _: words(engine), range(2)))
    assert all(len(pieces) > 3 for pieces in told)
    gauges = engine.gauges()
    assert (gauges["answers"], gauges["failures"]) == (2, 0)
    assert gauges["replica_0_failures"] >= 1


def test_it_can_be_left_and_asked_again(real, engine_at):
    engine = engine_at(real, model=MODEL, max_new_tokens=400)
    stream = engine.stream(Problem(ASK.text), ASK)
    while next(stream) == Text(""):
        pass
    before = time.monotonic()
    stream.close()
    assert time.monotonic() - before < 1
    again = engine.stream(Problem(ASK.text), ASK)
    while next(again) == Text(""):
        pass
    again.close()
    engine._readers.shutdown(wait=True)
    gauges = engine.gauges()
    assert (gauges["cancelled"], gauges["replica_0_busy"]) == (2, 0)
