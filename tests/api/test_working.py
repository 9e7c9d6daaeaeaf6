"""Checking a student's work over HTTP."""

from __future__ import annotations

import pytest


def test_lines_are_judged_one_by_one(client):
    found = client.post("/api/check-work", json={"problem": "Solve 2x + 3 = 7", "lines": ["2x = 4", "x = 2"]}).json()
    assert [line["verdict"]["status"] for line in found["lines"]] == ["proved", "proved"]
    assert (found["first_error"], found["finished"]) == (None, True)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"lines": []}, 422),
        ({"lines": [" "]}, 422),
        ({"lines": "x = 2"}, 422),
        ({"lines": ["x = 2"], "lang": "xx"}, 404),
    ],
)
def test_what_cannot_be_checked(client, body, status):
    assert client.post("/api/check-work", json=body).status_code == status
