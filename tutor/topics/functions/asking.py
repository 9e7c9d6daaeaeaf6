"""How the properties of a function are asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Symbol

from tutor.maths.operations import operation, operation_name
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.rules.asking import function_of, variable_of
from tutor.topic import Asking, Posed

DOMAIN, RANGE, PARITY, INVERSE = "domain", "range", "parity", "inverse"


def fits(problem: Problem) -> bool:
    """Whether a property of a function is asked."""
    if problem.goal is Goal.INVERSE:
        return True
    if problem.goal is not Goal.VALUE or problem.task not in (DOMAIN, RANGE, PARITY):
        return False
    return operation_name(expression(problem.statement)) == problem.task


def _about(name: str) -> Callable[[Mapping[str, Basic]], Posed | None]:
    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        f = function_of(blanks["f"])
        x = variable_of(blanks, f) if f is not None else None
        if f is None or x is None or f.free_symbols != {x}:
            return None
        return Posed(operation(name, f, x), name, Goal.VALUE)

    return pose


def _pose_inverse(blanks: Mapping[str, Basic]) -> Posed | None:
    f = function_of(blanks["f"])
    x = variable_of(blanks, f) if f is not None else None
    if f is None or x is None or x not in f.free_symbols or f.free_symbols - {x} & {Symbol("y")}:
        return None
    return Posed(f, INVERSE, Goal.INVERSE, (x.name,))


ASKINGS = (
    Asking(
        (
            "find the domain of {f}",
            "find the domain of the function {f}",
            "domain of {f}",
            "for which {x} is {f} defined",
            "find the largest domain of {f}",
            "determine the domain of {f}",
        ),
        _about(DOMAIN),
    ),
    Asking(
        ("find the range of {f}", "find the range of the function {f}", "range of {f}", "determine the range of {f}"),
        _about(RANGE),
    ),
    Asking(
        (
            "find the inverse of {f}",
            "find the inverse of the function {f}",
            "find the inverse function of {f}",
            "determine the inverse of {f}",
            "invert the function {f}",
        ),
        _pose_inverse,
    ),
    Asking(
        (
            "is {f} even or odd",
            "is the function {f} even or odd",
            "is {f} even, odd or neither",
            "is the function {f} even, odd or neither",
            "determine whether {f} is even or odd",
            "determine whether {f} is even, odd or neither",
        ),
        _about(PARITY),
    ),
)
