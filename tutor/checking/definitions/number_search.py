"""Whole numbers with properties: all numbers are tried one by one."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from math import gcd, isqrt

from sympy import Basic, Expr, Ge, Gt, Integer, Le, Lt, Symbol, Tuple
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from tutor.checking.definitions.undefined import Undefined
from tutor.checking.reals import rebuilt
from tutor.messages import say

MOST_TRIED = 400_000
LARGEST = 10**15
"""Numbers whose divisors are looked for."""


def _is_prime(n: int) -> bool:
    return n > 1 and all(n % d for d in range(2, isqrt(n) + 1))


def _is_cube(n: int) -> bool:
    root = round(abs(n) ** (1 / 3))
    return any(d**3 == abs(n) for d in range(max(root - 1, 0), root + 2))


def _divisors(n: int) -> int:
    return sum((2 if d * d < n else 1) for d in range(1, isqrt(n) + 1) if n % d == 0)


_TRUTHS: Mapping[str, Callable[..., bool]] = {
    "such_prime": _is_prime,
    "such_composite": lambda n: n > 3 and not _is_prime(n),
    "such_square": lambda n: n >= 0 and isqrt(n) ** 2 == n,
    "such_cube": _is_cube,
    "such_palindrome": lambda n: str(n) == str(n)[::-1],
    "such_remainder": lambda n, m, r: n % m == r % m,
    "such_divisor": lambda n, number: n != 0 and number % n == 0,
    "such_digit_sum": lambda n, total: n >= 0 and sum(map(int, str(n))) == total,
    "such_divisor_count": lambda n, count: n > 0 and _divisors(n) == count,
    "such_coprime": lambda n, other: gcd(n, other) == 1,
}


_COMPARED: Mapping[type[Basic], Callable[[int, int], bool]] = {
    Ge: operator.ge,
    Gt: operator.gt,
    Le: operator.le,
    Lt: operator.lt,
}


def _number(value: Basic, n: Symbol, at: int) -> int | None:
    """The value of an expression for one number, None where it is no whole number."""
    if value == n:
        return at
    if isinstance(value, Integer):
        return int(value)
    filled = rebuilt(value, {n: Integer(at)})
    if not isinstance(filled, Expr) or not filled.is_number:
        raise Undefined(say("This is only defined for conditions on one whole number."))
    return int(filled) if isinstance(filled, Integer) else None


def _true(condition: Basic, n: Symbol, at: int) -> bool:
    name = type(condition).__name__
    if isinstance(condition, AppliedUndef) and name == "any_of":
        return any(_true(part, n, at) for part in condition.args)
    if isinstance(condition, AppliedUndef) and name == "none_of":
        return not any(_true(part, n, at) for part in condition.args)
    if type(condition) in _COMPARED and isinstance(condition, Relational):
        left, right = (_number(side, n, at) for side in (condition.lhs, condition.rhs))
        if left is None or right is None:
            raise Undefined(say("This is only defined for conditions on one whole number."))
        return _COMPARED[type(condition)](left, right)
    if name not in _TRUTHS:
        raise Undefined(say("This is only defined for conditions on one whole number."))
    values = [_number(part, n, at) for part in condition.args]
    if values[0] is None:
        return False
    if any(value is None or abs(value) > LARGEST for value in values):
        raise Undefined(say("The numbers are too large to be tried one by one."))
    return _TRUTHS[name](*values)


def _ends(conditions: Basic, n: Symbol) -> tuple[int | None, int | None]:
    """The ends that the conditions themselves give."""
    low: list[int] = []
    high: list[int] = []
    for part in conditions.args:
        if not (isinstance(part, Relational) and part.lhs == n and isinstance(part.rhs, Integer)):
            continue
        bound = int(part.rhs)
        if isinstance(part, Ge | Gt):
            low.append(bound + isinstance(part, Gt))
        elif isinstance(part, Le | Lt):
            high.append(bound - isinstance(part, Lt))
    return max(low, default=None), min(high, default=None)


def _found(conditions: Basic, n: Basic, numbers: Callable[[int | None, int | None], range]) -> Iterator[int]:
    if not isinstance(n, Symbol) or not isinstance(conditions, Tuple):
        raise Undefined(say("This is only defined for conditions on one whole number."))
    tried = numbers(*_ends(conditions, n))
    for count, at in enumerate(tried):
        if count > MOST_TRIED:
            raise Undefined(say("There are too many numbers to be tried one by one."))
        if all(_true(part, n, at) for part in conditions.args):
            yield at


def _between(low: int | None, high: int | None) -> range:
    if low is None or high is None:
        raise Undefined(say("There is no end to these numbers."))
    if high - low > MOST_TRIED:
        raise Undefined(say("There are too many numbers to be tried one by one."))
    return range(low, high + 1)


def _upwards(low: int | None, high: int | None) -> range:
    if low is None:
        raise Undefined(say("There is no smallest of these numbers."))
    return range(low, low + MOST_TRIED if high is None else high + 1)


def _downwards(low: int | None, high: int | None) -> range:
    if high is None:
        raise Undefined(say("There is no largest of these numbers."))
    return range(high, (high - MOST_TRIED if low is None else low) - 1, -1)


def numbers_with(conditions: Basic, n: Basic) -> Basic:
    """All numbers that fulfil the conditions, in order."""
    return Tuple(*map(Integer, _found(conditions, n, _between)))


def count_of_numbers(conditions: Basic, n: Basic) -> Expr:
    """How many numbers fulfil the conditions."""
    return Integer(sum(1 for _ in _found(conditions, n, _between)))


def sum_of_numbers(conditions: Basic, n: Basic) -> Expr:
    """The numbers that fulfil the conditions, added."""
    return Integer(sum(_found(conditions, n, _between)))


def smallest_number(conditions: Basic, n: Basic) -> Expr:
    """The first number that fulfils the conditions."""
    return _first(_found(conditions, n, _upwards))


def largest_number(conditions: Basic, n: Basic) -> Expr:
    """The last number that fulfils the conditions."""
    return _first(_found(conditions, n, _downwards))


def _first(found: Iterator[int]) -> Expr:
    value = next(found, None)
    if value is None:
        raise Undefined(say("No number was found that fulfils the conditions."))
    return Integer(value)


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "numbers_with": numbers_with,
    "count_of_numbers": count_of_numbers,
    "sum_of_numbers": sum_of_numbers,
    "smallest_number": smallest_number,
    "largest_number": largest_number,
}
