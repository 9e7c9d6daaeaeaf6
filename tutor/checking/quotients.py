"""Quotients of polynomials in several symbols with rational coefficients, at the speed of flint.

What is no polynomial (``sin x``, ``√2``) may stand for a symbol of its own: what is zero then is zero whatever it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from flint import Ordering, fmpq, fmpq_mpoly, fmpq_mpoly_ctx
from sympy import Add, Basic, Integer, Mul, Number, Pow, Rational, S, Symbol

HIGHEST_POWER = 60
"""Exponents above this are not multiplied out."""

LARGEST_PRODUCT = 100_000
"""Products of terms above which polynomials are not multiplied out."""


class TooLarge(ArithmeticError):
    """Multiplying out would take too long."""


@dataclass(frozen=True, slots=True)
class Quotient:
    """A quotient of polynomials in lowest terms, the denominator with leading coefficient one."""

    above: fmpq_mpoly
    below: fmpq_mpoly

    def __add__(self, other: Quotient) -> Quotient:
        if self.below == other.below:
            return quotient(self.above + other.above, self.below)
        return quotient(self.above * other.below + other.above * self.below, self.below * other.below)

    def __sub__(self, other: Quotient) -> Quotient:
        return self + Quotient(-other.above, other.below)

    def __mul__(self, other: Quotient) -> Quotient:
        return quotient(self.above * other.above, self.below * other.below)

    def __pow__(self, power: int) -> Quotient:
        if power >= 0:
            return Quotient(self.above**power, self.below**power)
        return quotient(self.below**-power, self.above**-power)


def quotient(above: fmpq_mpoly, below: fmpq_mpoly) -> Quotient:
    """Return the quotient of two polynomials in lowest terms.

    Raises:
        ZeroDivisionError: the denominator is zero.
    """
    if below.is_zero():
        raise ZeroDivisionError("a denominator that is zero")
    if not below.is_constant():
        common = above.gcd(below)
        above, below = above / common, below / common
    leading = below.leading_coefficient()
    return Quotient(above / leading, below / leading) if leading != 1 else Quotient(above, below)


def is_zero(expression: Basic) -> bool | None:
    """Whether an expression is zero by the rules of fractions and polynomials alone.

    None: it is not, and holds more than letters and numbers, which may make it zero nevertheless; or it is too large.
    """
    kernels: dict[Basic, None] = {}
    values = _values([expression], kernels)
    if values is None:
        return None
    return values[0].above.is_zero() or (False if all(kernel.is_Symbol for kernel in kernels) else None)


def are_equal(left: Basic, right: Basic) -> bool | None:
    """Whether two expressions are equal by the rules of fractions and polynomials alone; None as for `is_zero`."""
    kernels: dict[Basic, None] = {}
    values = _values([left, right], kernels)
    if values is None:
        return None
    return values[0] == values[1] or (False if all(kernel.is_Symbol for kernel in kernels) else None)


def multiple_of(left: Basic, right: Basic) -> fmpq | None:
    """The number other than zero that makes the left of the right, whatever holds more than numbers; None without."""
    values = _values([left, right], {})
    if values is None or values[1].above.is_zero() or values[0].below != values[1].below:
        return None
    (a, b) = (value.above for value in values)
    if a.is_zero():
        return None
    factor = a.leading_coefficient() / b.leading_coefficient()
    return factor if a == b * factor else None


def divided(left: Basic, right: Basic) -> Quotient | None:
    """The quotient of two expressions that are made of letters and numbers only; None where they are not."""
    kernels: dict[Basic, None] = {}
    values = _values([left, right], kernels)
    if values is None or not all(kernel.is_Symbol for kernel in kernels) or values[1].above.is_zero():
        return None
    return quotient(values[0].above * values[1].below, values[0].below * values[1].above)


def _values(expressions: Sequence[Basic], kernels: dict[Basic, None]) -> list[Quotient] | None:
    """What the expressions are in letters for the kernels, found on the way; None where that cannot be told."""
    for expression in expressions:
        if not _gather(expression, kernels):
            return None
    ring = fmpq_mpoly_ctx.get(_names(len(kernels)), Ordering.lex)
    one = ring.constant(1)
    known = {kernel: Quotient(symbol, one) for kernel, symbol in zip(kernels, ring.gens(), strict=True)}
    try:
        return [_value(expression, known, Quotient(one, one)) for expression in expressions]
    except (TooLarge, ZeroDivisionError):
        return None


@cache
def _names(count: int) -> tuple[str, ...]:
    return tuple(f"kernel {i}" for i in range(count))


def numerators(expressions: Sequence[Basic], letters: Sequence[Symbol]) -> list[fmpq_mpoly] | None:
    """The numerators of quotients of polynomials in those letters; None where one is of another kind or too large."""
    kernels: dict[Basic, None] = dict.fromkeys(letters)
    known = _values(expressions, kernels)
    return None if known is None or len(kernels) > len(letters) else [value.above for value in known]


def _gather(part: Basic, kernels: dict[Basic, None]) -> bool:
    """Collect what stands for a symbol; false where something is no number known exactly."""
    if isinstance(part, Rational):
        return True
    if isinstance(part, Number) or part is S.ComplexInfinity:
        return False
    if isinstance(part, Add | Mul):
        return all(_gather(inner, kernels) for inner in part.args)
    if isinstance(part, Pow) and isinstance(part.exp, Integer) and abs(part.exp.p) <= HIGHEST_POWER:
        return _gather(part.base, kernels)
    kernels[part] = None
    return True


def _value(part: Basic, known: dict[Basic, Quotient], one: Quotient) -> Quotient:
    if part in known:
        return known[part]
    if isinstance(part, Rational):
        return Quotient(one.above * fmpq(int(part.p), int(part.q)), one.below)
    if isinstance(part, Pow):
        base = _value(part.base, known, one)
        if max(len(base.above), len(base.below)) ** min(abs(part.exp.p), 12) > LARGEST_PRODUCT:
            raise TooLarge
        return base ** int(part.exp)
    first, *others = (_value(inner, known, one) for inner in part.args)
    for other in others:
        terms = max(len(first.above), len(first.below)) * max(len(other.above), len(other.below))
        if terms > LARGEST_PRODUCT:
            raise TooLarge
        first = first + other if isinstance(part, Add) else first * other
    return first
