"""``tutor hint`` and ``tutor why``."""

from __future__ import annotations

import json


def test_hints_one_by_one_and_in_bulk(tutor, tutor_json, tmp_path):
    lines = tmp_path / "lines.txt"
    lines.write_text("2x = 8\n", encoding="utf-8")
    found = tutor_json("hint", "--problem", "Solve 2x + 3 = 11", "--in", lines, "--level", 5)
    assert "x = 4" in found["hint"]

    works, out = tmp_path / "works.jsonl", tmp_path / "hints.jsonl"
    rows = [{"id": 1, "problem": "Solve 2x + 3 = 11", "lines": [], "level": 3}, {"id": 2, "problem": ""}]
    works.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    tutor("hint", "--in", works, "--out", out)
    first, second = (json.loads(line) for line in out.read_text(encoding="utf-8").splitlines())
    assert (first["id"], first["level"]) == (1, 3)
    assert second["error"]["code"]


def test_why(tutor, tutor_json):
    assert tutor_json("why", "zero-product")["name"] == "Zero product property"
    assert "For example" in tutor("why", "--problem", "Solve 2x + 3 = 11", "--step", "0").stdout
    tutor("why", "--step", "x", code=2)
