"""The id of a request: given or taken, returned, in every line about it; and no word of anybody in the journal."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient

from tutor.api import create_app
from tutor.api.tracing import Traced

MARKER = "zebrafish"


@pytest.fixture
def lines(journal_at):
    return journal_at("info")


def test_an_id_goes_with_the_request_from_the_header_to_the_records_and_back(client, tutor, lines):
    reply = client.post("/api/solve-math/stream", json={"problem": "3x = 12"}, headers={"X-Request-ID": "lesson-7.b"})
    assert reply.headers["x-request-id"] == "lesson-7.b"
    told = [line for line in lines() if line["request"] == "lesson-7.b"]
    assert [line["message"].removeprefix("slow ") for line in told] == [
        *("an exchange began", "an engine ended", "an exchange ended", "request"),
    ]
    assert told[0]["exchange"] == told[2]["exchange"]
    assert told[1]["engine"] == "symbolic"
    assert told[2]["last"] == "finished"
    assert (told[3]["route"], told[3]["status"]) == ("/api/solve-math/stream", 200)
    with tutor.store._engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT id FROM exchanges WHERE request = 'lesson-7.b'").scalars().all()
    assert found == [told[0]["exchange"]]


def test_what_breaks_in_the_server_can_be_reported_by_the_id(tutor, lines, monkeypatch):
    def broken(*_):
        raise RuntimeError(MARKER)

    monkeypatch.setattr(tutor, "compare", broken)
    with TestClient(create_app(tutor, tutor.settings, page=False), raise_server_exceptions=False) as client:
        reply = client.post("/api/check", json={"gold": "1", "answer": "1"}, headers={"X-Request-ID": "lesson-8.a"})
    assert (reply.status_code, reply.headers["x-request-id"]) == (500, "lesson-8.a")
    assert reply.json()["error"]["request"] == "lesson-8.a"
    told = [line for line in lines() if line.get("request") == "lesson-8.a"]
    assert [(line["message"], line.get("status")) for line in told] == [("request", 500), ("a request failed", None)]
    assert MARKER not in reply.text + json.dumps(told)


def test_without_a_sane_one_an_id_is_made(client):
    first, second = (client.get("/healthz", headers={"X-Request-ID": "<b>"}).headers["x-request-id"] for _ in "ab")
    assert len(first) == 32
    assert first != second


def test_a_slow_request_is_told_of(tutor, lines):
    settings = tutor.settings.model_copy(update={"slow_seconds": 1e-9})
    with TestClient(create_app(tutor, settings, page=False)) as client:
        client.get("/healthz")
    (line,) = [line for line in lines() if line["message"] == "slow request"]
    assert (line["level"], line["route"]) == ("warning", "/healthz")


def test_nothing_that_somebody_wrote_is_in_the_journal(client, lines, capfd):
    text = f"Solve {MARKER} + 1 = 3"
    for path, body in (
        ("/api/solve-math", {"problem": text}),
        ("/api/solve-math", {"problem": f"{MARKER} " * 9000}),
        ("/api/solve-math/stream", {"problem": f"Solve x + 1 = 3 for {MARKER}"}),
        ("/api/check", {"gold": MARKER, "answer": f"{MARKER}^{{"}),
        ("/api/check-work", {"problem": text, "lines": [f"{MARKER} = 2"]}),
        ("/api/audit", {"problem": text, "text": f"{MARKER} = 2, so 2 + 2 = 5"}),
        ("/api/practice", {"topic": MARKER}),
        ("/api/nothing", {MARKER: MARKER}),
    ):
        client.post(f"{path}?name={MARKER}", json=body)
        client.post(path, content=f'{{"problem": "{MARKER}')
    client.get(f"/api/sets/{MARKER}")
    assert len([line for line in lines() if line["message"].endswith("request")]) == 17
    assert MARKER not in json.dumps(lines())
    assert MARKER not in "".join(capfd.readouterr())


def test_a_client_that_never_reads_is_let_go(lines):
    async def endless(_scope, _receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        while True:
            await send({"type": "http.response.body", "body": b"x", "more_body": True})

    sent = []

    async def stuck(message):
        sent.append(message)
        if len(sent) > 3:
            await asyncio.Event().wait()

    scope = {"type": "http", "method": "GET", "path": "/", "headers": []}

    async def told():
        await asyncio.wait_for(Traced(endless, slow=9, stalled=0.05)(scope, None, stuck), 5)

    with ThreadPoolExecutor(1) as other:  # this thread may have a loop already
        other.submit(asyncio.run, told()).result(10)
    assert len(sent) == 4
    assert lines()[-1]["message"] == "a client stopped reading"
