"""Exact decisions about algebraic numbers and functions: is this zero, and where can it be zero.

A radical is adjoined as a new symbol with the polynomial that it satisfies; resultants then remove these symbols
again. What is left is a polynomial over the rationals among whose roots the wanted number is, so that "it is zero" is
proven by a bound on its roots, not by rounding. Knows nothing of claims and problems.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from flint import Ordering, fmpq, fmpq_mpoly, fmpq_mpoly_ctx, fmpq_poly
from sympy import Abs, Add, Basic, CRootOf, Float, Max, Min, Mul, Poly, Pow, Rational, Symbol
from sympy.core.numbers import ImaginaryUnit

from tutor.checking.quotients import Quotient

LARGEST_DEGREE = 64
"""Towers of radicals above this degree are not tried."""

LARGEST_POWER = 1000
"""Exponents above this are not tried."""

LARGEST_SIZE = 20_000
"""Terms of a polynomial times the degree of the radical to remove from it, above which that is not tried."""

_RADICALS = tuple(f"radical {i}" for i in range(LARGEST_DEGREE.bit_length()))
_VARIABLE = "variable"


class NotAlgebraic(NotImplementedError):
    """The expression holds something that no polynomial with rational coefficients describes."""


class Tower:
    """Radicals adjoined one after the other, each with its polynomial over those before it, around some letters."""

    def __init__(self, letters: Iterable[Symbol]) -> None:
        letters = sorted(letters, key=str)
        names = (*(f"letter {letter.name}" for letter in letters), *_RADICALS, _VARIABLE)
        self._ring = fmpq_mpoly_ctx.get(names, Ordering.lex)
        gens = self._ring.gens()
        self._one = Quotient(self._ring.constant(1), self._ring.constant(1))
        self.letters: dict[Symbol, fmpq_mpoly] = dict(zip(letters, gens, strict=False))
        self._radicals = gens[len(letters) : -1]
        self._relations: list[tuple[str, fmpq_mpoly]] = []
        self._known: list[tuple[object, Quotient]] = []
        self._degree = 1
        self.variable = gens[-1]

    def place(self, letter: Symbol, polynomial: Poly) -> None:
        """Say that a letter is a root of this polynomial."""
        self._grow(polynomial.degree())
        self._relations.append((f"letter {letter.name}", self._put(polynomial, self.letters[letter])))

    def adjoin(self, expression: Basic) -> Quotient:
        """Rewrite an expression as a rational function of its letters and the adjoined radicals.

        Raises:
            NotAlgebraic: a part of it is not algebraic.
        """
        try:
            return self._adjoined(expression)
        except ZeroDivisionError as error:
            raise NotAlgebraic("division by zero") from error

    def _adjoined(self, expression: Basic) -> Quotient:
        match expression:
            case Rational():
                return self._constant(expression)
            case Symbol() if expression in self.letters:
                return Quotient(self.letters[expression], self._one.below)
            case Float():
                return self._constant(Rational(str(expression)))
            case Add() | Mul():
                return self._together(expression)
            case Pow(args=(base, Rational() as power)) if abs(power.p) <= LARGEST_POWER:
                inner = self.adjoin(base)
                return inner ** int(power) if power.q == 1 else self._root(inner, int(power.q)) ** int(power.p)
            case Abs():
                return self._root(self.adjoin(expression.args[0]) ** 2, 2)
            case Max() | Min() if len(expression.args) == 2:
                a, b = (self.adjoin(part) for part in expression.args)
                larger = self._root((a - b) ** 2, 2)
                total = a + b + larger if isinstance(expression, Max) else a + b - larger
                return total * self._constant(Rational(1, 2))
            case ImaginaryUnit():
                return self._symbol(expression, lambda y: y**2 + 1, 2)
            case CRootOf():
                return self._symbol(expression, lambda y: self._put(expression.poly, y), expression.poly.degree())
            case _:
                raise NotAlgebraic(str(expression))

    def eliminate(self, numerator: fmpq_mpoly) -> fmpq_mpoly:
        """Remove the adjoined symbols from a polynomial: the result vanishes wherever the polynomial does.

        Raises:
            NotAlgebraic: that is too large.
        """
        for name, relation in reversed(self._relations):
            degree = numerator.degrees()[self._ring.variable_to_index(name)] if not numerator.is_zero() else 0
            if degree > 0:
                if len(numerator) * len(relation) * max(degree, 2) > LARGEST_SIZE:
                    raise NotAlgebraic("too large")
                numerator = relation.resultant(numerator, name)
        return numerator

    def polynomial(self, found: fmpq_mpoly, symbol: fmpq_mpoly) -> fmpq_poly | None:
        """Return it as a polynomial in one of the symbols; None when others are left in it."""
        place = next(i for i, other in enumerate(self._ring.gens()) if other == symbol)
        coefficients: dict[int, fmpq] = {}
        for exponents, coefficient in found.to_dict().items():
            if sum(exponents) != exponents[place]:
                return None
            coefficients[int(exponents[place])] = coefficient
        return fmpq_poly([coefficients.get(k, fmpq(0)) for k in range(max(coefficients, default=0) + 1)])

    def _together(self, expression: Basic) -> Quotient:
        first, *others = (self.adjoin(part) for part in expression.args)
        for other in others:
            first = first + other if isinstance(expression, Add) else first * other
        return first

    def _constant(self, number: Rational) -> Quotient:
        return Quotient(self._ring.constant(fmpq(int(number.p), int(number.q))), self._one.below)

    def _put(self, polynomial: Poly, letter: fmpq_mpoly) -> fmpq_mpoly:
        found = self._ring.constant(0)
        for coefficient in polynomial.all_coeffs():
            found = found * letter + self._constant(Rational(coefficient)).above
        return found

    def _root(self, inner: Quotient, degree: int) -> Quotient:
        key = (inner.above, inner.below, degree)
        return self._symbol(key, lambda y: inner.below * y**degree - inner.above, degree)

    def _symbol(self, key: object, relation: Callable[[fmpq_mpoly], fmpq_mpoly], degree: int) -> Quotient:
        found = next((symbol for other, symbol in self._known if other == key), None)
        if found is None:
            self._grow(degree)
            place = sum(name in _RADICALS for name, _ in self._relations)
            symbol = self._radicals[place]
            found = Quotient(symbol, self._one.below)
            self._relations.append((_RADICALS[place], relation(symbol)))
            self._known.append((key, found))
        return found

    def _grow(self, degree: int) -> None:
        self._degree *= degree
        if self._degree > LARGEST_DEGREE:
            raise NotAlgebraic("too many radicals")


def minimal_multiple(expression: Basic, placed: dict[Symbol, Poly]) -> fmpq_poly | None:
    """Return a polynomial over the rationals that the number is a root of, or None when there is no use of it.

    Raises:
        NotAlgebraic: the number is not known to be algebraic.
    """
    tower = Tower(expression.free_symbols | placed.keys())
    for symbol, polynomial in placed.items():
        tower.place(symbol, polynomial)
    number = tower.adjoin(expression)
    if number.above.is_zero():
        return fmpq_poly([0, 1])
    found = tower.eliminate(number.below * tower.variable - number.above)
    return None if found.is_zero() else tower.polynomial(found, tower.variable)


def least_nonzero_root(polynomial: fmpq_poly) -> fmpq:
    """Return a positive number below the size of every root that is not zero (Cauchy's bound)."""
    coefficients = [abs(c) for c in polynomial.coeffs()]
    while coefficients and coefficients[0] == 0:
        coefficients.pop(0)
    if len(coefficients) < 2:
        return fmpq(1)
    return coefficients[0] / (coefficients[0] + max(coefficients[1:]))
