"""Claims about positive letters: proved where they hold for those, refuted with a positive example."""

import pytest

from tutor.checking.steps import check_claim
from tutor.maths.printing import formula
from tutor.maths.reading import read
from tutor.solution import SameValue
from tutor.verdict import Status, Verdict

TRUE = [
    ("sqrt(x^2)", "x", "x > 0"),
    ("(x^4)^(2/81)", "x^(8/81)", "x > 0"),
    ("(x^5)^(8/13)*x^(-1/2)", "x^(67/26)", "x > 0"),
    ("sqrt(x^2 y)", "x*sqrt(y)", "x > 0 and y > 0"),
    ("sqrt(x)*(x^2 + x)/x^(1/3)", "x^(13/6) + x^(7/6)", "x > 0"),
]

FALSE = [
    ("sqrt(x^2)", "x^2", "x > 0"),
    ("sqrt(x^2 + 1)", "x + 1", "x > 0"),
    ("x", "x*(x - 2)/(x - 2)", "x > 0"),
]


def judged(left: str, right: str, where: str) -> Verdict:
    return check_claim(SameValue(*(formula(read(text)) for text in (left, right, where))))


@pytest.mark.parametrize(("left", "right", "where"), TRUE)
def test_what_holds_for_positive_letters_is_proved(left: str, right: str, where: str) -> None:
    assert judged(left, right, where).proved


@pytest.mark.parametrize(("left", "right", "where"), FALSE)
def test_what_fails_for_a_positive_number_is_not_proved(left: str, right: str, where: str) -> None:
    verdict = judged(left, right, where)
    assert verdict.status is Status.REFUTED
    assert verdict.witness is not None


def test_without_the_condition_it_is_refuted() -> None:
    left, right = (formula(read(text)) for text in ("sqrt(x^2)", "x"))
    assert check_claim(SameValue(left, right)).status is Status.REFUTED


def test_other_conditions_prove_nothing_more() -> None:
    assert not judged("sqrt(x^2)", "x", "x > 1").proved
