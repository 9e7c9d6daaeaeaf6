"""The whole check, from text to verdict: notations, conversions, forms, errors."""

import time

import pytest

from tutor.checking.answers import check_answer
from tutor.errors import UnknownName

EQUAL = [
    ("4", "2+2"),
    (r"\frac{1}{2}", "0.5"),
    ("1.5", r"1\frac12"),
    ("x=3", "3"),
    (r"\boxed{x = -3 \text{ or } x = \frac{1}{2}}", "{1/2, -3}"),
    ("1, 2, 3", "3,1,2"),
    (r"$[\frac12, 8]$", r"0.5 \leq x \leq 8"),
    (r"(-\infty, -3) \cup (3, \infty)", "x<-3 or x>3"),
    (r"\begin{pmatrix}-7\\16\\5\end{pmatrix}", "(-7,16,5)"),
    ("f(x)=x+1", "x + 1"),
    ("f(z)=z", "f(x)=x"),
    ("(p,q)=(3,2)", "(3,2)"),
    ("85.71", r"\frac{600}{7}"),
    (r"28\%", "0.28"),
    ("1.5 m", "150 cm"),
    (r"1 \pm \sqrt{19}", r"1+\sqrt{19}, 1-\sqrt{19}"),
    (r"x = \frac{\pi}{6} + k\pi", r"\frac{\pi}{6} + n\pi"),
    (r"\text{infinitely many}", r"\infty"),
    ("1,22", "1.22"),
    ("27z - 5q > -4u + 5q - 9z", "5q - 9z < 2u + 9z"),
    (r"\text{(B)}", "B"),
    (r"\gcd(12, 18)", "6"),
    (r"\begin{vmatrix}a&b\\c&d\end{vmatrix}", "ad-bc"),
    (r"(\pm 1, 0, \pm 1)", "(1,0,1), (1,0,-1), (-1,0,1), (-1,0,-1)"),
    ("Petya receives the last token.", "Petya"),
    (r"\int_0^1 e^{-x^2}\,dx", "0.7468"),
]

DIFFERENT = [
    ("3x + 2c", "3x + 2"),
    ("R/r", "1"),
    ("1/2004!", "1/2006!"),
    (r"1.6 \times 10^{-19}", r"9.1 \times 10^{-31}"),
    ("3x^2", "3X^2"),
    ("5", "5.001"),
    ("1/3", "0.33"),
    ("10", "9.999999"),
    ("[0,3)", "[0,3]"),
    ("(1,2)", "(2,1)"),
    (r"204_5", "204"),
    ("12:00", "1:00"),
    (r"\sqrt{67},-\sqrt{85}", r"\sqrt{67}"),
    (r"x = k\pi", r"2n\pi"),
    ("x^2+y^2=1", "x^2+y^2=2"),
    ("C", "A"),
    ("10 m", "10 kg"),
    ("Petya does not win, Kolya does.", "Petya"),
    (r"\lfloor x \rfloor", r"\lceil x \rceil - 1"),
]


@pytest.mark.parametrize(("gold", "answer"), EQUAL)
def test_right_answers_are_equal_both_ways_round(gold, answer):
    assert check_answer(gold, answer).verdict == "equal"
    assert check_answer(answer, gold).verdict == "equal"


@pytest.mark.parametrize(("gold", "answer"), DIFFERENT)
def test_wrong_answers_are_different_both_ways_round(gold, answer):
    assert check_answer(gold, answer).verdict == "different"
    assert check_answer(answer, gold).verdict == "different"


@pytest.mark.parametrize(
    ("gold", "answer", "form", "verdict", "form_ok"),
    [
        ("x^2-1", "(x-1)(x+1)", "factored", "equal", True),
        ("x^2-1", "x^2-1", "factored", "equal", False),
        ("x^2-1", "(x-1)(x-1)", "factored", "different", True),
        ("1/2", "2/4", "lowest-terms", "equal", False),
        ("pi", "3.142", "significant-figures:4", "equal", True),
        ("pi", "3.141", "significant-figures:4", "different", True),
        ("9.815*m/s^2", "9.82*m/s^2", "significant-figures:3", "equal", True),
        ("0.4*l", "400*ml", "significant-figures:2", "equal", True),
        ("9.81*m/s^2", "9.81", "significant-figures:3", "different", True),
        ("x^3/3", "x^3/3 + C", "up-to-constant", "equal", True),
        ("x^3/3 + C", "x^3/3", "up-to-constant", "equal", False),
        ("x^3/3", "2x + C", "up-to-constant", "different", True),
        ("ln|x| + C", "ln(x) + C", "up-to-constant", "equal", False),
        ("x^(k+1)/(k+1)", "x^(k+1)/(k+1) + c", "up-to-constant", "equal", True),
        ("2x+1", "1+2x", "same-up-to-order", "equal", True),
        ("2x+1", "x+x+1", "same-up-to-order", "equal", False),
    ],
)
def test_the_form_is_a_question_of_its_own(gold, answer, form, verdict, form_ok):
    check = check_answer(gold, answer, form)
    assert (check.verdict, check.form_ok) == (verdict, form_ok)


def test_unreadable_input_names_the_side_and_the_place():
    check = check_answer("x+1", "x+*1")
    assert check.verdict == "unreadable"
    assert check.error is not None
    assert check.error["side"] == "answer"
    assert check.error["position"] == 2


def test_a_difference_has_a_witness_to_show():
    check = check_answer("x^2", "2x+1")
    assert check.witness == {"point": {"x": "2"}, "left": "4", "right": "5"}
    assert check_answer("{1,2,3}", "{1,2}").witness == {"missing": "3"}


def test_without_a_key_only_the_form_is_asked():
    check = check_answer(None, "2/4", "lowest-terms")
    assert (check.verdict, check.form_ok) == ("undecided", False)


def test_an_unknown_form_is_an_error():
    with pytest.raises(UnknownName):
        check_answer("1", "1", "pretty")


@pytest.mark.parametrize(
    "answer",
    ["9^9^9^9", "10^8!", "((10!)!)!", "(1+x)^{1000000}", "{" * 3000, "__import__('os').system('x')", "1/0", "0^0"],
)
def test_bombs_are_answered_at_once(answer):
    start = time.process_time()
    assert check_answer("x+1", answer).verdict in ("different", "undecided", "unreadable")
    assert time.process_time() - start < 2
