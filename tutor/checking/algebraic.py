"""Exact decisions about algebraic numbers and functions: is this zero, and where can it be zero.

A radical is adjoined as a new symbol with the polynomial that it satisfies; resultants then remove these symbols
again. What is left is a polynomial over the rationals among whose roots the wanted number is, so that "it is zero" is
proven by a bound on its roots, not by rounding. Knows nothing of claims and problems.
"""

from __future__ import annotations

from collections.abc import Callable

from sympy import (
    Abs,
    Add,
    Basic,
    CRootOf,
    Dummy,
    Expr,
    Float,
    Max,
    Min,
    Mul,
    Poly,
    Pow,
    Rational,
    Symbol,
    cancel,
    fraction,
    resultant,
    together,
)
from sympy.core.numbers import ImaginaryUnit

LARGEST_DEGREE = 64
"""Towers of radicals above this degree are not tried."""


class NotAlgebraic(NotImplementedError):
    """The expression holds something that no polynomial with rational coefficients describes."""


class Tower:
    """Radicals adjoined one after the other, each with its polynomial over those before it."""

    def __init__(self) -> None:
        self.relations: list[tuple[Symbol, Expr]] = []
        self.degree = 1
        self._known: dict[Basic, Symbol] = {}

    def place(self, symbol: Symbol, polynomial: Poly) -> None:
        """Say that a symbol of the expressions to come is a root of this polynomial."""
        self._grow(polynomial.degree())
        self._known[symbol] = symbol
        self.relations.append((symbol, polynomial.as_expr()))

    def adjoin(self, expression: Basic) -> Expr:
        """Rewrite an expression as a rational function of its symbols and the adjoined ones.

        Raises:
            NotAlgebraic: a part of it is not algebraic.
        """
        match expression:
            case Rational() | Symbol():
                return expression
            case Float():
                return Rational(str(expression))
            case Add() | Mul():
                return expression.func(*(self.adjoin(part) for part in expression.args))
            case Pow(args=(base, Rational() as power)) if abs(power.p) <= 1000:
                inner = self.adjoin(base)
                return inner**power if power.q == 1 else self._root(inner, int(power.q)) ** int(power.p)
            case Abs():
                return self._root(self.adjoin(expression.args[0]) ** 2, 2)
            case Max() | Min() if len(expression.args) == 2:
                a, b = (self.adjoin(part) for part in expression.args)
                side = 1 if isinstance(expression, Max) else -1
                return (a + b + side * self._root((a - b) ** 2, 2)) / 2
            case ImaginaryUnit():
                return self._symbol(expression, lambda y: y**2 + 1, 2)
            case CRootOf():
                known = expression.poly
                return self._symbol(expression, lambda y: known.as_expr().subs(known.gen, y), known.degree())
            case _:
                raise NotAlgebraic(str(expression))

    def _root(self, inner: Expr, degree: int) -> Expr:
        above, below = fraction(cancel(together(inner)))
        written = Pow(above / below, Rational(1, degree), evaluate=False)
        return self._symbol(written, lambda y: below * y**degree - above, degree)

    def _symbol(self, key: Basic, relation: Callable[[Symbol], Expr], degree: int) -> Symbol:
        if key not in self._known:
            self._grow(degree)
            self._known[key] = symbol = Dummy(f"r{len(self.relations)}")
            self.relations.append((symbol, relation(symbol)))
        return self._known[key]

    def _grow(self, degree: int) -> None:
        self.degree *= degree
        if self.degree > LARGEST_DEGREE:
            raise NotAlgebraic("too many radicals")

    def eliminate(self, numerator: Expr) -> Expr:
        """Remove the adjoined symbols from a polynomial: the result vanishes wherever the polynomial does."""
        for symbol, relation in reversed(self.relations):
            if numerator.has(symbol):
                numerator = resultant(relation, numerator, symbol)
        return numerator


def minimal_multiple(expression: Basic, placed: dict[Symbol, Poly], variable: Symbol) -> Poly | None:
    """Return a polynomial over the rationals that the number is a root of, or None when there is no use of it.

    Raises:
        NotAlgebraic: the number is not known to be algebraic.
    """
    tower = Tower()
    for symbol, polynomial in placed.items():
        tower.place(symbol, polynomial)
    above, below = fraction(cancel(together(tower.adjoin(expression))))
    if above == 0:
        return Poly(variable, variable)
    found = tower.eliminate(below * variable - above)
    return None if found == 0 else Poly(found, variable)


def least_nonzero_root(polynomial: Poly) -> Rational:
    """Return a positive number below the size of every root that is not zero (Cauchy's bound)."""
    coefficients = [abs(c) for c in polynomial.all_coeffs()]
    while coefficients and coefficients[-1] == 0:
        coefficients.pop()
    if len(coefficients) < 2:
        return Rational(1)
    return Rational(coefficients[-1] / (coefficients[-1] + max(coefficients[:-1])))
