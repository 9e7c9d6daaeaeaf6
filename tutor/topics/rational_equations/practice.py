"""Rational equations to practise, built backwards from their solutions."""

from __future__ import annotations

from random import Random

from sympy import Eq, Expr, FiniteSet, Integer, Mul, Pow, S, Set, Symbol, expand
from sympy.core.relational import Relational

from tutor.problem import Goal, Level
from tutor.rules.equations.asking import TASK
from tutor.rules.equations.drawing import ask_for, letter, line, nonzero, plus, whole
from tutor.rules.equations.standard import coefficients
from tutor.rules.equations.written import in_powers, relation
from tutor.topic import Exercise, Posed

Made = tuple[Relational, Set]


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: one fraction; intermediate: two fractions; advanced: quadratic, with candidates to reject."""
    unknown = letter(random)
    statement, expected = random.choice(_MAKERS[level])(random, unknown)
    return Exercise(
        ask_for(random, statement, unknown), Posed(statement, TASK, Goal.SOLUTIONS, (unknown.name,)), expected
    )


def _over(above: Expr, below: Expr) -> Expr:
    return Mul(above, Pow(below, -1, evaluate=False), evaluate=False)


def _one_fraction(random: Random, unknown: Symbol) -> Made:
    root, value, constant = nonzero(random, 9), nonzero(random, 9), whole(random, -9, 9)
    shift = whole(random, -6, 6)
    if root + shift == 0:
        shift += 1
    above = value * (root + shift)
    left = plus(_over(above, line(S.One, unknown, shift)), constant)
    return relation(Eq, left, value + constant), FiniteSet(root)


def _two_fractions(random: Random, unknown: Symbol) -> Made:
    first, second = random.sample([n for n in range(-7, 8) if n], 2)
    slope, factor = nonzero(random, 5), nonzero(random, 5)
    other = nonzero(random, 5, without=(int(slope),))
    root = Integer(slope * second - other * first) / (other - slope)
    left = _over(factor * slope, line(S.One, unknown, Integer(first)))
    right = _over(factor * other, line(S.One, unknown, Integer(second)))
    return relation(Eq, left, right), FiniteSet(root)


def _quadratic(random: Random, unknown: Symbol) -> Made:
    first, second = random.sample([n for n in range(-9, 10) if n], 2)
    total, product = Integer(first + second), Integer(first * second)
    return (
        relation(Eq, plus(unknown, _over(product, unknown)), total),
        FiniteSet(first, second),
    )


def _rejected(random: Random, unknown: Symbol) -> Made:
    pole, root = (Integer(n) for n in random.sample([n for n in range(-8, 9) if n], 2))
    constant = whole(random, -5, 5)
    numerator = expand((unknown - pole) * (unknown - root) + constant * (unknown - pole))
    left = _over(in_powers(coefficients(numerator, unknown), unknown), line(S.One, unknown, -pole))
    return relation(Eq, left, constant), FiniteSet(root)


def _no_solution(random: Random, unknown: Symbol) -> Made:
    pole, factor = nonzero(random, 9), nonzero(random, 6)
    constant = nonzero(random, 6, without=(int(factor),))
    below = line(S.One, unknown, -pole)
    left = _over(factor * unknown, below)
    return relation(Eq, left, plus(_over(factor * pole, below), constant)), S.EmptySet


_MAKERS = {
    Level.BEGINNER: (_one_fraction,),
    Level.INTERMEDIATE: (_two_fractions, _two_fractions, _one_fraction),
    Level.ADVANCED: (_quadratic, _rejected, _two_fractions, _no_solution),
}
