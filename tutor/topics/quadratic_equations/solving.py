"""Solving a quadratic equation over the real numbers, with the solutions tried in the original equation."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.problem import Level, Problem
from tutor.rules.equations.asking import asked_relation
from tutor.rules.equations.polynomial import method_of, solve_and_check
from tutor.solution import Answer, Step


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    found = asked_relation(problem)
    if found is None:
        raise ValueError("not a quadratic equation")
    yield from solve_and_check(*found, method_of(problem))
