"""Mistakes with divisors, remainders, primes and bases, and with units and clocks."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

from sympy import Basic, FiniteSet, Integer, Rational, Tuple, false, true

from tutor.checking.definitions import DEFINITIONS
from tutor.checking.mistakes.misconception import Misconception
from tutor.checking.mistakes.tables import by_name, swapped
from tutor.maths.operations import operation, operation_name
from tutor.messages import say
from tutor.problem import Level


def product_for_multiple(node: Basic) -> Iterator[Basic]:
    """lcm(12, 18) → 12·18."""
    if operation_name(node) == "lcm" and all(isinstance(n, Integer) for n in node.args):
        yield Integer(prod(int(n) for n in node.args))


def smallest_common_divisor(node: Basic) -> Iterator[Basic]:
    """gcd(12, 18) → 2 or 3: a common divisor, but not the greatest."""
    if operation_name(node) == "gcd" and all(isinstance(n, Integer) and n != 0 for n in node.args):
        greatest = DEFINITIONS["gcd"](*node.args)
        if isinstance(greatest, Integer):
            for d in range(1, min(int(greatest), 60)):
                if greatest % d == 0:
                    yield Integer(d)


def remainder_as_fraction(node: Basic) -> Iterator[Basic]:
    """17 mod 5 → 2/5: the remainder is taken for the digits after the point."""
    if operation_name(node) == "remainder" and all(isinstance(n, Integer) and n > 0 for n in node.args):
        a, b = map(int, node.args)
        if b > 1 and a % b:
            yield Integer(int(10 * (a % b) / b))
            yield Integer(b - a % b)
            yield Rational(a, b)


def primes_by_looks(node: Basic) -> Iterator[Basic]:
    """An odd number is taken for a prime, a prime for a product."""
    if (name := operation_name(node)) in ("is_prime", "is_composite", "divides", "leap_year", "congruent"):
        found = DEFINITIONS[name](*node.args)
        if found in (true, false):
            yield false if found == true else true


def factors_without_ends(node: Basic) -> Iterator[Basic]:
    """The factors of 12 without 1 and 12."""
    name = operation_name(node)
    if name == "count_of_factors":
        count = DEFINITIONS[name](*node.args)
        yield from (count - 1, count - 2, 2 * count)
    elif name in ("factors", "common_factors"):
        found = DEFINITIONS[name](*node.args)
        if isinstance(found, Tuple | FiniteSet) and len(found.args) > 1:
            listed = list(found.args)
            for kept in (listed[1:], listed[:-1], listed[1:-1], listed[: len(listed) // 2 + 1]):
                if kept and len(kept) < len(listed):
                    yield found.func(*kept)


def prime_factors_once(node: Basic) -> Iterator[Basic]:
    """Each prime factor is written once, or 1 is counted as one."""
    if operation_name(node) in ("prime_factors", "prime_factor_list"):
        found = DEFINITIONS[operation_name(node) or ""](*node.args)
        values = list(found.args) if isinstance(found, Tuple | FiniteSet) else []
        if values:
            yield found.func(*dict.fromkeys(values))
            yield found.func(Integer(1), *values)
            yield found.func(*values[:-1])


def base_ignored(node: Basic) -> Iterator[Basic]:
    """Digits read as if they were decimal, or with the neighbouring base."""
    name = operation_name(node)
    if name in ("numeral", "in_base") and len(node.args) == 2 and isinstance(node.args[1], Integer):
        digits, base = node.args
        if name == "numeral" and str(digits).isdigit():
            yield Integer(str(digits))
            text = [int(d) for d in str(digits)]
            yield Integer(sum(text))
            yield Integer(sum(d * int(base) ** i for i, d in enumerate(text)))
            yield Integer(sum(d * int(base) ** (i + 1) for i, d in enumerate(reversed(text))))


def _converted(value: Basic, unit: Basic, other: Basic) -> list[Basic]:
    factor = DEFINITIONS["converted"](Integer(1), unit, other)
    exponent = 10 if factor.is_Rational else 1
    return [value / factor, value * factor * exponent, value * factor / exponent, value * factor * 100]


inverse_units = by_name({"converted": _converted})


def hundred_minutes(node: Basic) -> Iterator[Basic]:
    """From 1:45 to 3:10 as 3.10 - 1.45: an hour with a hundred minutes."""
    if operation_name(node) == "minutes_between":
        found = DEFINITIONS["minutes_between"](*node.args)
        if isinstance(found, Integer):
            hours, minutes = divmod(int(found), 60)
            yield Integer(100 * hours + minutes)
            yield Integer(found + 40)
            yield Integer(found - 60)
            yield Integer(12 * 60 - found)


def ends_counted(node: Basic) -> Iterator[Basic]:
    """Both ends are counted, or none: one too many or one too few."""
    names = (
        "days_between", "count_weekdays", "count_business_days", "number_of_integer_solutions", "count_primes",
        "progression_length", "weekday_after", "date_after",
    )  # fmt: skip
    if (name := operation_name(node)) in names:
        try:
            found = DEFINITIONS[name or ""](*node.args)
        except (ArithmeticError, ValueError):
            return
        if isinstance(found, Integer):
            yield from (found + 1, found - 1, found + 2)
        elif len(node.args) == 2 and isinstance(node.args[1], Integer):
            yield from (operation(name or "", node.args[0], node.args[1] + shift) for shift in (1, -1, 2))


_A, _N, _B = ("number theory",), ("measurement",), Level.BEGINNER

MISCONCEPTIONS = (
    Misconception(
        "gcd-for-lcm",
        say("Greatest common divisor and least common multiple were mixed up"),
        say("The divisor is at most as large as the numbers, the multiple at least as large."),
        _A,
        "divisors-and-multiples",
        _B,
        by_name(swapped("gcd", "lcm")),
        (("gcd(12, 18)", "36"), ("lcm(4, 6)", "2")),
        0,
    ),
    Misconception(
        "product-for-lcm",
        say("The product is a common multiple, but not the least"),
        say("Common factors are needed only once: divide the product by the greatest common divisor."),
        _A,
        "divisors-and-multiples",
        _B,
        product_for_multiple,
        (("lcm(4, 6)", "24"),),
        0,
    ),
    Misconception(
        "common-divisor-not-greatest",
        say("A common divisor, but not the greatest"),
        say("Look whether what is left still has a common divisor."),
        _A,
        "divisors-and-multiples",
        _B,
        smallest_common_divisor,
        (("gcd(12, 18)", "3"),),
        0,
    ),
    Misconception(
        "factors-without-ends",
        say("One and the number itself are factors too"),
        say("List the factors in pairs, starting with one times the number."),
        _A,
        "divisors-and-multiples",
        _B,
        factors_without_ends,
        (("count_of_factors(12)", "4"),),
        0,
    ),
    Misconception(
        "quotient-for-remainder",
        say("The quotient was taken for the remainder"),
        say("The remainder is what is left after taking away as many whole multiples as fit."),
        _A,
        "remainders",
        _B,
        by_name(swapped("remainder", "quotient")),
        (("remainder(17, 5)", "3"),),
        0,
    ),
    Misconception(
        "remainder-as-decimal",
        say("The remainder is no decimal place"),
        say("The remainder is a whole number smaller than the divisor: multiply back and subtract."),
        _A,
        "remainders",
        _B,
        remainder_as_fraction,
        (("remainder(17, 5)", "4"),),
        1,
    ),
    Misconception(
        "prime-by-looks",
        say("Whether a number is prime cannot be seen from its last digit"),
        say("Try each prime up to the square root."),
        _A,
        "primes",
        _B,
        primes_by_looks,
        (("is_prime(91)", "true"),),
        1,
    ),
    Misconception(
        "prime-factors-once",
        say("A prime factor can occur more than once"),
        say("Divide by the same prime as long as it goes; one is no prime."),
        _A,
        "primes",
        _B,
        prime_factors_once,
        (),
        1,
    ),
    Misconception(
        "base-ignored",
        say("Each place has the value of a power of the base"),
        say("From the right the places are worth one, the base, its square and so on."),
        _A,
        "number-bases",
        _B,
        base_ignored,
        (),
        1,
    ),
    Misconception(
        "unit-factor-inverted",
        say("Multiplied where it should be divided, or by the wrong factor"),
        say("In smaller units the number is larger, in larger units smaller."),
        _N,
        "unit-conversion",
        _B,
        inverse_units,
        (),
        1,
    ),
    Misconception(
        "hour-with-hundred-minutes",
        say("An hour has sixty minutes"),
        say("Go to the next full hour first, then count the hours, sixty minutes each."),
        _N,
        "clock",
        _B,
        hundred_minutes,
        (),
        1,
    ),
    Misconception(
        "ends-counted",
        say("Off by one at the ends"),
        say("Mind whether the first and the last count: between two posts there is one gap."),
        ("measurement", "number theory"),
        "calendar",
        _B,
        ends_counted,
        (),
        1,
    ),
)
