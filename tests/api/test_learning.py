"""The routes of hints, reasons and questions about a step."""

from __future__ import annotations


def test_a_hint_goes_on_from_the_lines(client):
    body = {"problem": "Solve 2x + 3 = 11", "lines": ["2x = 8"], "level": 5}
    found = client.post("/api/hint", json=body).json()
    assert "x = 4" in found["hint"]
    assert (found["level"], found["next_level"], found["by"], found["name"]) == (5, None, "engine", "done")
    assert found["verdict"]["status"] == "proved"

    lower = client.post("/api/hint", json={**body, "level": 2}).json()
    assert "4" not in lower["hint"]
    assert lower["next_level"] == 3


def test_a_level_out_of_range_is_refused(client):
    assert client.post("/api/hint", json={"problem": "2x = 4", "level": 6}).status_code == 422


def test_why_a_step_may_be_done(client):
    found = client.post("/api/why", json={"problem": "Solve 2x + 3 = 11", "path": [0]}).json()
    assert found["name"] == "Doing the same on both sides"
    assert found["example"]["before"]
    assert found["simpler"]

    korean = client.post("/api/why", json={"rule": "zero-product", "lang": "ko"}).json()
    assert any("가" <= sign <= "힣" for sign in korean["text"])
    assert client.post("/api/why", json={"rule": "no-such-rule"}).status_code == 404


def test_a_question_without_a_model_is_answered_with_the_rule(client):
    body = {"problem": "Solve 2x + 3 = 11", "question": "Why?", "path": [0], "engine": "symbolic"}
    found = client.post("/api/talk", json=body).json()
    assert "needs a model" in found["reply"]
    assert (found["by"], found["withheld"], found["claims"]) == ("engine", False, [])


def test_a_mistake_comes_with_an_exercise(client):
    found = client.post("/api/check-work", json={"problem": "Expand (x+3)^2", "lines": ["x^2 + 9"]}).json()
    exercise = found["lines"][0]["mistake"]["exercise"]
    assert exercise["statement"]
    assert exercise["answer"]["value"]


def test_a_hint_is_recorded_where_it_is_said_whose_it_is(client, tutor):
    whose = "h" * 40
    body = {"problem": "2x + 3 = 7", "lines": [], "level": 2}
    assert client.post("/api/hint", json=body, headers={"X-Stepwise-Person": whose}).status_code == 200
    assert [row["level"] for row in tutor.store.export(whose)["hints"]] == [2]
