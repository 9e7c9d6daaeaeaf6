"""Practice with Taylor polynomials: functions whose derivatives stay short."""

from __future__ import annotations

from random import Random

from sympy import Expr, Integer, Symbol, cos, exp, log, sin, sqrt

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed

TASK = "taylor-polynomial"


def _number(draw: Random, most: int) -> Integer:
    return Integer(draw.choice([n for n in range(-most, most + 1) if n]))


def practise(draw: Random, level: Level) -> Exercise:
    """Draw a function, a point and a degree."""
    x = Symbol("x")
    f, point = _drawn(draw, level, x)
    degree = Integer(draw.randint(2, 3) if level is Level.BEGINNER else draw.randint(3, 4))
    parts = {"f": formula(f), "n": formula(degree), "a": formula(point)}
    text = say("Find the Taylor polynomial of degree {n} of {f} at {a}.", **parts)
    return Exercise(text, Posed(operation("taylor_polynomial", f, x, point, degree), TASK, Goal.VALUE))


def _drawn(draw: Random, level: Level, x: Symbol) -> tuple[Expr, Integer]:
    zero, k = Integer(0), _number(draw, 5)
    if level is Level.BEGINNER:
        return draw.choice((exp(k * x), sin(k * x), cos(k * x), _number(draw, 4) * exp(x) + x * k)), zero
    if level is Level.INTERMEDIATE:
        a = Integer(draw.randint(1, 6))
        return draw.choice(((log(1 + k * x), zero), (1 / (1 + k * x), zero), (1 / x, a), (log(x), a), (k * exp(x), a)))
    a = Integer(draw.randint(1, 5))
    return draw.choice(
        ((x * exp(k * x), zero), (exp(x) * sin(k * x), zero), (sqrt(x), a**2), (exp(x) * cos(k * x), zero),
         (log(1 + k * x) * _number(draw, 4), zero), (_number(draw, 5) / (x + a), zero))
    )  # fmt: skip
