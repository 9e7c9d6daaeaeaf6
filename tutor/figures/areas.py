"""A definite integral: the curve, and the area between it and the axis."""

from __future__ import annotations

from sympy import Basic, Expr, Integral

from tutor.figure import Figure, Kind, Region
from tutor.figures.curves import drawn, height, label, number, sampled, width
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Problem


def area_under_a_curve(statement: Basic, value: Basic, problem: Problem) -> Figure | None:
    """Draw an integral between two finite bounds."""
    if problem.goal is not Goal.VALUE or not isinstance(statement, Integral) or len(statement.limits) != 1:
        return None
    f, limits = statement.function, statement.limits[0]
    if len(limits) != 3 or not isinstance(f, Expr) or f.free_symbols != {limits[0]}:
        return None
    x, low, high = limits
    if low.free_symbols or high.free_symbols or not (low.is_finite and high.is_finite and value.is_number):
        return None
    a, b = sorted((number(low), number(high)))
    left, right = width([a, b])
    curve, inside = sampled(f, x, left, right), sampled(f, x, a, b)
    bottom, top = height([inside], [0.0, *(y for _, y in inside[1:-1] if y is not None)])
    border = [(place, y) for place, y in inside if y is not None]
    if len(border) < 2:
        return None
    region = Region(((border[0][0], 0.0), *border, (border[-1][0], 0.0)))
    text = say(
        "The graph of {f}, with the area between it and the axis from {a} to {b} filled.",
        f=formula(f),
        a=formula(low),
        b=formula(high),
    )
    name = f"y = {label(f)}"
    lines = drawn(curve, bottom, top, label=name if len(name) <= 28 else "")
    return Figure(Kind.GRAPH, text, (left, right, bottom, top), tuple(lines), (region,), names=(x.name, ""))
