"""Logarithmic equations to practise, built backwards from their solutions."""

from __future__ import annotations

from random import Random

from sympy import Eq, Expr, FiniteSet, Integer, Mul, Pow, Rational, S, Set, Symbol, exp, log
from sympy.core.relational import Relational

from tutor.problem import Goal, Level
from tutor.rules.equations.asking import TASK
from tutor.rules.equations.drawing import ask_for, bracket, letter, line, nonzero, plus, whole
from tutor.rules.equations.written import relation
from tutor.topic import Exercise, Posed

Made = tuple[Relational, Set]


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: one logarithm; intermediate: terms around it, two equal ones; advanced: sums, squares."""
    unknown = letter(random)
    statement, expected = random.choice(_MAKERS[level])(random, unknown)
    return Exercise(
        ask_for(random, statement, unknown), Posed(statement, TASK, Goal.SOLUTIONS, (unknown.name,)), expected
    )


def _log(inner: Expr, base: int) -> Expr:
    return Mul(Pow(log(base), -1), log(inner), evaluate=False)


def _plain(random: Random, unknown: Symbol) -> Made:
    base, power, shift = random.choice((2, 3, 4, 5, 10)), whole(random, -1, 4), whole(random, -9, 9)
    return relation(Eq, _log(line(S.One, unknown, shift), base), power), FiniteSet(Integer(base) ** power - shift)


def _natural(random: Random, unknown: Symbol) -> Made:
    factor, value, constant = whole(random, 1, 6), whole(random, -2, 5), whole(random, -9, 9)
    left = plus(bracket(factor, log(unknown)), constant)
    return relation(Eq, left, factor * value + constant), FiniteSet(exp(value))


def _slope(random: Random, unknown: Symbol) -> Made:
    base, power, slope = random.choice((2, 3, 5)), whole(random, 0, 4), whole(random, 2, 7)
    constant, factor = nonzero(random, 9), whole(random, 1, 4)
    left = bracket(factor, _log(line(slope, unknown, constant), base))
    return relation(Eq, left, factor * power), FiniteSet((Integer(base) ** power - constant) / slope)


def _two_equal(random: Random, unknown: Symbol) -> Made:
    one, two = random.sample(range(1, 7), 2)
    first, second = nonzero(random, 9), nonzero(random, 9)
    root = Rational(second - first, one - two)
    left, right = line(Integer(one), unknown, first), line(Integer(two), unknown, second)
    kept = [root] if one * root + first > 0 else []
    return relation(Eq, log(left), log(right)), FiniteSet(*kept)


def _sum(random: Random, unknown: Symbol) -> Made:
    """log x(x + d) = log of a product that two factors give, one solution of which is negative."""
    base = Integer(random.choice((2, 3, 5, 6, 10)))
    power = whole(random, 1, 3)
    divisors = [d for d in range(1, int(base**power) + 1) if base**power % d == 0]
    small = random.choice([d for d in divisors if d * d < base**power])
    gap = base**power // small - small
    shift = whole(random, -5, 5)
    left = plus(_log(line(S.One, unknown, shift), int(base)), _log(line(S.One, unknown, shift + gap), int(base)))
    return relation(Eq, left, power), FiniteSet(small - shift)


def _difference(random: Random, unknown: Symbol) -> Made:
    base, power = Integer(random.choice((2, 3, 5))), whole(random, 1, 2)
    low, factor = whole(random, 1, 6), base**power
    shift = (factor - 1) * low
    minus = Mul(S.NegativeOne, Pow(log(base), -1), log(unknown), evaluate=False)
    left = plus(_log(line(S.One, unknown, shift), int(base)), minus)
    return relation(Eq, left, power), FiniteSet(low)


def _quadratic(random: Random, unknown: Symbol) -> Made:
    first, second = (Integer(n) for n in random.sample(range(-3, 5), 2))
    base = random.choice((None, 2, 3, 10))
    part: Expr = log(unknown) if base is None else _log(unknown, base)
    middle = bracket(-(first + second), part) if first + second else S.Zero
    left = plus(Pow(part, 2, evaluate=False), middle, first * second)
    number = S.Exp1 if base is None else Integer(base)
    return relation(Eq, left, S.Zero), FiniteSet(number**first, number**second)


def _inner_quadratic(random: Random, unknown: Symbol) -> Made:
    """log (x² + bx + c) = k, where both solutions are whole numbers."""
    base, power = random.choice((2, 3, 5, 6, 7, 10)), whole(random, 0, 2)
    first, second = (Integer(n) for n in random.sample(range(-9, 10), 2))
    constant = first * second + Integer(base) ** power
    inner = plus(unknown**2, -(first + second) * unknown, constant)
    return relation(Eq, _log(inner, base), power), FiniteSet(first, second)


def _doubled(random: Random, unknown: Symbol) -> Made:
    """2 log x = log (ax + b): two whole numbers solve the quadratic, only the positive ones the equation."""
    first, second = whole(random, 1, 9), nonzero(random, 9)
    if first + second == 0:
        return _doubled(random, unknown)
    left = Mul(2, log(unknown), evaluate=False)
    inner = line(first + second, unknown, -first * second)
    return relation(Eq, left, log(inner)), FiniteSet(*(root for root in (first, second) if root > 0))


_MAKERS = {
    Level.BEGINNER: (_plain, _natural),
    Level.INTERMEDIATE: (_slope, _two_equal, _slope),
    Level.ADVANCED: (_sum, _difference, _quadratic, _inner_quadratic, _doubled),
}
