"""Limits from the first terms of an expansion with rational coefficients, by FLINT: the quick way to a known value.

The function is written in t, a positive number that falls to zero: x = a + t, a - t, 1/t or -1/t. A part with an
expansion that has other than rational coefficients, or too many terms that cancel, is left to slower ways.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import isqrt
from typing import Any

import sympy as sp
from flint import fmpq, fmpq_series
from sympy import Expr, Rational, S, Symbol

TERMS = 10
"""Terms that are kept of each expansion."""

HIGHEST_POWER = 40

Expansion = tuple[int, Any]
"""The order k and a series c + d t + …, c not zero: the function is t**k times it. ``None`` in its place: zero."""


class _Unknown(Exception):
    """There is no such expansion, or too few terms of it."""


def limit_of_first_terms(f: Expr, x: Symbol, a: Expr, side: str) -> Expr | None:
    """Return the limit from one side ("+" or "-"; at infinity it says nothing), None where it is not seen."""
    if f.free_symbols - {x} or not (a.is_infinite or isinstance(a, Rational)):
        return None
    growth = _growth(f, x) if a is S.Infinity else None
    if growth is not None:
        return growth
    try:
        found = _expanded(f, x, _start(a, side))
    except (_Unknown, ValueError, ZeroDivisionError, NotImplementedError, OverflowError):
        return None
    if found is None or found[0] > 0:
        return S.Zero
    leading = _coefficients(found[1])[0]
    if found[0] == 0:
        return Rational(int(leading.p), int(leading.q))
    return S.Infinity if leading > 0 else S.NegativeInfinity


def _start(a: Expr, side: str) -> Expansion:
    """The expansion of x itself."""
    if a.is_infinite:
        return -1, _series([fmpq(1 if a is S.Infinity else -1)])
    step = fmpq(-1 if side == "-" else 1)
    at = fmpq(int(a.p), int(a.q))
    return (1, _series([step])) if at == 0 else (0, _series([at, step]))


def _series(coefficients: list[Any], terms: int = TERMS) -> Any:
    return fmpq_series(coefficients, prec=terms)


def _coefficients(series: Any) -> list[Any]:
    return list(series.coeffs())


def _expanded(f: Expr, x: Symbol, start: Expansion) -> Expansion | None:
    if f == x:
        return start
    if isinstance(f, Rational):
        return None if f.is_zero else (0, _series([fmpq(int(f.p), int(f.q))]))
    if isinstance(f, sp.Add | sp.Mul):
        parts = [_expanded(part, x, start) for part in f.args]
        total = parts[0]
        for part in parts[1:]:
            total = _plus(total, part) if isinstance(f, sp.Add) else _times(total, part)
        return total
    if isinstance(f, sp.Pow) and isinstance(f.exp, Rational):
        return _power(_expanded(f.base, x, start), Fraction(int(f.exp.p), int(f.exp.q)))
    work = _FUNCTIONS.get(type(f))
    if work is None:
        raise _Unknown
    return work(_expanded(f.args[0], x, start))


def _plus(one: Expansion | None, other: Expansion | None) -> Expansion | None:
    if one is None or other is None:
        return one or other
    low = min(one[0], other[0])
    return _stripped(low, _shifted(one, low) + _shifted(other, low))


def _shifted(one: Expansion, low: int) -> Any:
    shift = one[0] - low
    if shift > HIGHEST_POWER:
        raise _Unknown
    return _series([fmpq(0)] * shift + _coefficients(one[1]), one[1].prec + shift) if shift else one[1]


def _stripped(order: int, series: Any) -> Expansion:
    """Without the terms that cancelled."""
    found = _coefficients(series)
    zeros = next((i for i, c in enumerate(found) if c != 0), None)
    if zeros is None or series.prec - zeros < 1:
        raise _Unknown
    return (order, series) if zeros == 0 else (order + zeros, _series(found[zeros:], series.prec - zeros))


def _times(one: Expansion | None, other: Expansion | None) -> Expansion | None:
    return None if one is None or other is None else (one[0] + other[0], one[1] * other[1])


def _power(one: Expansion | None, exponent: Fraction) -> Expansion | None:
    if one is None:
        if exponent > 0:
            return None
        raise _Unknown
    order, series = one
    if exponent.denominator not in (1, 2) or abs(exponent) > HIGHEST_POWER:
        raise _Unknown
    if exponent.denominator == 2:
        if order % 2:
            raise _Unknown
        order, series = order // 2, _root(series)
    times = exponent.numerator
    powered = series if times == 1 else (series if times > 0 else 1 / series) ** abs(times)
    return order * times, powered


def _root(series: Any) -> Any:
    """The square root whose first term is positive."""
    first = _coefficients(series)[0]
    above, below = (isqrt(abs(int(part))) for part in (first.p, first.q))
    root = fmpq(above, below)
    if root * root != first:
        raise _Unknown
    return (series / first).sqrt() * root


def _of_small(work: Callable[[Any], Any]) -> Callable[[Expansion | None], Expansion]:
    """A function at what falls to zero."""

    def expanded(inner: Expansion | None) -> Expansion:
        if inner is None:
            inside = _series([])
        elif inner[0] > 0:
            inside = _shifted(inner, 0)
        else:
            raise _Unknown
        return _stripped(0, work(inside))

    return expanded


def _log(inner: Expansion | None) -> Expansion | None:
    if inner is None or inner[0] != 0 or _coefficients(inner[1])[0] != 1:
        raise _Unknown
    return _stripped(0, inner[1].log())


_FUNCTIONS: dict[Any, Callable[[Expansion | None], Expansion | None]] = {
    sp.exp: _of_small(lambda s: s.exp()),
    sp.sin: _of_small(lambda s: s.sin()),
    sp.cos: _of_small(lambda s: s.cos()),
    sp.tan: _of_small(lambda s: s.tan()),
    sp.asin: _of_small(lambda s: s.asin()),
    sp.atan: _of_small(lambda s: s.atan()),
    sp.sinh: _of_small(lambda s: s.sinh()),
    sp.cosh: _of_small(lambda s: s.cosh()),
    sp.log: _log,
}


def _growth(f: Expr, x: Symbol) -> Expr | None:
    """The limit at infinity of c · e**(k x) · x**n · ln(x)**m: what grows fastest decides; None for others."""
    sign, rates = 1, [S.Zero, S.Zero, S.Zero]
    for factor in sp.Mul.make_args(f):
        base, power = factor.as_base_exp()
        if isinstance(factor, Rational):
            sign *= 1 if factor.p > 0 else -1 if factor.p < 0 else 0
        elif isinstance(factor, sp.exp) and isinstance(rate := factor.args[0] / x, Rational):
            rates[0] += rate
        elif base == x and isinstance(power, Rational):
            rates[1] += power
        elif base == sp.log(x) and isinstance(power, sp.Integer):
            rates[2] += power
        else:
            return None
    decisive = next((rate for rate in rates if rate != 0), None)
    if sign == 0 or decisive is None:
        return None
    return S.Zero if decisive < 0 else S.Infinity * sign
