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
    kinds = {
        Level.BEGINNER: (_bracket,),
        Level.INTERMEDIATE: (_square, _conjugates, _two_brackets),
        Level.ADVANCED: (_powers, _cube, _two_squares, _quotient),
    }
    left, right, wrong = random.choice(kinds[level])(random)
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
    letter, k, n = random.choice((x, a, b)), _number(random, 12), random.randint(1, 6)
    left = Pow(n * letter + k, 2, evaluate=False)
    return left, expand(left.doit()), n**2 * letter**2 + k**2


def _conjugates(random: Random) -> tuple[Expr, Expr, Expr]:
    n, k = random.randint(1, 9), random.randint(1, 12) * random.choice((Integer(1), b))
    left = Mul(n * x + k, n * x - k, evaluate=False)
    return left, n**2 * x**2 - k**2, n**2 * x**2 + k**2


def _two_brackets(random: Random) -> tuple[Expr, Expr, Expr]:
    n, k, m = random.randint(1, 4), _number(random), _number(random)
    left = Mul(n * x + k, x + m, evaluate=False)
    right = expand(left.doit())
    return left, right, right - (n * m + k) * x + (n * m - k) * x


def _cube(random: Random) -> tuple[Expr, Expr, Expr]:
    n, k = random.randint(1, 3), _number(random, 6)
    left = Pow(n * x + k, 3, evaluate=False)
    return left, expand(left.doit()), n**3 * x**3 + k**3


def _two_squares(random: Random) -> tuple[Expr, Expr, Expr]:
    """(ax + b)² - (cx + d)², multiplied out; wrong where the bracket that is taken away keeps its signs."""
    one, other = (random.randint(1, 5) * x + _number(random) for _ in range(2))
    minus = Mul(-1, Pow(other, 2, evaluate=False), evaluate=False)
    left = Add(Pow(one, 2, evaluate=False), minus, evaluate=False)
    return left, expand(one**2 - other**2), expand(one**2 - other**2) + 2 * other.subs(x, 0) ** 2


def _quotient(random: Random) -> tuple[Expr, Expr, Expr]:
    n, k, m = random.randint(1, 5), _number(random), _number(random)
    above = expand((x + k) * (n * x + m))
    left = Mul(above, Pow(x + k, -1, evaluate=False), evaluate=False)
    return left, n * x + m, n * x - m


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
