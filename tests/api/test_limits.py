"""A body that is too large, or that does not go on, is refused with a sentence before it is read whole."""

from __future__ import annotations

import asyncio
import json

from anyio.from_thread import start_blocking_portal

from tutor.api import limits


def test_a_body_of_unknown_length_is_refused_when_too_much_of_it_came(client):
    def pieces():
        yield b'{"problem": "'
        for _ in range(11):
            yield b"9" * 100_000
        yield b'"}'

    reply = client.post("/api/solve-math", content=pieces(), headers={"content-type": "application/json"})
    assert (reply.status_code, reply.json()["error"]["code"]) == (413, "too-large")


def test_half_a_body_is_not_waited_for_for_ever(client, monkeypatch):
    monkeypatch.setattr(limits, "SILENCE", 0.05)
    sent = []

    async def ask():
        came = asyncio.Queue()
        came.put_nowait({"type": "http.request", "body": b'{"problem": ', "more_body": True})
        headers = [(b"content-type", b"application/json"), (b"content-length", b"999"), (b"host", b"127.0.0.1")]
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
            "path": "/api/solve-math", "raw_path": b"/api/solve-math", "root_path": "", "query_string": b"",
            "headers": headers, "client": ("127.0.0.1", 5000), "server": ("127.0.0.1", 80),
        }  # fmt: skip

        async def send(message):
            sent.append(message)

        await asyncio.wait_for(client.app(scope, came.get, send), 10)

    with start_blocking_portal() as portal:
        portal.call(ask)
    start, *bodies = sent
    error = json.loads(b"".join(each["body"] for each in bodies))["error"]
    assert (start["status"], error["code"]) == (408, "took-too-long")
    assert "Nothing more of the request came" in error["message"]
