"""What was asked about a curve, on its graph: extrema, inflections, asymptotes, tangent, normal."""

from __future__ import annotations

from sympy import Basic, Eq, Expr, FiniteSet, Set, Symbol, Tuple

from tutor.figure import Figure, Kind, Line, Mark, Pen, Place
from tutor.figures.curves import NotDrawn, drawn, height, label, number, sampled, value_at, width
from tutor.maths.operations import operation_name
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Problem

POINTS = ("maxima", "minima", "inflections")
LINES = ("tangent_line", "normal_line")
ASYMPTOTES = ("vertical_asymptotes", "end_asymptotes")
SKETCHED = ("domain", *POINTS, *ASYMPTOTES)
"""What a sketch tells, in its order."""


def curve(statement: Basic, value: Basic, problem: Problem) -> Figure | None:
    """Draw the graph of the function that was asked about, with what was found."""
    if problem.goal is not Goal.VALUE:
        return None
    name = operation_name(statement) or ""
    if name not in (*POINTS, *LINES, *ASYMPTOTES, "sketch"):
        return None
    found = dict(zip(SKETCHED, value.args, strict=False)) if name == "sketch" else {name: value}
    f, x = statement.args[:2]
    marks = [*_points(found), *_touching(statement, f, x)]
    poles = [number(place) for place in _members(found.get("vertical_asymptotes"))]
    left, right = width([*(mark.place[0] for mark in marks), *poles, *([] if marks or poles else [-3.0, 3.0])])
    samples = sampled(f, x, left, right)
    bottom, top = height([samples], [mark.place[1] for mark in marks])
    guides = [Line(((pole, bottom), (pole, top)), Pen.GUIDE, f"{x.name} = {pole:g}") for pole in poles]
    straight = [_straight(line, x, left, right, Pen.GUIDE) for line in _members(found.get("end_asymptotes"))]
    if name in LINES and isinstance(value, Eq) and x in (value.rhs.free_symbols or {x}):
        straight.append(_straight(value.rhs, x, left, right, Pen.SECOND))
    text = say("The graph of {f} with what was asked for.", f=formula(f))
    lines = (*guides, *straight, *drawn(samples, bottom, top))
    return Figure(Kind.GRAPH, text, (left, right, bottom, top), lines, marks=tuple(marks), names=(x.name, ""))


def _members(values: Basic | None) -> tuple[Basic, ...]:
    return values.args if isinstance(values, FiniteSet) else ()


def _points(found: dict[str, Basic]) -> list[Mark]:
    points = [point for name in POINTS for point in _members(found.get(name))]
    return [Mark((number(point[0]), number(point[1])), label(point)) for point in points if isinstance(point, Tuple)]


def _touching(asked: Basic, f: Expr, x: Symbol) -> list[Mark]:
    """The point at which a line touches the curve."""
    if operation_name(asked) not in LINES:
        return []
    at = number(asked.args[2])
    y = value_at(f, x, at)
    if y is None:
        raise NotDrawn(f)
    return [Mark((at, y), f"{x.name} = {label(asked.args[2])}")]


def _straight(line: Basic, x: Symbol, left: float, right: float, pen: Pen) -> Line:
    ends: list[Place] = []
    for place in (left, right):
        y = value_at(line, x, place)
        if y is None:
            raise NotDrawn(line)
        ends.append((place, y))
    return Line(tuple(ends), pen, f"y = {label(line)}")


def reached(statement: Basic, value: Basic, problem: Problem) -> Figure | None:
    """Draw the graph of a function of which the range, the largest or the smallest value was asked."""
    if operation_name(statement) not in ("range", "largest_value", "smallest_value") or len(statement.args) != 2:
        return None
    f, x = statement.args
    heights = [value] if isinstance(value, Expr) else [e for e in _ends(value) if e.is_finite]
    left, right = -4.0, 4.0
    samples = sampled(f, x, left, right)
    bottom, top = height([samples], [number(h) for h in heights])
    guides = [Line(((left, number(h)), (right, number(h))), Pen.GUIDE, f"y = {label(h)}") for h in heights]
    text = say("The graph of {f} with what was asked for.", f=formula(f))
    return Figure(
        Kind.GRAPH, text, (left, right, bottom, top), (*guides, *drawn(samples, bottom, top)), names=(x.name, "")
    )


def _ends(values: Basic) -> list[Basic]:
    return [values.inf, values.sup] if isinstance(values, Set) and not values.is_empty else []
