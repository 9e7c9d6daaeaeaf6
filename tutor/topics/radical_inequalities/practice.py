"""Inequalities with roots to practise, built backwards from where both sides are equal."""

from __future__ import annotations

from random import Random

from sympy import Expr, Ge, Gt, Le, Lt, Pow, S, Symbol
from sympy.core.relational import Relational

from tutor.problem import Goal, Level
from tutor.rules.equations.asking import TASK
from tutor.rules.equations.drawing import ask_for, bracket, letter, line, nonzero, plus, whole
from tutor.rules.equations.written import relation
from tutor.topic import Exercise, Posed


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: a root and a number; intermediate: factors and terms; advanced: the unknown on both sides."""
    unknown = letter(random)
    statement = _MAKERS[level](random, unknown)
    return Exercise(ask_for(random, statement, unknown), Posed(statement, TASK, Goal.SOLUTIONS, (unknown.name,)))


def _root(inside: Expr) -> Expr:
    return Pow(inside, S.Half, evaluate=False)


def _simple(random: Random, unknown: Symbol) -> Relational:
    slope = whole(random, 1, 3)
    left = _root(line(slope, unknown, whole(random, -9, 9)))
    return relation(random.choice([Lt, Le, Gt, Ge]), left, whole(random, 1, 9))


def _terms(random: Random, unknown: Symbol) -> Relational:
    factor, constant = whole(random, 2, 5), nonzero(random, 9)
    slope, value = nonzero(random, 5), whole(random, 1, 6)
    left = plus(bracket(factor, _root(line(slope, unknown, nonzero(random, 9)))), constant)
    return relation(random.choice([Lt, Le, Gt, Ge]), left, factor * value + constant)


def _both_sides(random: Random, unknown: Symbol) -> Relational:
    root, value = whole(random, -5, 9), whole(random, 1, 6)
    left = _root(line(S.One, unknown, value**2 - root))
    return relation(random.choice([Lt, Le, Gt, Ge]), left, line(S.One, unknown, value - root))


_MAKERS = {Level.BEGINNER: _simple, Level.INTERMEDIATE: _terms, Level.ADVANCED: _both_sides}
