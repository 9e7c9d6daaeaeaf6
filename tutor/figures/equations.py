"""The graph of an equation in one unknown: where the curve crosses the axis, or where the two sides meet."""

from __future__ import annotations

from sympy import Basic, Eq, Expr, FiniteSet, S, Symbol

from tutor.figure import Figure, Kind, Mark, Pen
from tutor.figures.curves import drawn, height, label, number, sampled, value_at, width
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Problem

MOST = 6
"""Solutions up to which a picture says something."""

LONGEST_NAME = 24
"""Characters that fit beside a curve."""


def crossing(statement: Basic, value: Basic, problem: Problem) -> Figure | None:
    """Draw both sides of an equation, or the left one where the right is zero, with the solutions marked."""
    if problem.goal is not Goal.SOLUTIONS or len(problem.unknowns) != 1 or not isinstance(statement, Eq):
        return None
    x = Symbol(problem.unknowns[0])
    solutions = value.args if isinstance(value, FiniteSet) else ()
    if statement.free_symbols != {x} or not 0 < len(solutions) <= MOST or _solved(statement, x):
        return None
    places = [number(solution) for solution in solutions]
    left, right = width(places)
    sides = [side for side in statement.args if side is not S.Zero]
    curves = [sampled(side, x, left, right) for side in sides if isinstance(side, Expr)]
    heights = [(value_at(sides[0], x, place) or 0.0) if len(sides) == 2 else 0.0 for place in places]
    bottom, top = height(curves, [*heights, 0.0] if len(sides) == 1 else heights)
    lines = [
        line
        for curve, pen, side in zip(curves, (Pen.FIRST, Pen.SECOND), sides, strict=False)
        for line in drawn(curve, bottom, top, pen, _name(side))
    ]
    marks = [
        Mark((place, y), f"{x.name} = {label(solution)}")
        for place, y, solution in zip(places, heights, solutions, strict=True)
    ]
    if len(sides) == 1:
        text = say(
            "The graph of {f} crosses or touches the axis at {roots}.", f=formula(sides[0]), roots=formula(value)
        )
    else:
        text = say(
            "The graphs of {f} and {g} meet at {roots}.",
            f=formula(sides[0]),
            g=formula(sides[1]),
            roots=formula(value),
        )
    return Figure(Kind.GRAPH, text, (left, right, bottom, top), tuple(lines), marks=tuple(marks), names=(x.name, ""))


def _name(side: Basic) -> str:
    """What stands beside the curve of a side; nothing where it is long."""
    text = label(side)
    return f"y = {text}" if len(text) <= LONGEST_NAME else ""


def _solved(equation: Eq, x: Symbol) -> bool:
    """Whether the equation says its solution already: ``x = 3``."""
    return any(side == x and x not in other.free_symbols for side, other in (equation.args, equation.args[::-1]))
