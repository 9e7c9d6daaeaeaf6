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


def test_a_set_takes_what_agrees_for_review(writer):
    row = {"topic": "linear-equations", "level": "beginner", "count": 1}
    made = writer.post("/api/sets", json={"rows": [row], "versions": 2}).json()

    def change(**body):
        return writer.post(f"/api/sets/{made['id']}", json={"owner": made["owner"], **body}).json()

    told = change(do="write", theme="the cinema", topics=["linear-equations"], count=2)
    proven, place = told["problems"]
    assert told["troubles"][0] == "1 of 2 proposed problems agreed; 2 were wanted."
    assert (place["note"], place["locked"]) == ({"outcome": "model-written", "message": "5 of 5 agree"}, True)
    assert [copy["item"]["review"] for copy in place["copies"]] == [True, True]
    assert "review" not in proven["copies"][0]["item"]
    told = change(do="accept", key=place["key"])
    assert told["problems"][1]["note"]["outcome"] == "accepted"
    assert told["problems"][1]["copies"][0]["item"]["verdict"]["status"] == "unchecked"
    assert change(do="accept", key=proven["key"])["error"]["code"] == "bad-input"
    told = change(do="translate", lang="ko")
    assert told["problems"][1]["copies"][0]["item"]["statement"] == STORY
    file = writer.get(f"/api/sets/{made['id']}/file", params={"format": "md", "version": 0}).text
    assert file.count("written by a model") >= 1
    assert change(do="write", theme="", topics=["linear-equations"])["error"]["code"] == "bad-input"
    stranger = {"owner": "x" * 32, "do": "write", "theme": "the cinema", "topics": ["linear-equations"]}
    assert writer.post(f"/api/sets/{made['id']}", json=stranger).status_code == 404
