"""Divisors and multiples to practise, built backwards from the common divisor.

Beginner: small numbers, divisibility and factors; intermediate: greatest common divisor and least common multiple of
two numbers; advanced: larger or three numbers, and how many divisors a number has.
"""

from __future__ import annotations

from collections.abc import Callable
from math import gcd, lcm
from random import Random

from sympy import Integer

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import Formula, say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.divisors_and_multiples.asking import TASKS

Maker = Callable[[Random], Exercise]


def practise(random: Random, level: Level) -> Exercise:
    """Make one question."""
    return random.choice(_MAKERS[level])(random)


def _posed(name: str, *numbers: int) -> Posed:
    return Posed(operation(name, *map(Integer, numbers)), TASKS[name], Goal.VALUE)


def _shown(number: int) -> Formula:
    return formula(Integer(number))


def _divides(random: Random) -> Exercise:
    divisor = random.randint(3, 15)
    number = divisor * random.randint(6, 60) + random.choice((0, 0, random.randint(1, divisor - 1)))
    return Exercise(
        say("Is {divisor} a factor of {number}?", divisor=_shown(divisor), number=_shown(number)),
        _posed("divides", divisor, number),
    )


def _factors(random: Random) -> Exercise:
    number = random.randint(2, 12) * random.randint(2, 12)
    return Exercise(say("Find all factors of {number}.", number=_shown(number)), _posed("factors", number))


def _coprime(random: Random, high: int) -> tuple[int, int]:
    while True:
        a, b = random.randint(2, high), random.randint(2, high)
        if gcd(a, b) == 1:
            return a, b


def _small_pair(random: Random) -> Exercise:
    a, b = _coprime(random, 10)
    common = random.randint(2, 12)
    return Exercise(
        say("Find the greatest common divisor of {a} and {b}.", a=_shown(a * common), b=_shown(b * common)),
        _posed("gcd", a * common, b * common),
        Integer(common),
    )


def _small_least(random: Random) -> Exercise:
    a, b = random.sample(range(3, 31), 2)
    words = say("Find the least common multiple of {a} and {b}.", a=_shown(a), b=_shown(b))
    return Exercise(words, _posed("lcm", a, b), Integer(lcm(a, b)))


def _greatest(random: Random) -> Exercise:
    a, b = _coprime(random, 25)
    common = random.randint(4, 30)
    return Exercise(
        say("Find the greatest common divisor of {a} and {b}.", a=_shown(a * common), b=_shown(b * common)),
        _posed("gcd", a * common, b * common),
        Integer(common),
    )


def _least(random: Random) -> Exercise:
    a, b = _coprime(random, 12)
    common = random.randint(2, 9)
    return Exercise(
        say("Find the least common multiple of {a} and {b}.", a=_shown(a * common), b=_shown(b * common)),
        _posed("lcm", a * common, b * common),
        Integer(a * b * common),
    )


def _common_factors(random: Random) -> Exercise:
    a, b = _coprime(random, 9)
    common = random.choice((6, 8, 10, 12, 15, 16, 18, 20))
    return Exercise(
        say("Find the common factors of {a} and {b}.", a=_shown(a * common), b=_shown(b * common)),
        _posed("common_factors", a * common, b * common),
    )


def _large_greatest(random: Random) -> Exercise:
    a, b = _coprime(random, 400)
    common = random.randint(11, 99)
    return Exercise(
        say("Find the greatest common divisor of {a} and {b}.", a=_shown(a * common), b=_shown(b * common)),
        _posed("gcd", a * common, b * common),
        Integer(common),
    )


_MANY = sorted({n * k for n in range(2, 13) for k in (1, 2, 3)})


def _three(random: Random) -> Exercise:
    a, b, c = random.sample(_MANY, 3)
    return Exercise(
        say("Find the least common multiple of {a}, {b} and {c}.", a=_shown(a), b=_shown(b), c=_shown(c)),
        _posed("lcm", a, b, c),
    )


def _count(random: Random) -> Exercise:
    number = (
        2 ** random.randint(0, 4)
        * 3 ** random.randint(0, 3)
        * 5 ** random.randint(0, 2)
        * random.choice((1, 7, 11, 13))
    )
    number = max(number, 2)
    return Exercise(
        say("How many divisors does {number} have?", number=_shown(number)), _posed("count_of_factors", number)
    )


_MAKERS: dict[Level, tuple[Maker, ...]] = {
    Level.BEGINNER: (_divides, _divides, _factors, _small_pair, _small_least),
    Level.INTERMEDIATE: (_greatest, _least, _common_factors),
    Level.ADVANCED: (_large_greatest, _three, _count),
}
