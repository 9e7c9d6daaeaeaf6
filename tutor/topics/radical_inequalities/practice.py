"""Inequalities with roots to practise, built backwards from where both sides are equal."""

from __future__ import annotations

from random import Random

from sympy import Expr, Ge, Gt, Integer, Le, Lt, Pow, S, Symbol, integer_nthroot
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.equations.asking import TASK
from tutor.rules.equations.drawing import bracket, letter, line, nonzero, plus, whole
from tutor.rules.equations.showing import formula
from tutor.rules.equations.written import relation
from tutor.topic import Exercise, Posed


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: a root and a number; intermediate: factors and terms; advanced: the unknown on both sides."""
    unknown = letter(random)
    statement = random.choice(_MAKERS[level])(random, unknown)
    shown, name = formula(statement), formula(unknown)
    words = random.choice(
        [
            say("Solve {inequality} for {unknown}.", inequality=shown, unknown=name),
            say("Solve the inequality {inequality}.", inequality=shown),
            say("For which {unknown} is {inequality}?", inequality=shown, unknown=name),
            say("Find all {unknown} with {inequality}.", inequality=shown, unknown=name),
        ]
    )
    return Exercise(words, Posed(statement, TASK, Goal.SOLUTIONS, (unknown.name,)))


def _root(inside: Expr) -> Expr:
    return Pow(inside, S.Half, evaluate=False)


def _simple(random: Random, unknown: Symbol) -> Relational:
    slope = whole(random, 1, 5)
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


def _sloped(random: Random, unknown: Symbol) -> Relational:
    """√(ax + b) compared with cx + d, equal where the right side is a small whole number."""
    root, value, slope = whole(random, -4, 8), whole(random, 1, 6), whole(random, 1, 3)
    inner = random.choice([n for n in range(2, 9) if n != 2 * value * slope])
    left = _root(line(Integer(inner), unknown, value**2 - inner * root))
    return relation(random.choice([Lt, Le, Gt, Ge]), left, line(slope, unknown, value - slope * root))


def _two_roots(random: Random, unknown: Symbol) -> Relational:
    one, two = random.sample(range(1, 8), 2)
    root, value = whole(random, -6, 9), whole(random, 0, 6)
    left, right = (_root(line(Integer(n), unknown, value - n * root)) for n in (one, two))
    return relation(random.choice([Lt, Le, Gt, Ge]), left, right)


def _inner_quadratic(random: Random, unknown: Symbol) -> Relational:
    """√(x² + bx + c) compared with a number; both quadratics have whole zeros."""
    while True:
        first, second, value = whole(random, -6, 6), whole(random, -6, 6), whole(random, 1, 8)
        gap = (first - second) ** 2 + 4 * value**2
        if first != second and integer_nthroot(int(gap), 2)[1]:
            break
    left = _root(plus(unknown**2, -(first + second) * unknown, first * second))
    return relation(random.choice([Lt, Le, Gt, Ge]), left, value)


_MAKERS = {
    Level.BEGINNER: (_simple,),
    Level.INTERMEDIATE: (_terms,),
    Level.ADVANCED: (_both_sides, _sloped, _two_roots, _inner_quadratic),
}
