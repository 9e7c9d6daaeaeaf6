"""``tutor audit``, called as a user or a program calls it."""

import json

WRONG = "2x + 3 = 7\n2x = 5\nx = 2.5\n"


def test_one_text(tutor_json, tmp_path):
    source = tmp_path / "text.md"
    source.write_text(WRONG)
    found = tutor_json("audit", "--problem", "Solve 2x + 3 = 7", "--in", source)
    assert [(claim["n"], claim["line"], claim["text"]) for claim in found["claims"]] == [
        (0, 0, "2x + 3 = 7"),
        (1, 1, "2x = 5"),
        (2, 2, "x = 2.5"),
    ]
    assert [claim["verdict"]["status"] for claim in found["claims"]] == ["unchecked", "refuted", "proved"]
    assert [WRONG[slice(*claim["span"])] for claim in found["claims"]] == WRONG.split("\n")[:3]
    assert {"status", "method", "note", "message"} <= found["claims"][1]["verdict"].keys()
    assert found["answer"]["value"] == "{2.5}"
    assert found["verdict"]["status"] == "refuted"
    assert [each["by"] for each in found["compared"]["answers"]] == ["symbolic", "text"]


def test_for_people_and_in_korean(tutor, tmp_path):
    source = tmp_path / "text.md"
    source.write_text("16 - 3 = 12\nA: 12")
    told = tutor("audit", "--in", source).stdout
    assert "✗ 16 - 3 = 12   Refuted: The left side is 13, not 12." in told
    told = tutor("audit", "--in", source, "--lang", "ko").stdout
    assert "좌변은 13입니다." in told


def test_in_bulk(tutor, tmp_path):
    source, target = tmp_path / "texts.jsonl", tmp_path / "audits.jsonl"
    rows = [
        {"id": "a", "problem": "", "text": "1 + 1 = 2"},
        {"id": "b", "problem": "x", "text": "1 + 1 = 3"},
        {"id": "c", "text": 5},
    ]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    tutor("audit", "--in", source, "--out", target)
    found = [json.loads(line) for line in target.read_text().splitlines()]
    assert [row["id"] for row in found] == ["a", "b", "c"]
    assert [row["claims"][0]["verdict"]["status"] for row in found[:2]] == ["proved", "refuted"]
    assert found[2]["error"]["code"] == "bad-input"


def test_bad_usage(tutor, tmp_path):
    tutor("audit", code=2)
    tutor("audit", "--in", tmp_path / "missing.md", code=2)
    (tmp_path / "empty.md").write_text(" ")
    tutor("audit", "--in", tmp_path / "empty.md", code=2)
