"""Units, times of day and the calendar: questions as people ask them, and what must not be guessed."""

from __future__ import annotations

import pytest

from tutor.checking.certificates import certify
from tutor.problem import Goal, Level
from tutor.solution import Answer
from tutor.topics import topic_named
from tutor.understanding import understand


def answered(text: str) -> Answer:
    problem = understand(text, "en")
    assert problem.goal is not Goal.WORDS, text
    assert problem.topic is not None
    *_, answer = topic_named(problem.topic).solve(problem, Level.BEGINNER)
    assert isinstance(answer, Answer)
    assert certify(problem, answer).proved
    return answer


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Convert 527864.5 centuries to months.", "633437400"),
        ("What is 23240.62us in nanoseconds?", "23240620"),
        ("How many milligrams are there in 76.89453ng?", "0.00007689453"),
        ("How many days are there in 6/7 of a week?", "6"),
        ("What is three quarters of a litre in millilitres?", "750"),
        ("Convert 72 km/h to m/s", "20"),
        ("Convert -40 degrees Celsius to degrees Fahrenheit", "-40"),
        ("Convert 485 minutes to hours & minutes", "8 hours and 5 minutes"),
        ("How many minutes are there between 10:08 PM and 7:04 AM?", "536"),
        ("What is 297 minutes before 10:05 AM?", "5:08 AM"),
        ("What is 45 minutes after 11:30 PM?", "12:15 AM"),
        ("How much time elapsed from 15:21:06.557 to 20:32:00.649?", "05:10:54.092"),
        ("What day of the week was July 20, 1969?", "Sunday"),
        ("Is 1900 a leap year?", "false"),
        ("Is 2000 a leap year?", "true"),
        ("How many days are there between February 1, 2024 and March 1, 2024?", "29"),
        ("How many legs are there in total if you have 3 spiders and 2 dogs?", "32"),
    ],
)
def test_is_answered_and_proved(text: str, shown: str) -> None:
    assert answered(text).shown.plain == shown


@pytest.mark.parametrize(
    "text",
    [
        "Convert 5 kilograms to meters",
        "How many minutes are there between 25:10 and 26:30?",
        "If today is Monday, March 13, 2024, what day of the week will it be in 10 days?",
        "How many legs are there in total if you have 3 unicorns?",
    ],
)
def test_what_means_nothing_is_not_guessed(text: str) -> None:
    assert understand(text, "en").goal is Goal.WORDS
