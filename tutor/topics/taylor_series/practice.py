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
    degree = Integer(draw.randint(2, 4) if level is Level.BEGINNER else draw.randint(3, 5))
    parts = {"f": formula(f), "n": formula(degree), "a": formula(point)}
    text = say("Find the Taylor polynomial of degree {n} of {f} at {a}.", **parts)
    return Exercise(text, Posed(operation("taylor_polynomial", f, x, point, degree), TASK, Goal.VALUE))


def _drawn(draw: Random, level: Level, x: Symbol) -> tuple[Expr, Integer]:
    zero, k = Integer(0), _number(draw, 5)
    if level is Level.BEGINNER:
        wave = draw.choice((exp, sin, cos))(k * x)
        added = draw.choice((Integer(0), _number(draw, 6) * x, _number(draw, 6) * x**2, _number(draw, 9)))
        return _number(draw, 6) * wave + added, zero
    if level is Level.INTERMEDIATE:
        a = Integer(draw.randint(1, 6))
        m = _number(draw, 6)
        return draw.choice(
            ((m * log(1 + k * x), zero), (m / (1 + k * x), zero), (m / x, a), (k * log(x), a), (k * exp(x), a),
             (k * x**3 + m * x**2 + draw.randint(-9, 9), a), (m * exp(k * x) + x, zero))
        )  # fmt: skip
    a, m = Integer(draw.randint(1, 5)), _number(draw, 5)
    return draw.choice(
        ((m * x * exp(k * x), zero), (m * exp(x) * sin(k * x), zero), (m * sqrt(x), a**2),
         (m * exp(x) * cos(k * x), zero), (log(1 + k * x) * m, zero), (m / (x + a), zero),
         (exp(k * x) * sin(m * x), zero), (m * x * sin(k * x), zero), (sqrt(1 + k * x) * m, zero),
         (m * x * log(1 + k * x), zero))
    )  # fmt: skip
