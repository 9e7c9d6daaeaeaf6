"""Batches of events: at once, merged, never too often, and gone when nobody listens."""

from __future__ import annotations

import asyncio
import json
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing

import pytest

from tutor.ui.streaming import batches, lines


def run(work):
    """Run a coroutine in a thread of its own: the browser of other tests may hold this one's event loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


async def collected(events, interval=0.05):
    return [batch async for batch in batches(events, interval)]


def test_lines_only_grow_and_have_nothing_of_html():
    first = lines([{"id": "1"}, {"event": "text", "text": "if x < y\n</script>"}])
    assert "<" not in first
    assert first.count("\n") == 2
    assert [json.loads(line) for line in first.splitlines()][1]["text"] == "if x < y\n</script>"


def test_a_burst_is_few_updates_and_loses_nothing():
    def burst():
        for number in range(200):
            yield {"event": "step-checked", "path": [number]}

    found = run(collected(burst()))
    assert len(found) <= 3
    assert [event["path"][0] for batch in found for event in batch] == list(range(200))


def test_pieces_of_one_text_become_one_event():
    def talk():
        for kind, text in (("thinking", "a"), ("thinking", "b"), ("text", "c"), ("text", "d"), ("thinking", "e")):
            yield {"event": kind, "text": text}

    told = ""
    for batch in run(collected(talk())):
        told += "".join(event["text"] for event in batch if event["event"] == "thinking")
        assert len(batch) <= 3
    assert told == "abe"


def test_an_event_before_a_long_pause_is_not_held_back():
    def slow():
        yield {"event": "started"}
        yield {"event": "step-found"}
        time.sleep(0.6)
        yield {"event": "finished"}

    async def when():
        start = time.monotonic()
        return [(event["event"], time.monotonic() - start) async for batch in batches(slow(), 0.05) for event in batch]

    times = dict(run(when()))
    assert times["step-found"] < times["finished"] - 0.3


def test_what_the_stream_raises_is_raised_after_what_came_before():
    def broken():
        yield {"event": "started"}
        raise ValueError("broken")

    seen = []

    async def go():
        async for batch in batches(broken(), 0):
            seen.extend(batch)

    with pytest.raises(ValueError, match="broken"):
        run(go())
    assert seen == [{"event": "started"}]


def test_leaving_closes_the_stream():
    closed = []

    def endless():
        try:
            while True:
                yield {"event": "text", "text": "x"}
                time.sleep(0.01)
        finally:
            closed.append(True)

    async def leave():
        async with aclosing(batches(endless(), 0.01)) as growing:
            async for _ in growing:
                break

    run(leave())
    deadline = time.monotonic() + 5
    while not closed:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_the_place_in_the_line_is_shown_until_something_comes():
    def waiting():
        yield {"event": "started"}
        for event in ({"position": 2}, {"position": 1}):
            yield {"event": "queued", **event}
        yield {"event": "text", "text": ""}
        time.sleep(0.3)
        yield {"event": "text", "text": "First,"}

    found = run(collected(waiting()))
    before, after = found[:-1], found[-1]
    assert before[-1][-1] == {"event": "queued", "position": 1}
    assert [event["event"] for event in after] == ["text"]
