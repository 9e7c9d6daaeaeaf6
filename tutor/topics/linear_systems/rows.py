"""A linear equation in several unknowns as a row of numbers, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sympy import Eq, Expr, S, Symbol, expand, gcd_list
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated
from tutor.rules.equations.written import polynomial_order, relation, sum_of


class Row(NamedTuple):
    """The coefficients of the unknowns, in their order, and the right side."""

    coefficients: tuple[Expr, ...]
    right: Expr

    @property
    def empty(self) -> bool:
        """Whether no unknown is left in it."""
        return all(coefficient == 0 for coefficient in self.coefficients)

    def scaled(self, factor: Expr) -> Row:
        """Both sides times a number."""
        return Row(tuple(expand(factor * c) for c in self.coefficients), expand(factor * self.right))

    def minus(self, other: Row) -> Row:
        """This row minus another, side by side."""
        pairs = zip(self.coefficients, other.coefficients, strict=True)
        return Row(tuple(expand(a - b) for a, b in pairs), expand(self.right - other.right))

    def reduced(self) -> Row:
        """The row divided by the common divisor of its whole numbers."""
        numbers = [*self.coefficients, self.right]
        if self.empty or not all(number.is_Integer for number in numbers):
            return self
        return self.scaled(1 / gcd_list(numbers))


def row_of(equation: Relational, unknowns: Sequence[Symbol]) -> Row | None:
    """Return the equation as a row, None where it is not linear in the unknowns."""
    difference = expand(evaluated(equation.lhs) - evaluated(equation.rhs))
    coefficients = tuple(difference.coeff(unknown, 1) for unknown in unknowns)
    if any(set(unknowns) & coefficient.free_symbols for coefficient in coefficients):
        return None
    pairs = zip(coefficients, unknowns, strict=True)
    rest = expand(difference - sum((coefficient * unknown for coefficient, unknown in pairs), S.Zero))
    return None if set(unknowns) & rest.free_symbols else Row(coefficients, -rest)


def equation_of(row: Row, unknowns: Sequence[Symbol]) -> Relational:
    """Return ``2x + 3y = 5``."""
    terms = [c * unknown for c, unknown in zip(row.coefficients, unknowns, strict=True) if c != 0]
    return relation(Eq, sum_of(terms), polynomial_order(row.right, unknowns))
