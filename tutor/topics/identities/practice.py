"""Practice in identities.

Beginner: one bracket. Intermediate: binomial formulas, right and wrong. Advanced: differences of powers and quotients.
"""

from __future__ import annotations

from random import Random

from sympy import Add, Eq, Expr, Integer, Mul, Pow, Symbol, expand

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Level
from tutor.rules.asking import certain
from tutor.topic import Exercise
from tutor.topics.identities.asking import always

x, a, b = Symbol("x"), Symbol("a"), Symbol("b")


def practise(random: Random, level: Level) -> Exercise:
    """Make one equation that is an identity or nearly one."""
    kinds = {Level.BEGINNER: _bracket, Level.INTERMEDIATE: _square, Level.ADVANCED: _powers}
    left, right, wrong = kinds[level](random)
    right = wrong if random.random() < 0.35 else right
    statement = say("Is {e} an identity?", e=formula(Eq(left, right, evaluate=False)))
    return Exercise(statement, certain(always(left, right)))


def _number(random: Random, high: int = 9) -> Integer:
    return Integer(random.choice((-1, 1)) * random.randint(1, high))


def _bracket(random: Random) -> tuple[Expr, Expr, Expr]:
    n, m, k = random.randint(2, 7), random.randint(1, 5), _number(random)
    left = Add(Mul(n, m * x + k, evaluate=False), random.randint(1, 6) * x, evaluate=False)
    right = expand(left.doit())
    return left, right, right - n * k + k


def _square(random: Random) -> tuple[Expr, Expr, Expr]:
    letter, k, n = random.choice((x, a, b)), _number(random), random.randint(1, 4)
    left = Pow(n * letter + k, 2, evaluate=False)
    return left, expand(left.doit()), n**2 * letter**2 + k**2


def _powers(random: Random) -> tuple[Expr, Expr, Expr]:
    n, m = random.randint(1, 5), random.randint(1, 5)
    left = Add(
        Pow(n * a + m * b, 2, evaluate=False),
        Mul(-1, Pow(n * a - m * b, 2, evaluate=False), evaluate=False),
        evaluate=False,
    )
    if random.random() < 0.5:
        left = Mul(n * a - m * b, n**2 * a**2 + n * m * a * b + m**2 * b**2, evaluate=False)
        return left, n**3 * a**3 - m**3 * b**3, n**3 * a**3 + m**3 * b**3
    return left, 4 * n * m * a * b, 2 * n * m * a * b
