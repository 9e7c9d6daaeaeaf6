"""Definitions before the question: what they mean, that each is worked out and proven, what is refused."""

from __future__ import annotations

import pytest

from tutor.checking.certificates import certify
from tutor.engines.symbolic.proposing import propose
from tutor.errors import StepwiseError
from tutor.events import AnswerFound, StepFound
from tutor.maths.printing import plain
from tutor.maths.reading import read
from tutor.messages import render_plain
from tutor.problem import Goal, Level, Problem
from tutor.solution import Answer
from tutor.understanding import understand

ANSWERS = [
    ("Let f(x) = 2x + 1. What is f(3)?", "7"),
    ("let f(x) = 2x + 1. what is f(3)", "7"),
    ("Let f(x) = 2x + 1. Let g be the derivative of f. Suppose 3*x + h = 5, h = 2. What is g(3)?", "2"),
    ("Let s(k) = 16 - 5*k. Let q be s(-3). Suppose -15*p - 1 + q = 0. Solve 0*b = p*b for b.", "{0}"),
    ("Suppose 2*a + a = 5*a. Solve 3*b - 6 = a for b.", "{2}"),
    (
        "Suppose -1 = x + 5*y, -x = 3*y - 0 - 1. Suppose x*c - 40 = -2*j, -2*c - 6*j = -j - 4. "
        "Solve -2*f + 3*v - v = c, -4*v + 17 = 3*f for f.",
        "{-1}",
    ),
    ("Let i(b) = 5*b**2. Let j(l) = 30 - 38490*l. Calculate j(i(d)).", "30 - 192450*d^2"),
    ("Let b(r) = r**2 - 1. Let p(j) = j - 1. Let a(d) = 5*b(d) - 9*p(d). Factor a(k).", "(5*k - 4)*(k - 1)"),
    ("Let e(x) = 3*x. Let i be e(2). What is i + e(i)?", "24"),
    ("Let s(c) be the second derivative of c**3 + 4*c. Find the first derivative of s(k) wrt k.", "6"),
    ("Let f(x) = x^2 + 3x. What is f'(2)?", "7"),
    ("Let d(w) = w**2 - 4. Let d(w) = 0. What is w?", "{-2, 2}"),
    ("Let f(x) = x^2 and g(x) = 3x. Find f(g(2)).", "36"),
    ("If f(x) = 2x + 1, what is f(3)?", "7"),
    ("Given that f(x) = 2x + 1, find f(3).", "7"),
    ("What is f(3), where f(x) = 2x + 1?", "7"),
    ("What is 3p - q where p = 2 and q = 5?", "1"),
    ("Consider the function f(x) = x^2 - 1. Find f(4).", "15"),
    ("f(x) = 2x+1일 때, f(3)의 값은?", "7"),
    ("함수 f(x) = x^2 - 1에 대하여 f(4)의 값을 구하시오.", "15"),
    ("Let z be the blorb of 3. Let f(x) = 2x + 1. What is f(3)?", "7"),
]

REFUSED = [
    ("Let q be the blorb of 3. What is q + 1?", "not-understood", "the blorb of 3"),
    ("Let f(x) = 2x. What is the frobnication of f?", "not-understood", "frobnication"),
    ("Suppose x + y = 3. Let f(t) = 2*t. What is f(x)?", "not-solved", "x + y = 3"),
    ("Suppose x^2 = 4. Let f(t) = 2*t. What is f(x)?", "not-solved", "x^2 = 4"),
    ("Let a = b + 1. Let b = a - 1. What is a + 2?", "not-solved", "defined by itself"),
]


def solved(problem: Problem) -> Answer:
    """The engine's answer."""
    return next(event.answer for event in propose(problem, Level.BEGINNER) if isinstance(event, AnswerFound))


@pytest.mark.parametrize(("text", "value"), ANSWERS)
def test_definitions_are_put_into_the_question(text: str, value: str) -> None:
    problem = understand(text, "en")
    answer = solved(problem)
    assert answer.value.plain == plain(read(value)) or answer.value.plain == value
    assert certify(problem, answer).proved


@pytest.mark.parametrize(("text", "code", "part"), REFUSED)
def test_a_refusal_quotes_the_part(text: str, code: str, part: str) -> None:
    problem = understand(text, "en")
    assert problem.goal is Goal.WORDS
    assert problem.obstacle is not None
    assert problem.obstacle.code == code
    assert part in render_plain(problem.obstacle.message)


def test_parts_are_told_first_and_their_steps_are_inside() -> None:
    problem = understand("Let q be 3*4 + 1. Let f(x) = 2*x. What is f(q)?", "en")
    steps = [event.step for event in propose(problem, Level.BEGINNER) if isinstance(event, StepFound)]
    assert [step.rule for step in steps[:2]] == ["definition", "put-in"]
    assert steps[0].substeps
    assert problem.parts[0].name.plain == "q"


def test_a_wrong_value_of_a_part_is_not_proved() -> None:
    from dataclasses import replace

    problem = understand("Let q be 3*4 + 1. Let f(x) = 2*x. What is f(q)?", "en")
    answer = solved(problem)
    wrong = replace(problem.parts[0], answer=solved(understand("2 + 3", "en")))
    assert certify(problem, answer).proved
    assert not certify(replace(problem, parts=(wrong,)), answer).proved


def test_what_contradicts_itself_is_not_answered() -> None:
    for text in ("Let x = 2. Let x = 3. What is x + 1?", "Let x = 2. Suppose x = 5. What is x + 1?"):
        try:
            problem = understand(text, "en")
        except StepwiseError:
            continue
        assert problem.goal is Goal.WORDS, text
