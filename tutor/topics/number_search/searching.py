"""Going through the numbers that may be meant: only those of the right remainder, only squares, only divisors."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import ceil, gcd

from sympy import Basic, Ge, Gt, Integer, Le, Lt, Symbol, divisor_count, divisors, integer_nthroot, isprime
from sympy.core.relational import Relational
from sympy.ntheory.modular import solve_congruence

from tutor.maths.operations import operation_name

MOST = 200_000
"""Candidates that are looked at."""


@dataclass(frozen=True)
class Search:
    """Where numbers are looked for: the ends, and the step and first number of those worth looking at.

    ``implied``: the lower end is not said, but given by the kind of number. ``kind``: squares, cubes or divisors only.
    """

    low: int | None
    high: int | None
    implied: bool
    modulus: int
    rest: int
    kind: str
    number: int
    empty: bool = False

    def upwards(self) -> Iterator[int]:
        """The candidates from the smallest on."""
        if self.empty or self.low is None:
            return
        low, high = self.low, self.high
        if self.kind == "divisors":
            yield from (int(d) for d in divisors(self.number) if d >= low and (high is None or d <= high))
            return
        if self.kind in ("squares", "cubes"):
            power = 2 if self.kind == "squares" else 3
            roots = range(_root(low, power), _root(low, power) + MOST)
            numbers: Iterator[int] = (n for n in (root**power for root in roots) if n >= low)
        else:
            first = low + (self.rest - low) % self.modulus
            numbers = iter(range(first, first + MOST * self.modulus, self.modulus))
        yield from takewhile(lambda n: high is None or n <= high, numbers)

    def downwards(self) -> Iterator[int]:
        """The candidates from the largest on."""
        if self.empty or self.high is None:
            return
        if self.kind:
            yield from reversed(list(self.upwards()))
            return
        last = self.high - (self.high - self.rest) % self.modulus
        stop = last - MOST * self.modulus if self.low is None else self.low - 1
        yield from range(last, stop, -self.modulus)


def _root(low: int, power: int) -> int:
    """A root from which on the powers reach the lower end."""
    if low >= 0:
        return int(integer_nthroot(low, power)[0])
    return 0 if power == 2 else -ceil(abs(low) ** (1 / 3)) - 1


def search_of(conditions: Sequence[Basic], n: Symbol) -> Search | None:
    """Where to look for the numbers; None where a condition is of another kind."""
    low = [_bound(part) for part in conditions if isinstance(part, Ge | Gt) and part.lhs == n]
    high = [_bound(part) for part in conditions if isinstance(part, Le | Lt) and part.lhs == n]
    plain = [part for part in conditions if not isinstance(part, Relational) and part.args[0] == n]
    names = {operation_name(part) or "" for part in plain}
    implied = not low and bool(names & {"such_prime", "such_composite", "such_square", "such_digit_sum"})
    if implied:
        low = [2 if "such_prime" in names else 4 if "such_composite" in names else 0]
    pairs = [(int(part.args[2]), int(part.args[1])) for part in plain if operation_name(part) == "such_remainder"]
    solved = solve_congruence(*pairs) if pairs else (0, 1)
    rest, modulus = (0, 1) if solved is None else map(int, solved)
    divided = [abs(int(part.args[1])) for part in plain if operation_name(part) == "such_divisor"]
    kind = "divisors" if divided else "squares" if "such_square" in names else "cubes" if "such_cube" in names else ""
    number = gcd(*divided) if divided else 0
    ends = (max(low, default=None), min(high, default=None))
    return Search(*ends, implied, modulus, rest, kind, number, solved is None)


def _bound(part: Basic) -> int:
    strict = 1 if isinstance(part, Gt) else -1 if isinstance(part, Lt) else 0
    return int(part.rhs) + strict


def fulfils(condition: Basic, n: Symbol, value: int) -> bool:
    """Whether a number fulfils a condition."""
    name = operation_name(condition)
    if name == "any_of":
        return any(fulfils(part, n, value) for part in condition.args)
    if name == "none_of":
        return not any(fulfils(part, n, value) for part in condition.args)
    if isinstance(condition, Relational):
        return _related(condition, n, value)
    about = Integer(value) if condition.args[0] == n else condition.args[0].subs(n, value)
    if not isinstance(about, Integer):
        return False
    number, given = int(about), [int(part) for part in condition.args[1:]]
    match name:
        case "such_prime":
            return bool(isprime(number))
        case "such_composite":
            return number > 3 and not isprime(number)
        case "such_square":
            return number >= 0 and bool(integer_nthroot(number, 2)[1])
        case "such_cube":
            return bool(integer_nthroot(abs(number), 3)[1])
        case "such_palindrome":
            return str(number) == str(number)[::-1]
        case "such_remainder":
            return (number - given[1]) % given[0] == 0
        case "such_divisor":
            return number != 0 and given[0] % number == 0
        case "such_digit_sum":
            return number >= 0 and sum(int(digit) for digit in str(number)) == given[0]
        case "such_divisor_count":
            return number > 0 and int(divisor_count(number)) == given[0]
        case "such_coprime":
            return gcd(number, given[0]) == 1
        case _:
            return False


_RELATIONS = {Ge: operator.ge, Gt: operator.gt, Le: operator.le, Lt: operator.lt}


def _related(relation: Relational, n: Symbol, value: int) -> bool:
    if relation.lhs == n and isinstance(relation.rhs, Integer):
        return bool(_RELATIONS[type(relation)](value, int(relation.rhs)))
    return bool(relation.subs(n, value))
