"""A limit at a point: the curve near it, and the height that it comes close to."""

from __future__ import annotations

from sympy import Basic, Expr, Limit

from tutor.figure import Figure, Kind, Line, Mark, Pen
from tutor.figures.curves import drawn, height, label, number, sampled, value_at, width
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Problem


def approached(statement: Basic, value: Basic, problem: Problem) -> Figure | None:
    """Draw a function around the point of its limit, where both are finite."""
    if problem.goal is not Goal.VALUE or not isinstance(statement, Limit):
        return None
    f, x, point, _ = statement.args
    if not isinstance(f, Expr) or f.free_symbols != {x} or not (point.is_finite and value.is_finite):
        return None
    at, end = number(point), number(value)
    left, right = width([at - 1, at + 1])
    curve = sampled(f, x, left, right)
    bottom, top = height([curve], [end])
    hollow = value_at(f, x, at) is None
    text = say(
        "The graph of {f}: close to {point} its height comes close to {limit}.",
        f=formula(f),
        point=formula(point),
        limit=formula(value),
    )
    guide = Line(((left, end), (right, end)), Pen.GUIDE)
    mark = Mark((at, end), f"({label(point)}, {label(value)})", open=hollow)
    lines = (guide, *drawn(curve, bottom, top))
    return Figure(Kind.GRAPH, text, (left, right, bottom, top), lines, marks=(mark,), names=(x.name, ""))
