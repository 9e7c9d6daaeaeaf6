"""How primes are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Integer

from tutor.maths.operations import operation, operation_name
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.rules.listing import whole_number
from tutor.topic import Asking, Posed

TASKS = {
    "is_prime": "is-prime",
    "is_composite": "is-composite",
    "prime_factors": "prime-factors",
    "prime_factor_list": "prime-factor-list",
    "count_primes": "count-primes",
}
"""Operation → task."""

LARGEST = 10**12
"""Numbers up to this are taken apart."""

LARGEST_COUNTED = 5_000_000

Blanks = Mapping[str, Basic]


def fits(problem: Problem) -> bool:
    """Whether this is a question about primes."""
    if problem.goal is not Goal.VALUE:
        return False
    return TASKS.get(operation_name(expression(problem.statement)) or "") == problem.task


def _single(name: str, least: int) -> Callable[[Blanks], Posed | None]:
    def pose(blanks: Blanks) -> Posed | None:
        number = whole_number(blanks["n"])
        if number is None or not least <= number <= LARGEST:
            return None
        return Posed(operation(name, Integer(number)), TASKS[name], Goal.VALUE)

    return pose


def _pose_product(blanks: Blanks) -> Posed | None:
    """The number as a product of primes: what factoring a number means."""
    number = whole_number(blanks["n"])
    return None if number is None or number < 2 else Posed(Integer(number), "factor", Goal.VALUE, form="factored")


def _pose_count(blanks: Blanks) -> Posed | None:
    low, high = whole_number(blanks.get("a", Integer(1))), whole_number(blanks["b"])
    if low is None or high is None or low > high or not 1 <= high <= LARGEST_COUNTED:
        return None
    return Posed(operation("count_primes", Integer(low), Integer(high)), TASKS["count_primes"], Goal.VALUE)


def _pose_count_below(blanks: Blanks) -> Posed | None:
    high = whole_number(blanks["b"])
    return None if high is None else _pose_count({"b": Integer(high - 1)})


ASKINGS = (
    Asking(
        ("is {n} prime", "is {n} a prime number", "is {n} a prime", "is number {n} prime"),
        _single("is_prime", 0),
    ),
    Asking(("is {n} composite", "is {n} a composite number"), _single("is_composite", 0)),
    Asking(
        (
            "find prime factors of {n}",
            "list prime factors of {n}",
            "prime factors of {n}",
            "find all prime factors of {n}",
            "list all prime factors of {n}",
            "find prime divisors of {n}",
            "find distinct prime factors of {n}",
        ),
        _single("prime_factors", 2),
    ),
    Asking(
        ("prime factorisation: find prime factors of {n}", "prime factorization: find prime factors of {n}"),
        _single("prime_factor_list", 2),
    ),
    Asking(
        (
            "find prime factorization of {n}. write factors separated by × "
            "(example: for 12 the answer would be: 2 × 2 × 3)",
            "prime factorization of {n}",
            "prime factorisation of {n}",
            "find prime factorisation of {n}",
            "write {n} as a product of prime factors",
            "write {n} as a product of its prime factors",
            "express {n} as a product of primes",
            "express {n} as a product of prime factors",
            "express {n} as a product of its prime factors",
            "prime factorize {n}",
        ),
        _pose_product,
    ),
    Asking(
        (
            "how many primes are there between {a} and {b}",
            "how many prime numbers are there between {a} and {b}",
            "how many primes are between {a} and {b}",
            "how many prime numbers are between {a} and {b}",
            "count how many prime numbers there are between {a} and {b} (inclusive)",
            "how many primes are there between {a} and {b} (inclusive)",
            "how many prime numbers are there between {a} and {b} (inclusive)",
            "find number of primes between {a} and {b}",
            "find number of prime numbers between {a} and {b}",
            "count primes between {a} and {b}",
        ),
        _pose_count,
    ),
    Asking(("how many primes are less than {b}", "how many prime numbers are less than {b}"), _pose_count_below),
)
