"""A decimal stands for every number that rounds to it at the digits written.

85.71 is an answer to 600/7, 3.14 to π; 0.33 is not one to 1/3, because fewer than three digits promise too little. A
decimal never stands for a whole number or a decimal that it is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import flint
import sympy as sp

from tutor.maths.balls import Beyond, Undefined, evaluate
from tutor.maths.equivalence.judgement import Judgement, equal

Places = Mapping[Fraction, int]
"""How many digits after the point each decimal was written with, by its size."""

FEWEST_DIGITS = 3
FEWEST_DIGITS_CUT_OFF = 4
"""Of a decimal whose further digits were left out, not rounded."""
FEWEST_DIGITS_OF_DECIMAL = 4
"""Of a decimal that stands for a longer decimal."""


def by_rounding(a: sp.Basic, b: sp.Basic, places: Places) -> Judgement | None:
    """Equality of two numbers of which one is a decimal that the other rounds to; None when it is not so."""
    if a.free_symbols or b.free_symbols:
        return None
    for decimal, other in ((a, b), (b, a)):
        if _stands_for(decimal, other, places):
            return equal("rounding", "the decimal is the other number rounded to the digits written")
    return None


def _stands_for(decimal: sp.Basic, other: sp.Basic, places: Places) -> bool:
    read = written_decimal(decimal, places)
    if read is None:
        return False
    number, unit = read
    digits = len(str(abs(int(number / unit))))
    finer = written_decimal(other, places)
    if isinstance(other, sp.Integer) or (finer is not None and finer[1] >= unit):
        return False
    if finer is not None and number.denominator == 1:
        return False
    if number == 0 or digits < (FEWEST_DIGITS if finer is None else FEWEST_DIGITS_OF_DECIMAL):
        return False
    try:
        value = evaluate(other, {}, bits=200)
    except (Beyond, Undefined):
        return False
    if not value.ball.imag.is_zero():
        return False
    with flint.ctx.workprec(200):
        exact = flint.arb(flint.fmpq(number.numerator, number.denominator))
        gap = (value.ball.real - exact) / flint.arb(flint.fmpq(unit.numerator, unit.denominator))
        if number < 0:
            gap = -gap
        rounded = abs(gap) <= flint.arb(flint.fmpq(1, 2))
        cut_off = gap >= 0 and gap < 1 and digits >= FEWEST_DIGITS_CUT_OFF
    return bool(rounded or (cut_off and finer is None))


def written_decimal(node: sp.Basic, places: Places) -> tuple[Fraction, Fraction] | None:
    """A decimal as written (with a sign, a power of ten, percent): its value, and the unit of its last digit."""
    number, scale = Fraction(1), Fraction(1)
    found: Fraction | None = None
    for part in sp.Mul.make_args(node):
        if isinstance(part, sp.Float):
            if found is not None:
                return None
            found = Fraction(str(part))
        elif part == -1:
            number = -number
        elif isinstance(part, sp.Rational) and abs(part.p) == 1 and part.q == 100:
            scale *= Fraction(1, 100)
        elif isinstance(part, sp.Pow) and part.base == 10 and isinstance(part.exp, sp.Integer) and abs(part.exp) < 400:
            scale *= Fraction(10) ** int(part.exp)
        else:
            return None
    if found is None:
        return None
    decimals = places.get(abs(found))
    unit = Fraction(10) ** -decimals if decimals is not None else _shortest_unit(found)
    return number * found * scale, unit * scale


def _shortest_unit(number: Fraction) -> Fraction:
    """The unit of the last digit of a decimal whose way of writing is not known: without final zeros."""
    unit = Fraction(1)
    while (number / unit).denominator != 1 and unit > Fraction(1, 10**40):
        unit /= 10
    return unit
