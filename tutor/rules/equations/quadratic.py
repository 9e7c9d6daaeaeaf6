"""A quadratic polynomial and what its coefficients tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sympy import Expr, Integer, Symbol, expand, sqrt


class Quadratic(NamedTuple):
    """a x² + b x + c with its unknown."""

    a: Expr
    b: Expr
    c: Expr
    unknown: Symbol

    @classmethod
    def of(cls, numbers: Sequence[Expr], unknown: Symbol) -> Quadratic:
        """Return the quadratic with these three coefficients."""
        a, b, c = numbers
        return cls(a, b, c, unknown)

    @property
    def discriminant(self) -> Expr:
        """b² - 4ac."""
        return expand(self.b**2 - 4 * self.a * self.c)

    @property
    def factors(self) -> bool:
        """Whether its roots are rational, so that it can be factored over the whole numbers."""
        whole = all(isinstance(number, Integer) for number in (self.a, self.b, self.c))
        return whole and bool(self.discriminant >= 0) and bool(sqrt(self.discriminant).is_Rational)
