"""Comparing answers and making practice problems over HTTP."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("gold", "answer", "verdict"),
    [("1/2", "0.5", "equal"), ("x^2-1", "(x-1)(x+1)", "equal"), ("3", "4", "different"), ("3", "((", "unreadable")],
)
def test_check_says_what_the_command_says(client, gold, answer, verdict):
    reply = client.post("/api/check", json={"gold": gold, "answer": answer})
    assert reply.status_code == 200
    assert reply.json()["verdict"] == verdict


def test_check_looks_at_the_form(client):
    body = {"gold": "(x-1)(x+1)", "answer": "x^2-1", "form": "factored"}
    assert client.post("/api/check", json=body).json()["form_ok"] is False


def test_an_unknown_form_is_an_error(client):
    reply = client.post("/api/check", json={"gold": "1", "answer": "1", "form": "pretty"})
    assert reply.status_code == 404
    assert reply.json()["error"]["code"] == "unknown-name"


def test_practice_is_the_same_for_the_same_seed_whatever_the_count(client):
    topic = client.get("/api/topics").json()[0]["name"]
    body = {"topic": topic, "level": "beginner", "seed": 7}
    one = client.post("/api/practice", json={**body, "count": 1}).json()
    two = client.post("/api/practice", json={**body, "count": 2}).json()
    assert two[:1] == one
    assert one[0]["verdict"]["status"] == "proved"
    assert len(one[0]["hints"]) == 3


def test_practice_in_another_format_is_a_file(client):
    body = {"topic": "linear-equations", "level": "beginner", "seed": 7, "count": 1, "format": "pdf", "title": "Quiz"}
    reply = client.post("/api/practice", json=body)
    assert reply.headers["content-type"] == "application/pdf"
    assert 'filename="linear-equations-beginner-7.pdf"' in reply.headers["content-disposition"]
    assert reply.content.startswith(b"%PDF")


@pytest.mark.parametrize("body", [{"format": "papyrus"}, {"format": "pdf", "parts": ["appendix"]}])
def test_an_unknown_format_or_part_is_said(client, body):
    reply = client.post("/api/practice", json={"topic": "linear-equations", "count": 1, **body})
    assert reply.status_code == 404
    assert reply.json()["error"]["code"] == "unknown-name"


def test_an_unknown_topic_is_not_found(client):
    reply = client.post("/api/practice", json={"topic": "astrology"})
    assert reply.status_code == 404
    assert "astrology" in reply.json()["error"]["message"]


def test_topics_are_listed_in_the_asked_language(client):
    english, korean = (client.get("/api/topics", params={"lang": lang}).json() for lang in ("en", "ko"))
    assert [t["name"] for t in english] == [t["name"] for t in korean]
    assert english[0]["title"] != korean[0]["title"]
