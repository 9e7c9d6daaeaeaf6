"""Exponential equations to practise, built backwards from the exponent."""

from __future__ import annotations

from random import Random

from sympy import Eq, Expr, FiniteSet, Integer, Pow, Rational, S, Set, Symbol, exp, expand, log
from sympy.core.relational import Relational

from tutor.problem import Goal, Level
from tutor.rules.equations.asking import TASK
from tutor.rules.equations.drawing import ask_for, bracket, letter, line, nonzero, plus, whole
from tutor.rules.equations.written import relation
from tutor.topic import Exercise, Posed

Made = tuple[Relational, Set]
BASES = (2, 3, 4, 5, 6, 7, 10)


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: powers of one base; intermediate: linear exponents, logarithms; advanced: hidden quadratics."""
    unknown = letter(random)
    statement, expected = random.choice(_MAKERS[level])(random, unknown)
    return Exercise(
        ask_for(random, statement, unknown), Posed(statement, TASK, Goal.SOLUTIONS, (unknown.name,)), expected
    )


def _power(base: Expr, exponent: Expr) -> Expr:
    return Pow(base, exponent, evaluate=False)


def _plain(random: Random, unknown: Symbol) -> Made:
    base, root = Integer(random.choice(BASES)), whole(random, -2, 4)
    factor, constant = whole(random, 1, 5), whole(random, -9, 9)
    left = plus(bracket(factor, _power(base, unknown)), constant)
    return relation(Eq, left, factor * base**root + constant), FiniteSet(root)


def _linear_exponent(random: Random, unknown: Symbol) -> Made:
    base, power = Integer(random.choice((2, 3, 5))), whole(random, -2, 5)
    slope, constant = whole(random, 1, 4), nonzero(random, 6)
    root = Rational(power - constant, slope)
    return relation(Eq, _power(base, line(slope, unknown, constant)), base**power), FiniteSet(root)


def _two_powers(random: Random, unknown: Symbol) -> Made:
    base = Integer(random.choice((2, 3, 5)))
    first, second = random.sample(range(1, 4), 2)
    shift, other = nonzero(random, 5), whole(random, -5, 5)
    left = _power(base**first, line(S.One, unknown, shift))
    right = _power(base**second, line(S.One, unknown, other))
    root = Rational(second * other - first * shift, first - second)
    return relation(Eq, left, right), FiniteSet(root)


def _logarithm(random: Random, unknown: Symbol) -> Made:
    slope, factor, value = whole(random, 1, 4), whole(random, 1, 6), whole(random, 2, 20)
    natural = random.random() < 0.5
    base: Expr = S.Exp1 if natural else Integer(random.choice((2, 3, 5, 10)))
    part = exp(slope * unknown) if natural else _power(base, slope * unknown)
    root = log(value) / slope / (1 if natural else log(base))
    return relation(Eq, bracket(factor, part), factor * value), FiniteSet(root)


def _hidden_quadratic(random: Random, unknown: Symbol) -> Made:
    base = Integer(random.choice((2, 3, 5)))
    first, second = random.sample(range(4), 2)
    other = random.choice([base**second, -whole(random, 1, 6)])
    u = Symbol("u")
    value = expand((u - base**first) * (u - other))
    square = _power(base, 2 * unknown) if random.random() < 0.5 else _power(base**2, unknown)
    left = plus(square, bracket(value.coeff(u, 1), _power(base, unknown)) if value.coeff(u, 1) else S.Zero)
    roots = [Integer(first)] + ([Integer(second)] if other > 0 else [])
    return relation(Eq, plus(left, value.coeff(u, 0)), S.Zero), FiniteSet(*roots)


def _sum(random: Random, unknown: Symbol) -> Made:
    base, root = Integer(random.choice((2, 3, 5))), whole(random, 0, 3)
    shift, one, other = whole(random, 1, 3), whole(random, 1, 4), nonzero(random, 4)
    left = plus(bracket(one, _power(base, line(S.One, unknown, shift))), bracket(other, _power(base, unknown)))
    if one * base**shift + other <= 0:
        return _sum(random, unknown)
    return relation(Eq, left, one * base ** (root + shift) + other * base**root), FiniteSet(root)


def _different_bases(random: Random, unknown: Symbol) -> Made:
    first, second = (Integer(n) for n in random.sample((2, 3, 5, 6, 7, 10), 2))
    shift = nonzero(random, 7)
    left, right = _power(first, line(S.One, unknown, shift)), _power(second, unknown)
    return relation(Eq, left, right), FiniteSet(shift * log(first) / (log(second) - log(first)))


def _quadratic_exponent(random: Random, unknown: Symbol) -> Made:
    base = Integer(random.choice((2, 3, 5, 7)))
    first, second = (Integer(n) for n in random.sample(range(-6, 7), 2))
    power = random.choice([n for n in range(-3, 4) if first + second or n])
    exponent = plus(unknown**2, -(first + second) * unknown, first * second + power)
    if exponent == unknown**2:
        return _quadratic_exponent(random, unknown)
    return relation(Eq, _power(base, exponent), base**power), FiniteSet(first, second)


def _natural_quadratic(random: Random, unknown: Symbol) -> Made:
    """A quadratic in eˣ: two logarithms, or one where the other value is negative."""
    one, other, factor = whole(random, 2, 12), nonzero(random, 9), whole(random, 1, 2)
    if one == other:
        other = -other
    u = Symbol("u")
    value = expand(factor * (u - one) * (u - other))
    middle = bracket(value.coeff(u, 1), exp(unknown)) if value.coeff(u, 1) else S.Zero
    left = plus(bracket(factor, exp(2 * unknown)), middle, value.coeff(u, 0))
    return relation(Eq, left, S.Zero), FiniteSet(log(one), *([log(other)] if other > 0 else []))


_MAKERS = {
    Level.BEGINNER: (_plain, _linear_exponent),
    Level.INTERMEDIATE: (_linear_exponent, _two_powers, _logarithm, _logarithm),
    Level.ADVANCED: (_hidden_quadratic, _sum, _different_bases, _quadratic_exponent, _natural_quadratic),
}
