"""How much is read: text, tokens, nesting and the size of numbers are bounded before anything is computed.

SymPy nodes are built unevaluated, so reading itself is cheap whatever is written; the bounds on powers, factorials
and digits protect those who evaluate what was read.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lgamma, log10

from sympy import Add, Basic, Float, Integer, Mul, Number, Pow, Rational, binomial, exp, factorial

HUGE = 1e300


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what is read; the defaults suit people's and models' answers."""

    length: int = 20_000
    tokens: int = 6_000
    depth: int = 48
    digits: int = 3_000
    result_digits: float = 12_000
    degree: float = 100_000
    exponent: int = 9_999
    entries: int = 2_500


LIMITS = Limits()


class Sizes:
    """How large a number an expression can be, without computing it: log10 of a bound on its absolute value."""

    def __init__(self) -> None:
        self._known: dict[Basic, tuple[float, float]] = {}

    def digits(self, expr: Basic) -> float:
        """Return log10 of a bound on the numeric value of ``expr`` where symbols are taken to be 1."""
        return self._size(expr)[0]

    def degree(self, expr: Basic) -> float:
        """Return a bound on the degree that ``expr`` has when it is multiplied out."""
        return self._size(expr)[1]

    def _size(self, expr: Basic) -> tuple[float, float]:
        known = self._known.get(expr)
        if known is None:
            known = self._known[expr] = self._measured(expr)
        return known

    def _measured(self, expr: Basic) -> tuple[float, float]:
        if isinstance(expr, Number):
            return _log10(expr), 0.0
        if expr.is_Symbol:
            return 0.0, 1.0
        if not expr.args:
            return 1.0, 0.0
        sizes = [self._size(argument) for argument in expr.args]
        if isinstance(expr, Pow):
            (base, degree), exponent = sizes[0], _value(sizes[1][0])
            if sizes[1][1]:
                return _capped(max(base, 1.0)), _capped(degree)
            return _capped(max(base, -base, 0.01) * exponent), _capped(degree * exponent)
        if isinstance(expr, exp):
            return _capped(0.44 * _value(sizes[0][0])), 0.0
        if isinstance(expr, factorial):
            n = _value(sizes[0][0])
            return (lgamma(n + 1) / log10_e() if n < 1e15 else HUGE), 0.0
        if isinstance(expr, binomial):
            n = _value(sizes[0][0])
            return _capped(0.31 * n), 0.0
        highest = max(size for size, _ in sizes)
        if isinstance(expr, Mul):
            return _capped(sum(abs(size) for size, _ in sizes)), _capped(sum(degree for _, degree in sizes))
        if isinstance(expr, Add):
            degree = max(degree for _, degree in sizes)
            return highest + (0.0 if degree else log10(len(sizes))), degree
        return highest, max(degree for _, degree in sizes)


def log10_e() -> float:
    """Return the factor between natural and decimal logarithms."""
    return 2.302585092994046


def _value(log: float) -> float:
    return HUGE if log > 300 else 10.0**log


def _capped(size: float) -> float:
    return max(-HUGE, min(size, HUGE))


def _log10(number: Number) -> float:
    if isinstance(number, Integer):
        return _log10_int(abs(int(number)))
    if isinstance(number, Rational):
        return _log10_int(abs(int(number.p))) - _log10_int(int(number.q))
    if isinstance(number, Float):
        _, mantissa, exponent, _ = number._mpf_
        return (_log10_int(int(mantissa)) + int(exponent) * 0.30103) if mantissa else 0.0
    return 1.0


def _log10_int(number: int) -> float:
    if number < 10**15:
        return log10(number) if number else 0.0
    return number.bit_length() * 0.30103
