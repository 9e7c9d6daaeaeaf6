"""Rounding to practise.

Beginner: whole numbers to tens and hundreds, digits of whole numbers; intermediate: decimals to places; advanced:
significant figures, whole numbers nearest to roots, negative numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sympy import Float, Integer, Pow, Rational

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.listing import number_formula
from tutor.topic import Exercise, Posed
from tutor.topics.rounding.asking import PLACE, TASK

_PLACES = (
    say("units"), say("tens"), say("hundreds"), say("thousands"), say("ten thousands"), say("hundred thousands"),
)  # fmt: skip

Maker = Callable[[Random], Exercise]


def practise(random: Random, level: Level) -> Exercise:
    """Make one question."""
    return random.choice(_MAKERS[level])(random)


def _whole(random: Random) -> Exercise:
    number, unit = Integer(random.randint(101, 99999)), random.choice((10, 100, 1000))
    return Exercise(
        say("Round {number} to the nearest {unit}.", number=formula(number), unit=unit),
        Posed(operation("rounded", number, Rational(unit)), TASK, Goal.VALUE),
    )


def _digit(random: Random) -> Exercise:
    number, place = Integer(random.randint(100000, 9999999)), random.randint(0, 5)
    return Exercise(
        say("What is the {place} digit of {number}?", place=_PLACES[place], number=formula(number)),
        Posed(operation("place_digit", number, Integer(place)), PLACE, Goal.VALUE),
    )


def _decimal(random: Random, whole: int, places: int) -> Float:
    after = random.randint(1, 10**places - 1)
    return Float(f"{random.randint(0, whole)}.{after:0{places}d}", dps=15)


def _places(random: Random) -> Exercise:
    number, places = _decimal(random, 99, 5), random.randint(1, 3)
    return Exercise(
        say("Round {number} to {places} decimal places.", number=number_formula(number), places=places)
        if places > 1
        else say("Round {number} to 1 decimal place.", number=number_formula(number)),
        Posed(operation("rounded", number, Rational(1, 10**places)), TASK, Goal.VALUE),
    )


def _nearest_whole(random: Random) -> Exercise:
    number = -_decimal(random, 200, 2)
    return Exercise(
        say("Round {number} to the nearest integer.", number=number_formula(number)),
        Posed(operation("rounded", number, Rational(1)), TASK, Goal.VALUE),
    )


def _figures(random: Random) -> Exercise:
    number = Float(f"0.00{random.randint(10000, 99999)}", dps=15) if random.random() < 0.5 else _decimal(random, 999, 3)
    count = random.randint(2, 3)
    return Exercise(
        say("Round {number} to {count} significant figures.", number=number_formula(number), count=count),
        Posed(operation("rounded_to_figures", number, Integer(count)), TASK, Goal.VALUE),
    )


def _root(random: Random) -> Exercise:
    number, degree = Integer(random.randint(50, 5000)), random.choice((2, 2, 3))
    words = (
        say("What is the square root of {number} to the nearest integer?", number=formula(number))
        if degree == 2
        else say("What is the cube root of {number} to the nearest integer?", number=formula(number))
    )
    root = Pow(number, Rational(1, degree), evaluate=False)
    return Exercise(words, Posed(operation("rounded", root, Rational(1)), TASK, Goal.VALUE))


_MAKERS: dict[Level, tuple[Maker, ...]] = {
    Level.BEGINNER: (_whole, _digit),
    Level.INTERMEDIATE: (_places, _nearest_whole),
    Level.ADVANCED: (_figures, _root),
}
