"""Joined inequalities to practise."""

from __future__ import annotations

from random import Random

from sympy import And, Ge, Gt, Le, Lt, Or, Symbol
from sympy.core.relational import Relational

from tutor.maths.reading.nodes import conjunction, disjunction
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.equations.asking import TASK
from tutor.rules.equations.drawing import letter, line, nonzero, whole
from tutor.rules.equations.drawing_polynomials import roots, with_roots
from tutor.rules.equations.showing import formula
from tutor.rules.equations.written import relation
from tutor.topic import Exercise, Posed


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: two linear ones joined by "or"; intermediate: a quadratic one "and" a linear one; advanced: two."""
    unknown = letter(random)
    if level is Level.BEGINNER:
        parts = [_linear(random, unknown), _linear(random, unknown)]
    elif level is Level.INTERMEDIATE:
        parts = [_quadratic(random, unknown), _linear(random, unknown)]
    else:
        parts = [_quadratic(random, unknown), _quadratic(random, unknown)]
    either = level is Level.BEGINNER or random.random() < 0.4
    statement = disjunction(parts) if either else conjunction(parts)
    assert isinstance(statement, And | Or)
    first, second = (formula(part) for part in parts)
    told = (
        say("Solve {first} or {second}.", first=first, second=second)
        if either
        else say("Solve {first} and {second}.", first=first, second=second)
    )
    return Exercise(told, Posed(statement, TASK, Goal.SOLUTIONS, (unknown.name,)))


def _linear(random: Random, unknown: Symbol) -> Relational:
    slope, constant, root = nonzero(random, 6), nonzero(random, 12), whole(random, -8, 8)
    return relation(random.choice([Lt, Le, Gt, Ge]), line(slope, unknown, constant), slope * root + constant)


def _quadratic(random: Random, unknown: Symbol) -> Relational:
    left = with_roots(roots(random, 2, 8), unknown)
    return relation(random.choice([Lt, Le, Gt, Ge]), left, whole(random, 0, 0))
