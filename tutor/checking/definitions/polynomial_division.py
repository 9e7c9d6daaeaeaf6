"""Polynomials: degree, coefficients, and division with remainder."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Add, Basic, Expr, Integer, Mul, Poly, PolynomialError, Pow, S, Symbol

from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say


def quotient(dividend: Basic, divisor: Basic, letter: Basic) -> Expr:
    """The polynomial q with dividend = q · divisor + r, where r is zero or of lower degree than the divisor."""
    return _divided(dividend, divisor, letter)[0]


def remainder(dividend: Basic, divisor: Basic, letter: Basic) -> Expr:
    """The polynomial of lower degree than the divisor that differs from the dividend by a multiple of it.

    Sums, products and powers may be reduced part by part: multiples of the divisor stay multiples.
    """
    g = _polynomial(divisor, letter)
    if g.is_zero:
        raise Undefined(say("Nothing can be divided by zero."))
    return _residue(dividend, g).as_expr()


def _residue(part: Basic, g: Poly) -> Poly:
    match part:
        case Add() | Mul():
            first, *others = (_residue(one, g) for one in part.args)
            for other in others:
                first = first + other if isinstance(part, Add) else (first * other).rem(g)
            return first
        case Pow(args=(base, Integer() as exponent)) if exponent > 1:
            half = _residue(Pow(base, exponent // 2), g)
            square = (half * half).rem(g)
            return (square * _residue(base, g)).rem(g) if exponent % 2 else square
        case _:
            return _polynomial(part, g.gen).rem(g)


def _divided(dividend: Basic, divisor: Basic, letter: Basic) -> tuple[Expr, Expr]:
    """Quotient and remainder, multiplied back: there is only one such pair."""
    f, g = _polynomial(dividend, letter), _polynomial(divisor, letter)
    if g.is_zero:
        raise Undefined(say("Nothing can be divided by zero."))
    q, r = f.div(g)
    if q * g + r != f or not (r.is_zero or r.degree() < g.degree()):
        raise Undefined(say("This division could not be confirmed."))
    return q.as_expr(), r.as_expr()


def divides(divisor: Basic, dividend: Basic, letter: Basic) -> Basic:
    """Whether some polynomial times the divisor is the dividend."""
    return S.true if remainder(dividend, divisor, letter) == 0 else S.false


def degree(polynomial: Basic, letter: Basic) -> Expr:
    """The highest power of the letter, or of all letters together where a tuple of them is given."""
    if isinstance(letter, Symbol):
        found = _polynomial(polynomial, letter)
        if found.is_zero:
            raise Undefined(say("The zero polynomial has no degree."))
        return Integer(found.degree())
    return Integer(_polynomial(polynomial, *letter.args).total_degree())


def leading_coefficient(polynomial: Basic, letter: Basic) -> Expr:
    """The number before the highest power."""
    return _polynomial(polynomial, letter).LC()


def coefficient(polynomial: Basic, power: Basic) -> Expr:
    """The number before this product of powers; before 1 it is the constant term."""
    letters = sorted(polynomial.free_symbols | power.free_symbols, key=str)
    return _polynomial(polynomial, *letters).coeff_monomial(power) if letters else S(polynomial)


def _polynomial(expression: Basic, *letters: Basic) -> Poly:
    try:
        return Poly(expression, *letters, extension=True) if letters else Poly(expression)
    except PolynomialError as error:
        raise Undefined(say("This is not a polynomial.")) from error


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "polynomial_quotient": quotient,
    "polynomial_remainder": remainder,
    "polynomial_divides": divides,
    "polynomial_degree": degree,
    "leading_coefficient": leading_coefficient,
    "coefficient_of": coefficient,
}
