"""How divisors and multiples are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Integer, Mul, Pow, Rational

from tutor.maths.operations import operation, operation_name
from tutor.problem import Goal, Problem
from tutor.rules.listing import value_of, whole_number, whole_numbers
from tutor.rules.stating import asked_operation
from tutor.topic import Asking, Posed

TASKS = {
    "gcd": "greatest-common-divisor",
    "lcm": "least-common-multiple",
    "factors": "factors",
    "common_factors": "common-factors",
    "count_of_factors": "count-factors",
    "divides": "divides",
}
"""Operation → task."""

COMMON_DENOMINATOR = "common-denominator"
EVEN, ODD, MULTIPLE = "even", "odd", "multiple"
ALL_TASKS = (*TASKS.values(), COMMON_DENOMINATOR, EVEN, ODD, MULTIPLE)

Blanks = Mapping[str, Basic]
Pose = Callable[[Blanks], Posed | None]


def fits(problem: Problem) -> bool:
    """Whether this asks for common divisors, multiples, factors or divisibility."""
    return asked_operation(problem, ALL_TASKS)


def _posed(name: str, *numbers: int, task: str | None = None) -> Posed:
    return Posed(operation(name, *map(Integer, numbers)), task or TASKS[name], Goal.VALUE)


def _numbers(blanks: Blanks) -> list[int] | None:
    """All whole numbers of the blanks, in order; None when something else stands there."""
    found: list[int] = []
    for name in sorted(blanks):
        values = whole_numbers(blanks[name])
        if values is None:
            return None
        found += values
    return found


def _several(name: str) -> Pose:
    def pose(blanks: Blanks) -> Posed | None:
        numbers = _numbers(blanks)
        if numbers is None or len(numbers) < 2 or not any(numbers) or (name == "lcm" and 0 in numbers):
            return None
        return _posed(name, *numbers)

    return pose


def _single(name: str) -> Pose:
    def pose(blanks: Blanks) -> Posed | None:
        number = whole_number(blanks["n"])
        return None if number is None or number < 1 else _posed(name, number)

    return pose


def _pose_written(blanks: Blanks) -> Posed | None:
    """``gcd(84, 36)`` as a formula."""
    name, numbers = operation_name(blanks["f"]), whole_numbers_of(blanks["f"])
    if name not in ("gcd", "lcm") or numbers is None or len(numbers) < 2:
        return None
    return _posed(name, *numbers)


def whole_numbers_of(statement: Basic) -> list[int] | None:
    """The whole numbers to which an operation is applied."""
    found = [whole_number(part) for part in statement.args]
    return [number for number in found if number is not None] if None not in found else None


def _divides(task: str) -> Pose:
    def pose(blanks: Blanks) -> Posed | None:
        divisor = whole_number(blanks["a"]) if "a" in blanks else 2
        number = whole_number(blanks["n"])
        if divisor is None or number is None or divisor == 0:
            return None
        return _posed("divides", divisor, number, task=task)

    return pose


def _pose_odd(blanks: Blanks) -> Posed | None:
    number = whole_number(blanks["n"])
    return (
        None
        if number is None
        else Posed(operation("congruent", Integer(number), Integer(1), Integer(2)), ODD, Goal.VALUE)
    )


def _pose_denominator(blanks: Blanks) -> Posed | None:
    below = [_denominator(part) for name in ("a", "b") for part in _parts(blanks[name])]
    if None in below or len(below) < 2:
        return None
    return _posed("lcm", *(int(number) for number in below if number is not None), task=COMMON_DENOMINATOR)


def _parts(blank: Basic) -> tuple[Basic, ...]:
    return tuple(blank.args) if type(blank).__name__ == "Tuple" else (blank,)


def _denominator(fraction: Basic) -> int | None:
    """The denominator of one fraction as it is written; that of its value for any longer calculation."""
    value = value_of(fraction)
    if value is None:
        return None
    if isinstance(fraction, Mul) and len([factor for factor in fraction.args if factor != -1]) <= 2:
        below = [f.base for f in fraction.args if isinstance(f, Pow) and f.exp == -1 and isinstance(f.base, Integer)]
        written = int(Mul(*below))
        return written if below and written % int(value.q) == 0 else int(value.q)
    return int(Rational(value).q)


_DIVISOR_NAMES = tuple(
    f"{adjective} common {noun}" for noun in ("divisor", "factor") for adjective in ("greatest", "highest", "largest")
)
_MULTIPLE_NAMES = tuple(f"{adjective} common multiple" for adjective in ("least", "lowest", "smallest"))


def _of(*names: str) -> tuple[str, ...]:
    """The phrases that ask for what has these names."""
    return tuple(
        phrase
        for name in names
        for phrase in (
            f"find {name} of {{a}} and {{b}}",
            f"find {name} of {{n}}",
            f"{name} of {{a}} and {{b}}",
            f"{name} of {{n}}",
        )
    )


ASKINGS = (
    Asking(("{f}", "evaluate {f}", "find {f}", "greatest common divisor of n numbers: {f}"), _pose_written),
    Asking(
        (
            *_of(*_DIVISOR_NAMES, "gcd", "hcf", "gcf", "greatest common denominator"),
            *_of("greatest common divisor (gcd)", "highest common factor (hcf)", "greatest common factor (gcf)"),
        ),
        _several("gcd"),
    ),
    Asking((*_of(*_MULTIPLE_NAMES, "lcm"), *_of("least common multiple (lcm)")), _several("lcm")),
    Asking(
        (
            "find common denominator of {a} and {b}",
            "find least common denominator of {a} and {b}",
            "find lowest common denominator of {a} and {b}",
            "common denominator of {a} and {b}",
        ),
        _pose_denominator,
    ),
    Asking(
        (
            "find factors of {n}",
            "factors of {n}",
            "list factors of {n}",
            "find all factors of {n}",
            "list all factors of {n}",
            "find divisors of {n}",
            "list divisors of {n}",
            "find all divisors of {n}",
            "find positive divisors of {n}",
            "find all positive divisors of {n}",
            "find positive factors of {n}",
            "find all positive factors of {n}",
        ),
        _single("factors"),
    ),
    Asking(
        (
            "find common factors of {a} and {b}",
            "common factors of {a} and {b}",
            "find common divisors of {a} and {b}",
            "list common factors of {a} and {b}",
            "find all common factors of {a} and {b}",
        ),
        _several("common_factors"),
    ),
    Asking(
        (
            "how many divisors does {n} have",
            "how many factors does {n} have",
            "how many positive divisors does {n} have",
            "how many positive factors does {n} have",
            "how many positive whole-number divisors does {n} have",
            "how many positive integer divisors does {n} have",
            "find number of divisors of {n}",
            "find number of factors of {n}",
            "find number of positive divisors of {n}",
            "how many factors of {n} are there",
        ),
        _single("count_of_factors"),
    ),
    Asking(
        (
            "is {a} a factor of {n}",
            "is {a} a divisor of {n}",
            "does {a} divide {n}",
            "does {a} go into {n}",
            "does {a} divide {n} evenly",
            "does {a} evenly divide {n}",
            "is {n} divisible by {a}",
        ),
        _divides(TASKS["divides"]),
    ),
    Asking(("is {n} a multiple of {a}",), _divides(MULTIPLE)),
    Asking(("is {n} even", "is {n} an even number"), _divides(EVEN)),
    Asking(("is {n} odd", "is {n} an odd number"), _pose_odd),
)
