"""When is an algebraic number zero? When it is smaller than the bound that every nonzero one of its making exceeds.

The bound is the one of Burnikel, Fleischer, Mehlhorn and Schirra: an expression is a quotient of algebraic integers
whose conjugates are at most u and l, of degree at most D; if it is not zero, it is at least 1 / (u**(D - 1) * l).
Logarithms to base 2 are kept. Sines and cosines of rational multiples of π are sums of roots of unity.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import sympy as sp

from tutor.maths.balls import Beyond, Undefined, evaluate
from tutor.maths.equivalence.algebra import rational

MOST_BITS = 40_000
"""Bounds beyond this precision are not tried."""


@dataclass(frozen=True, slots=True)
class _Size:
    """log2 of the bounds on the conjugates of numerator and denominator."""

    up: float
    low: float


class NotAlgebraic(Exception):
    """The expression holds something that is not known to be algebraic."""


def is_zero(number: sp.Basic) -> bool | None:
    """Whether a constant algebraic expression is zero, proven; None when it is not algebraic or too large."""
    degrees: dict[sp.Basic, int] = {}
    try:
        size = _size(number, degrees)
    except NotAlgebraic:
        return None
    degree = 1
    for d in degrees.values():
        degree *= d
        if degree > MOST_BITS:
            return None
    bits = int((degree - 1) * max(size.up, 0) + max(size.low, 0)) + 64
    if bits > MOST_BITS:
        return None
    try:
        value = evaluate(number, {}, bits=bits + 64, principal=number.has(sp.I))
    except (Beyond, Undefined):
        return None
    if value.exact is not None:
        return bool(value.exact == 0)
    if not value.ball.overlaps(0):
        return False
    import flint

    with flint.ctx.workprec(64):
        return True if value.ball.abs_upper() < flint.arb(2) ** (-bits) else None


def _size(node: sp.Basic, degrees: dict[sp.Basic, int]) -> _Size:
    known = rational(node) if not node.has(sp.Pow) or node.is_Rational else None
    if known is not None:
        return _Size(_log2(known.numerator), _log2(known.denominator))
    if isinstance(node, sp.Add):
        total = _size(node.args[0], degrees)
        for part in node.args[1:]:
            other = _size(part, degrees)
            up = max(total.up + other.low, other.up + total.low) + 1
            total = _Size(up, total.low + other.low)
        return total
    if isinstance(node, sp.Mul):
        up = low = 0.0
        for part in node.args:
            size = _size(part, degrees)
            up, low = up + size.up, low + size.low
        return _Size(up, low)
    if isinstance(node, sp.Pow):
        return _power(node, degrees)
    if node is sp.I:
        degrees[node] = 2
        return _Size(0.0, 0.0)
    if isinstance(node, sp.Abs):
        return _size(node.args[0], degrees)
    return _circular(node, degrees)


def _power(node: sp.Pow, degrees: dict[sp.Basic, int]) -> _Size:
    exponent = rational(node.exp)
    if exponent is None or node.base is sp.E:
        raise NotAlgebraic
    size = _size(node.base, degrees)
    if exponent < 0:
        size, exponent = _Size(size.low, size.up), -exponent
    size = _Size(size.up * exponent.numerator, size.low * exponent.numerator)
    k = exponent.denominator
    if k == 1:
        return size
    degrees[sp.Pow(node.base, sp.Rational(1, k), evaluate=False)] = k
    if size.up >= size.low:
        return _Size((size.up + (k - 1) * size.low) / k, size.low)
    return _Size(size.up, ((k - 1) * size.up + size.low) / k)


def _circular(node: sp.Basic, degrees: dict[sp.Basic, int]) -> _Size:
    """Trigonometric functions of rational multiples of π, as quotients of sums of roots of unity."""
    if not isinstance(node, sp.sin | sp.cos | sp.tan | sp.cot | sp.sec | sp.csc):
        raise NotAlgebraic
    turn = rational(node.args[0] / sp.pi)
    if turn is None:
        raise NotAlgebraic
    _join(degrees, turn)
    return _Size(1.0, 1.0)


def _join(degrees: dict[sp.Basic, int], turn: Fraction) -> None:
    """All roots of unity together lie in one cyclotomic field."""
    key = sp.Symbol("roots of unity")
    order = lcm(2 * turn.denominator, 4, *(int(k.name) for k in degrees if isinstance(k, sp.Symbol) and k != key))
    for old in [k for k in degrees if isinstance(k, sp.Symbol)]:
        del degrees[old]
    degrees[sp.Symbol(str(order))] = int(sp.totient(order))


def _log2(n: int) -> float:
    return float(abs(n).bit_length())
