"""Linear equations to practise, built backwards from the root."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sympy import Expr, FiniteSet, Integer, Rational, Symbol
from sympy.core.relational import Relational

from tutor.problem import Goal, Level
from tutor.rules.equations.asking import TASK
from tutor.rules.equations.drawing import (
    ask_for,
    bracket,
    equation,
    fraction,
    letter,
    line,
    nonzero,
    plus,
    whole,
)
from tutor.topic import Exercise, Posed

Maker = Callable[[Random, Symbol, Expr], Relational]


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: one or two operations; intermediate: the unknown on both sides, brackets; advanced: fractions."""
    unknown = letter(random)
    fractional = level is Level.ADVANCED and random.random() < 0.4
    root = fraction(random, 15, (2, 3, 4, 5)) if fractional else nonzero(random, 12)
    statement = random.choice(_MAKERS[level])(random, unknown, root)
    return Exercise(
        ask_for(random, statement, unknown),
        Posed(statement, TASK, Goal.SOLUTIONS, (unknown.name,)),
        FiniteSet(root),
    )


def _two_steps(random: Random, unknown: Symbol, root: Expr) -> Relational:
    slope, constant = nonzero(random, 9, without=(1,)), nonzero(random, 20)
    return equation(random, line(slope, unknown, constant), slope * root + constant)


def _one_step(random: Random, unknown: Symbol, root: Expr) -> Relational:
    constant = nonzero(random, 30)
    return equation(random, line(Integer(1), unknown, constant), root + constant)


def _quotient(random: Random, unknown: Symbol, root: Expr) -> Relational:
    below, constant = whole(random, 2, 9), nonzero(random, 15)
    shift = (-root) % below
    return equation(
        random,
        plus(bracket(Rational(1, below), line(Integer(1), unknown, shift)), constant),
        (root + shift) / below + constant,
    )


def _both_sides(random: Random, unknown: Symbol, root: Expr) -> Relational:
    left, constant = nonzero(random, 12), nonzero(random, 20)
    right = nonzero(random, 12, without=(int(left),))
    return equation(random, line(left, unknown, constant), line(right, unknown, (left - right) * root + constant))


def _one_bracket(random: Random, unknown: Symbol, root: Expr) -> Relational:
    factor, inner, constant = nonzero(random, 7, without=(1, -1)), nonzero(random, 5), nonzero(random, 9)
    slope = nonzero(random, 9, without=(int(factor * inner),))
    rest = factor * (inner * root + constant) - slope * root
    return equation(random, bracket(factor, line(inner, unknown, constant)), line(slope, unknown, rest))


def _two_brackets(random: Random, unknown: Symbol, root: Expr) -> Relational:
    first, second = nonzero(random, 6, without=(1,)), nonzero(random, 6, without=(1,))
    one, two = nonzero(random, 8), nonzero(random, 8)
    slope = nonzero(random, 6, without=(int(first + second),))
    left = plus(bracket(first, line(Integer(1), unknown, one)), bracket(second, line(Integer(1), unknown, two)))
    rest = first * (root + one) + second * (root + two) - slope * root
    return equation(random, left, line(slope, unknown, rest))


def _fractions(random: Random, unknown: Symbol, root: Expr) -> Relational:
    below, other = random.sample([2, 3, 4, 5, 6, 8], 2)
    one, two, slope = nonzero(random, 9), nonzero(random, 9), whole(random, 1, 5)
    if Rational(1, below) - Rational(slope, other) == 0:
        slope += 1
    left = plus(
        bracket(Rational(1, below), line(Integer(1), unknown, one)),
        bracket(Rational(-1, other), line(slope, unknown, two)),
    )
    return equation(random, left, (root + one) / below - (slope * root + two) / other)


def _fraction_slopes(random: Random, unknown: Symbol, root: Expr) -> Relational:
    left, right = fraction(random, 9, (2, 3, 4)), fraction(random, 9, (3, 5, 6))
    constant = fraction(random, 9, (2, 3, 5))
    if left == right:
        right = -right
    return equation(random, line(left, unknown, constant), line(right, unknown, (left - right) * root + constant))


_MAKERS: dict[Level, tuple[Maker, ...]] = {
    Level.BEGINNER: (_one_step, _two_steps, _two_steps, _quotient),
    Level.INTERMEDIATE: (_both_sides, _both_sides, _one_bracket, _two_brackets),
    Level.ADVANCED: (_two_brackets, _fractions, _fractions, _fraction_slopes),
}
