"""Differential equations: which solution is found, and that the checker proves it."""

from __future__ import annotations

import pytest

from tutor.checking.certificates import certify
from tutor.problem import Level
from tutor.solution import Answer
from tutor.topics import topic_named
from tutor.understanding import understand


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("y' = 3y", "C*e^(3*x)"),
        ("y' = 2x", "C + x^2"),
        ("y' = y(1-y), y(0) = 1/2", "e^x/(e^x + 1)"),
        ("y' = x/y, y(0) = 2", "sqrt(x^2 + 4)"),
        ("y'' + y = 0, y(0) = 0, y'(0) = 1", "sin(x)"),
        ("y'' - 3y' + 2y = 0", "C_1*e^x + C_2*e^(2*x)"),
        ("solve y' = 3y with y(0) = 5", "5*e^(3*x)"),
    ],
)
def test_solution_is_found_and_proved(question: str, value: str) -> None:
    problem = understand(question, "en")
    assert problem.topic == "differential-equations"

    *_, answer = topic_named("differential-equations").solve(problem, Level.BEGINNER)

    assert isinstance(answer, Answer)
    assert answer.value.plain == value
    assert certify(problem, answer).proved
