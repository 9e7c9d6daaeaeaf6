"""One id from the page's request over the engine to the record; shown where something broke."""

from __future__ import annotations

import sqlite3

import pytest


@pytest.fixture
def lines(journal_at):
    return journal_at("debug")


@pytest.mark.browser
def test_a_question_on_the_page_has_one_id_in_every_line_and_in_its_record(student, lines, tmp_path_factory):
    student.solved("Solve 47x = 141")
    (began,) = [line for line in lines() if line["message"] == "an exchange began"]
    mine = [line for line in lines() if line.get("request") == began["request"]]
    told = [line["message"] for line in mine]
    assert {"request", "a job ended", "an engine ended", "an exchange ended"} <= set(told)
    assert [line["method"] for line in mine if line["message"] == "request"] == ["POST"]
    with sqlite3.connect(tmp_path_factory.getbasetemp() / "page0" / "stepwise.db") as connection:
        found = connection.execute("SELECT request, text FROM exchanges WHERE id = ?", [began["exchange"]]).fetchall()
    assert found == [(began["request"], "Solve 47x = 141")]
