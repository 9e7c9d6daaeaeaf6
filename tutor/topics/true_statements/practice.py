"""Statements to judge, half of them true."""

from __future__ import annotations

from random import Random

from sympy import Eq, Expr, Ge, Gt, Integer, Le, Lt, Mul, Ne, Pow, Rational, S, log, sqrt

from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.equations.drawing import fraction, nonzero, plus, whole
from tutor.rules.equations.showing import formula
from tutor.rules.equations.written import relation
from tutor.topic import Exercise, Posed

TASK = "judge"


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: sums and products; intermediate: fractions; advanced: roots and powers."""
    left, right = _SIDES[level](random)
    equal = bool(left.doit() == right.doit())
    kind = random.choice([Eq, Ne, Le, Ge] if equal else [Eq, Lt, Gt, Le, Ge])
    statement = relation(kind, left, right)
    shown = formula(statement)
    words = random.choice(
        [
            say("True or false: {statement}?", statement=shown),
            say("Is {statement} true or false?", statement=shown),
            say("Is it true that {statement}?", statement=shown),
        ]
    )
    value = S.true if bool(kind(left.doit(), right.doit())) else S.false
    return Exercise(words, Posed(statement, TASK, Goal.VALUE), value)


def _sums(random: Random) -> tuple[Expr, Expr]:
    a, b, c = nonzero(random, 20), nonzero(random, 20), nonzero(random, 9)
    left = plus(a, Mul(b, c, evaluate=False) if random.random() < 0.5 else b)
    return left, Integer(left.doit() + random.choice([0, 0, 1, -1, 2, -10]))


def _fractions(random: Random) -> tuple[Expr, Expr]:
    one = fraction(random, 12, (2, 3, 4, 5, 6, 8))
    close = Rational(round(one * 7), 7) if random.random() < 0.5 else fraction(random, 12, (3, 4, 6, 9))
    if random.random() < 0.25:
        first = fraction(random, 9, (2, 3, 4))
        return plus(first, one - first), one
    return one, close


def _roots(random: Random) -> tuple[Expr, Expr]:
    kind = random.randrange(4)
    if kind == 0:
        base, other = map(Integer, random.sample(range(2, 10), 2))
        exponent = whole(random, 2, 4)
        power = max(1, round(float(log(base) * exponent / log(other))))
        return Pow(base, exponent, evaluate=False), Pow(other, Integer(power), evaluate=False)
    if kind == 1:
        outside, inside = whole(random, 2, 9), Integer(random.choice((2, 3, 5, 6, 7, 10, 11, 13)))
        square = outside**2 * inside + random.choice((0, 0, 1, -1, 2, -2))
        return Mul(outside, sqrt(inside), evaluate=False), Pow(square, S.Half, evaluate=False)
    if kind == 2:
        a, b = whole(random, 2, 30), whole(random, 2, 30)
        left = Mul(*(Pow(n, S.Half, evaluate=False) for n in (a, b)), evaluate=False)
        return left, Pow(a * b + random.choice((0, 0, 1, -1)), S.Half, evaluate=False)
    inside = Integer(random.choice([n for n in range(2, 150) if round(n**0.5) ** 2 != n]))
    return sqrt(inside), Rational(round(2 * float(inside) ** 0.5), 2)


_SIDES = {Level.BEGINNER: _sums, Level.INTERMEDIATE: _fractions, Level.ADVANCED: _roots}
