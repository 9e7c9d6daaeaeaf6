"""Having a model write problems over HTTP, with a script in the model's place."""

import json

import pytest
from fastapi.testclient import TestClient

from tutor.api import create_app
from tutor.service.tutor import Tutor
from tutor.settings import Settings

STORY = "Two tickets and a drink for 6 dollars cost 30 dollars. How many dollars is one ticket?"
GOOD = {"problem": STORY, "equations": ["2t + 6 = 30"], "find": "t", "answer": "12"}


@pytest.fixture(scope="module")
def writer(tmp_path_factory):
    folder = tmp_path_factory.mktemp("writing")
    rows = [{"problem": "the cinema", "text": json.dumps(GOOD)}, {"problem": STORY, "text": r"\boxed{12}"}]
    script = folder / "script.jsonl"
    script.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    settings = Settings(database_url=f"sqlite:///{folder}/records.db", engine="scripted", script=script, workers=1)
    with Tutor(settings) as tutor, TestClient(create_app(tutor, settings, page=False)) as client:
        yield client


def test_the_report_and_its_items(writer):
    body = {"theme": "the cinema", "topics": ["linear-equations"], "count": 1, "samples": 3}
    told = writer.post("/api/write-problems", json=body).json()
    assert told["message"] == "1 of 1 proposed problems agreed."
    assert told["items"][0]["written"]["agree"] == "3 of 3 agree"
    assert told["items"][0]["verdict"]["status"] == "unchecked"


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"theme": " "}, 422),
        ({"topics": []}, 422),
        ({"topics": ["dogs"]}, 404),
        ({"count": 1000}, 422),
        ({"engine": "served"}, 404),
        ({"engine": "symbolic"}, 503),
        ({"lang": "xx"}, 404),
        ({"verdict": "proved"}, 422),
        ({"theme": "another theme"}, 503),
    ],
)
def test_what_cannot_be_written(writer, changes, status):
    body = {"theme": "the cinema", "topics": ["linear-equations"], **changes}
    reply = writer.post("/api/write-problems", json=body)
    assert reply.status_code == status
    assert reply.json()["error"]["message"]
