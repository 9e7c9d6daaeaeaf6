"""Checking a text over HTTP."""

from __future__ import annotations

import pytest


def test_a_text_is_checked_claim_by_claim(client):
    reply = client.post("/api/audit", json={"problem": "Solve 2x + 3 = 7", "text": "2x = 4, so x = 2.\nAnswer: x = 2"})
    assert reply.status_code == 200
    found = reply.json()
    assert [claim["verdict"]["status"] for claim in found["claims"]] == ["proved", "proved", "proved"]
    assert found["verdict"]["status"] == "proved"
    assert found["compared"]["agree"] is True


def test_the_problem_may_be_left_out_and_words_are_translated(client):
    found = client.post("/api/audit", json={"text": "16 - 3 = 12", "lang": "ko"}).json()
    assert found["claims"][0]["verdict"]["status"] == "refuted"
    assert "좌변" in found["claims"][0]["verdict"]["message"]
    assert found["answer"] is None or found["answer"]["plain"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"text": " "}, 422),
        ({"problem": "x"}, 422),
        ({"text": "1 + 1 = 2", "more": 1}, 422),
        ({"text": "1", "lang": "xx"}, 404),
    ],
)
def test_what_cannot_be_checked(client, body, status):
    assert client.post("/api/audit", json=body).status_code == status
