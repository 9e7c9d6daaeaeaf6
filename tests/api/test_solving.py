"""The routes that solve, against the real service."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from fastapi.testclient import TestClient

from tutor.api import create_app
from tutor.api.bodies import Body
from tutor.events import Stopped

QUADRATIC = "Solve 2x^2+5x-3=0 for x"


def test_a_solution_is_the_object_of_the_command(client):
    reply = client.post("/api/solve-math", json={"problem": QUADRATIC, "level": "beginner"})
    assert reply.status_code == 200
    body = reply.json()
    assert set(body) >= {"problem", "engine", "model", "level", "steps", "answer", "verdict", "seconds"}
    assert body["verdict"]["status"] == "proved"
    assert body["answer"]["value"] == "{-3, 1/2}"
    assert all(step["verdict"]["status"] in {"proved", "unchecked"} for step in body["steps"])


def test_the_language_of_the_body_is_the_language_of_the_sentences(client):
    english, korean = (
        client.post("/api/solve-math", json={"problem": QUADRATIC, "lang": lang}).json() for lang in ("en", "ko")
    )
    assert english["answer"]["value"] == korean["answer"]["value"]
    assert english["steps"][0]["title"] != korean["steps"][0]["title"]


def test_events_come_one_by_one_as_server_sent_events(client):
    with client.stream("POST", "/api/solve-math/stream", json={"problem": QUADRATIC}) as reply:
        assert reply.headers["content-type"].startswith("text/event-stream")
        lines = [line for line in reply.iter_lines() if line]
    names = [line.removeprefix("event: ") for line in lines[::2]]
    events = [json.loads(line.removeprefix("data: ")) for line in lines[1::2]]
    assert names == [event["event"] for event in events]
    assert (names[0], names[-1]) == ("started", "finished")
    assert {"step-found", "step-checked", "answer-found", "answer-checked"} <= set(names)


def test_a_batch_keeps_order_and_errors_stay_with_their_problem(client):
    rows = [
        {"id": 1, "problem": "3x + 1 = 7"},
        {"id": "two", "problem": "3x + ) = 7"},
        {"id": 3, "problem": ""},
        {"id": 4, "problem": "x^2 = 4", "level": "advanced"},
    ]
    found = client.post("/api/batch-solve", json={"problems": rows}).json()["solutions"]
    assert [row["id"] for row in found] == [1, "two", 3, 4]
    assert [row.get("answer", {}).get("value") for row in found] == ["{2}", None, None, "{-2, 2}"]
    assert all("error" in row for row in found[1:3])


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"problem": ""}, 422, "bad-input"),
        ({"problem": "   "}, 422, "bad-input"),
        ({"problem": "2x + = 3)"}, 422, "unreadable"),
        ({"problem": "x" * 100_000}, 422, "too-large"),
        ({"problem": "x" * 2_000_000}, 413, "too-large"),
        ({"problem": "2+2", "lang": "tlh"}, 404, "unknown-name"),
        ({"problem": "2+2", "level": "expert"}, 422, "bad-input"),
        ({"problem": "2+2", "engine": "served"}, 404, "unknown-name"),
        ({"problem": "2+2", "model": "somebody/else"}, 404, "unknown-name"),
        ({"problem": "2+2", "surprise": 1}, 422, "bad-input"),
        ({"problem": 5}, 422, "bad-input"),
        ({}, 422, "bad-input"),
        ([], 422, "bad-input"),
    ],
)
def test_bad_input_is_an_error_object_with_a_sentence(client, body, status, code):
    reply = client.post("/api/solve-math", json=body)
    assert reply.status_code == status
    error = reply.json()["error"]
    assert error["code"] == code
    assert error["message"].rstrip()[-1] in ".!?"
    assert "Traceback" not in reply.text


def test_the_position_of_an_error_is_given(client):
    error = client.post("/api/solve-math", json={"problem": "2x + ) = 3"}).json()["error"]
    assert error["position"] == 5


def test_nothing_is_evaluated(client, tmp_path):
    mark = tmp_path / "pwned"
    reply = client.post("/api/solve-math", json={"problem": f"__import__('os').system('touch {mark}')"})
    assert reply.status_code in {422, 404}
    assert not mark.exists()


def test_a_body_that_is_not_json_is_said_so(client):
    reply = client.post("/api/solve-math", content="{", headers={"content-type": "application/json"})
    assert reply.status_code == 422
    assert reply.json()["error"]["code"] == "bad-input"


def test_a_question_of_logic_without_a_model_is_refused_in_words(client):
    reply = client.post("/api/logical-reasoning", json={"problem": "All cats sleep. Tom is a cat. Does Tom sleep?"})
    assert reply.status_code == 422
    assert reply.json()["error"]["message"]


def test_leaving_a_stream_ends_it(client, tutor):
    with client.stream("POST", "/api/solve-math/stream", json={"problem": QUADRATIC}) as reply:
        next(reply.iter_lines())
    assert client.post("/api/solve-math", json={"problem": "2x = 8"}).json()["answer"]["value"] == "{4}"


def test_a_stream_that_breaks_says_so_as_its_last_event(tutor):
    class Breaking:
        settings, engine_name = tutor.settings, "symbolic"

        def solve(self, ask):
            yield Stopped()
            raise RuntimeError("secret detail")

    client = TestClient(create_app(Breaking(), tutor.settings, page=False))
    text = client.post("/api/solve-math/stream", json={"problem": "x"}).text
    assert text.startswith("event: stopped")
    assert "event: failed" in text
    assert "secret" not in text


def test_a_body_is_looked_through_once_for_all_of_its_parts():
    def parts(kind):
        return [kind, *(part for inner in get_args(kind) for part in parts(inner))]

    for body in Body.__subclasses__():
        kinds = [kind for field in body.model_fields.values() for kind in parts(field.annotation)]
        assert [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Body)] == [], body


def test_half_a_character_is_refused_in_a_sentence(client):
    for path, body in (
        ("solve-math", {"problem": "\ud800"}),
        ("batch-solve", {"problems": [{"id": 0, "problem": "x\ud800"}]}),
    ):
        told = client.post(f"/api/{path}", content=json.dumps(body), headers={"Content-Type": "application/json"})
        assert told.status_code == 422
        assert "half a character" in told.json()["error"]["message"]
