"""Primes to practise.

Beginner: prime or composite below 900, prime factors of small products, primes up to 118; intermediate: products of
primes, primes in a short stretch; advanced: larger numbers and longer stretches.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sympy import Integer, isprime

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import Formula, say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.primes.asking import TASKS

Maker = Callable[[Random], Exercise]


def practise(random: Random, level: Level) -> Exercise:
    """Make one question."""
    return random.choice(_MAKERS[level])(random)


def _posed(name: str, *numbers: int) -> Posed:
    return Posed(operation(name, *map(Integer, numbers)), TASKS[name], Goal.VALUE)


def _shown(number: int) -> Formula:
    return formula(Integer(number))


def _judge(low: int, high: int) -> Maker:
    def make(random: Random) -> Exercise:
        wanted = random.random() < 0.5
        numbers = [n for n in random.sample(range(low, high), 60) if n % 2 and n % 5]
        number = next((n for n in numbers if isprime(n) == wanted), numbers[0])
        if random.random() < 0.5:
            return Exercise(say("Is {n} a prime number?", n=_shown(number)), _posed("is_prime", number))
        return Exercise(say("Is {n} composite?", n=_shown(number)), _posed("is_composite", number))

    return make


def _number(random: Random, count: int, primes: tuple[int, ...]) -> int:
    number = 1
    for _ in range(count):
        number *= random.choice(primes)
    return number


def _factors(count: int, primes: tuple[int, ...]) -> Maker:
    def make(random: Random) -> Exercise:
        number = _number(random, count, primes)
        return Exercise(say("What are the prime factors of {n}?", n=_shown(number)), _posed("prime_factors", number))

    return make


def _composite_from(number: int) -> int:
    """The first number from this one on that is no prime: whether such an end counts, too, need not be said."""
    return number + 1 if isprime(number) else number


def _count(high: int, length: int) -> Maker:
    def make(random: Random) -> Exercise:
        first = _composite_from(random.randint(4, high))
        last = _composite_from(first + random.randint(length // 2, length))
        return Exercise(
            say("How many primes are there between {a} and {b}?", a=_shown(first), b=_shown(last)),
            _posed("count_primes", first, last),
        )

    return make


_MAKERS: dict[Level, tuple[Maker, ...]] = {
    Level.BEGINNER: (
        _judge(11, 900),
        _factors(2, (2, 3, 5, 7, 11, 13, 17, 19, 23)),
        _factors(3, (2, 3, 5, 7, 11, 13)),
        _count(90, 28),
    ),
    Level.INTERMEDIATE: (
        _judge(200, 900),
        _factors(5, (2, 3, 5, 7, 11, 13)),
        _count(300, 40),
    ),
    Level.ADVANCED: (
        _judge(1000, 9000),
        _factors(4, (7, 11, 13, 17, 19, 23, 29, 31)),
        _count(400, 90),
    ),
}
