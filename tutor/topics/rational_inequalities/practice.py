"""Rational inequalities to practise, built backwards from zero and pole."""

from __future__ import annotations

from random import Random

from sympy import Expr, Ge, Gt, Integer, Interval, Le, Lt, Mul, Pow, S, Set, Symbol, Union, oo
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.equations.asking import TASK
from tutor.rules.equations.drawing import letter, line, nonzero, plus, whole
from tutor.rules.equations.showing import formula
from tutor.rules.equations.written import relation
from tutor.topic import Exercise, Posed


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: a fraction and zero; intermediate: a fraction and a number; advanced: sums with fractions."""
    unknown = letter(random)
    kind = random.choice((Lt, Le, Gt, Ge))
    left, right, zero, pole, rising = _MAKERS[level](random, unknown)
    statement = relation(kind, left, right)
    shown, name = formula(statement), formula(unknown)
    words = random.choice(
        [
            say("Solve {inequality} for {unknown}.", inequality=shown, unknown=name),
            say("Solve the inequality {inequality}.", inequality=shown),
            say("For which {unknown} is {inequality}?", inequality=shown, unknown=name),
            say("Find all {unknown} with {inequality}.", inequality=shown, unknown=name),
        ]
    )
    posed = Posed(statement, TASK, Goal.SOLUTIONS, (unknown.name,))
    return Exercise(words, posed, _expected(kind, zero, pole, rising))


def _expected(kind: type[Relational], zero: Expr, pole: Expr, outside_positive: bool) -> Set:
    """Where c·(x - zero)/(x - pole) has the sign asked for; ``outside_positive`` says whether c > 0."""
    closed, positive = kind in (Le, Ge), kind in (Gt, Ge)
    low, high = sorted([zero, pole])
    low_open, high_open = not closed or low == pole, not closed or high == pole
    if outside_positive == positive:
        return Union(Interval(-oo, low, True, low_open), Interval(high, oo, high_open, True))
    return Interval(low, high, low_open, high_open)


Made = tuple[Expr, Expr, Expr, Expr, bool]


def _fraction(above: Expr, below: Expr) -> Expr:
    return Mul(above, Pow(below, -1, evaluate=False), evaluate=False)


def _pair(random: Random) -> tuple[Integer, Integer]:
    zero, pole = random.sample(range(-9, 10), 2)
    return Integer(zero), Integer(pole)


def _with_zero(random: Random, unknown: Symbol) -> Made:
    zero, pole = _pair(random)
    factor = nonzero(random, 5)
    left = _fraction(line(factor, unknown, -factor * zero), line(S.One, unknown, -pole))
    return left, S.Zero, zero, pole, bool(factor > 0)


def _with_number(random: Random, unknown: Symbol) -> Made:
    zero, pole = _pair(random)
    factor, number = nonzero(random, 4), whole(random, -5, 5)
    if factor + number == 0:
        number += 1
    above = line(factor + number, unknown, -factor * zero - number * pole)
    return _fraction(above, line(S.One, unknown, -pole)), number, zero, pole, bool(factor > 0)


def _with_sum(random: Random, unknown: Symbol) -> Made:
    zero, pole = _pair(random)
    factor, number = nonzero(random, 4), nonzero(random, 5)
    # factor (x - zero)/(x - pole) = factor + factor (pole - zero)/(x - pole)
    left = plus(_fraction(factor * (pole - zero), line(S.One, unknown, -pole)), number)
    return left, number - factor, zero, pole, bool(factor > 0)


_MAKERS = {Level.BEGINNER: _with_zero, Level.INTERMEDIATE: _with_number, Level.ADVANCED: _with_sum}
