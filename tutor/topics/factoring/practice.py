"""Practice in factoring, built from the factors.

Beginner: common factors, differences of squares, x² + bx + c. Intermediate: ax² + bx + c, perfect squares, a common
factor first. Advanced: cubes, grouping, higher degrees, two letters.
"""

from __future__ import annotations

from collections.abc import Callable
from math import gcd
from random import Random

from sympy import Expr, Integer, Symbol, expand, factor

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed

LETTERS = ("x", "y", "a", "b", "t", "n", "z", "u")

Kind = Callable[[Random, Symbol, Symbol], Expr]


def practise(random: Random, level: Level) -> Exercise:
    """Make one polynomial to factor."""
    x, y = (Symbol(name) for name in random.sample(LETTERS, 2))
    product = random.choice(_KINDS[level])(random, x, y)
    statement = expand(product)
    posed = Posed(statement, "factor", Goal.VALUE, form="factored")
    return Exercise(say("Factor {f}.", f=formula(statement)), posed, factor(statement))


def _number(random: Random, high: int = 9) -> int:
    return random.choice((-1, 1)) * random.randint(1, high)


def _line(random: Random, x: Symbol, first: int, last: int = 9) -> Expr:
    while True:
        a, b = random.randint(2 if first > 1 else 1, first), _number(random, last)
        if gcd(a, b) == 1:
            return a * x + b


def _common(random: Random, x: Symbol, y: Symbol) -> Expr:
    outside = random.randint(2, 9) * x ** random.randint(0, 3)
    return outside * (random.randint(1, 9) * x + _number(random) * random.choice((y, y**2, Integer(1))))


def _squares(random: Random, x: Symbol, y: Symbol) -> Expr:
    a, b = random.randint(1, 10) * x, random.randint(1, 12) * random.choice((y, Integer(1)))
    return random.choice((1, 1, 2, 3, 5)) * (a - b) * (a + b)


def _monic(random: Random, x: Symbol, y: Symbol) -> Expr:
    return (x + _number(random, 12)) * (x + _number(random, 12))


def _trinomial(random: Random, x: Symbol, y: Symbol) -> Expr:
    return _line(random, x, random.choice((2, 3, 4, 5))) * _line(random, x, random.choice((1, 2, 3)))


def _square(random: Random, x: Symbol, y: Symbol) -> Expr:
    return (random.randint(1, 5) * x + _number(random) * random.choice((y, Integer(1)))) ** 2


def _common_first(random: Random, x: Symbol, y: Symbol) -> Expr:
    return random.randint(2, 6) * x ** random.randint(0, 1) * random.choice((_monic, _squares))(random, x, y)


def _cubes(random: Random, x: Symbol, y: Symbol) -> Expr:
    a, b = random.randint(1, 3) * x, random.randint(1, 5) * random.choice((y, Integer(1)))
    return a**3 + random.choice((-1, 1)) * b**3


def _groups(random: Random, x: Symbol, y: Symbol) -> Expr:
    if random.random() < 0.5:
        return (x**2 + random.choice((2, 3, 5, -2, -3))) * _line(random, x, 3, 6)
    return (x + _number(random)) * (_number(random, 5) * y + random.randint(1, 5) * x)


def _three(random: Random, x: Symbol, y: Symbol) -> Expr:
    return (x + _number(random, 5)) * (x + _number(random, 6)) * _line(random, x, 2, 5)


def _two_letters(random: Random, x: Symbol, y: Symbol) -> Expr:
    return (random.randint(1, 4) * x + _number(random, 6) * y) * (x + _number(random, 6) * y)


def _fourth(random: Random, x: Symbol, y: Symbol) -> Expr:
    return (x**2 - random.choice((1, 4, 9, 16))) * (x**2 + random.choice((1, 2, 3, 4, 5, 9)))


_KINDS: dict[Level, tuple[Kind, ...]] = {
    Level.BEGINNER: (_common, _squares, _monic),
    Level.INTERMEDIATE: (_trinomial, _square, _common_first),
    Level.ADVANCED: (_cubes, _groups, _three, _two_letters, _fourth),
}
