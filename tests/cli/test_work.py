"""``tutor work``, called as a user or a program calls it."""

import json


def test_one_work(tutor_json, tmp_path):
    source = tmp_path / "lines.txt"
    source.write_text("2x = 4\nx = 3\n")
    found = tutor_json("work", "--problem", "Solve 2x + 3 = 7", "--in", source)
    assert list(found) == ["lines", "first_error", "finished", "next_hint"]
    assert [list(line) for line in found["lines"]] == [["n", "text", "latex", "verdict", "mistake"]] * 2
    assert [line["verdict"]["status"] for line in found["lines"]] == ["proved", "refuted"]
    assert (found["first_error"], found["finished"]) == (1, False)
    assert found["next_hint"]


def test_for_people(tutor, tmp_path):
    source = tmp_path / "lines.txt"
    source.write_text("x^2 + 9")
    told = tutor("work", "--problem", "Expand (x+3)^2", "--in", source).stdout
    assert "✗ Refuted" in told
    assert "Next: Look again at line 1." in told


def test_in_bulk(tutor, tmp_path):
    source, target = tmp_path / "works.jsonl", tmp_path / "checked.jsonl"
    rows = [
        {"id": "a", "problem": "Solve 2x = 4", "lines": ["x = 2"]},
        {"id": "b", "problem": "", "lines": []},
        {"id": "c", "lines": "x"},
    ]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    tutor("work", "--in", source, "--out", target)
    found = [json.loads(line) for line in target.read_text().splitlines()]
    assert [row["id"] for row in found] == ["a", "b", "c"]
    assert found[0]["finished"] is True
    assert "error" in found[1]
    assert "error" in found[2]


def test_what_is_needed(tutor):
    assert "--in" in tutor("work", "--problem", "x", code=2).stderr
