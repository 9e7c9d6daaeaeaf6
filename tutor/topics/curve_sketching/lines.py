"""Tangent and normal: the slope at the point, and the line with that slope through it."""

from __future__ import annotations

from collections.abc import Generator

from sympy import Basic, Eq, Symbol

from tutor.errors import NotSolved
from tutor.maths.operations import operation_name
from tutor.maths.printing import formula
from tutor.messages import Formula, Message, say
from tutor.rules.analysis.turning import slope_of, value_step_at
from tutor.rules.differentiation.solving import put_point_in
from tutor.rules.working import worked
from tutor.solution import Step


def line_at(asked: Basic) -> Generator[Step, None, Basic]:
    """Yield the steps to the tangent or the normal, and return its equation.

    Raises:
        NotSolved: the curve has no tangent there.
    """
    f, x, at = asked.args
    is_normal = operation_name(asked) == "normal_line"
    step, height = value_step_at(f, x, at)
    yield step
    derivative = yield from slope_of(f, x)
    steps, slope = put_point_in(derivative, x, at)
    yield from steps
    if not (slope.is_finite and height.is_finite):
        raise NotSolved(say("The curve has no tangent at {place}.", place=formula(at)), code="undefined")
    y = Symbol("y" if x.name != "y" else "z")
    if is_normal and slope == 0:
        line: Basic = Eq(x, at, evaluate=False)
        why = say("The tangent is horizontal, so the line at a right angle to it is vertical.")
    else:
        steepness = -1 / slope if is_normal else slope
        line = Eq(y, (steepness * (x - at) + height).expand(), evaluate=False)
        why = _why(formula(steepness), f"({formula(at).plain}, {formula(height).plain})", is_normal=is_normal)
    yield worked(
        "line-equation",
        say("Write the equation of the line."),
        why,
        asked,
        line,
        idea=say("Which line has this slope and goes through this point?"),
    )
    return line


def _why(slope: Formula, point: str, *, is_normal: bool) -> Message:
    if is_normal:
        return say("The normal is at a right angle: its slope is {m}, the opposite of the reciprocal.", m=slope)
    return say("The line goes through {point} with the slope {m}.", point=point, m=slope)
