"""Prime numbers: everything by trying divisors one by one, or by the sieve of Eratosthenes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Expr, Integer, S, Tuple
from sympy.logic.boolalg import Boolean

from tutor.checking.definitions.divisibility import searched, whole
from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say

LARGEST_SIEVE = 5_000_000


def smallest_factor(number: Basic) -> Expr:
    """The smallest divisor greater than 1."""
    (n,) = whole(number)
    if n < 2:
        raise Undefined(say("Only whole numbers from 2 on have such a divisor."))
    return Integer(_least(n, 2))


def is_prime(number: Basic) -> Boolean:
    """Whether a whole number greater than 1 has no divisor but 1 and itself."""
    (n,) = whole(number)
    return S.true if n > 1 and _least(n, 2) == n else S.false


def is_composite(number: Basic) -> Boolean:
    """Whether a whole number greater than 1 has a divisor between 1 and itself."""
    (n,) = whole(number)
    return S.true if n > 1 and _least(n, 2) != n else S.false


def prime_factors(number: Basic) -> Tuple:
    """The different primes that divide a number, in order."""
    return Tuple(*dict.fromkeys(prime_factor_list(number)))


def prime_factor_list(number: Basic) -> Tuple:
    """The primes whose product is the number, each as often as it occurs, in order."""
    (n,) = whole(number)
    if n < 1:
        raise Undefined(say("Only positive whole numbers are products of primes."))
    found: list[Integer] = []
    divisor = 2
    while n > 1:
        divisor = _least(n, divisor)
        found.append(Integer(divisor))
        n //= divisor
    return Tuple(*found)


def count_primes(low: Basic, high: Basic) -> Expr:
    """How many primes there are from the first number to the second, both included."""
    first, last = whole(low, high)
    if last > LARGEST_SIEVE:
        raise Undefined(say("The numbers are too large to cross out all multiples."))
    sieve = bytearray([1]) * (max(last, 1) + 1)
    sieve[:2] = b"\0\0"
    for n in range(2, int(max(last, 1) ** 0.5) + 1):
        if sieve[n]:
            sieve[n * n :: n] = bytes(len(range(n * n, len(sieve), n)))
    return Integer(sum(sieve[max(first, 0) : last + 1]))


def _least(n: int, first: int) -> int:
    """The smallest divisor of n that is at least ``first``, when no smaller one above 1 divides it."""
    return next((d for d in searched(first, n) if n % d == 0), n)


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "smallest_factor": smallest_factor,
    "is_prime": is_prime,
    "is_composite": is_composite,
    "prime_factors": prime_factors,
    "prime_factor_list": prime_factor_list,
    "count_primes": count_primes,
}
