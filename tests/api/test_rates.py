"""Keys and rates: who asks too often waits, a key has its own limit, what was taken back opens nothing."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from tutor.api import create_app
from tutor.service.tutor import Tutor
from tutor.settings import Settings


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Build an application with settings; its tutor."""
    database = f"sqlite:///{tmp_path_factory.mktemp('rates')}/records.db"
    tutors = []

    def start(**settings):
        tutor = Tutor(Settings(database_url=database, engine="symbolic", **settings))
        tutors.append(tutor)
        return TestClient(create_app(tutor, tutor.settings, page=False)), tutor

    yield start
    for tutor in tutors:
        tutor.close()


def ask(client, **headers):
    return client.get("/api/model-info", headers=headers)


def test_who_asks_too_often_is_told_when_to_come_again(served):
    client, _ = served(rate_limit=3)
    assert [ask(client).status_code for _ in range(4)] == [200, 200, 200, 429]
    told = ask(client)
    assert 1 <= int(told.headers["retry-after"]) <= 60
    assert told.json()["error"]["code"] == "too-often"
    assert "seconds" in told.json()["error"]["hint"]


def test_what_is_left_is_told(served):
    client, _ = served(rate_limit=10)
    assert [ask(client).headers["x-ratelimit-remaining"] for _ in range(3)] == ["9", "8", "7"]


def test_a_key_has_a_limit_of_its_own(served):
    client, tutor = served(rate_limit=1)
    _, words = tutor.clients.new_key("a school", per_minute=5)
    assert ask(client).status_code == 200
    assert [ask(client, Authorization=f"Bearer {words}").status_code for _ in range(6)] == [200] * 5 + [429]


def test_no_limit_is_no_limit(served):
    client, _ = served(rate_limit=0)
    assert {ask(client).status_code for _ in range(50)} == {200}


@pytest.mark.parametrize("words", ["sw_wrong", "x", b"\xf0\x9f\x94\x91"])
def test_a_key_that_is_not_known_opens_nothing(served, words):
    client, _ = served()
    told = ask(client, Authorization=b"Bearer " + (words if isinstance(words, bytes) else words.encode()))
    assert told.status_code == 401
    assert told.json()["error"]["code"] == "unknown-key"


def test_a_key_that_was_taken_back_opens_nothing(served):
    client, tutor = served()
    key, words = tutor.clients.new_key("a program")
    assert tutor.store.keys.revoke(key.id)
    assert ask(client, Authorization=f"Bearer {words}").status_code == 401


def test_where_keys_are_required_programs_need_one(served):
    client, tutor = served(api_keys="required")
    _, words = tutor.clients.new_key("a program")
    body = {"gold": "1/2", "answer": "0.5"}
    assert client.post("/api/check", json=body).json()["error"]["code"] == "key-needed"
    assert client.post("/api/check", json=body, headers={"X-API-Key": words}).json()["verdict"] == "equal"
    assert client.post("/api/check", json=body, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200


def test_counts_that_cannot_be_reached_stop_nobody(served):
    client, _ = served(rate_limit=1, rate_url="redis://127.0.0.1:1/0")
    assert [ask(client).status_code for _ in range(3)] == [200] * 3


def test_a_key_is_kept_by_its_hash_only(served):
    _, tutor = served()
    _, words = tutor.clients.new_key("a program")
    with tutor.store._session() as session:
        from sqlalchemy import text

        assert words not in str(session.execute(text("SELECT * FROM api_keys")).all())
