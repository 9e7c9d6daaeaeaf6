"""A derivative at a point: the curve and its tangent there."""

from __future__ import annotations

from sympy import Basic, Derivative, Expr, Subs

from tutor.figure import Figure, Kind, Line, Mark, Pen
from tutor.figures.curves import NotDrawn, drawn, height, label, number, sampled, value_at, width
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Problem


def tangent(statement: Basic, value: Basic, problem: Problem) -> Figure | None:
    """Draw the curve of which the slope at a point was asked, and the tangent."""
    if problem.goal is not Goal.VALUE or not isinstance(statement, Subs):
        return None
    body, variables, points = statement.args
    if not isinstance(body, Derivative) or len(variables) != 1 or body.variables != tuple(variables):
        return None
    f, x = body.expr, variables[0]
    if not isinstance(f, Expr) or f.free_symbols != {x}:
        return None
    at, slope = number(points[0]), number(value)
    left, right = width([at - 1, at + 1])
    curve = sampled(f, x, left, right)
    y = value_at(f, x, at)
    if y is None:
        raise NotDrawn(f)
    bottom, top = height([curve], [y])
    touching = Line(((left, y + slope * (left - at)), (right, y + slope * (right - at))), Pen.SECOND)
    text = say(
        "The graph of {f} and its tangent at {point}, whose slope is {slope}.",
        f=formula(f),
        point=formula(points[0]),
        slope=formula(value),
    )
    mark = Mark((at, y), f"{x.name} = {label(points[0])}")
    lines = (*drawn(curve, bottom, top), touching)
    return Figure(Kind.GRAPH, text, (left, right, bottom, top), lines, marks=(mark,), names=(x.name, ""))
