"""Checking a teacher's own problems over HTTP."""

TABLE = "problem,answer\nSolve 2x + 3 = 7,x = 2\nSolve x^2 = 9,3\n"


def test_import_answers_with_report_table_and_items(client):
    reply = client.post("/api/import", json={"text": TABLE, "name": "own.csv"})
    assert reply.status_code == 200
    found = reply.json()
    assert [row["outcome"] for row in found["report"]["rows"]] == ["proven", "wrong"]
    assert "own.csv" in found["table"]
    assert [item["verdict"]["status"] for item in found["items"]] == ["proved", "proved"]


def test_import_takes_markdown_where_that_is_said(client):
    body = {"text": "1. Work out 1/2 + 1/3\n   Answer: 5/6\n", "format": "md"}
    assert client.post("/api/import", json=body).json()["report"]["proven"] == 1


def test_an_error_says_where(client):
    reply = client.post("/api/import", json={"text": '{"problem": }', "name": "own.jsonl"})
    assert reply.status_code == 422
    assert "own.jsonl, line 1, column 13" in reply.json()["error"]["message"]


def test_too_many_at_once_are_refused(client):
    reply = client.post("/api/import", json={"text": "problem\n" + "x = 1\n" * 201, "name": "own.csv"})
    assert reply.json()["error"]["code"] == "too-large"
