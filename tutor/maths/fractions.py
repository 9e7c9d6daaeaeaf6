"""Expressions that are quotients of polynomials in one unknown with rational coefficients, at the speed of flint."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flint import fmpq, fmpq_poly
from sympy import Add, Basic, Expr, Integer, Mul, Pow, Rational, Symbol, cancel, together

Fraction = tuple[fmpq_poly, fmpq_poly]
"""Numerator and denominator, nothing cancelled."""

HIGHEST_DEGREE = 400
_ONE = fmpq_poly([1])


def fraction_of(expression: Basic, x: Symbol) -> Fraction | None:
    """Read an expression, as written, as a quotient of polynomials; None when it is none, or too large."""
    match expression:
        case Rational():
            return fmpq_poly([fmpq(int(expression.p), int(expression.q))]), _ONE
        case Symbol():
            return (fmpq_poly([0, 1]), _ONE) if expression == x else None
        case Add() | Mul():
            parts = [fraction_of(part, x) for part in expression.args]
            total = parts[0]
            for part in parts[1:]:
                if total is None or part is None:
                    return None
                total = _plus(total, part) if isinstance(expression, Add) else _times(total, part)
            return total
        case Pow(args=(base, Rational() as power)) if power.q == 1:
            inner = fraction_of(base, x)
            return None if inner is None else _power(inner, int(power))
        case _:
            return None


def cancelled(expression: Expr) -> Expr:
    """Return a quotient of polynomials in lowest terms, multiplied out, as SymPy's ``cancel`` does."""
    letters = expression.free_symbols
    found = fraction_of(expression, next(iter(letters))) if len(letters) == 1 else None
    if found is None or found[1] == 0:
        return cancel(together(expression))
    (x,) = letters
    common = found[0].gcd(found[1])
    above, below = found[0] / common, found[1] / common
    if below.degree() == 0:
        return polynomial((above / below[0]).coeffs(), x)
    top, bottom = above.numer() * below.denom(), below.numer() * above.denom()
    content = top.content().gcd(bottom.content())
    content = -content if bottom[bottom.degree()] < 0 else content
    return polynomial((top / content).coeffs(), x) / polynomial((bottom / content).coeffs(), x)


def polynomial(coefficients: Sequence[Any], x: Symbol) -> Expr:
    """Return the polynomial with those coefficients, of FLINT, the constant first."""
    return Add(*(_number(c) * x**power for power, c in enumerate(coefficients) if c != 0))


def _number(value: Any) -> Rational:
    return Rational(int(value.p), int(value.q)) if isinstance(value, fmpq) else Integer(int(value))


def _plus(a: Fraction, b: Fraction) -> Fraction:
    if a[1] == b[1]:
        return a[0] + b[0], a[1]
    return a[0] * b[1] + b[0] * a[1], a[1] * b[1]


def _times(a: Fraction, b: Fraction) -> Fraction:
    return a[0] * b[0], a[1] * b[1]


def _power(inner: Fraction, power: int) -> Fraction | None:
    top, bottom = inner if power >= 0 else (inner[1], inner[0])
    if abs(power) * max(top.degree(), bottom.degree(), 1) > HIGHEST_DEGREE or bottom == 0:
        return None
    return top ** abs(power), bottom ** abs(power)
