"""Rounding and the digits of decimal notation, exactly."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Abs, Add, Basic, Expr, Integer, Mul, Rational, S, floor

from tutor.checking.definitions.divisibility import whole
from tutor.checking.definitions.ordering import compared
from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say

DIGITS = 60
"""Digits of the first guess for a number that is no fraction."""


def rounded(number: Basic, unit: Basic) -> Expr:
    """The multiple of the unit that is nearest; half way, the one farther from zero."""
    if not isinstance(unit, Rational) or unit <= 0:
        raise Undefined(say("Numbers are rounded to multiples of a positive number."))
    value = number.doit()
    size = value if compared(value, S.Zero) >= 0 else Mul(S.NegativeOne, value)
    steps = _steps(size, unit)
    return steps * unit * (1 if size == value else -1)


def _steps(size: Expr, unit: Rational) -> Integer:
    """How many units are nearest to a size: the guess is proven by the distance that is left."""
    if isinstance(size, Rational):
        return floor(size / unit + S.Half)
    guess = Integer(floor((size / unit + S.Half).evalf(DIGITS)))
    gap = Abs(Add(size, Mul(S.NegativeOne, guess, unit)))
    if compared(gap, unit / 2) >= 0:
        raise Undefined(say("It could not be decided to which side this is rounded."))
    return guess


def rounded_to_figures(number: Basic, figures: Basic) -> Expr:
    """The number rounded so that this many digits stay, counted from the first that is not zero."""
    (count,) = whole(figures)
    value = number.doit()
    size = Abs(value)
    if count < 1:
        raise Undefined(say("At least one digit has to stay."))
    if compared(size, S.Zero) == 0:
        return S.Zero
    place = int(floor(size.evalf(DIGITS).log(10).evalf(DIGITS))) if not isinstance(size, Rational) else _leading(size)
    for exponent in (place - 1, place, place + 1):
        if compared(size, S(10) ** exponent) >= 0 and compared(size, S(10) ** (exponent + 1)) < 0:
            return rounded(value, S(10) ** (exponent + 1 - count))
    raise Undefined(say("The first digit of this number could not be found."))


def _leading(size: Rational) -> int:
    return len(str(int(size.p))) - len(str(int(size.q)))


def place_digit(number: Basic, exponent: Basic) -> Expr:
    """The digit at the place of ``10^exponent``."""
    (place,) = whole(exponent)
    if not isinstance(number, Rational):
        raise Undefined(say("This is only defined for decimals and whole numbers."))
    return Integer(floor(abs(number) / S(10) ** place)) % 10


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "rounded": rounded,
    "rounded_to_figures": rounded_to_figures,
    "place_digit": place_digit,
}
