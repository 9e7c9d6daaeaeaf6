"""The final answer of a model's text gets the shape that the problem asks for."""

from __future__ import annotations

import pytest

from tutor.engines.transcription.answers import read_answer
from tutor.problem import Goal, Problem

CASES = [
    (Goal.SOLUTIONS, ("x",), r"\boxed{3}", "{3}"),
    (Goal.SOLUTIONS, ("x",), r"\boxed{x = 6/2}", "{3}"),
    (Goal.SOLUTIONS, ("x",), r"\boxed{x = 3 \text{ or } x = -1}", "{-1, 3}"),
    (Goal.SOLUTIONS, ("x",), r"\boxed{x = 3, x = -1}", "{-1, 3}"),
    (Goal.SOLUTIONS, ("x",), r"\boxed{3, -1}", "{-1, 3}"),
    (Goal.SOLUTIONS, ("x",), r"\boxed{\{3, -1\}}", "{-1, 3}"),
    (Goal.SOLUTIONS, ("x",), r"\boxed{x = 1 \pm 2}", "{-1, 3}"),
    (Goal.SOLUTIONS, ("x",), r"\boxed{x < 2}", "(-oo, 2)"),
    (Goal.SOLUTIONS, ("x",), r"\boxed{(-\infty, 2]}", "(-oo, 2]"),
    (Goal.SOLUTIONS, ("x",), r"\boxed{\text{no solution}}", "{}"),
    (Goal.SOLUTIONS, ("x", "y"), r"\boxed{(1, 2)}", "{(1, 2)}"),
    (Goal.SOLUTIONS, ("x", "y"), r"\boxed{x = 1, y = 2}", "{(1, 2)}"),
    (Goal.SOLUTIONS, ("x", "y"), r"\boxed{y = 2 \text{ and } x = 1}", "{(1, 2)}"),
    (Goal.SOLUTIONS, ("x",), r"\boxed{x_1 = 3, x_2 = -1}", "{-1, 3}"),
    (Goal.SOLUTIONS, ("x",), r"\boxed{-1 < x < 2}", "(-1, 2)"),
    (Goal.SOLUTIONS, ("x",), r"\boxed{x \in \mathbb{R}}", "(-oo, oo)"),
    (Goal.SOLUTIONS, ("x",), r"\boxed{\text{all real numbers}}", "(-oo, oo)"),
    (Goal.SOLUTIONS, ("x", "y"), r"\boxed{(1, 2), (3, 4)}", "{(1, 2), (3, 4)}"),
    (Goal.EIGENVALUES, (), r"\boxed{1, 3}", "{1, 3}"),
    (Goal.EIGENVALUES, (), r"\boxed{\lambda_1 = 1, \lambda_2 = 3}", "{1, 3}"),
    (Goal.VALUE, (), r"\boxed{f'(x) = 2x}", "2*x"),
    (Goal.VALUE, (), r"\boxed{x + 1}", "x + 1"),
    (Goal.ANTIDERIVATIVE, ("x",), r"\boxed{\frac{x^3}{3} + C}", "x^3/3 + C"),
    (Goal.WORDS, (), r"\boxed{\$12}", "12"),
    (Goal.WORDS, (), r"\boxed{\text{the red house}}", None),
    (Goal.SOLUTIONS, ("x",), r"\boxed{((((}", None),
]


@pytest.mark.parametrize(("goal", "unknowns", "text", "value"), CASES)
def test_answers(goal, unknowns, text, value):
    answer = read_answer(f"Therefore the answer is {text}.", Problem("?", goal=goal, unknowns=unknowns))
    assert answer is not None
    assert answer.shown.latex
    assert (answer.value.plain if answer.value.tree else None) == value


@pytest.mark.parametrize("text", ["", "Let us think about it."])
def test_no_answer(text):
    assert read_answer(text, Problem("?")) is None
