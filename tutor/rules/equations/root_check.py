"""Trying a solution in the original equation: the last step of a solution that a student can trust."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from sympy import Eq, Expr, Symbol, cancel, expand, radsimp
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.equations.showing import formula, listed
from tutor.rules.equations.steps import value_step
from tutor.rules.equations.written import relation, substituted
from tutor.solution import SameValue, Step


def root_check(statement: Relational, unknown: Symbol, value: Expr) -> Step:
    """Put the value into both sides of the original equation and compare."""
    return solution_check(statement, {unknown: value})


def solution_check(statement: Relational, values: Mapping[Symbol, Expr]) -> Step:
    """Put the values into both sides of an equation and compare."""
    left, right = statement.args
    for unknown, value in values.items():
        left, right = substituted(left, unknown, value), substituted(right, unknown, value)
    left_value, right_value = worked_out(left), worked_out(right)
    substeps = [
        value_step(
            "evaluate-side",
            say("Work out the left side.") if side is left else say("Work out the right side."),
            say("Powers first, then products, then sums."),
            side,
            result,
        )
        for side, result in ((left, left_value), (right, right_value))
        if side != result
    ]
    return Step(
        "check-by-substitution",
        say(
            "Check {solution} in {equation}.",
            solution=listed([relation(Eq, unknown, value) for unknown, value in values.items()]),
            equation=formula(statement),
        ),
        say("Put in the solution: both sides of the original equation must have the same value."),
        formula(relation(Eq, left, right)),
        formula(relation(Eq, left_value, right_value)),
        _agreement(left, right),
        tuple(substeps),
        say("How can you test a solution without solving again?"),
    )


def _agreement(left: Expr, right: Expr) -> SameValue:
    """Both sides are equal where they have a value: letters may make the denominators of one of them zero."""
    if left.free_symbols | right.free_symbols and right.count_ops() > left.count_ops():
        left, right = right, left
    return SameValue(formula(left), formula(right))


@lru_cache(maxsize=1024)
def worked_out(expression: Expr) -> Expr:
    """Return the value in simplest form."""
    value = expand(evaluated(expression))
    if value.is_Rational:
        return value
    if value.free_symbols:
        return cancel(value)
    return radsimp(value)
