"""Equations with absolute values to practise, built backwards from their solutions."""

from __future__ import annotations

from random import Random

from sympy import Abs, Eq, Expr, FiniteSet, Integer, S, Set, Symbol
from sympy.core.relational import Relational

from tutor.problem import Goal, Level
from tutor.rules.equations.asking import TASK
from tutor.rules.equations.drawing import ask_for, bracket, letter, line, nonzero, plus, whole
from tutor.rules.equations.written import relation
from tutor.topic import Exercise, Posed

Made = tuple[Relational, Set]


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: a distance; intermediate: factors and terms outside; advanced: the unknown on both sides."""
    unknown = letter(random)
    statement, expected = random.choice(_MAKERS[level])(random, unknown)
    return Exercise(
        ask_for(random, statement, unknown), Posed(statement, TASK, Goal.SOLUTIONS, (unknown.name,)), expected
    )


def _bars(inside: Expr) -> Expr:
    return Abs(inside, evaluate=False)


def _distance(random: Random, unknown: Symbol) -> Made:
    middle, distance = whole(random, -15, 15), whole(random, 0, 12)
    return relation(Eq, _bars(line(S.One, unknown, -middle)), distance), FiniteSet(middle - distance, middle + distance)


def _linear(random: Random, unknown: Symbol) -> Made:
    slope, middle, distance = whole(random, 2, 6), whole(random, -9, 9), whole(random, 1, 9)
    inside = line(slope, unknown, -slope * middle)
    return relation(Eq, _bars(inside), slope * distance), FiniteSet(middle - distance, middle + distance)


def _turned(random: Random, unknown: Symbol) -> Made:
    """|a - bx| = c, solved by whole numbers."""
    slope, middle, distance = whole(random, 1, 6), whole(random, -9, 9), whole(random, 1, 9)
    inside = plus(slope * middle, -slope * unknown)
    return relation(Eq, _bars(inside), slope * distance), FiniteSet(middle - distance, middle + distance)


def _outside(random: Random, unknown: Symbol) -> Made:
    factor, constant = nonzero(random, 5, without=(1, -1)), nonzero(random, 9)
    middle, distance = whole(random, -9, 9), whole(random, 1, 9)
    left = plus(bracket(factor, _bars(line(S.One, unknown, -middle))), constant)
    return relation(Eq, left, factor * distance + constant), FiniteSet(middle - distance, middle + distance)


def _never(random: Random, unknown: Symbol) -> Made:
    middle, below, constant = whole(random, -9, 9), whole(random, 1, 9), nonzero(random, 9)
    left = plus(_bars(line(S.One, unknown, -middle)), constant)
    return relation(Eq, left, constant - below), S.EmptySet


def _both_sides(random: Random, unknown: Symbol) -> Made:
    slope, inner, right = whole(random, 2, 5), whole(random, -9, 9), whole(random, -12, 12)
    # |x + inner| = slope x + right: x = (inner - right)/(slope - 1) or x = -(inner + right)/(slope + 1)
    candidates = [Integer(inner - right) / (slope - 1), -Integer(inner + right) / (slope + 1)]
    kept = [value for value in candidates if abs(value + inner) == slope * value + right]
    left = _bars(line(S.One, unknown, inner))
    return relation(Eq, left, line(slope, unknown, right)), FiniteSet(*kept)


def _two_bars(random: Random, unknown: Symbol) -> Made:
    one, two = (Integer(n) for n in random.sample(range(-9, 10), 2))
    slope = whole(random, 2, 6)
    left, right = _bars(line(slope, unknown, one)), _bars(line(S.One, unknown, two))
    return relation(Eq, left, right), FiniteSet((two - one) / (slope - 1), -(one + two) / (slope + 1))


_MAKERS = {
    Level.BEGINNER: (_distance, _linear, _linear, _turned),
    Level.INTERMEDIATE: (_turned, _outside, _outside, _never),
    Level.ADVANCED: (_both_sides, _two_bars, _both_sides),
}
