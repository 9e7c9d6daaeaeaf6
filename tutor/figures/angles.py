"""The sine, cosine or tangent of an angle on the unit circle."""

from __future__ import annotations

from math import cos as cosine
from math import pi
from math import sin as sine

from sympy import Basic, cos, sin, tan

from tutor.figure import Figure, Kind, Line, Mark, Pen
from tutor.figures.curves import label, number
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Problem

TURN = 96
"""Places on a drawn circle."""


def unit_circle(statement: Basic, value: Basic, problem: Problem) -> Figure | None:
    """Draw the angle of which a trigonometric value was asked."""
    if problem.goal is not Goal.VALUE or not isinstance(statement, sin | cos | tan) or statement.free_symbols:
        return None
    argument = statement.args[0]
    angle = number(argument)
    if not -4 * pi <= angle <= 4 * pi:
        return None
    x, y = cosine(angle), sine(angle)
    circle = tuple((cosine(2 * pi * i / TURN), sine(2 * pi * i / TURN)) for i in range(TURN + 1))
    arc = tuple((0.3 * cosine(angle * i / TURN), 0.3 * sine(angle * i / TURN)) for i in range(TURN + 1))
    height = y / x if abs(x) > 1e-9 else 0.0
    wanted = {sin: ((x, 0.0), (x, y)), cos: ((0.0, 0.0), (x, 0.0)), tan: ((1.0, 0.0), (1.0, height))}
    lines = [
        Line(circle, Pen.GUIDE),
        Line(((0.0, 0.0), (x, y)), Pen.SECOND, arrow=True),
        Line(arc, Pen.SECOND, label(argument)),
        Line(wanted[type(statement)], Pen.FIRST, f"{label(statement)} = {label(value)}"),
    ]
    text = say(
        "The unit circle with the angle {angle}; {expression} is {value}.",
        angle=formula(argument),
        expression=formula(statement),
        value=formula(value),
    )
    reach = max(1.35, abs(wanted[type(statement)][1][1]) + 0.2)
    window = (-reach, reach, -reach, reach)
    return Figure(Kind.UNIT_CIRCLE, text, window, tuple(lines), marks=(Mark((x, y)),), names=("", ""))
