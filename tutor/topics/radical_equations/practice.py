"""Equations with roots to practise, built backwards from their solutions."""

from __future__ import annotations

from random import Random

from sympy import Eq, Expr, FiniteSet, Integer, Pow, Rational, S, Set, Symbol
from sympy.core.relational import Relational

from tutor.problem import Goal, Level
from tutor.rules.equations.asking import TASK
from tutor.rules.equations.drawing import ask_for, bracket, letter, line, nonzero, plus, whole
from tutor.rules.equations.written import relation
from tutor.topic import Exercise, Posed

Made = tuple[Relational, Set]


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: one root and a number; intermediate: terms outside; advanced: a quadratic, two roots."""
    unknown = letter(random)
    statement, expected = random.choice(_MAKERS[level])(random, unknown)
    return Exercise(
        ask_for(random, statement, unknown), Posed(statement, TASK, Goal.SOLUTIONS, (unknown.name,)), expected
    )


def _root(inside: Expr, degree: int = 2) -> Expr:
    return Pow(inside, Rational(1, degree), evaluate=False)


def _simple(random: Random, unknown: Symbol) -> Made:
    value, shift = whole(random, 1, 10), whole(random, -9, 9)
    return relation(Eq, _root(line(S.One, unknown, shift)), value), FiniteSet(value**2 - shift)


def _slope(random: Random, unknown: Symbol) -> Made:
    value, slope, root = whole(random, 1, 9), whole(random, 2, 9), nonzero(random, 9)
    return relation(Eq, _root(line(slope, unknown, value**2 - slope * root)), value), FiniteSet(root)


def _factor(random: Random, unknown: Symbol) -> Made:
    factor, value, shift = whole(random, 2, 6), whole(random, 1, 9), whole(random, -9, 9)
    left = bracket(factor, _root(line(S.One, unknown, shift)))
    return relation(Eq, left, factor * value), FiniteSet(value**2 - shift)


def _equal_roots(random: Random, unknown: Symbol) -> Made:
    one, two = random.sample(range(1, 8), 2)
    root, inside = whole(random, -9, 9), whole(random, 0, 12)
    left, right = (_root(line(Integer(n), unknown, inside - n * root)) for n in (one, two))
    return relation(Eq, left, right), FiniteSet(root)


def _inner_quadratic(random: Random, unknown: Symbol) -> Made:
    """√(x² + bx + c) = d with whole solutions."""
    first, second = random.sample(range(-9, 10), 2)
    value = whole(random, 1, 7)
    inside = plus(unknown**2, -(first + second) * unknown, Integer(first * second) + value**2)
    return relation(Eq, _root(inside), value), FiniteSet(first, second)


def _sloped_quadratic(random: Random, unknown: Symbol) -> Made:
    """√(ax + b) = x + c, built from the true solution; the other one of the quadratic may be true or not."""
    root, value, slope = whole(random, -6, 9), whole(random, 1, 7), whole(random, 2, 9)
    inner, outer = value**2 - slope * root, value - root
    other = slope - 2 * outer - root
    kept = [solution for solution in (root, other) if solution + outer >= 0]
    return relation(Eq, _root(line(slope, unknown, inner)), line(S.One, unknown, outer)), FiniteSet(*kept)


def _outside(random: Random, unknown: Symbol) -> Made:
    factor, constant, value = whole(random, 2, 5), nonzero(random, 9), whole(random, 1, 7)
    slope, root = whole(random, 1, 5), nonzero(random, 9)
    left = plus(bracket(factor, _root(line(slope, unknown, value**2 - slope * root))), constant)
    return relation(Eq, left, factor * value + constant), FiniteSet(root)


def _never(random: Random, unknown: Symbol) -> Made:
    constant, below = nonzero(random, 9), whole(random, 1, 9)
    left = plus(_root(line(S.One, unknown, whole(random, -9, 9))), constant)
    return relation(Eq, left, constant - below), S.EmptySet


def _cube_root(random: Random, unknown: Symbol) -> Made:
    value, slope, root = whole(random, 1, 4), whole(random, 1, 5), nonzero(random, 9)
    inside = line(slope, unknown, value**3 - slope * root)
    return relation(Eq, _root(inside, 3), value), FiniteSet(root)


def _quadratic(random: Random, unknown: Symbol) -> Made:
    """√(x + a) = x + b with one true solution and one that squaring brings in."""
    root, value = whole(random, -5, 9), whole(random, 1, 6)
    inner, outer = value**2 - root, value - root
    other = -2 * outer + 1 - root
    kept: list[Expr] = [solution for solution in (root, other) if solution + outer >= 0]
    return relation(Eq, _root(line(S.One, unknown, inner)), line(S.One, unknown, outer)), FiniteSet(*kept)


def _two_roots(random: Random, unknown: Symbol) -> Made:
    root, value, other = whole(random, -5, 12), whole(random, 2, 6), whole(random, 1, 5)
    first = _root(line(S.One, unknown, Integer((value + other) ** 2 - root)))
    second = _root(line(S.One, unknown, Integer(value**2 - root)))
    return relation(Eq, first, plus(second, other)), FiniteSet(root)


_MAKERS = {
    Level.BEGINNER: (_simple, _slope, _slope, _factor),
    Level.INTERMEDIATE: (_outside, _outside, _never, _cube_root, _equal_roots),
    Level.ADVANCED: (_quadratic, _two_roots, _sloped_quadratic, _inner_quadratic),
}
