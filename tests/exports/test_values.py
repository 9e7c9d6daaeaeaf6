"""Bare values in plain notation are told apart; what is not mathematics is words."""

from fractions import Fraction

import pytest

from tutor.exports.spellings import decimal, spellings
from tutor.exports.values import (
    Expression,
    Interval,
    Matrix,
    Members,
    Number,
    Row,
    Statement,
    Truth,
    Union,
    Words,
    value_of,
)


@pytest.mark.parametrize(
    ("plain", "shown", "value"),
    [
        ("true", "", Truth(True)),
        ("-1/16", "", Number(Fraction(-1, 16), "-1/16")),
        ("27.776", "", Number(Fraction("27.776"), "27.776")),
        ("{-3, 1/2}", "", Members(("-3", "1/2"))),
        ("{}", "no solution", Members(())),
        ("{(-8, 2), (2, -8)}", "", Members(("(-8, 2)", "(2, -8)"))),
        ("(2, 3)", "", Row(("2", "3"), "(", ")")),
        ("(2, 3)", "2 < x < 3", Interval("(", "2", "3", ")")),
        ("[-2, oo)", "", Interval("[", "-2", "oo", ")")),
        ("(-oo, -8) ∪ {1}", "", Union((Interval("(", "-oo", "-8", ")"), Members(("1",))))),
        ("[[1, 2], [3, 4]]", "", Matrix((("1", "2"), ("3", "4")))),
        ("3, 7", "", Row(("3", "7"), "", "")),
        ("y = 12*x - 35", "", Statement("y = 12*x - 35")),
        ("3*sqrt(x) + C_1", "", Expression("3*sqrt(x) + C_1")),
        ("(x + 1)*(x - 1)", "", Expression("(x + 1)*(x - 1)")),
        ("{2*pi*n | n ∈ ℤ}", "", Words("{2*pi*n | n ∈ ℤ}")),
        ("Saturday", "", Words("Saturday")),
        ("7:32 AM", "", Words("7:32 AM")),
        ("<", "", Words("<")),
        ("", "", Words("")),
    ],
)
def test_a_value_is_told_from_its_notation(plain, shown, value):
    assert value_of(plain, shown) == value


@pytest.mark.parametrize(
    ("number", "written"),
    [("1/2", "0.5"), ("-1/16", "-0.0625"), ("9/88", None), ("7", "7"), ("3/40", "0.075"), ("1/3", None)],
)
def test_a_fraction_is_a_decimal_where_it_ends(number, written):
    assert decimal(Fraction(number)) == written


@pytest.mark.parametrize(
    ("plain", "shown", "accepted"),
    [
        ("{-3, 1/2}", "x = -3 or x = 1/2", ["x = 1/2 or x = -3", "{1/2,-3}", "-3, 1/2", "x=-3,x=1/2"]),
        ("{11/2}", "k = 11/2", ["11/2", "5.5", "k=5.5", "5 1/2", "{11/2}"]),
        ("12*t + 6", "12*t + 6", ["12t+6", "6 + 12*t", "6+12t"]),
        ("(-oo, 11]", "x <= 11", ["x≤11", "11 >= x", "(-∞, 11]"]),
        ("{}", "no solution", ["∅", "{}"]),
        ("8*sqrt(7) + 32", "8*sqrt(7) + 32", ["32+8√7"]),
    ],
)
def test_spellings_that_say_the_same(plain, shown, accepted):
    found = spellings(value_of(plain, shown), plain, shown)
    assert found[0] == shown
    assert not set(accepted) - set(found)


def test_a_spelling_never_joins_entries_of_a_matrix():
    found = spellings(value_of("[[1/3, -1/3], [0, 2]]"), "[[1/3, -1/3], [0, 2]]", "[[1/3, -1/3], [0, 2]]")
    assert "1/3 -1/3; 0 2" in found
    assert not any("1/3-1/3" in spelling for spelling in found)


def test_what_joins_an_answer_is_accepted_in_the_language_of_the_set():
    translate = {"or": "또는", "no solution": "해가 없다"}.get
    found = spellings(value_of("{1, 2}"), "{1, 2}", "x = 1 or x = 2", lambda text: translate(text, text))
    assert found[0] == "x = 1 또는 x = 2"
    assert "x = 1 or x = 2" in found
