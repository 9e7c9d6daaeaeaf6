"""Moodle XML: valid, whole, and graded as Moodle grades."""

import base64
import re
from pathlib import Path

import pytest
from lxml import etree

from tutor.exports.layout import Layout
from tutor.exports.moodle import write
from tutor.messages import untranslated

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("moodle.xsd")))


def exported(*items, key=True, title="Week 1/2"):
    root = etree.fromstring(write(items, key=key, translate=untranslated, layout=Layout(title=title)))
    assert SCHEMA.validate(root), SCHEMA.error_log
    return root


def text(question, path):
    return question.findtext(f"{path}/text")


def matches(pattern, answer):
    """Whether Moodle takes an answer for a pattern: ``*`` is a wildcard unless a backslash is before it."""
    pieces = re.split(r"(?<!\\)\*", pattern)
    return re.fullmatch(".*".join(re.escape(piece.replace(r"\*", "*")) for piece in pieces), answer) is not None


def test_a_question_has_its_problem_hints_and_solution(item):
    category, question = exported(item())
    assert text(category, "category") == "$course$/top/Week 1//2"
    assert question.get("type") == "numerical"
    assert text(question, "questiontext") == r"<p>Solve \(x - 3 &lt; 1\) &amp; more.</p>"
    assert len(question.findall("hint")) == 3
    feedback = text(question, "generalfeedback")
    assert r"Add \(3\) &amp; keep a &lt; b ]]&gt; {#} ~=:" in feedback
    assert r"Both sides: $5 stays \(5\)." in feedback
    assert etree.fromstring(f"<div>{feedback}</div>".replace("<br>", "<br/>")) is not None


def test_a_number_is_exact(item):
    question = exported(item("-8.02"))[1]
    assert [(a.findtext("text"), a.findtext("tolerance"), a.get("fraction")) for a in question.findall("answer")] == [
        ("-8.02", "0", "100")
    ]


def test_a_unit_may_be_typed(item):
    question = exported(item("30", "30%"))[1]
    assert question.findtext("units/unit/unit_name") == "%"
    assert question.findtext("unitgradingtype") == "0"


def test_times_is_no_wildcard(item):
    question = exported(item("12*t + 6"))[1]
    patterns = [answer.findtext("text") for answer in question.findall("answer")]
    assert question.get("type") == "shortanswer"
    for right in ("12*t + 6", "12t+6", "6 + 12*t"):
        assert any(matches(pattern, right) for pattern in patterns)
    assert not any(matches(pattern, "12 + 5*t + 6") for pattern in patterns)


def test_capitals_count_where_both_kinds_are_used(item):
    assert exported(item("a + A"))[1].findtext("usecase") == "1"
    assert exported(item("a + b"))[1].findtext("usecase") == "0"


def test_choices_say_what_is_wrong_with_them(choice):
    question = exported(choice)[1]
    answers = question.findall("answer")
    assert question.get("type") == "multichoice"
    assert [answer.get("fraction") for answer in answers] == ["0", "100", "0"]
    assert text(answers[0], "feedback") == r"You lost a sign: \(-x\) {is} not \(x\) = 1."
    assert answers[0].findtext("text") == r"<p>\(\{1, 2\}\)</p>"


def test_a_picture_is_a_file_within(choice):
    feedback = exported(choice)[1].find("generalfeedback")
    (file,) = feedback.findall("file")
    assert f"@@PLUGINFILE@@/{file.get('name')}" in feedback.findtext("text")
    assert base64.b64decode(file.text).decode() == choice["figures"][0]["svg"]
    assert 'alt="A &quot;square&quot; of side 9 &lt; 10"' in feedback.findtext("text")


@pytest.mark.parametrize("holds", ["true", "false"])
def test_true_or_false(item, holds):
    answers = {a.findtext("text"): a.get("fraction") for a in exported(item(holds))[1].findall("answer")}
    assert answers == {"true": "100" if holds == "true" else "0", "false": "0" if holds == "true" else "100"}


def test_what_only_a_person_can_judge_comes_with_the_key_for_the_grader(item):
    question = exported(item("{2*pi*n | n ∈ ℤ}", "x = 2*pi*n, n ∈ ℤ", latex_answer=r"x = 2\pi n"))[1]
    assert question.get("type") == "essay"
    assert r"\(x = 2\pi n\)" in text(question, "graderinfo")


def test_without_a_key_it_grades_and_helps_with_nothing(choice, item):
    for question in exported(choice, item("12*t + 6"), key=False)[1:]:
        assert question.findall("answer")
        assert not question.findall("hint")
        assert not text(question, "generalfeedback")
        assert not question.findall(".//file")
        assert not any(text(answer, "feedback") for answer in question.findall("answer"))


def test_lines_of_work_are_shown_with_the_missing_one(item):
    question = exported(item(kind="missing-step", lines=["x - 3 = 1", None, "x = 4"]))[1]
    shown = text(question, "questiontext")
    assert r"<li>\(x - 3 = 1\)</li><li>\(\square\)</li><li>\(x = 4\)</li>" in shown


def test_what_xml_cannot_hold_is_left_out(item):
    assert "ab\n" not in text(exported(item(statement="a\x0bb\x00"))[1], "questiontext")
