"""Trigonometric equations to practise, built backwards from angles with known values."""

from __future__ import annotations

from random import Random

from sympy import (
    And,
    Eq,
    Expr,
    Integer,
    Le,
    Lt,
    S,
    Symbol,
    cos,
    expand,
    pi,
    sin,
    sqrt,
    tan,
)
from sympy.core.relational import Relational

from tutor.maths.reading.nodes import conjunction
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.equations.asking import TASK
from tutor.rules.equations.drawing import ask_for, line, plus, whole
from tutor.rules.equations.showing import formula, shown
from tutor.rules.equations.written import relation
from tutor.topic import Exercise, Posed

SINES = (S.Zero, S.Half, -S.Half, S.One, -S.One, sqrt(2) / 2, -sqrt(2) / 2, sqrt(3) / 2, -sqrt(3) / 2)
TANGENTS = (S.Zero, S.One, -S.One, sqrt(3), -sqrt(3), sqrt(3) / 3, -sqrt(3) / 3)
LETTERS = ("x", "x", "t", "u", "y")


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: one function; intermediate: multiples of the angle, intervals; advanced: quadratics, identities."""
    unknown = Symbol(random.choice(LETTERS))
    maker = random.choice(_MAKERS[level])
    statement = maker(random, unknown)
    if level is not Level.BEGINNER and random.random() < 0.6:
        return _in_interval(random, statement, unknown)
    return Exercise(ask_for(random, statement, unknown), Posed(statement, TASK, Goal.SOLUTIONS, (unknown.name,)))


def _in_interval(random: Random, statement: Relational, unknown: Symbol) -> Exercise:
    fast = max(part.args[0].coeff(unknown) for part in statement.atoms(sin, cos, tan)) > 2
    wide = [(S.Zero, pi)] if fast else [(S.Zero, 2 * pi), (S.Zero, pi), (-pi, pi)]
    low, high = random.choice(wide)
    bounds = [relation(Le, low, unknown), relation(random.choice([Lt, Le]), unknown, high)]
    told = say("Solve {equation} for {bounds}.", equation=formula(statement), bounds=shown(And(*bounds)))
    return Exercise(told, Posed(conjunction([statement, *bounds]), TASK, Goal.SOLUTIONS, (unknown.name,)))


def _function(random: Random, angle: Expr) -> tuple[Expr, Expr]:
    function = random.choice([sin, cos, sin, cos, tan])
    return function(angle), random.choice(TANGENTS if function is tan else SINES)


def _simple(random: Random, unknown: Symbol) -> Relational:
    part, value = _function(random, unknown)
    factor, constant = whole(random, 1, 6), whole(random, -9, 9)
    return relation(Eq, plus(factor * part, constant), expand(factor * value + constant))


def _multiple(random: Random, unknown: Symbol) -> Relational:
    slope = random.choice([Integer(2), Integer(3), Integer(4), S.Half])
    part, value = _function(random, slope * unknown)
    factor, constant = whole(random, 1, 4), whole(random, -5, 5)
    return relation(Eq, plus(factor * part, constant), expand(factor * value + constant))


def _shifted(random: Random, unknown: Symbol) -> Relational:
    shift = random.choice([-1, 1]) * pi / random.choice([3, 4, 6])
    # SymPy would write a shifted tangent as a cotangent.
    part, value = random.choice((sin, cos))(line(S.One, unknown, shift)), random.choice(SINES)
    factor = whole(random, 1, 5)
    return relation(Eq, factor * part, expand(factor * value))


def _quadratic(random: Random, unknown: Symbol) -> Relational:
    function = random.choice([sin, cos])
    first = random.choice([S.Half, -S.Half, S.One, -S.One, S.Zero])
    others = (S.Half, -S.Half, S.One, -S.One, Integer(2), Integer(-3))
    second = random.choice([value for value in others if value != first])
    u = Symbol("u")
    scale = whole(random, 1, 3)
    value = expand(scale * (first.q * u - first.p) * (second.q * u - second.p))
    terms = [value.coeff(u, 2) * function(unknown) ** 2, value.coeff(u, 1) * function(unknown), value.coeff(u, 0)]
    return relation(Eq, plus(*terms), S.Zero)


def _pythagorean(random: Random, unknown: Symbol) -> Relational:
    kept, gone = random.choice([(sin, cos), (cos, sin)])
    first = random.choice([S.Half, -S.Half, S.One, -S.One])
    second = random.choice([value for value in (S.Zero, S.One, -S.One, Integer(2)) if value != first])
    u = Symbol("u")
    value = expand((first.q * u - first.p) * (u - second)) * whole(random, 1, 3)
    value = expand(value)
    lead = value.coeff(u, 2)
    return relation(
        Eq,
        plus(-lead * gone(unknown) ** 2, value.coeff(u, 1) * kept(unknown)),
        -lead - value.coeff(u, 0),
    )


def _double(random: Random, unknown: Symbol) -> Relational:
    factor, other = whole(random, 1, 5), random.choice([sin, cos])
    scale = random.choice([S.One, -S.One, sqrt(2), -sqrt(2), sqrt(3), -sqrt(3)])
    return relation(Eq, factor * sin(2 * unknown), factor * scale * other(unknown))


def _one_sine(random: Random, unknown: Symbol) -> Relational:
    a, b = random.choice([(S.One, S.One), (S.One, -S.One), (sqrt(3), S.One), (S.One, sqrt(3)), (S.One, -sqrt(3))])
    length = sqrt(a**2 + b**2)
    factor, value = whole(random, 1, 4), random.choice([S.One, S.Half, -S.Half, sqrt(2) / 2, S.Zero, -S.One])
    return relation(Eq, plus(factor * a * sin(unknown), factor * b * cos(unknown)), expand(factor * length * value))


_MAKERS = {
    Level.BEGINNER: (_simple,),
    Level.INTERMEDIATE: (_multiple, _shifted, _multiple, _simple),
    Level.ADVANCED: (_quadratic, _pythagorean, _double, _one_sine),
}
