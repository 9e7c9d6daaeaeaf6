"""Solving a trigonometric equation, in an interval where one is given."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.problem import Level, Problem
from tutor.rules.equations.trigonometric import solve_trigonometric
from tutor.solution import Answer, Step
from tutor.topics.trigonometric_equations.asking import question_of


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    question = question_of(problem)
    if question is None:
        raise ValueError("not a trigonometric equation")
    yield from solve_trigonometric(*question)
