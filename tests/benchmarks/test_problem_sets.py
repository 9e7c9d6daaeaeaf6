"""The judge of the public problem sets: fair to keys in prose and to rounded keys, and wrong answers stay wrong."""

import pytest
from sympy import S, Symbol

from benchmarks import keys
from benchmarks.problem_sets import is_right
from tutor.maths.printing import formula
from tutor.maths.reading import read
from tutor.messages import say
from tutor.problem import Goal
from tutor.solution import Answer


def _judged(key: str, value: str, remark: str = "") -> bool:
    bare = formula(S.false) if value == "false" else formula(read(value))
    return is_right(key, Answer(bare, bare, say(remark) if remark else None), Goal.VALUE, proved=True)


SET_KEY = r"Union is ${2, 3, 5}$. Intersection is $set()$, a-b is ${5, 3}$"
TWICE = r"$((-0.354, -5.646)) = (\frac{-6 + \sqrt{28}}{2*1}, (\frac{-6 - \sqrt{28}}{2*1})$"
MEANS = "Arithmetic mean of the series is $57.9$ and Arithmetic median of this series is $58.0$"
GP = "The value of a is $2$, common ratio is $6$ , 9th term is $3359232$, sum upto 6th term is $18662.0$"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("$7$ hours and $14$ minutes", "(7, 14)"),
        (MEANS, "(57.9, 58)"),
        (GP, "(2, 6, 3359232, 18662)"),
        (SET_KEY, "({2, 3, 5}, {}, {3, 5})"),
        ("${-0.36, -2.07}$", "{(-51 - sqrt(1285))/42, (-51 + sqrt(1285))/42}"),
        ("${-0.34, -4.9}$", "{(-199 - 5*sqrt(1201))/76, (-199 + 5*sqrt(1201))/76}"),
        (TWICE, "{-3-sqrt(7), -3+sqrt(7)}"),
        ("0.33", "1/3"),
        ("x = 4.50", "9/2"),
    ],
)
def test_an_answer_that_says_what_the_key_says_is_right(key: str, value: str) -> None:
    assert _judged(key, value)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("$7$ hours and $14$ minutes", "(14, 7)"),
        ("$7$ hours and $14$ minutes", "(7, 15)"),
        ("$7$ hours and $14$ minutes", "7"),
        (MEANS, "(58, 57.9)"),
        (MEANS, "(57.9, 58.5)"),
        (GP, "(2, 6, 3359232, 18663)"),
        (GP, "(2, 6, 3359232)"),
        (GP, "(2, 6, 9, 3359232, 6, 18662)"),
        (SET_KEY, "({2, 3, 5}, {2}, {3, 5})"),
        (SET_KEY, "({2, 3, 5}, {}, {3})"),
        ("${-0.36, -2.07}$", "{-0.36, 2.07}"),
        ("${-0.36, -2.07}$", "{-2.07}"),
        ("${-0.36, -2.07}$", "{-0.37, -2.07}"),
        ("${-0.34, -4.9}$", "{-0.34, -4.92}"),
        (r"$((-0.5, -4.0)) = (\frac{-9 + 7}{2*2}, \frac{-9 - 7}{2*2})$", "{-4, 1/2}"),
        ("0.33", "1/2"),
        ("x = 4.50", "9/4"),
    ],
)
def test_another_answer_stays_wrong(key: str, value: str) -> None:
    assert not _judged(key, value)


@pytest.mark.parametrize(
    ("key", "remark", "right"),
    [
        ("1953 is not a leap year", "1953 is not a leap year.", True),
        ("1953 is a leap year", "1953 is not a leap year.", False),
        ("1953 is not a leap year", "1954 is not a leap year.", False),
    ],
)
def test_a_sentence_is_right_only_as_it_stands(key: str, remark: str, *, right: bool) -> None:
    assert _judged(key, "false", remark) is right


def test_an_answer_in_words_is_right_only_letter_by_letter() -> None:
    words = formula(Symbol("6:23 PM"))
    assert is_right("6:23 PM", Answer(words, words), Goal.VALUE, proved=True)
    assert not is_right("6:24 PM", Answer(words, words), Goal.VALUE, proved=True)


@pytest.mark.parametrize(
    ("key", "figures", "rounded"),
    [("1049.0861881600001", 3, "1.05E+3"), ("-0.00165970007", 3, "-0.00166"), ("a half", 3, None)],
)
def test_a_key_is_rounded_as_the_question_asks(key: str, figures: int, rounded: str | None) -> None:
    assert keys.to_figures(key, figures) == rounded
