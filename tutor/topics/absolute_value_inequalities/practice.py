"""Inequalities with absolute values to practise, built backwards from their solutions."""

from __future__ import annotations

from random import Random

from sympy import Abs, Expr, Ge, Gt, Interval, Le, Lt, S, Set, Symbol, Union, oo
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.equations.asking import TASK
from tutor.rules.equations.drawing import bracket, letter, line, nonzero, plus, whole
from tutor.rules.equations.showing import formula
from tutor.rules.equations.written import FLIPPED, relation
from tutor.topic import Exercise, Posed

KINDS = (Lt, Le, Gt, Ge)


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: a distance; intermediate: with a slope; advanced: terms and factors outside, two bars."""
    unknown = letter(random)
    statement, expected = random.choice(_MAKERS[level])(random, unknown)
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


Made = tuple[Relational, Set]


def _bars(inside: Expr) -> Expr:
    return Abs(inside, evaluate=False)


def _around(kind: type[Relational], middle: Expr, distance: Expr) -> Set:
    low, high = middle - distance, middle + distance
    if kind in (Lt, Le):
        return Interval(low, high, kind is Lt, kind is Lt)
    return Union(Interval(-oo, low, True, kind is Gt), Interval(high, oo, kind is Gt, True))


def _distance(random: Random, unknown: Symbol) -> Made:
    kind, middle, distance = random.choice(KINDS), whole(random, -15, 15), whole(random, 1, 15)
    return relation(kind, _bars(line(S.One, unknown, -middle)), distance), _around(kind, middle, distance)


def _slope(random: Random, unknown: Symbol) -> Made:
    kind, middle, distance = random.choice(KINDS), whole(random, -7, 7), whole(random, 1, 8)
    slope = nonzero(random, 6, without=(1, -1))
    inside = line(slope, unknown, -slope * middle)
    return relation(kind, _bars(inside), abs(slope) * distance), _around(kind, middle, distance)


def _outside(random: Random, unknown: Symbol) -> Made:
    kind, middle, distance = random.choice(KINDS), whole(random, -9, 9), whole(random, 1, 9)
    factor, constant = nonzero(random, 5, without=(1,)), nonzero(random, 9)
    left = plus(bracket(factor, _bars(line(S.One, unknown, -middle))), constant)
    solved = FLIPPED[kind] if factor < 0 else kind
    return relation(kind, left, factor * distance + constant), _around(solved, middle, distance)


def _two_bars(random: Random, unknown: Symbol) -> Made:
    """|x - a| + |x - b| compared with more than the distance between a and b."""
    kind, low, gap, more = random.choice(KINDS), whole(random, -7, 5), whole(random, 1, 6), whole(random, 1, 4)
    left = plus(_bars(line(S.One, unknown, -low)), _bars(line(S.One, unknown, -low - gap)))
    return relation(kind, left, gap + 2 * more), _around(kind, low + gap / S(2), gap / S(2) + more)


_MAKERS = {
    Level.BEGINNER: (_distance,),
    Level.INTERMEDIATE: (_slope,),
    Level.ADVANCED: (_outside, _outside, _two_bars),
}
