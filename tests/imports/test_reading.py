"""Files of problems as teachers write them: every format, any header, errors with file, line and column."""

import io
import json
from contextlib import suppress

import pytest

from tutor.errors import BadInput, StepwiseError, TooLarge, UnknownName
from tutor.exports.csv_table import write
from tutor.exports.layout import Layout
from tutor.imports import FORMATS, MOST, read
from tutor.messages import render_plain, untranslated
from tutor.problem import Level

COMMA = """\
Question,Correct Answer,Difficulty,Topic
"Solve 2x + 3 = 7, please",x = 2,Easy,linear-equations

"Work out
1/2 + 1/3",5/6,,
x^2 = 9
"""
KOREAN = "번호;문제;정답;난이도\n1;2x + 3 = 7을 푸시오;x = 2;쉬움\n2;x^3을 미분하시오;;상\n"
TABS = "problem\tanswer\n|x| = 3\t{-3, 3}\n"
BARE = "2x = 4,2\n3x = 9,3\n"
LINES = '{"Question": "2x = 4", "key": 2, "level": "hard"}\n\n  {"problem": "3x = 9", "answer": {"plain": "x = 3"}}\n'
LIST = '[\n  {"prompt": "2x = 4", "answers": [2, "x"]},\n  {"prompt": "3x = 9"}\n]\n'
NUMBERED = """\
# Week 3

## Easy
1. Solve $2x + 3 = 7$ for $x$.
   Answer: **2**
2. Work out 1/2 + 1/3. (Answer: 5/6)

## 어려움
3) 다음을 인수분해하시오: x^2 - 5x + 6
   정답: (x-2)(x-3)
4. Find the limit of sin(x)/x
   as x approaches 0.

## Answer key
4. $1$ — checked
3. 7

## Solutions
1. Subtract 3.
"""
OWN = """\
# Practice

**1.** Solve $2 x = 4$.

**2.** Solve $3 x = 9$.

## Answers

1. $x = 2$ — Proven.
2. $x = 3$
"""
BULLETS = "- 2x = 4\n  Ans: 2\n- 3x = 9\n"
PARAGRAPHS = "Solve 2x = 4.\nAnswer: 2\n\nSolve\n3x = 9.\n\nA: 3\n"
TABLE = "Text.\n\n| Problem | Answer |\n| --- | :---: |\n| $|x| = 3$ | {-3, 3} |\n| 3x = 9 | 3 |\n\nEnd.\n"


def found(text, form):
    return [(row.problem, row.answer, row.place.line) for row in read(text.encode(), f"set.{form}", form)]


@pytest.mark.parametrize(
    ("text", "form", "rows"),
    [
        (
            COMMA,
            "csv",
            [("Solve 2x + 3 = 7, please", "x = 2", 2), ("Work out\n1/2 + 1/3", "5/6", 4), ("x^2 = 9", None, 6)],
        ),
        (KOREAN, "csv", [("2x + 3 = 7을 푸시오", "x = 2", 2), ("x^3을 미분하시오", None, 3)]),
        (TABS, "csv", [("|x| = 3", "{-3, 3}", 2)]),
        (BARE, "csv", [("2x = 4", "2", 1), ("3x = 9", "3", 2)]),
        (LINES, "jsonl", [("2x = 4", "2", 1), ("3x = 9", "x = 3", 3)]),
        (LIST, "jsonl", [("2x = 4", "2, x", 2), ("3x = 9", None, 3)]),
        (
            NUMBERED,
            "md",
            [
                ("Solve $2x + 3 = 7$ for $x$.", "2", 4),
                ("Work out 1/2 + 1/3.", "5/6", 6),
                ("다음을 인수분해하시오: x^2 - 5x + 6", "(x-2)(x-3)", 9),
                ("Find the limit of sin(x)/x\nas x approaches 0.", "$1$", 11),
            ],
        ),
        (OWN, "md", [("Solve $2 x = 4$.", "$x = 2$", 3), ("Solve $3 x = 9$.", "$x = 3$", 5)]),
        (BULLETS, "md", [("2x = 4", "2", 1), ("3x = 9", None, 3)]),
        (PARAGRAPHS, "md", [("Solve 2x = 4.", "2", 1), ("Solve\n3x = 9.", "3", 4)]),
        (TABLE, "md", [("$|x| = 3$", "{-3, 3}", 5), ("3x = 9", "3", 6)]),
    ],
)  # fmt: skip
def test_problems_and_answers_are_found(text, form, rows):
    assert found(text, form) == rows


def test_levels_and_topics_by_any_name():
    rows = read(COMMA.encode(), "set.csv")
    assert (rows[0].level, rows[0].topic) == (Level.BEGINNER, "linear-equations")
    assert rows[1].level is None
    assert [row.level for row in read(KOREAN.encode(), "set.csv")] == [Level.BEGINNER, Level.ADVANCED]
    assert [row.level for row in read(NUMBERED.encode(), "set.md")] == [*[Level.BEGINNER] * 2, *[Level.ADVANCED] * 2]
    assert read(LINES.encode(), "set.json", "jsonl")[0].level is Level.ADVANCED


def test_a_level_that_is_none_is_noted_and_the_problem_kept():
    (row,) = read(b"problem,level\n2x = 4,ultra\n", "set.csv")
    assert row.problem == "2x = 4"
    assert "ultra" in render_plain(row.note)


