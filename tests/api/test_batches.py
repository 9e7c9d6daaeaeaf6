"""Batches in the background: left once, solved in order, gone on with after a death, cancelled."""

from __future__ import annotations

import time
import uuid

import pytest

from tutor.records.clients import LEASE
from tutor.service.tutor import Tutor
from tutor.settings import Settings

PROBLEMS = [{"id": n, "problem": f"x + {n} = 10"} for n in range(5)]


@pytest.fixture
def key():
    return {"Idempotency-Key": uuid.uuid4().hex}


@pytest.fixture
def alone(tmp_path):
    """A tutor with a database of its own."""
    with Tutor(Settings(database_url=f"sqlite:///{tmp_path}/records.db", engine="symbolic", workers=1)) as tutor:
        yield tutor


def finished(client, name):
    for _ in range(600):
        told = client.get(f"/api/batches/{name}").json()
        if told["status"] in {"finished", "cancelled"}:
            return told
        time.sleep(0.05)
    raise AssertionError(f"the batch does not end: {told}")


def test_a_batch_is_solved_and_read_in_order(client, key):
    left = client.post("/api/batches", json={"problems": [*PROBLEMS, {"id": "bad", "problem": "2x +"}]}, headers=key)
    assert left.status_code == 202
    name = left.json()["id"]
    assert left.headers["location"].endswith(f"/api/batches/{name}")

    told = finished(client, name)

    assert (told["done"], told["total"]) == (6, 6)
    results = client.get(f"/api/batches/{name}/results").json()
    assert [row["id"] for row in results["results"]] == [0, 1, 2, 3, 4, "bad"]
    assert [row["answer"]["value"] for row in results["results"][:5]] == ["{10}", "{9}", "{8}", "{7}", "{6}"]
    assert "message" in results["results"][5]["error"]
    assert client.get(f"/api/batches/{name}/results?first=4").json()["results"] == results["results"][4:]
    assert results["next"] == 6


def test_a_batch_that_is_left_twice_is_one(client, key):
    first = client.post("/api/batches", json={"problems": PROBLEMS}, headers=key).json()
    again = client.post("/api/batches", json={"problems": PROBLEMS}, headers=key).json()
    assert again["id"] == first["id"]


def test_a_key_that_was_used_for_another_batch_is_refused(client, key):
    client.post("/api/batches", json={"problems": PROBLEMS}, headers=key)
    told = client.post("/api/batches", json={"problems": PROBLEMS[:1]}, headers=key)
    assert told.status_code == 422
    assert told.json()["error"]["code"] == "key-used"


def test_a_batch_needs_an_idempotency_key(client):
    told = client.post("/api/batches", json={"problems": PROBLEMS})
    assert told.status_code == 422
    assert "idempotency-key" in told.json()["error"]["message"].lower()


def test_a_cancelled_batch_leaves_the_rest(client, key):
    many = [{"id": n, "problem": f"Integrate x^{n} sin x"} for n in range(2, 60)]
    name = client.post("/api/batches", json={"problems": many}, headers=key).json()["id"]

    told = client.delete(f"/api/batches/{name}").json()

    assert told["status"] == "cancelled"
    assert finished(client, name)["done"] < len(many)


def test_nobody_else_has_a_batch_of_that_name(client):
    assert client.get(f"/api/batches/{uuid.uuid4().hex}").status_code == 404


def test_who_comes_next_goes_on_where_a_dead_process_stopped(alone):
    tutor, batches = alone, alone.store.batches
    line = batches.add("address:-", uuid.uuid4().hex, {"problems": PROBLEMS, "level": "beginner", "lang": "en"}, 5)
    taken = batches.take()
    assert taken is not None
    assert taken[0].id == line.id
    batches.told(line.id, 0, {"id": 0, "kept": True})
    batches.told(line.id, 1, {"id": 1, "kept": True})
    assert batches.take() is None  # its process may still live

    with tutor.store._session() as session:  # its time is over
        from tutor.records.client_tables import BatchRow

        session.get(BatchRow, line.id).lease -= 2 * LEASE
    tutor.clients.batches.start()

    for _ in range(600):
        if tutor.clients.batches.find(line.id).state == "finished":
            break
        time.sleep(0.05)
    results = tutor.clients.batches.results(line.id)
    assert [row["id"] for row in results] == [0, 1, 2, 3, 4]
    assert ["kept" in row for row in results] == [True, True, False, False, False]
