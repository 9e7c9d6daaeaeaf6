"""Divisors, multiples and remainders of whole numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Expr, Integer, S, Tuple
from sympy.logic.boolalg import Boolean

from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say

LONGEST_SEARCH = 2_000_000
"""Numbers tried one by one before a definition gives up."""


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
    a, b = _division(number, divisor)
    return Integer(a % abs(b))


def quotient(number: Basic, divisor: Basic) -> Expr:
    """The whole number q of ``number = q · divisor + r``, with 0 ≤ r < |divisor|."""
    a, b = _division(number, divisor)
    return Integer((a - a % abs(b)) // b)


def divides(divisor: Basic, number: Basic) -> Boolean:
    """Whether some whole number times the divisor is the number."""
    a, b = whole(number, divisor)
    return S.true if (a == 0 if b == 0 else a % b == 0) else S.false


def factors(number: Basic) -> Tuple:
    """All positive whole numbers that divide it, in order."""
    return common_factors(number)


def count_of_factors(number: Basic) -> Expr:
    """How many positive whole numbers divide it."""
    return Integer(len(factors(number)))


def common_factors(*numbers: Basic) -> Tuple:
    """All positive whole numbers that divide every one, in order: each is tried up to the square root."""
    values = [abs(number) for number in whole(*numbers)]
    if not any(values):
        raise Undefined(say("Every number divides zero."))
    smallest = min(value for value in values if value)
    found: set[int] = set()
    for small in searched(1, smallest):
        if smallest % small == 0:
            found |= {small, smallest // small}
    return Tuple(*(Integer(d) for d in sorted(found) if all(value % d == 0 for value in values)))


def searched(first: int, number: int) -> range:
    """The numbers from the first up to the square root of a number.

    Raises:
        Undefined: there are too many to try.
    """
    from math import isqrt

    if isqrt(number) > LONGEST_SEARCH:
        raise Undefined(say("The number is too large to try every divisor."))
    return range(first, isqrt(number) + 1)


def whole(*numbers: Basic) -> list[int]:
    """The numbers as integers.

    Raises:
        Undefined: one of them is not a whole number.
    """
    values = [number if isinstance(number, Integer) else number.doit() for number in numbers]
    if not all(isinstance(value, Integer) for value in values):
        raise Undefined(say("This is only defined for whole numbers."))
    return [int(value) for value in values]


def _division(number: Basic, divisor: Basic) -> list[int]:
    a, b = whole(number, divisor)
    if b == 0:
        raise Undefined(say("Nothing can be divided by zero."))
    return [a, b]


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "gcd": greatest_common_divisor,
    "lcm": least_common_multiple,
    "remainder": remainder,
    "quotient": quotient,
    "divides": divides,
    "factors": factors,
    "count_of_factors": count_of_factors,
    "common_factors": common_factors,
}
