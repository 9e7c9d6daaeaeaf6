"""Divisors, multiples and remainders of whole numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Expr, Integer

from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say


def greatest_common_divisor(*numbers: Basic) -> Expr:
    """The largest whole number that divides all: Euclid's algorithm (Elements VII.2)."""
    total = 0
    for number in whole(*numbers):
        while number:
            total, number = number, total % number
    return Integer(abs(total))


def least_common_multiple(*numbers: Basic) -> Expr:
    """The smallest positive whole number that all divide."""
    total = 1
    for number in whole(*numbers):
        if number == 0:
            raise Undefined(say("Zero has no positive multiple."))
        total = abs(total * number) // int(greatest_common_divisor(Integer(total), Integer(number)))
    return Integer(total)


def remainder(number: Basic, divisor: Basic) -> Expr:
    """What is left of ``number = quotient · divisor + r``, with 0 ≤ r < |divisor|."""
    a, b = whole(number, divisor)
    if b == 0:
        raise Undefined(say("Nothing can be divided by zero."))
    return Integer(a % abs(b))


def whole(*numbers: Basic) -> list[int]:
    """The numbers as integers.

    Raises:
        Undefined: one of them is not a whole number.
    """
    for number in numbers:
        if not isinstance(number, Integer):
            raise Undefined(say("This is only defined for whole numbers."))
    return [int(number) for number in numbers]


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "gcd": greatest_common_divisor,
    "lcm": least_common_multiple,
    "remainder": remainder,
}
