"""Numbers to compare and sort.

Beginner: whole numbers; intermediate: decimals and fractions; advanced: fractions close together, roots, distances.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sympy import Expr, Float, Integer, Pow, Rational, Tuple

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.listing import list_formula, number_formula
from tutor.topic import Exercise, Posed
from tutor.topics.comparing.asking import TASK

Maker = Callable[[Random], Exercise]
Draw = Callable[[Random], Expr]


def practise(random: Random, level: Level) -> Exercise:
    """Make one question."""
    return random.choice(_MAKERS[level])(random)


def _whole(random: Random) -> Expr:
    return Integer(random.randint(-60, 90))


def _decimal(random: Random) -> Expr:
    return Float(f"{random.randint(-9, 9)}.{random.randint(1, 99):02d}", dps=15)


def _fraction(random: Random) -> Expr:
    while True:
        found = Rational(random.randint(-12, 12), random.choice((2, 3, 4, 5, 6, 8)))
        if found.q > 1:
            return found


def _mixed(random: Random) -> Expr:
    return random.choice((_whole, _decimal, _fraction))(random)


def _several(random: Random, draw: Draw, count: int) -> list[Expr]:
    found: list[Expr] = []
    while len(found) < count:
        number = draw(random)
        if all(abs(float(number) - float(other)) > 1e-9 for other in found):
            found.append(number)
    return found


def _sort(draw: Draw, count: int) -> Maker:
    def make(random: Random) -> Exercise:
        numbers = _several(random, draw, count)
        name = random.choice(("increasing", "decreasing"))
        shown = list_formula(numbers)
        words = (
            say("Sort {numbers} in ascending order.", numbers=shown)
            if name == "increasing"
            else say("Sort {numbers} in descending order.", numbers=shown)
        )
        return Exercise(words, Posed(operation(name, Tuple(*numbers)), TASK, Goal.VALUE, picks=True))

    return make


def _pair(draw: Draw) -> Maker:
    def make(random: Random) -> Exercise:
        numbers = _several(random, draw, 2)
        a, b = map(number_formula, numbers)
        larger = random.random() < 0.5
        words = (
            say("Which is bigger: {a} or {b}?", a=a, b=b) if larger else say("Which is smaller: {a} or {b}?", a=a, b=b)
        )
        name = "kth_largest" if larger else "kth_smallest"
        return Exercise(words, Posed(operation(name, Integer(1), Tuple(*numbers)), TASK, Goal.VALUE, picks=True))

    return make


def _closest(random: Random) -> Exercise:
    while True:
        target, *numbers = _several(random, _mixed, 5)
        gaps = sorted(abs(float(number) - float(target)) for number in numbers)
        if gaps[1] - gaps[0] > 1e-9:
            break
    return Exercise(
        say(
            "What is the closest to {target} in {numbers}?",
            target=number_formula(target),
            numbers=list_formula(numbers),
        ),
        Posed(operation("closest", target, Tuple(*numbers)), TASK, Goal.VALUE, picks=True),
    )


def _signs(random: Random) -> Exercise:
    a, b = random.sample([Rational(n, d) for n in range(1, 13) for d in range(5, 13)], 2)
    return _compared(a, b)


def _roots(random: Random) -> Exercise:
    a, b = (Pow(Integer(random.randint(2, 90)), Rational(1, random.randint(2, 6)), evaluate=False) for _ in range(2))
    return _compared(a, b)


def _compared(a: Expr, b: Expr) -> Exercise:
    return Exercise(
        say("Which sign goes between {a} and {b}?", a=formula(a), b=formula(b)),
        Posed(operation("comparison_sign", a, b), TASK, Goal.VALUE, picks=True),
    )


_MAKERS: dict[Level, tuple[Maker, ...]] = {
    Level.BEGINNER: (_sort(_whole, 4), _pair(_whole), _sort(_whole, 5)),
    Level.INTERMEDIATE: (_sort(_decimal, 4), _pair(_fraction), _sort(_mixed, 4), _signs),
    Level.ADVANCED: (_closest, _roots, _sort(_mixed, 6)),
}
