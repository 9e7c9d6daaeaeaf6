"""Imported problems are checked: proven, wrong with the right answer, solved, or it cannot be told and why."""

import json

import pytest

from tutor.exports import FORMATS, export
from tutor.exports.layout import Layout
from tutor.imports import read
from tutor.imports.report import report, table
from tutor.locales import locale
from tutor.messages import untranslated
from tutor.problem import Level
from tutor.service.practice.items import tells
from tutor.service.tutor import Tutor
from tutor.settings import Settings
from tutor.wire import item_json

ROWS = [
    ("Solve 2x + 3 = 7", "x = 2", "proven"),
    ("Solve $x^2 = 9$", "{3}", "wrong"),
    ("Differentiate x^3", "3x^2", "proven"),
    ("Factor x^2 - 5x + 6", "x^2 - 5x + 6", "proven"),
    ("Integrate 2x with respect to x", "x^2", "proven"),
    ("Work out 1/2 + 1/3", None, "solved"),
    ("2x + 3 = 7을 푸시오", "5", "wrong"),
    ("Who was Gauss?", "a mathematician", "unknown"),
    ("Who was Gauss?", None, "unknown"),
    ("Solve 2x + 3 = 7", "two, I guess", "unknown"),
    ("Solve ((", None, "unknown"),
    ("Make 12 using 9, 5, 8", "8 - (5 - 9)", "proven"),
    ("", "4", "unknown"),
]


@pytest.fixture(scope="module")
def checked():
    text = "".join(json.dumps({"problem": problem, "answer": answer}) + "\n" for problem, answer, _ in ROWS)
    with Tutor(Settings(workers=1, engine="symbolic")) as tutor:
        yield [tutor.import_problem(row, Level.BEGINNER) for row in read(text.encode(), "set.jsonl")]


@pytest.mark.parametrize("place", range(len(ROWS)))
def test_the_outcome(checked, place):
    assert checked[place].outcome == ROWS[place][2]


def test_a_wrong_answer_is_reported_with_the_right_one(checked):
    row = checked[1].json(untranslated)
    assert row["answer"]["value"] == "{-3, 3}"
    assert "-3" in row["message"]
    assert (row["file"], row["line"]) == ("set.jsonl", 2)


def test_what_cannot_be_told_says_why(checked):
    for each in checked:
        row = each.json(untranslated)
        assert row["message"]
        assert (row["answer"] is None) == (each.item is None or not each.item.draft.verdict.proved)


def test_items_are_whole_and_say_what_is_not_proven(checked):
    for each in checked:
        if each.item is None:
            assert not each.row.problem
            continue
        item = item_json(each.item, untranslated)
        assert len(item["hints"]) == 3
        assert item["verdict"]["status"] == ("proved" if each.outcome != "unknown" or item["steps"] else "unchecked")
        assert bool(item["steps"]) == (item["verdict"]["status"] == "proved")
        assert not any(tells(hint, each.item.draft.answer) for hint in each.item.hints)
    assert len({each.item.id for each in checked if each.item}) == len(checked) - 1


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_export_takes_them(checked, name, language):
    translate = locale(language).translate
    items = [item_json(each.item, translate) for each in checked if each.item]
    assert export(name)(items, key=True, translate=translate, layout=Layout())


def test_the_report_counts_and_shows_every_row(checked):
    found = report("set.jsonl", [each.json(untranslated) for each in checked])
    assert {name: found[name] for name in ("proven", "solved", "wrong", "unknown")} == {
        "proven": 5, "solved": 1, "wrong": 2, "unknown": 5,
    }  # fmt: skip
    lines = table(found, untranslated).splitlines()
    assert len(lines) == 4 + len(ROWS)
    assert all(line.count("|") - line.count(r"\|") == 7 for line in lines[2:])
