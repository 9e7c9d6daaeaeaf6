"""Bringing a polynomial equation to the form ``polynomial = 0`` with whole coefficients and no common factor."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from functools import lru_cache
from typing import TypeVar

from sympy import Eq, Expr, Integer, Poly, S, Symbol, expand, gcd_list
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.equations.both_sides import divide, remove_term, swap
from tutor.rules.equations.linear import simplified
from tutor.rules.equations.written import in_powers, relation
from tutor.solution import Step

T = TypeVar("T")
Steps = Generator[Step, None, Relational]


def coefficients(expression: Expr, unknown: Symbol) -> list[Expr]:
    """Return the coefficients in the unknown, highest power first."""
    return list(_coefficients(expression, unknown))


@lru_cache(maxsize=2048)
def _coefficients(expression: Expr, unknown: Symbol) -> tuple[Expr, ...]:
    return tuple(Poly(expand(evaluated(expression)), unknown).all_coeffs())


def standard_form(equation: Relational, unknown: Symbol) -> Steps:
    """Simplify, gather everything on the left, and divide by the common factor."""
    unknowns = (unknown,)
    equation = yield from simplified(equation, unknowns)
    if unknown not in equation.lhs.free_symbols:
        equation = yield from swap(equation, unknowns)
    if equation.rhs != 0:
        equation = yield from remove_term(
            equation,
            equation.rhs,
            unknowns,
            say("With zero on one side the left side can be factored, or the formula used."),
            say("Which form must the equation have before you can factor it?"),
        )
    return (yield from _primitive(equation, unknown))


def _primitive(equation: Relational, unknown: Symbol) -> Steps:
    numbers = coefficients(equation.lhs, unknown) if unknown in equation.lhs.free_symbols else []
    if not numbers or not all(isinstance(number, Integer) for number in numbers):
        return equation
    common = gcd_list(numbers) * (-1 if numbers[0] < 0 else 1)
    if common == 1:
        return equation
    return (
        yield from divide(
            equation,
            common,
            (unknown,),
            because=say("Every coefficient is divisible by it, and smaller numbers are easier to factor.")
            if abs(common) != 1
            else say("A positive first coefficient is easier to factor."),
            idea=say("Is there a number that divides every coefficient?"),
        )
    )


def equal_to_zero(numbers: Iterable[Expr], unknown: Symbol) -> Relational:
    """Return ``polynomial = 0``, written by descending powers."""
    return relation(Eq, in_powers(list(numbers), unknown), S.Zero)


def gathered(work: Generator[Step, None, T]) -> tuple[list[Step], T]:
    """Run a piece of work to its end; return its steps and its result."""
    steps: list[Step] = []
    while True:
        try:
            steps.append(next(work))
        except StopIteration as end:
            return steps, end.value
