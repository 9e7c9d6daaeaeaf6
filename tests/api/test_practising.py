"""A student practises over HTTP; whose it is says a header that nobody else can guess."""

from __future__ import annotations

import secrets

import pytest

from tutor.api.practising import HEADER
from tutor.service.practice.items import Item


@pytest.fixture
def me():
    return {HEADER: secrets.token_urlsafe(32)}


def key(tutor, name):
    found: Item = tutor.learning.practice._waiting.find(name)
    return found.draft.answer.shown.plain


def test_a_problem_an_answer_and_progress(client, tutor, me):
    posed = client.post("/api/practise/next", json={"topic": "linear-equations"}, headers=me)
    assert posed.status_code == 200, posed.text
    assert posed.headers["cache-control"] == "no-store"
    item = posed.json()["id"]
    told = client.post(
        "/api/practise/answer", json={"item": item, "answer": key(tutor, item), "seconds": 12}, headers=me
    ).json()
    assert (told["verdict"], told["counted"], told["score"]) == ("equal", True, 1.0)
    progress = client.get("/api/progress", params={"lang": "ko", "minutes": 540}, headers=me).json()
    assert progress["skills"][0]["title"] == "일차방정식"
    assert progress["totals"]["seconds"] == 12
    advice = client.get("/api/practise/recommended", headers=me).json()
    assert advice[0]["topic"] == "linear-equations"


def test_a_student_takes_everything_along_and_erases_it(client, me):
    item = client.post("/api/practise/next", json={"topic": "arithmetic"}, headers=me).json()["id"]
    client.post("/api/practise/answer", json={"item": item, "show": True}, headers=me)
    taken = client.get("/api/progress/export", headers=me).json()
    assert [row["item"] for row in taken["tables"]["attempts"]] == [item]
    erased = client.delete("/api/progress", headers=me).json()["erased"]
    assert erased["attempts"] == 1
    assert client.get("/api/progress", headers=me).json()["history"] == []


@pytest.mark.parametrize("header", [None, "", "short", "x" * 65, "x" * 31, "a b" * 12, "é" * 40])
@pytest.mark.parametrize("path", ["/api/progress", "/api/progress/export", "/api/practise/recommended"])
def test_without_a_name_that_nobody_can_guess_nothing_is_told(client, path, header):
    headers = {} if header is None else {HEADER: header.encode()}
    reply = client.get(path, headers=headers)
    assert reply.status_code == (401 if header is None else 422)
    assert reply.json()["error"]["hint"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"item": "nothing", "answer": "1"}, 404),
        ({"item": "linear-equations.beginner.1.0"}, 422),
        ({"item": "linear-equations.beginner.1.0", "answer": "1", "choice": 9}, 422),
        ({"item": "linear-equations.beginner.1.0", "answer": "1", "lang": "xx"}, 404),
        ({"answer": "1"}, 422),
        ({"item": "linear-equations.beginner.1.0", "answer": "1", "seconds": -1}, 422),
    ],
)
def test_what_cannot_be_judged_is_refused_with_a_sentence(client, me, body, status):
    reply = client.post("/api/practise/answer", json=body, headers=me)
    assert reply.status_code == status
    assert reply.json()["error"]["message"]
    assert client.get("/api/progress", headers=me).json()["history"] == []
