"""Non-linear systems to practise, built backwards from one of their solutions."""

from __future__ import annotations

from random import Random

from sympy import Add, Eq, Expr, Symbol, expand
from sympy.core.relational import Relational

from tutor.maths.reading.nodes import conjunction
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.equations.asking import TASK
from tutor.rules.equations.drawing import line, nonzero, plus, whole
from tutor.rules.equations.showing import formula
from tutor.rules.equations.written import relation
from tutor.topic import Exercise, Posed

Made = list[Relational]


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: a parabola and a line; intermediate: sum and product, circle and line; advanced: two conics."""
    unknowns = (Symbol("x"), Symbol("y"))
    made = random.choice(_MAKERS[level])(random, *unknowns)
    told = random.choice(
        [
            say("Solve {first} and {second}.", first=formula(made[0]), second=formula(made[1])),
            say("Solve the system {first} and {second}.", first=formula(made[0]), second=formula(made[1])),
        ]
    )
    return Exercise(told, Posed(conjunction(made), TASK, Goal.SOLUTIONS, ("x", "y")))


def _parabola(random: Random, x: Symbol, y: Symbol) -> Made:
    first, second = random.sample(range(-6, 7), 2)
    slope, constant = nonzero(random, 5), whole(random, -6, 6)
    value = expand((x - first) * (x - second) + slope * x + constant)
    left = plus(x**2, value.coeff(x, 1) * x, value.coeff(x, 0))
    return [relation(Eq, y, left), relation(Eq, y, line(slope, x, constant))]


def _sum_and_product(random: Random, x: Symbol, y: Symbol) -> Made:
    a, b = nonzero(random, 9), nonzero(random, 9)
    side = random.choice([1, -1])
    return [relation(Eq, Add(x, side * y, evaluate=False), a + side * b), relation(Eq, x * y, a * b)]


def _circle_and_line(random: Random, x: Symbol, y: Symbol) -> Made:
    a, b = whole(random, -6, 6), nonzero(random, 6)
    slope = random.choice([1, 2, -1, -2, 3])
    first = relation(Eq, Add(x**2, y**2, evaluate=False), a**2 + b**2)
    return [first, relation(Eq, Add(slope * x, y, evaluate=False), slope * a + b)]


def _sloped_parabola(random: Random, x: Symbol, y: Symbol) -> Made:
    """A parabola with a first coefficient, and a line on which both letters stand on one side."""
    first, second = random.sample(range(-6, 7), 2)
    lead, slope, constant = nonzero(random, 3), nonzero(random, 5), whole(random, -9, 9)
    value = expand(lead * (x - first) * (x - second) + slope * x + constant)
    left = plus(lead * x**2, value.coeff(x, 1) * x, value.coeff(x, 0))
    return [relation(Eq, y, left), relation(Eq, Add(-slope * x, y, evaluate=False), constant)]


def _squares(random: Random, x: Symbol, y: Symbol) -> Made:
    a, b = whole(random, 1, 9), whole(random, 1, 9)
    p, q = whole(random, 1, 4), whole(random, 1, 4)
    k, m = whole(random, 1, 3), whole(random, 1, 3)
    left: Expr = Add(k * x**2, m * y**2, evaluate=False)
    right = Add(p * x**2, -q * y**2, evaluate=False)
    return [relation(Eq, left, k * a**2 + m * b**2), relation(Eq, right, p * a**2 - q * b**2)]


def _squares_and_product(random: Random, x: Symbol, y: Symbol) -> Made:
    a, b = nonzero(random, 9), nonzero(random, 9)
    return [relation(Eq, Add(x**2, y**2, evaluate=False), a**2 + b**2), relation(Eq, x * y, a * b)]


def _two_circles(random: Random, x: Symbol, y: Symbol) -> Made:
    a, b, shift = whole(random, -5, 5), whole(random, 1, 6), nonzero(random, 6)
    moved = Add(x, -shift, evaluate=False) ** 2
    return [
        relation(Eq, Add(x**2, y**2, evaluate=False), a**2 + b**2),
        relation(Eq, Add(moved, y**2, evaluate=False), (a - shift) ** 2 + b**2),
    ]


_MAKERS = {
    Level.BEGINNER: (_parabola, _sum_and_product),
    Level.INTERMEDIATE: (_sum_and_product, _circle_and_line, _circle_and_line, _sloped_parabola),
    Level.ADVANCED: (_squares, _squares_and_product, _two_circles),
}
