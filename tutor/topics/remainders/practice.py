"""Remainders to practise.

Beginner: division with remainder; intermediate: larger numbers, last digits of powers, congruent or not; advanced:
remainders of powers.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sympy import Integer

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import Formula, say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.remainders.asking import TASK

Maker = Callable[[Random], Exercise]


def practise(random: Random, level: Level) -> Exercise:
    """Make one question."""
    return random.choice(_MAKERS[level])(random)


def _posed(name: str, *numbers: int) -> Posed:
    return Posed(operation(name, *map(Integer, numbers)), TASK, Goal.VALUE)


def _shown(number: int) -> Formula:
    return formula(Integer(number))


def _division(divisors: tuple[int, int], quotients: tuple[int, int]) -> Maker:
    def make(random: Random) -> Exercise:
        divisor = random.randint(*divisors)
        rest = random.randint(0, divisor - 1)
        number = divisor * random.randint(*quotients) + rest
        return Exercise(
            say("What is the remainder when {a} is divided by {b}?", a=_shown(number), b=_shown(divisor)),
            _posed("remainder", number, divisor),
            Integer(rest),
        )

    return make


def _last_digit(random: Random) -> Exercise:
    base, exponent = random.choice((2, 3, 4, 7, 8, 9, 12, 13, 17)), random.randint(10, 99)
    return Exercise(
        say("What is the last digit of {power}?", power=Formula(f"{base}^{{{exponent}}}", f"{base}^{exponent}")),
        _posed("power_remainder", base, exponent, 10),
    )


def _congruent(random: Random) -> Exercise:
    modulus, first = random.randint(3, 15), random.randint(20, 150)
    second = first - modulus * random.randint(1, 6) + random.choice((0, 0, 1, 2))
    return Exercise(
        say("Is {a} congruent to {b} modulo {m}?", a=_shown(first), b=_shown(second), m=_shown(modulus)),
        _posed("congruent", first, second, modulus),
    )


def _power(random: Random) -> Exercise:
    base, modulus, exponent = random.randint(2, 12), random.choice((7, 9, 11, 13, 15)), random.randint(20, 200)
    return Exercise(
        say(
            "What is the remainder when {power} is divided by {m}?",
            power=Formula(f"{base}^{{{exponent}}}", f"{base}^{exponent}"),
            m=_shown(modulus),
        ),
        _posed("power_remainder", base, exponent, modulus),
    )


_MAKERS: dict[Level, tuple[Maker, ...]] = {
    Level.BEGINNER: (_division((3, 12), (3, 20)),),
    Level.INTERMEDIATE: (_division((11, 60), (12, 99)), _last_digit, _congruent),
    Level.ADVANCED: (_power, _power, _division((101, 900), (100, 999))),
}
