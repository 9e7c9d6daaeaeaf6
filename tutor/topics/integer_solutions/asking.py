"""How whole numbers among the solutions of an inequality are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import And, Basic

from tutor.maths.operations import operation, operation_name
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.rules.equations.asking import unknown_of
from tutor.rules.equations.inequalities import inequalities_of
from tutor.rules.equations.inequality_solvers import is_joined
from tutor.topic import Posed

TASK = "whole-solutions"
PHRASES: Mapping[str, tuple[str, ...]] = {
    "number_of_integer_solutions": (
        "how many integers satisfy {e}",
        "how many integers {x} satisfy {e}",
        "how many integer values of {x} satisfy {e}",
        "how many integers are in the solution set of {e}",
        "how many integers {x} are there such that {e}",
        "for how many integers {x} is {e}",
        "for how many integer values of {x} is {e}",
        "find the number of integers {x} such that {e}",
        "find the number of integers {x} that satisfy {e}",
        "find the number of integers {x} for which {e}",
        "find the number of integer solutions of {e}",
        "find the number of integer solutions to {e}",
    ),
    "largest_integer_solution": (
        "find the largest integer {x} such that {e}",
        "what is the largest integer {x} such that {e}",
        "find the largest integer {x} that satisfies {e}",
        "what is the largest integer {x} that satisfies {e}",
        "what is the largest integer value of {x} that satisfies {e}",
        "what is the largest integer value of {x} such that {e}",
        "what is the largest integer {x} for which {e}",
        "what is the greatest integer {x} such that {e}",
        "what is the greatest integer value of {x} such that {e}",
        "find the greatest integer {x} such that {e}",
    ),
    "smallest_integer_solution": (
        "find the smallest integer {x} such that {e}",
        "what is the smallest integer {x} such that {e}",
        "find the smallest integer {x} that satisfies {e}",
        "what is the smallest integer {x} that satisfies {e}",
        "what is the smallest integer value of {x} that satisfies {e}",
        "what is the smallest integer value of {x} such that {e}",
        "what is the smallest integer {x} for which {e}",
        "what is the least integer {x} such that {e}",
        "what is the least integer value of {x} such that {e}",
    ),
    "smallest_positive_integer_solution": (
        "find the smallest positive integer {x} such that {e}",
        "what is the smallest positive integer {x} such that {e}",
        "find the smallest positive integer {x} that satisfies {e}",
        "what is the smallest positive integer {x} that satisfies {e}",
        "what is the least positive integer {x} such that {e}",
    ),
}
"""Operation → how it is asked for."""


def posing(name: str) -> Callable[[Mapping[str, Basic]], Posed | None]:
    """Return the ``pose`` of the phrases of one operation."""

    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        found = inequalities_of(blanks["e"], blanks.get("x"))
        if found is None:
            return None
        parts, unknown = found
        statement = parts[0] if len(parts) == 1 else And(*parts, evaluate=False)
        return Posed(operation(name, statement, unknown), TASK, Goal.VALUE) if is_joined(statement, unknown) else None

    return pose


def fits(problem: Problem) -> bool:
    """Whether whole numbers that solve an inequality are asked for."""
    if problem.goal is not Goal.VALUE or problem.task != TASK:
        return False
    statement = expression(problem.statement)
    return operation_name(statement) in PHRASES and unknown_of(statement.args[0], statement.args[1]) is not None
