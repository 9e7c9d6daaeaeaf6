"""Practice with areas, averages, volumes and lengths whose integrals are clean."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from sympy import Expr, Integer, Symbol, cos, exp, expand, sin, sqrt

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Level
from tutor.topic import Exercise
from tutor.topics.integral_applications.posing import AREA, AVERAGE, BETWEEN, VOLUME, pose


def practise(draw: Random, level: Level) -> Exercise:
    """Draw a question: averages first, then areas between curves, then volumes and areas that cross the axis."""
    x = Symbol("x")
    for _ in range(20):
        found = _drawn(draw, level, x)
        if found is not None:
            return found
    raise AssertionError("no exercise was drawn")


def _drawn(draw: Random, level: Level, x: Symbol) -> Exercise | None:
    low = Integer(draw.randint(0, 2))
    high = low + draw.randint(1, 4)
    ends = {"a": formula(low), "b": formula(high)}
    if level is Level.BEGINNER:
        f = _height(draw, x)
        posed = pose(AVERAGE)({"f": f, "a": low, "b": high, "x": x})
        return (
            Exercise(say("Find the average value of {f} from {a} to {b}.", f=formula(f), **ends), posed)
            if posed
            else None
        )
    if level is Level.INTERMEDIATE:
        p, q = sorted(draw.sample(range(-4, 5), 2))
        line = draw.randint(-5, 5) * x + draw.randint(-6, 6)
        f = expand(line + draw.choice((-3, -2, -1, -1, 1, 1, 2)) * (x - p) * (x - q))
        posed = pose(BETWEEN)({"f": f, "g": line, "x": x})
        text = say("Find the area enclosed by {f} and {g}.", f=formula(f), g=formula(line))
        return Exercise(text, replace(posed, given={"f": f, "g": line})) if posed else None
    if draw.random() < 0.5:
        a, b, k = draw.randint(1, 6), draw.randint(0, 8), draw.randint(1, 3)
        f = draw.choice(
            (
                a * x + b,
                sqrt(a * x + b),
                a * x**2 + b,
                a * x * (x + k),
                a * exp(k * x),
                exp(k * x) + b,
                a * x**2 + k * x,
            )
        )
        posed = pose(VOLUME)({"f": f, "a": low, "b": high, "x": x})
        text = say("Find the volume when {f} is rotated about the x-axis from {a} to {b}.", f=formula(f), **ends)
        return Exercise(text, posed) if posed else None
    k = draw.choice((-3, -2, -1, 1, 2, 3, 4))
    f = expand(k * (x - draw.randint(-2, 4)) * (x - draw.randint(1, 7)))
    posed = pose(AREA)({"f": f, "a": low, "b": high, "x": x})
    text = say("Find the area between {f} and the x-axis from {a} to {b}.", f=formula(f), **ends)
    return Exercise(text, posed) if posed else None


def _height(draw: Random, x: Symbol) -> Expr:
    a, b = draw.randint(1, 9), draw.randint(-6, 6)
    return draw.choice((a * x + b, 3 * a * x**2 + b, a * x**2 + b * x, a * exp(x), a * sin(x) + b, a * cos(x) + b))
