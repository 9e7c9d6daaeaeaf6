"""Numbers of three kinds, exact rational, real ball, complex ball, and their arithmetic: exact as long as it can be."""

from __future__ import annotations

from typing import Any

import sympy as sp
from flint import acb, arb, fmpq, fmpz

Number = Any
"""fmpq (exact), arb (real ball) or acb (complex ball)."""

EXACT_BITS = 6000
"""Exact rationals larger than this go on as balls."""


class Undefined(ArithmeticError):
    """There is no finite value at this point: a pole, a logarithm of zero, 0/0."""


class Beyond(NotImplementedError):
    """A part that cannot be evaluated here: an unknown function, an integral, a sign that the ball does not show."""


def real(x: Number) -> arb:
    """An exact or real number as a real ball."""
    return x if isinstance(x, arb) else arb(x)


def complex_ball(x: Number) -> acb:
    """Any number as a complex ball."""
    return x if isinstance(x, acb) else acb(real(x))


def sign(x: Number) -> int:
    """The sign of a real number: -1, 0 or 1; raises Beyond when the ball does not show it."""
    if isinstance(x, fmpq):
        return int(x > 0) - int(x < 0)
    if x > 0:
        return 1
    if x < 0:
        return -1
    if x.is_zero():
        return 0
    raise Beyond("the sign is not certain")


def add(x: Number, y: Number) -> Number:
    """The sum, exact when both are."""
    if type(x) is type(y):
        return _small(x + y)
    return complex_ball(x) + complex_ball(y) if isinstance(x, acb) or isinstance(y, acb) else real(x) + real(y)


def negative(x: Number) -> Number:
    """The number with the other sign."""
    return -x


def multiply(x: Number, y: Number) -> Number:
    """The product, exact when both are."""
    if type(x) is type(y):
        return _small(x * y)
    return complex_ball(x) * complex_ball(y) if isinstance(x, acb) or isinstance(y, acb) else real(x) * real(y)


def integer_power(b: Number, n: int) -> Number:
    """A number to a whole power."""
    if isinstance(b, fmpq):
        if b == 0 and n <= 0:
            raise Undefined("division by zero")
        size = max(abs(int(b.p)).bit_length(), int(b.q).bit_length())
        if size * abs(n) <= EXACT_BITS or b in (0, 1, -1):
            return b**n
        b = arb(b)
    return finite(b**n if abs(n) < 1 << 62 else b ** fmpz(n))


def _small(x: Number) -> Number:
    if isinstance(x, fmpq) and int(x.q).bit_length() > EXACT_BITS:
        return arb(x)
    return x


def finite(x: Number) -> Number:
    """The number; raises Undefined when it is not finite."""
    if isinstance(x, fmpq) or x.is_finite():
        return x
    raise Undefined("no finite value")


def exact_root(size: Number, e: fmpq) -> fmpq | None:
    """The exact root of a positive rational, when there is one."""
    if not isinstance(size, fmpq) or max(int(size.p).bit_length(), int(size.q).bit_length()) > 300:
        return None
    degree = int(e.q)
    if degree > 60:
        return None
    top, exact_top = sp.integer_nthroot(int(size.p), degree)
    bottom, exact_bottom = sp.integer_nthroot(int(size.q), degree)
    if not (exact_top and exact_bottom):
        return None
    root = integer_power(fmpq(int(top), int(bottom)), int(e.p))
    return root if isinstance(root, fmpq) else None
