"""Practice in limits, built backwards: the value is drawn first, then a function that approaches it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import sympy as sp
from sympy import Expr, Symbol, cos, exp, log, oo, sin, sqrt, tan

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.limits.tasks import BOTH, LEFT, RIGHT, limit_object
from tutor.topic import Exercise, Posed

Drawn = tuple[Expr, Expr, str]
Maker = Callable[[Random, Symbol], Drawn]


def _number(draw: Random, most: int = 6) -> int:
    return draw.choice([n for n in range(-most, most + 1) if n])


def _substitution(draw: Random, x: Symbol) -> Drawn:
    f = _number(draw) * x**2 + _number(draw, 9) * x + draw.randint(-9, 9)
    return f, sp.Integer(draw.randint(-5, 5)), BOTH


def _cancel(draw: Random, x: Symbol) -> Drawn:
    a = draw.randint(-6, 6)
    b = draw.choice([n for n in range(-7, 8) if n != a])
    above = sp.expand(draw.randint(1, 3) * (x - a) * (x - b))
    below = draw.choice((x - a, sp.expand((x - a) * (x + draw.randint(7, 12)))))
    return above / below, sp.Integer(a), BOTH


def _rational_at_infinity(draw: Random, x: Symbol) -> Drawn:
    n = draw.randint(1, 3)
    m = draw.choice((n, n, n + 1, max(1, n - 1)))
    above = _number(draw) * x**n + _number(draw) * x ** (n - 1) + draw.randint(-5, 5)
    below = draw.randint(1, 6) * x**m + draw.randint(1, 9)
    return above / below, draw.choice((oo, oo, -oo)), BOTH


def _sine(draw: Random, x: Symbol) -> Drawn:
    a, b = draw.randint(2, 9), draw.randint(1, 9)
    f = draw.choice(
        (sin(a * x) / (b * x), tan(a * x) / (b * x), sin(a * x) / sin(b * x), (1 - cos(a * x)) / (b * x**2))
    )
    return f, sp.S.Zero, BOTH


def _conjugate(draw: Random, x: Symbol) -> Drawn:
    c, k = draw.randint(1, 9), draw.randint(1, 5)
    if draw.random() < 0.5:
        return (sqrt(k * x + c**2) - c) / x, sp.S.Zero, BOTH
    a = draw.randint(1, 9)
    return (sqrt(x) - a) / (x - a**2), sp.Integer(a**2), BOTH


def _one_sided(draw: Random, x: Symbol) -> Drawn:
    a, side = draw.randint(-6, 6), draw.choice((LEFT, RIGHT))
    power = draw.choice((1, 2, 3))
    return _number(draw) * (x + draw.randint(8, 12)) / (x - a) ** power, sp.Integer(a), side


def _hospital(draw: Random, x: Symbol) -> Drawn:
    k = draw.randint(1, 9)
    choice = draw.randint(0, 6)
    if choice == 0:
        return (exp(k * x) - 1 - k * x) / (draw.randint(1, 6) * x**2), sp.S.Zero, BOTH
    if choice == 1:
        return draw.randint(1, 9) * log(x) ** draw.randint(1, 2) / x ** draw.randint(1, 3), oo, BOTH
    if choice == 2:
        return (sin(k * x) - k * x) / (draw.randint(1, 6) * x**3), sp.S.Zero, BOTH
    if choice == 3:
        return (exp(k * x) - exp(-draw.randint(1, 6) * x)) / sin(draw.randint(1, 9) * x), sp.S.Zero, BOTH
    if choice == 4:
        return log(1 + k * x) / (draw.randint(1, 9) * x), sp.S.Zero, BOTH
    if choice == 5:
        return (cos(k * x) - cos(draw.choice([n for n in range(1, 9) if n != k]) * x)) / x**2, sp.S.Zero, BOTH
    return draw.randint(1, 9) * x ** draw.randint(1, 3) * exp(-k * x), oo, BOTH


def _euler(draw: Random, x: Symbol) -> Drawn:
    a, b = _number(draw, 9), draw.randint(1, 9)
    if draw.random() < 0.5:
        return (1 + sp.Integer(a) / x) ** (b * x), oo, BOTH
    return (1 + a * x) ** (sp.Integer(b) / x), sp.S.Zero, BOTH


def _difference(draw: Random, x: Symbol) -> Drawn:
    a, b, k = draw.randint(1, 9), draw.randint(-9, 9), draw.randint(1, 4)
    return sqrt(k**2 * x**2 + 2 * a * k * x + b) - k * x, oo, BOTH


_MAKERS: dict[Level, tuple[Maker, ...]] = {
    Level.BEGINNER: (_substitution, _cancel, _rational_at_infinity, _cancel),
    Level.INTERMEDIATE: (_sine, _conjugate, _one_sided, _cancel, _rational_at_infinity),
    Level.ADVANCED: (_hospital, _euler, _difference, _hospital, _hospital),
}


def practise(draw: Random, level: Level) -> Exercise:
    """Draw a limit."""
    x = Symbol(draw.choices(("x", "t", "u"), weights=(8, 1, 1))[0])
    f, a, side = draw.choice(_MAKERS[level])(draw, x)
    parts = {"f": formula(f), "x": formula(x), "a": formula(a)}
    if side == LEFT:
        statement = say("Find the limit of {f} as {x} approaches {a} from the left.", **parts)
    elif side == RIGHT:
        statement = say("Find the limit of {f} as {x} approaches {a} from the right.", **parts)
    else:
        statement = say("Find the limit of {f} as {x} approaches {a}.", **parts)
    return Exercise(statement, Posed(limit_object(f, x, a, side), "limit", Goal.VALUE))
