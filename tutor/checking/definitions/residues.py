"""Remainders of powers, congruences, Fibonacci numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Expr, Integer, S
from sympy.logic.boolalg import Boolean

from tutor.checking.definitions.divisibility import LONGEST_SEARCH, whole
from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say


def power_remainder(base: Basic, exponent: Basic, modulus: Basic) -> Expr:
    """The remainder of a power: its binary digits read from the left, one squaring each."""
    b, e, m = whole(base, exponent, modulus)
    if m == 0 or e < 0:
        raise Undefined(say("This power has no remainder."))
    result = 1 % abs(m)
    for bit in bin(e)[2:]:
        result = result * result * (b if bit == "1" else 1) % abs(m)
    return Integer(result)


def congruent(first: Basic, second: Basic, modulus: Basic) -> Boolean:
    """Whether the modulus divides the difference."""
    a, b, m = whole(first, second, modulus)
    if m == 0:
        raise Undefined(say("Nothing can be divided by zero."))
    return S.true if (a - b) % m == 0 else S.false


def modular_solution(factor: Basic, target: Basic, modulus: Basic) -> Expr:
    """The smallest whole number x ≥ 0 for which the modulus divides ``factor · x - target``: each is tried."""
    a, b, m = whole(factor, target, modulus)
    if m == 0 or abs(m) > LONGEST_SEARCH:
        raise Undefined(say("The modulus is zero or too large to try every number."))
    for x in range(abs(m)):
        if (a * x - b) % m == 0:
            return Integer(x)
    raise Undefined(say("No whole number has this property."))


def inverse_modulo(number: Basic, modulus: Basic) -> Expr:
    """The smallest positive whole number whose product with this one leaves the remainder 1."""
    return modular_solution(number, S.One, modulus)


def fibonacci(place: Basic) -> Expr:
    """The Fibonacci number at a place: F(0) = 0, F(1) = 1, each the sum of the two before."""
    (n,) = whole(place)
    if not 0 <= n <= 10_000:
        raise Undefined(say("The place is negative or too large to add up to it."))
    first, second = 0, 1
    for _ in range(n):
        first, second = second, first + second
    return Integer(first)


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "power_remainder": power_remainder,
    "congruent": congruent,
    "modular_solution": modular_solution,
    "inverse_modulo": inverse_modulo,
    "fibonacci": fibonacci,
}
