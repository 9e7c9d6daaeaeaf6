"""``tutor write`` as a teacher calls it, with a script in the model's place."""

import json

import pytest

STORY = "Two tickets and a drink for 6 dollars cost 30 dollars. How many dollars is one ticket?"
GOOD = {"problem": STORY, "equations": ["2t + 6 = 30"], "find": "t", "answer": 12}


@pytest.fixture
def script(tmp_path, monkeypatch):
    rows = [
        {"problem": "the cinema", "text": f"{json.dumps(GOOD)}\n{json.dumps({**GOOD, 'verdict': 'proved'})}"},
        {"problem": STORY, "text": r"2t = 24, so t = \boxed{12}."},
    ]
    path = tmp_path / "script.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    monkeypatch.setenv("STEPWISE_SCRIPT", str(path))
    monkeypatch.setenv("STEPWISE_ENGINE", "scripted")


ASKED = ("write", "--theme", "the cinema", "--topic", "linear-equations", "--level", "beginner")


def test_what_agrees_is_listed_with_honest_counts(tutor_json, script):
    told = tutor_json(*ASKED, "--count", 2)
    assert (told["proposed"], told["agreed"], told["wanted"]) == (4, 1, 2)
    assert told["message"] == "1 of 4 proposed problems agreed; 2 were wanted."
    assert {refused["code"]: refused["count"] for refused in told["refused"]} == {
        "not-in-form": 1,
        "repeated": 1,
        "surplus": 1,
    }
    (item,) = told["items"]
    assert (item["review"], item["answer"]["value"], item["verdict"]["note"]) == (True, "12", "model-written")
    assert [step["verdict"]["status"] for step in item["steps"]] == [
        "unchecked",
        *["proved"] * (len(item["steps"]) - 1),
    ]
    assert len(item["steps"]) > 2


def test_as_text_and_as_a_document(tutor, script, tmp_path):
    out = tmp_path / "set.md"
    shown = tutor(*ASKED, "--count", 1, "--out", out, "--format", "md").stdout
    assert STORY in shown
    assert "5 of 5 of its answers agree" in shown
    assert "Not proven: written by a model, please check." in out.read_text(encoding="utf-8")


def test_in_korean(tutor, script):
    shown = tutor(*ASKED, "--count", 1, "--lang", "ko").stdout
    assert "제안된 문제" in shown
    assert "다른 언어로 쓰였습니다." in shown


def test_without_a_model_nothing_is_written(tutor, script):
    assert "writes no problems" in tutor(*ASKED, "--engine", "symbolic", code=4).stderr
    assert "no topic" in tutor("write", "--theme", "dogs", "--topic", "dogs", code=2).stderr
