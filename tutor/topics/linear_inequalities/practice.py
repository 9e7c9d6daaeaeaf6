"""Linear inequalities to practise, built backwards from the bound."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sympy import And, Expr, Ge, Gt, Integer, Interval, Le, Lt, Rational, Symbol
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.equations.asking import TASK
from tutor.rules.equations.drawing import bracket, fraction, letter, line, nonzero, plus, whole
from tutor.rules.equations.inequalities import half_line
from tutor.rules.equations.showing import formula
from tutor.rules.equations.written import FLIPPED, relation
from tutor.topic import Exercise, Posed

Sides = tuple[Expr, Expr, bool]
"""Left and right side, equal at the bound; whether left minus right falls as the unknown grows."""


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: two operations; intermediate: both sides, brackets, negative factors; advanced: fractions, chains."""
    unknown = letter(random)
    if level is Level.ADVANCED and random.random() < 0.35:
        return _chain(random, unknown)
    fractional = level is Level.ADVANCED and random.random() < 0.4
    bound = fraction(random, 12, (2, 3, 4)) if fractional else nonzero(random, 12)
    left, right, falling = random.choice(_MAKERS[level])(random, unknown, bound)
    kind = random.choice([Lt, Le, Gt, Ge])
    solved = relation(FLIPPED[kind] if falling else kind, unknown, bound)
    return _exercise(random, relation(kind, left, right), unknown, half_line(solved))


def _exercise(random: Random, statement: Relational, unknown: Symbol, expected: Interval) -> Exercise:
    shown, name = formula(statement), formula(unknown)
    words = random.choice(
        [
            say("Solve {inequality} for {unknown}.", inequality=shown, unknown=name),
            say("Solve the inequality {inequality}.", inequality=shown),
            say("For which {unknown} is {inequality}?", inequality=shown, unknown=name),
            say("Find all {unknown} with {inequality}.", inequality=shown, unknown=name),
        ]
    )
    return Exercise(words, Posed(statement, TASK, Goal.SOLUTIONS, (unknown.name,)), expected)


def _two_steps(random: Random, unknown: Symbol, bound: Expr) -> Sides:
    slope, constant = whole(random, 2, 9), nonzero(random, 20)
    return line(slope, unknown, constant), slope * bound + constant, False


def _one_step(random: Random, unknown: Symbol, bound: Expr) -> Sides:
    constant = nonzero(random, 30)
    return line(Integer(1), unknown, constant), bound + constant, False


def _negative(random: Random, unknown: Symbol, bound: Expr) -> Sides:
    slope, constant = -whole(random, 1, 9), nonzero(random, 20)
    return plus(constant, slope * unknown), slope * bound + constant, True


def _both_sides(random: Random, unknown: Symbol, bound: Expr) -> Sides:
    left, constant = nonzero(random, 12), nonzero(random, 20)
    right = nonzero(random, 12, without=(int(left),))
    return (
        line(left, unknown, constant),
        line(right, unknown, (left - right) * bound + constant),
        bool(left < right),
    )


def _one_bracket(random: Random, unknown: Symbol, bound: Expr) -> Sides:
    factor, inner, constant = nonzero(random, 7, without=(1, -1)), nonzero(random, 5), nonzero(random, 9)
    slope = nonzero(random, 9, without=(int(factor * inner),))
    rest = factor * (inner * bound + constant) - slope * bound
    falling = bool(factor * inner < slope)
    return bracket(factor, line(inner, unknown, constant)), line(slope, unknown, rest), falling


def _fractions(random: Random, unknown: Symbol, bound: Expr) -> Sides:
    below, other = random.sample([2, 3, 4, 5, 6], 2)
    one, two = nonzero(random, 9), nonzero(random, 9)
    left = bracket(Rational(1, below), line(Integer(1), unknown, one))
    right = bracket(Rational(1, other), line(Integer(1), unknown, two))
    rest = (bound + one) / below - (bound + two) / other
    return left, plus(right, rest), below > other


def _chain(random: Random, unknown: Symbol) -> Exercise:
    low = nonzero(random, 9)
    high = low + whole(random, 1, 9)
    slope, constant = nonzero(random, 6, without=(1, -1)), nonzero(random, 12)
    ends = sorted([slope * low + constant, slope * high + constant])
    middle = line(slope, unknown, constant)
    first, second = random.choice([Lt, Le]), random.choice([Lt, Le])
    statement = And(relation(first, ends[0], middle), relation(second, middle, ends[1]))
    at_low, at_high = (first, second) if slope > 0 else (second, first)
    expected = Interval(low, high, at_low is Lt, at_high is Lt)
    return _exercise(random, statement, unknown, expected)


_MAKERS: dict[Level, tuple[Callable[[Random, Symbol, Expr], Sides], ...]] = {
    Level.BEGINNER: (_one_step, _two_steps, _two_steps),
    Level.INTERMEDIATE: (_negative, _both_sides, _one_bracket),
    Level.ADVANCED: (_one_bracket, _fractions, _fractions),
}
