"""GIFT: read back as Moodle reads it, nothing lost and nothing taken for a sign of the format."""

import re

import pytest

from tutor.exports.gift import escape, write
from tutor.exports.layout import Layout
from tutor.messages import untranslated

KEPT = {"\\\\": "\x01", **{f"\\{sign}": chr(2 + place) for place, sign in enumerate("~=#{}:n")}}
"""What Moodle sets aside before it looks for signs: a doubled backslash first, then signs with one before them."""


def aside(text):
    for written, kept in KEPT.items():
        text = text.replace(written, kept)
    return text


def back(text):
    for written, kept in KEPT.items():
        text = text.replace(kept, "\n" if written == "\\n" else written[1:])
    return text


def read(document):
    """Read GIFT as Moodle's qformat_gift does: blocks by blank lines, then title, format, answers and feedback."""
    blocks = [block for block in document.decode().split("\n\n") if "::" in block]
    return [parsed("\n".join(line for line in block.splitlines() if not line.startswith("//"))) for block in blocks]


def parsed(block):
    _, title, rest = aside(block).split("::", 2)
    asked, inner = re.fullmatch(r"(.*?)\{([^{}]*)\}\s*", rest, re.DOTALL).groups()
    answers, _, feedback = inner.partition("####")
    form = re.match(r"\[(\w+)\]", asked)
    return {
        "title": back(title),
        "format": form[1],
        "text": back(asked[form.end() :]),
        "feedback": back(feedback),
        "answers": answers.strip(),
    }


def listed(question):
    """The answers of a choice or a short answer: sign, text, feedback."""
    pieces = re.findall(r"([=~])([^=~#]*)(?:#([^=~]*))?", question["answers"])
    return [(sign, back(text).strip(), back(told).strip()) for sign, text, told in pieces]


def exported(*items, key=True):
    return read(write(items, key=key, translate=untranslated, layout=Layout(title="Set")))


@pytest.mark.parametrize(
    "text", [r"\frac{1}{2} \nabla \neq \{x\}", "a ~ b = c # d : e {f}", r"\\", r"\\n", "100 % -> //", "한국어: {가}"]
)
def test_what_is_escaped_is_read_back(text):
    assert back(aside(escape(text))) == text
    assert not set("~=#{}") & set(aside(escape(text)))


def test_a_question_is_read_back_whole(item):
    (question,) = exported(item(statement=r"Solve $\nabla f = \{x : x < 1\}$ ~ #1 {a}"))
    assert question["format"] == "html"
    assert question["text"] == r"<p>Solve \(\nabla f = \{x : x &lt; 1\}\) ~ #1 {a}</p>"
    assert r"keep a &lt; b ]]&gt; {#} ~=:" in question["feedback"]
    assert question["answers"] == "#4:0"


def test_a_short_answer_takes_every_spelling_and_times_is_no_wildcard(item):
    (question,) = exported(item("12*t + 6"))
    answers = listed(question)
    assert {sign for sign, _, _ in answers} == {"="}
    assert r"12\*t + 6" in [text for _, text, _ in answers]
    assert "6+12t" in [text for _, text, _ in answers]
    assert not any(re.search(r"(?<!\\)\*", text) for _, text, _ in answers)


def test_equations_are_answers_not_marks(item):
    (question,) = exported(item("{12}", "p = 12"))
    assert "p = 12" in [text for _, text, _ in listed(question)]


def test_choices(choice):
    (question,) = exported(choice)
    assert listed(question) == [
        ("~", r"\(\{1, 2\}\)", r"You lost a sign: \(-x\) {is} not \(x\) = 1."),
        ("=", r"\(\frac{1}{2}\)", ""),
        ("~", r"\(x &lt; 3\)", ""),
    ]
    assert 'src="data:image/svg+xml;base64,' in question["feedback"]


@pytest.mark.parametrize(("value", "mark"), [("true", "TRUE"), ("false", "FALSE")])
def test_true_or_false(item, value, mark):
    assert exported(item(value))[0]["answers"] == mark


def test_a_percentage_is_right_both_ways(item):
    latex = r"\operatorname{rounded}\left(a, \frac{1}{10000}\right)"
    (question,) = exported(item("0.5714", "57.14%", latex=latex))
    assert question["answers"] == "#=57.14:0.005 =0.5714:0.00005"


def test_what_only_a_person_can_judge_is_an_essay(item):
    assert exported(item("{2*pi*n | n ∈ ℤ}"))[0]["answers"] == ""


def test_without_a_key_it_grades_and_says_nothing(choice):
    (question,) = exported(choice, key=False)
    assert question["feedback"] == ""
    assert [told for _, _, told in listed(question)] == ["", "", ""]


def test_a_statement_of_several_lines_is_one_block(item):
    (question,) = exported(item(statement="First line.\n\n// second line\n::third::"))
    assert question["text"] == "<p>First line.</p><p>// second line<br>::third::</p>"
