"""Quadratic equations to practise, built backwards from the roots."""

from __future__ import annotations

from random import Random

from sympy import Eq, Expr, FiniteSet, Integer, Rational, S, Set, Symbol, expand, sqrt
from sympy.core.relational import Relational

from tutor.problem import Goal, Level
from tutor.rules.equations.asking import TASK
from tutor.rules.equations.drawing import ask_for, bracket, fraction, letter, line, nonzero, plus, whole
from tutor.rules.equations.drawing_polynomials import as_product, roots, set_equal, with_roots
from tutor.rules.equations.standard import coefficients
from tutor.rules.equations.written import in_powers, relation
from tutor.topic import Exercise, Posed

Made = tuple[Relational, list[Expr]]


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: whole roots; intermediate: first coefficients, squares; advanced: fractions, surds, no real root."""
    unknown = letter(random)
    statement, values = random.choice(_MAKERS[level])(random, unknown)
    expected: Set = FiniteSet(*values)
    return Exercise(
        ask_for(random, statement, unknown), Posed(statement, TASK, Goal.SOLUTIONS, (unknown.name,)), expected
    )


def _whole_roots(random: Random, unknown: Symbol) -> Made:
    values = roots(random, 2, 12)
    return set_equal(random, with_roots(values, unknown), unknown), list(values)


def _square(random: Random, unknown: Symbol) -> Made:
    root, factor = whole(random, 1, 15), whole(random, 1, 5)
    constant = whole(random, -9, 9)
    return relation(Eq, plus(factor * unknown**2, constant), factor * root**2 + constant), [root, -root]


def _product(random: Random, unknown: Symbol) -> Made:
    values = roots(random, 2, 12)
    return relation(Eq, as_product(values, unknown), S.Zero), list(values)


def _common_factor(random: Random, unknown: Symbol) -> Made:
    root = nonzero(random, 15)
    return set_equal(random, with_roots([S.Zero, root], unknown, whole(random, 1, 6)), unknown), [S.Zero, root]


def _with_factor(random: Random, unknown: Symbol) -> Made:
    values = roots(random, 2, 9)
    return set_equal(random, with_roots(values, unknown, nonzero(random, 5)), unknown), list(values)


def _one_fraction(random: Random, unknown: Symbol) -> Made:
    values: list[Rational] = [fraction(random, 9, (2, 3, 4, 5)), *roots(random, 1, 7)]
    return set_equal(random, with_roots(values, unknown), unknown), list(values)


def _shifted_square(random: Random, unknown: Symbol) -> Made:
    root, shift, factor = whole(random, 1, 9), nonzero(random, 9), whole(random, 1, 4)
    constant = whole(random, -9, 9)
    left = plus(bracket(factor, line(S.One, unknown, shift) ** 2), constant)
    return relation(Eq, left, factor * root**2 + constant), [root - shift, -root - shift]


def _double_root(random: Random, unknown: Symbol) -> Made:
    root = fraction(random, 9, (2, 3)) if random.random() < 0.5 else nonzero(random, 9)
    return set_equal(random, with_roots([root, root], unknown), unknown), [root]


def _two_fractions(random: Random, unknown: Symbol) -> Made:
    values = [fraction(random, 9, (2, 3)), fraction(random, 9, (2, 5))]
    return set_equal(random, with_roots(values, unknown), unknown), list(dict.fromkeys(values))


def _surds(random: Random, unknown: Symbol) -> Made:
    middle, radicand = whole(random, -6, 6), Integer(random.choice([2, 3, 5, 6, 7, 8, 10, 11, 12, 13]))
    values = [middle + sqrt(radicand), middle - sqrt(radicand)]
    value = expand((unknown - middle) ** 2 - radicand)
    return set_equal(random, in_powers(coefficients(value, unknown), unknown), unknown), values


def _no_root(random: Random, unknown: Symbol) -> Made:
    middle, rest = whole(random, -6, 6), whole(random, 1, 12)
    value = expand((unknown - middle) ** 2 + rest)
    return set_equal(random, in_powers(coefficients(value, unknown), unknown), unknown), []


def _two_products(random: Random, unknown: Symbol) -> Made:
    first, second = roots(random, 2, 9)
    one, two = nonzero(random, 6), nonzero(random, 6)
    left = bracket(line(S.One, unknown, one), line(S.One, unknown, two))
    rest = expand((unknown + one) * (unknown + two) - (unknown - first) * (unknown - second))
    return relation(Eq, left, in_powers(coefficients(rest, unknown), unknown)), [first, second]


_MAKERS = {
    Level.BEGINNER: (_whole_roots, _whole_roots, _square, _product, _common_factor),
    Level.INTERMEDIATE: (_with_factor, _one_fraction, _shifted_square, _double_root, _with_factor),
    Level.ADVANCED: (_two_fractions, _surds, _two_products, _surds, _no_root),
}