def test_a_row_without_a_problem_is_trouble_of_its_own():
    rows = read(b"problem,answer\n,4\n2x = 4,2\n", "set.csv")
    assert [row.trouble is None for row in rows] == [False, True]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_what_spreadsheets_write_is_read(encoding):
    assert [row.problem for row in read(KOREAN.encode(encoding), "set.csv")] == [
        "2x + 3 = 7을 푸시오",
        "x^3을 미분하시오",
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_like(ending):
    assert found(BARE.replace("\n", ending), "csv") == [("2x = 4", "2", 1), ("3x = 9", "3", 2)]


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b'\n{"problem": }\n', "set.jsonl", "set.jsonl, line 2, column 13"),
        (b'[\n {"problem" "y"}]', "set.json", "set.json, line 2, column 13"),
        (b"\n  71\n", "set.jsonl", "set.jsonl, line 2, column 3"),
        (b'{"text me": "x"}\n', "set.jsonl", "text me"),
        (b"name of it,answer\nx,2\n", "set.csv", "set.csv, line 1, column 1"),
        (b'problem,answer\n"x,2\n', "set.csv", "set.csv, line 2, column 1"),
        (b"problem\nab\xff\xffc\n", "set.csv", "set.csv, line 2, column 3"),
        (b"\xff\xfb\x00\x01\nab\n", "set.csv", "set.csv, line 1, column 1"),
        (b"", "set.csv", "no problems"),
        (b"\n\n", "set.md", "no problems"),
    ],
)
def test_an_error_says_where(content, name, words):
    with pytest.raises(BadInput) as caught:
        read(content, name)
    assert words in render_plain(caught.value.message)


@pytest.mark.parametrize(
    ("content", "name", "lines", "torn"),
    [
        (b'{"problem": "x"}\n{"problem": }\n{"problem": "y"}', "set.jsonl", [1, 2, 3], (2, 13, '{"problem": }')),
        (b'{"problem": "x"}\n  [1]\n{"problem": "y"}', "set.jsonl", [1, 2, 3], (2, 3, "[1]")),
        (b'{"problem": "x"}\n{"text me": "x"}\n', "set.jsonl", [1, 2], (2, 1, '{"text me": "x"}')),
        (b'{"problem": "x"}\n' + b'{"a":' * 9999, "set.jsonl", [1, 2], (2, 1, '{"a":' * 40)),
        (b'[{"problem": "x"},\n {"problem" "y"},\n {"problem": "z"}]', "s.json", [1, 2, 3], (2, 13, '{"problem" "y"}')),
        (b'[{"problem": "x"}, 7, {"problem": "z"}]', "set.json", [1, 1, 1], (1, 20, "7")),
        (b'[{"problem": "x"},\n {"problem": "z"', "set.json", [1, 2], (2, 17, '{"problem": "z"')),
        (b'problem,answer\nx,1\n"y,2\n3,4\n"5",6\n', "set.csv", [2, 3, 4, 5], (3, 1, '"y,2')),
        (b'problem,answer\n"x"y,1\n"3\n4",4\n', "set.csv", [2, 3], (2, 1, '"x"y,1')),
        ("문제\n한\n".encode() + b"ab\xffc\nx\n", "set.csv", [2, 3, 4], (3, 3, "ab\ufffdc")),
        (b"1. a\n2. b\xff\n3. c\n", "set.md", [1, 2, 3], (2, 5, "b\ufffd")),
    ],
)
def test_a_line_that_cannot_be_read_is_reported_and_the_others_are_read(content, name, lines, torn):
    rows = read(content, name)
    assert [row.place.line for row in rows] == lines
    (broken,) = (row for row in rows if row.trouble)
    assert (broken.place.line, broken.place.column, broken.problem) == torn


def test_an_unknown_format_is_said_with_the_choice():
    with pytest.raises(UnknownName) as caught:
        read(b"x", "set.docx")
    assert all(name in render_plain(caught.value.hint) for name in FORMATS)


def test_too_many_are_not_read():
    with pytest.raises(TooLarge):
        read(b"problem\n" + b"x = 1\n" * (MOST + 1), "set.csv")


def test_an_exported_table_is_read_back():
    item = {
        "id": "a.1", "topic": "t", "level": "advanced", "kind": "compute", "statement": "-x & $-3$", "latex": "",
        "lines": [], "choices": [], "answer": {"plain": "-x + 3", "value": "-x + 3", "latex": "", "remark": None},
        "hints": [], "steps": [], "verdict": {"status": "proved", "message": ""},
    }  # fmt: skip
    document = write([item, item | {"statement": "=1+1"}], key=True, translate=untranslated, layout=Layout())
    first, second = read(document, "set.csv")
    assert (first.id, first.answer, first.topic, first.level) == ("a.1", "−x + 3", "t", Level.ADVANCED)
    assert second.problem == "=1+1"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "junk", [b"\x00\x01", b'"', b"|||\n|-|\n||||", b"1.\n2.\n", b"[[[[", b"{}", b"- \n* \n", b'a\tb\n"c']
)
def test_nothing_but_a_plain_error_comes_of_junk(form, junk):
    with suppress(StepwiseError):
        assert isinstance(read(junk, "set", form), list)


def test_json_lines_take_every_key_of_an_exported_item():
    line = json.dumps({"statement": "2x = 4", "answer": {"plain": "x = 2", "value": "{2}"}, "level": "beginner"})
    (row,) = read(io.StringIO(line).read().encode(), "items.jsonl")
    assert (row.problem, row.answer, row.level) == ("2x = 4", "x = 2", Level.BEGINNER)
