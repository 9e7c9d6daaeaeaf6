"""Whole numbers with properties: what is read, what is found, and what is not clear enough to answer."""

from __future__ import annotations

import pytest
from sympy import Integer

from tutor.maths.transport import expression
from tutor.problem import Answer, Goal, Level
from tutor.topics import topic_named
from tutor.topics.number_search.reading import read_numbers
from tutor.understanding import understand


def answer(text: str) -> object:
    problem = understand(text, "en")
    assert problem.topic == "number-search", problem.topic
    *_, last = topic_named("number-search").solve(problem, Level.INTERMEDIATE)
    assert isinstance(last, Answer)
    return expression(last.value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("How many two-digit primes are there?", 21),
        ("How many positive integers less than 100 are multiples of 3 but not of 5?", 27),
        ("What is the sum of all positive integers less than 50 that are divisible by 3 or 5?", 543),
        ("What is the sum of the positive divisors of 84?", 224),
        ("What is the greatest three-digit multiple of 7?", 994),
        ("What is the smallest prime number greater than 90?", 97),
        ("What is the smallest positive integer $n$ such that $12n$ is a perfect square?", 3),
        ("How many of the positive divisors of 360 are perfect squares?", 4),
        ("How many positive integers less than 50 are relatively prime to 10?", 20),
        ("How many two-digit positive integers have a digit sum of 8?", 8),
        ("What is the smallest positive integer with exactly 6 positive divisors?", 12),
        ("What is the greatest common divisor of $10!$ and $8!$?", 40320),
        ("How many four-digit numbers are there?", 9000),
        (
            "What is the largest integer less than 500 that leaves a remainder of 2 when divided by 5 and a remainder "
            "of 3 when divided by 7?",
            472,
        ),
    ],
)
def test_finds_numbers(text: str, value: int) -> None:
    assert answer(text) == Integer(value)


@pytest.mark.parametrize(
    "text",
    [
        "How many integers are between 3 and 10?",
        "How many perfect squares are less than 1000?",
        "How many multiples of 5 are between 10 and 100?",
        "How many apples less than 5 are red?",
        "What is the smallest integer divisible by 7?",
    ],
)
def test_refuses_what_is_not_clear(text: str) -> None:
    assert understand(text, "en").goal is Goal.WORDS


def test_every_word_counts() -> None:
    assert read_numbers("positive integers less than 20 divisible by 3") is not None
    assert read_numbers("positive integers less than 20 divisible by 3 in the list") is None
