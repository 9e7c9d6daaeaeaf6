"""What stands around a question: format instructions, rounding, headings, several questions in one."""

from __future__ import annotations

import pytest

from tutor.checking.certificates import certify
from tutor.engines.symbolic.proposing import propose
from tutor.events import AnswerFound
from tutor.problem import Goal, Level, Problem
from tutor.solution import Answer
from tutor.understanding import understand
from tutor.understanding.framing import Rounding, headed, rounding_in, without_format

GUIDELINES = "\nWhen performing calculations, please follow these guidelines:\n1. Use ** instead of ^ for powers.\n"

ANSWERS = [
    ("What is 7 * 8? Give only the result as your final answer.", "56"),
    ("Solve the following multiplication: 98 * 92. Give only the result as your final answer.", "9016"),
    ("State the final answer to the following arithmetic problem: 3 + 6 - 2 =", "7"),
    (f"Calculate the following: (x + 1)*(x - 1){GUIDELINES}", "x^2 - 1"),
    ("Your task is to compute a power.\n\nCompute 3^4.\n", "81"),
    (
        "Please solve this problem to a maximum of 4 significant digits. Only reply with the value.\n2/3 = ?",
        "0.6667",
    ),
    ("What is 2/3? Round your answer to 2 decimal places.", "0.67"),
    ("What is 2/3 to 3 decimal places?", "0.667"),
    ("Solve x^2 = 2. Give your answers correct to 2 decimal places.", "(-1.41, 1.41)"),
    ("Find 3*5. Express your answer as an integer.", "15"),
    ("Addition: $9+45=$", "54"),
    ("Expanding Factored Binomial: $(x+1)(x-1)$", "x^2 - 1"),
    ("Basic Algebra: $2x + 4 = 9$", "{5/2}"),
    ("Let f(x) = x^2 - 1. (a) Find f(2). (b) Find f'(x).", "(3, 2*x)"),
    ("Solve the following equations: (a) 2x = 6 (b) x^2 = 4", "({3}, {-2, 2})"),
    ("Find the sum and product of 3 and 5.", "(8, 15)"),
    ("Let f(x) = x^2 + 1. Find f(2) and f'(1).", "(5, 2)"),
    ("What is 3+4? What is 5*6?", "(7, 30)"),
]

REFUSED = [
    "Trigonometry: sin(60)",
    "Derivatives and integrals: x^2",
    "Tom's homework: 3 + 4",
    "Which is prime? (a) 4 (b) 5",
    "Find x if 2x = 6. Find y if y = 2x.",
    "What is 3+4? Double it.",
    "Give the answer to the riddle.",
]


def solved(problem: Problem) -> Answer:
    """The engine's answer."""
    return next(event.answer for event in propose(problem, Level.BEGINNER) if isinstance(event, AnswerFound))


@pytest.mark.parametrize(("text", "value"), ANSWERS)
def test_what_stands_around_a_question_does_not_matter(text: str, value: str) -> None:
    problem = understand(text, "en")
    answer = solved(problem)
    assert answer.value.plain == value
    assert certify(problem, answer).proved


@pytest.mark.parametrize("text", REFUSED)
def test_a_frame_is_never_dropped_where_it_may_matter(text: str) -> None:
    assert understand(text, "en").goal is Goal.WORDS


@pytest.mark.parametrize(
    ("text", "rounding"),
    [
        ("Round decimal answers to 3 decimal places", Rounding(3)),
        ("correct to two decimal places", Rounding(2)),
        ("to the nearest hundredth", Rounding(2)),
        ("Give 4 significant figures", Rounding(4, significant=True)),
        ("Give your answer", None),
    ],
)
def test_roundings(text: str, rounding: Rounding | None) -> None:
    assert rounding_in(text) == rounding


def test_a_text_that_is_nothing_but_an_instruction_is_a_question() -> None:
    assert without_format("Round 3.456 to 2 decimal places") is None


def test_headings() -> None:
    found = headed("Binary to Decimal: 1011", 0, 23)
    assert found is not None
    assert not found.allows_formula()


def test_one_wrong_answer_of_several_is_told() -> None:
    problem = understand("Find the sum and product of 3 and 5.", "en")
    wrong = solved(understand("Find the sum and product of 3 and 6.", "en"))
    assert not certify(problem, wrong).proved
