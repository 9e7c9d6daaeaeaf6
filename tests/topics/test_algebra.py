"""The algebra of expressions: what is asked, what comes out, what is refused."""

import pytest

from tutor.checking.certificates import certify
from tutor.messages import render_plain
from tutor.problem import Goal, Level
from tutor.solution import Answer
from tutor.topics import topic_named
from tutor.understanding import understand

ANSWERS = [
    # substituting
    ("Evaluate 3x^2 - 2x + 1 for x = -2", "17"),
    ("If f(x) = (3x - 2)/(x - 2), what is the value of f(-2) + f(-1) + f(0)?", "14/3"),
    ("Given f(x) = 2x - 3 and g(x) = x + 1, find g(f(5) - 1).", "7"),
    ("If f(x) = x^2 + 1 and g(x) = 2x - 3, find f(g(x)).", "4*x^2 - 12*x + 10"),
    ("Given f(x) = x^2, find f(x + 1) - f(x).", "2*x + 1"),
    # polynomials
    ("What is the degree of (x^2 + 1)^3 - x^6?", "4"),
    ("What is the degree of x^2y^3 + x^4?", "5"),
    ("Find the leading coefficient of 4x - 3x^5 + 2x^2", "-3"),
    ("Find the coefficient of x^2 in (x + 3)(2x^2 - x + 4).", "5"),
    ("Find the coefficient of x^7 in (x + 3)(2x^2 - x + 4).", "0"),
    ("Subtract x^2 - 3x + 2 from 4x^2 + x - 7", "3*x^2 + 4*x - 9"),
    # division
    ("Divide x^3 - 2x^2 + 4 by x - 3", "x^2 + x + 3 + 13/(x - 3)"),
    ("Use synthetic division to divide x^3 + 8 by x + 2", "x^2 - 2*x + 4"),
    ("Find the quotient when x^6 - 3 is divided by x + 1.", "x^5 - x^4 + x^3 - x^2 + x - 1"),
    ("Find the quotient and remainder when 2x^3 + 3x^2 - x + 5 is divided by x^2 + x - 1", "(2*x + 1, 6)"),
    ("Find the remainder when (5x + 9)^611 + (x + 5)^11 + (x - 1)^11 + 3x^2 + 1 is divided by x + 2.", "12"),
    ("Find the remainder when x^5 is divided by x^2 + 1", "x"),
    ("Is x - 1 a factor of x^3 - 7x + 6?", "true"),
    ("Is x^2 + 1 a factor of x^4 + 2?", "false"),
    # squares and fractions
    ("Complete the square: x^2 + 6x + 5", "(x + 3)^2 - 4"),
    ("Write -2x^2 + 6x in vertex form", "-2*(x - 3/2)^2 + 9/2"),
    ("Complete the square: x^2 + 7", "x^2 + 7"),
    ("Find the partial fraction decomposition of (4x - 23)/(x^2 + 5x - 24)", "5/(x + 8) - 1/(x - 3)"),
    ("Decompose (x^2 + 2)/(x^3 + x) into partial fractions.", "-x/(x^2 + 1) + 2/x"),
    ("partial fractions of 1/(x^2 + 1)", "1/(x^2 + 1)"),
    ("Divide (x + 2)/(x - 3) by (x^2 - 4)/(x^2 - 9)", "(x + 3)/(x - 2)"),
    ("For which values of x is (x - 5)/(x^2 - 9) undefined?", "{-3, 3}"),
    ("Find the excluded values of 1/(x^2 + 1)", "{}"),
    # roots and powers
    ("Rationalize the denominator of 5/sqrt(3)", "5*sqrt(3)/3"),
    ("Write sqrt(72) + sqrt(50) in simplest radical form", "11*sqrt(2)"),
    ("Simplify sqrt(x^2) assuming x is positive.", "x"),
    ("Simplify (p^4)^(2/81) for p > 0", "p^(8/81)"),
    ("Simplify sqrt(x^2 y^4) where x > 0, y > 0", "x*y^2"),
    # identities
    ("Prove that (a + b)^2 - (a - b)^2 = 4ab", "true"),
    ("Is (x + 1)^2 = x^2 + 1 an identity?", "false"),
]


@pytest.mark.parametrize(("text", "value"), ANSWERS)
def test_answers_are_right_and_proved(text: str, value: str) -> None:
    problem = understand(text, "en")
    assert problem.topic is not None
    *_, answer = topic_named(problem.topic).solve(problem, Level.BEGINNER)
    assert isinstance(answer, Answer)
    assert answer.value.plain == value
    verdict = certify(problem, answer)
    assert verdict.proved, render_plain(verdict.message)


ELSEWHERE = [
    "Divide 12 by 4",
    "Find the remainder when 17 is divided by 5",
    "Is 7 a factor of 21?",
    "Find the degree of sin(x)",
    "If x = 3 find y",
    "Is sin(x) = 1 an identity?",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_other_questions_are_left_to_others(text: str) -> None:
    names = ("substituting", "polynomials", "polynomial-division", "identities", "rational-expressions")
    assert understand(text, "en").topic not in names


def test_a_condition_that_is_not_positive_is_not_read_as_one() -> None:
    assert understand("Simplify sqrt(x^2) if x < 0", "en").goal is Goal.WORDS
