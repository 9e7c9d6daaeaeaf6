"""``tutor import`` as a teacher calls it."""

import json

TABLE = "Question,Answer\nSolve 2x + 3 = 7,x = 2\nSolve x^2 = 9,3\nWork out 1/2 + 1/3,\n"


def test_import_reports_and_writes_items(tutor, tmp_path):
    source, out = tmp_path / "own.csv", tmp_path / "set.jsonl"
    source.write_text(TABLE, encoding="utf-8")
    told = json.loads(tutor("import", source, "--out", out, "--json").stdout)
    assert [row["outcome"] for row in told["rows"]] == ["proven", "wrong", "solved"]
    items = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [item["answer"]["value"] for item in items] == ["{2}", "{-3, 3}", "5/6"]
    assert all(item["verdict"]["status"] == "proved" and item["steps"] for item in items)


def test_import_shows_a_table_in_korean(tutor, tmp_path):
    source = tmp_path / "own.md"
    source.write_text("1. 2x + 3 = 7을 푸시오\n   정답: x = 2\n", encoding="utf-8")
    shown = tutor("import", source, "--lang", "ko").stdout
    assert "**own.md**: 1" in shown
    assert "2x + 3 = 7을 푸시오" in shown


def test_a_file_that_cannot_be_read_is_said_with_its_place(tutor, tmp_path):
    source = tmp_path / "own.jsonl"
    source.write_text('\n{"problem"}\n', encoding="utf-8")
    assert "own.jsonl, line 2, column 11" in tutor("import", source, code=2).stderr
    assert "cannot be read" in tutor("import", tmp_path / "none.csv", code=2).stderr


def test_a_line_that_cannot_be_read_is_told_among_the_others(tutor, tmp_path):
    source = tmp_path / "own.jsonl"
    source.write_text('{"problem": "2x = 4", "answer": "2"}\n{"problem"}\n', encoding="utf-8")
    told = json.loads(tutor("import", source, "--json").stdout)
    assert [(row["line"], row["outcome"]) for row in told["rows"]] == [(1, "proven"), (2, "unknown")]
