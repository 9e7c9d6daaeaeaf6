"""Practice in roots.

Beginner: take factors out and add. Intermediate: a root alone below the bar. Advanced: a sum with a root below.
"""

from __future__ import annotations

from random import Random

from sympy import Add, Expr, Integer, Mul, Pow, S, radsimp, sqrt

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.rewriting import neat
from tutor.topic import Exercise, Posed

SQUARE_FREE = (2, 3, 5, 6, 7, 10, 11, 13)


def practise(random: Random, level: Level) -> Exercise:
    """Make one expression with roots."""
    if level is Level.BEGINNER:
        return _sum(random)
    if level is Level.INTERMEDIATE:
        return random.choice((_single, _single, _product))(random)
    return random.choice((_conjugate, _conjugate, _quotient))(random)


def _root(number: int) -> Expr:
    return Pow(Integer(number), S.Half, evaluate=False)


def _number(random: Random, high: int = 9) -> int:
    return random.choice((-1, 1)) * random.randint(1, high)


def _sum(random: Random) -> Exercise:
    inside = random.choice(SQUARE_FREE)
    terms = []
    for outside in random.sample(range(2, 8), random.choice((2, 3))):
        factor = _number(random, 5)
        root = _root(outside**2 * inside)
        terms.append(root if factor == 1 else Mul(factor, root, evaluate=False))
    statement = neat(Add(*terms, evaluate=False))
    return Exercise(
        say("Write {f} in simplest radical form.", f=formula(statement)),
        Posed(statement, "simplify-radical", Goal.VALUE, form="simplified"),
        statement.doit(),
    )


def _product(random: Random) -> Exercise:
    """Two roots whose product holds a square."""
    inside, one, other = random.choice(SQUARE_FREE), random.randint(1, 6), random.randint(2, 7)
    k, m = random.randint(2, 7), random.randint(2, 7)
    first = Mul(k, _root(inside * one), evaluate=False)
    statement = neat(Mul(first, Mul(m, _root(inside * other), evaluate=False), evaluate=False))
    return Exercise(
        say("Write {f} in simplest radical form.", f=formula(statement)),
        Posed(statement, "simplify-radical", Goal.VALUE, form="simplified"),
        k * m * sqrt(inside**2 * one * other),
    )


def _rational(statement: Expr) -> Exercise:
    return Exercise(
        say("Rationalise the denominator: {f}.", f=formula(statement)),
        Posed(statement, "rationalise", Goal.VALUE, form="rationalised"),
        radsimp(statement.doit()),
    )


def _single(random: Random) -> Exercise:
    inside = random.choice(SQUARE_FREE)
    below: Expr = _root(inside * random.choice((1, 1, 4, 9)))
    if random.random() < 0.6:
        below = Mul(random.randint(2, 7), below, evaluate=False)
    return _rational(Mul(random.randint(1, 20), Pow(below, -1, evaluate=False), evaluate=False))


def _conjugate(random: Random) -> Exercise:
    inside = random.choice(SQUARE_FREE)
    other: Expr = Integer(random.randint(1, 7))
    if random.random() < 0.3:
        other = sqrt(random.choice([n for n in SQUARE_FREE if n != inside]))
    sign = random.choice((-1, 1))
    below = Add(other, Mul(sign, _root(inside), evaluate=False), evaluate=False)
    return _rational(neat(Mul(random.randint(1, 12), Pow(below, -1, evaluate=False), evaluate=False)))


def _quotient(random: Random) -> Exercise:
    """A sum with a root above a sum with the same root."""
    inside = random.choice(SQUARE_FREE)
    above = Add(random.randint(1, 9), Mul(random.choice((-1, 1)), _root(inside), evaluate=False), evaluate=False)
    below = Add(random.randint(1, 9), Mul(random.choice((-1, 1)), _root(inside), evaluate=False), evaluate=False)
    if above == below:
        return _quotient(random)
    return _rational(neat(Mul(above, Pow(below, -1, evaluate=False), evaluate=False)))
