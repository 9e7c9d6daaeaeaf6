"""Equations of higher degree to practise, built backwards from their roots."""

from __future__ import annotations

from random import Random

from sympy import Eq, Expr, FiniteSet, Integer, Rational, S, Symbol, expand
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
    """Beginner: products and common factors; intermediate: cubics; advanced: fractions, hidden quadratics, degree 4."""
    unknown = letter(random)
    statement, values = random.choice(_MAKERS[level])(random, unknown)
    return Exercise(
        ask_for(random, statement, unknown),
        Posed(statement, TASK, Goal.SOLUTIONS, (unknown.name,)),
        FiniteSet(*values),
    )


def _product(random: Random, unknown: Symbol) -> Made:
    values = roots(random, 3, 9)
    return relation(Eq, as_product(values, unknown), S.Zero), list(values)


def _common_factor(random: Random, unknown: Symbol) -> Made:
    first, second = roots(random, 2, 9)
    factor = whole(random, 1, 4)
    return set_equal(random, with_roots([S.Zero, first, second], unknown, factor), unknown), [S.Zero, first, second]


def _pure_power(random: Random, unknown: Symbol) -> Made:
    root, shift, factor = nonzero(random, 5), whole(random, -6, 6), whole(random, 1, 4)
    degree = random.choice([3, 3, 4, 5])
    constant = whole(random, -9, 9)
    base = line(S.One, unknown, shift) ** degree
    values = [root - shift] if degree % 2 else [root - shift, -root - shift]
    return relation(Eq, plus(bracket(factor, base), constant), factor * root**degree + constant), values


def _cubic(random: Random, unknown: Symbol) -> Made:
    values = roots(random, 3, 6)
    return set_equal(random, with_roots(values, unknown), unknown), list(values)


def _double_root(random: Random, unknown: Symbol) -> Made:
    first, second = roots(random, 2, 5)
    return set_equal(random, with_roots([first, first, second], unknown), unknown), [first, second]


def _fraction_root(random: Random, unknown: Symbol) -> Made:
    values = [*roots(random, 2, 5), fraction(random, 7, (2, 3))]
    return set_equal(random, with_roots(values, unknown), unknown), values


def _hidden_quadratic(random: Random, unknown: Symbol) -> Made:
    first, second = random.sample(range(1, 7), 2)
    other = random.choice([Integer(second) ** 2, Integer(-second)])
    values = [Integer(first), Integer(-first)] + ([Integer(second), Integer(-second)] if other > 0 else [])
    value = expand((unknown**2 - first**2) * (unknown**2 - other))
    return set_equal(random, in_powers(coefficients(value, unknown), unknown), unknown), values


def _quartic(random: Random, unknown: Symbol) -> Made:
    values = roots(random, 4, 5)
    return set_equal(random, with_roots(values, unknown), unknown), list(values)


def _one_real_root(random: Random, unknown: Symbol) -> Made:
    root, middle = nonzero(random, 6), whole(random, -4, 4)
    last = middle**2 // 4 + whole(random, 1, 6)
    value = expand((unknown - root) * (unknown**2 + middle * unknown + last))
    return set_equal(random, in_powers(coefficients(value, unknown), unknown), unknown), [root]


def _rational_product(random: Random, unknown: Symbol) -> Made:
    values: list[Rational] = [fraction(random, 9, (2, 3, 4)), *roots(random, 2, 9)]
    return relation(Eq, as_product(values, unknown), S.Zero), list(values)


_MAKERS = {
    Level.BEGINNER: (_product, _rational_product, _common_factor),
    Level.INTERMEDIATE: (_cubic, _double_root, _common_factor, _pure_power),
    Level.ADVANCED: (_fraction_root, _hidden_quadratic, _quartic, _one_real_root, _double_root),
}
