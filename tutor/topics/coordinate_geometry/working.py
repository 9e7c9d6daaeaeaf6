"""From the operation to its steps and answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain as together

from sympy import Basic, Expr, Float, Rational, S

from tutor.errors import NotSolved
from tutor.maths.operations import operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Formula, say
from tutor.problem import Problem
from tutor.rules.chain import Line, chain, rounding, unrounded
from tutor.rules.measures.working import decimal_remark
from tutor.solution import Answer, Step
from tutor.topics.coordinate_geometry import lines, points

WORKING: Mapping[str, Callable[..., Iterator[Step | Line]]] = {
    "distance": points.distance,
    "midpoint": points.midpoint,
    "section_point": points.section_point,
    "area_of_circle_through": points.area_of_circle_through,
    "area_of_triangle_at": points.triangle_area,
    "perimeter_of_triangle_at": points.triangle_perimeter,
    "centroid": points.centroid,
    "incircle_radius": points.incircle_radius,
    "angle_at": points.angle_at,
    "plane_through": points.plane_through,
    "polar": points.polar,
    "rectangular": points.rectangular,
    "rectangular_from_cylindrical": points.rectangular_from_cylindrical,
    "rectangular_from_spherical": points.rectangular_from_spherical,
    "cylindrical": points.cylindrical,
    "spherical": points.spherical,
    "slope": lines.slope,
    "slope_of_line": lines.slope_of_line,
    "line_through": lines.line_through,
    "line_with_slope": lines.line_with_slope,
    "slope_intercept_form": lines.slope_intercept_form,
    "parallel_line": lines.parallel_line,
    "perpendicular_line": lines.perpendicular_line,
    "perpendicular_bisector": lines.perpendicular_bisector,
    "x_intercept": lines.x_intercept,
    "y_intercept": lines.y_intercept,
    "intersection": lines.intersection,
    "distance_from_line": lines.distance_from_line,
    "circle_centre": lines.circle_centre,
    "circle_radius": lines.circle_radius,
    "area_of_circle_with_equation": lines.circle_area,
    "circle_equation": lines.circle_equation,
    "circle_through": lines.circle_through,
    "orthocenter": lines.orthocenter,
    "circumcenter": lines.circumcenter,
    "circumradius": lines.circumradius,
}


def solve(problem: Problem) -> Iterator[Step | Answer]:
    """Steps and answer of a question about points, lines and circles."""
    statement, unit = unrounded(expression(problem.statement))
    working = WORKING.get(operation_name(statement) or "")
    if working is None:
        raise NotSolved(say("This quantity is not known here."))
    found = list(working(*statement.args))
    aside = [step for step in found if isinstance(step, Step)]
    straight = [line for line in found if isinstance(line, Line)]
    yield from together(aside, chain(statement, straight))
    value = straight[-1].after
    if unit is not None and isinstance(value, Expr):
        step, value = rounding(value, unit)
        yield step
    yield _answer(operation_name(statement) or "", value)


def _answer(name: str, value: Basic) -> Answer:
    printed = formula(value)
    if value is S.EmptySet:
        none = Formula(r"\text{no point}", "no point", printed.tree)
        return Answer(none, printed, say("The lines are parallel: they have no point in common."))
    if name == "angle_at":
        shown = Formula(printed.latex + r"^\circ", printed.plain + "°", printed.tree)
        return Answer(shown, printed)
    if not isinstance(value, Expr) or isinstance(value, Rational | Float):
        return Answer(printed, printed)
    return Answer(printed, printed, decimal_remark(value))
