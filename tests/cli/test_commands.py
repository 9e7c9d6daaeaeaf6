"""The other commands, called as a user or a program calls them."""

import json
import resource
import socket
import subprocess
import sys

import pymupdf
import pytest


def test_topics_are_listed_with_what_the_contract_names(tutor_json):
    topics = tutor_json("topics")
    assert len(topics) >= 10
    for topic in topics:
        assert {"name", "area", "levels", "examples"} <= topic.keys()


@pytest.mark.parametrize(
    ("gold", "answer", "form", "verdict"),
    [
        ("1/2", r"\frac{2}{4}", None, "equal"),
        ("x = 3", "3", None, "equal"),
        ("{1, 2}", "x = 2 or x = 1", None, "equal"),
        ("3x + 2", "3x + 2c", None, "different"),
        ("1.6*10^-19", "9.1*10^-31", None, "different"),
        ("(x+1)(x+2)", "x^2 + 3x + 2", "factored", "equal"),
    ],
)
def test_check_judges(tutor_json, gold, answer, form, verdict):
    found = tutor_json("check", "--gold", gold, "--answer", answer, *(["--form", form] if form else []))
    assert found["verdict"] == verdict
    assert found.get("form_ok") == (False if form else None)
    assert ("witness" in found) == (verdict == "different")


def test_check_in_bulk_keeps_the_order(tutor, tmp_path):
    source, target = tmp_path / "pairs.jsonl", tmp_path / "verdicts.jsonl"
    pairs = [("a", "1/2", "0.5"), ("b", "2", "3"), ("c", "2", "((")]
    source.write_text("".join(json.dumps({"id": i, "gold": g, "answer": a}) + "\n" for i, g, a in pairs))
    tutor("check", "--in", source, "--out", target)
    rows = [json.loads(line) for line in target.read_text().splitlines()]
    assert [(row["id"], row["verdict"]) for row in rows] == [("a", "equal"), ("b", "different"), ("c", "unreadable")]
    assert all(row["ms"] >= 0 for row in rows)


def test_practice_items_do_not_depend_on_how_many_are_asked_for(tutor):
    ask = ("practice", "linear-equations", "--level", "beginner", "--seed", 5)
    three = json.loads(tutor(*ask, "--count", 3).stdout)
    five = json.loads(tutor(*ask, "--count", 5).stdout)
    assert five[:3] == three
    assert len({item["statement"] for item in five}) == 5
    for item in five:
        assert item["verdict"]["status"] == "proved"
        assert len(item["hints"]) == 3


def test_practice_as_markdown_has_problems_answers_and_solutions(tutor, tmp_path):
    out = tmp_path / "set.md"
    tutor("practice", "derivatives", "--count", 2, "--format", "md", "--out", out)
    text = out.read_text(encoding="utf-8")
    assert "## Answer key" in text
    assert "## Worked solutions" in text
    assert text.count("$") % 2 == 0


def test_practice_as_pdf_is_laid_out_as_asked(tutor, tmp_path):
    out = tmp_path / "set.pdf"
    layout = ("--paper", "letter", "--columns", 2, "--title", "Quiz 3", "--sheet", "B", "--parts", "worksheet")
    tutor("practice", "derivatives", "--count", 2, "--format", "pdf", "--no-name-line", *layout, "--out", out)
    document = pymupdf.open(out)
    assert [round(side) for side in document[0].rect[2:]] == [612, 792]
    text = document[0].get_text()
    assert "Quiz 3" in text
    assert "Version B" in text
    assert "Name" not in text
    assert len(document) == 1


def test_practice_without_the_key_tells_no_answer(tutor):
    items = json.loads(tutor("practice", "derivatives", "--count", 1, "--no-key").stdout)
    assert not {"answer", "steps", "hints", "verdict"} & items[0].keys()


@pytest.mark.parametrize(
    "arguments",
    [
        ("practice", "astrology"),
        ("practice", "derivatives", "--format", "papyrus"),
        ("practice", "derivatives", "--lang", "tlh"),
        ("practice", "derivatives", "--parts", "appendix"),
    ],
)
def test_an_unknown_name_is_said_with_the_choice(tutor, arguments):
    assert "one of" in tutor(*arguments, code=2).stderr


def test_a_port_in_use_is_said(tutor):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said = tutor("serve", "--port", taken.getsockname()[1], code=4)
    assert "cannot be used" in said.stderr


@pytest.mark.parametrize("command", [(), ("--help",), ("solve", "--help"), ("check", "--help"), ("practice", "--help")])
def test_help_is_there(tutor, command):
    done = subprocess.run([sys.executable, "-m", "tutor", *command], capture_output=True, text=True, check=False)
    assert "Usage: " in done.stdout + done.stderr


def test_help_costs_little():
    def processor_seconds():
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "tutor", "--help"], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(processor_seconds() for _ in range(5)) <= 0.5


def test_the_version_is_said():
    from typer.testing import CliRunner

    from tutor import __version__
    from tutor.cli.app import app

    assert CliRunner().invoke(app, ["--version"]).output == f"stepwise {__version__}\n"
