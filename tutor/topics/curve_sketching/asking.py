"""How the parts of a curve are asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Derivative, Eq, Expr, Gt, Lt, S, Symbol, Tuple

from tutor.maths.operations import operation
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.rules.asking import function_of, variable_of
from tutor.topic import Asking, Posed

STATIONARY, RISING, FALLING, SKETCH = "stationary", "rising", "falling", "sketch"
OPERATIONS = (
    "maxima", "minima", "inflections", "vertical_asymptotes", "end_asymptotes", "tangent_line", "normal_line",
    "largest_value", "smallest_value",
)  # fmt: skip
SOLUTIONS = (STATIONARY, RISING, FALLING)


def fits(problem: Problem) -> bool:
    """Whether a part of a curve is asked."""
    if problem.goal is Goal.SOLUTIONS:
        return problem.task in SOLUTIONS
    return problem.goal is Goal.VALUE and problem.task in (*OPERATIONS, SKETCH) and bool(expression(problem.statement))


Pose = Callable[[Mapping[str, Basic]], Posed | None]


def _curve(blanks: Mapping[str, Basic]) -> tuple[Expr, Symbol] | None:
    f = function_of(blanks["f"])
    x = variable_of({name: blank for name, blank in blanks.items() if name != "a"}, f) if f is not None else None
    return (f, x) if f is not None and x is not None and f.free_symbols == {x} else None


def _about(name: str) -> Pose:
    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        found = _curve(blanks)
        return Posed(operation(name, *found), name, Goal.VALUE) if found else None

    return pose


def _slope(task: str, kind: Callable[..., Basic]) -> Pose:
    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        found = _curve(blanks)
        if found is None:
            return None
        f, x = found
        slope = Derivative(f, x, evaluate=False)
        return Posed(kind(slope, S.Zero, evaluate=False), task, Goal.SOLUTIONS, (x.name,))

    return pose


def _line(name: str) -> Pose:
    """A line at a number, at ``x = 3`` or at the point ``(3, 9)`` of the curve."""

    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        found = _curve(blanks)
        if found is None:
            return None
        f, x = found
        at = blanks["a"]
        if isinstance(at, Eq) and at.lhs == x:
            at = at.rhs
        if isinstance(at, Tuple) and len(at) == 2 and (f.subs(x, at[0]) - at[1]).expand() == 0:
            at = at[0]
        if not isinstance(at, Expr) or at.free_symbols:
            return None
        return Posed(operation(name, f, x, at), name, Goal.VALUE)

    return pose


def _sketch(blanks: Mapping[str, Basic]) -> Posed | None:
    found = _curve(blanks)
    return Posed(operation(SKETCH, *found), SKETCH, Goal.VALUE) if found else None


ASKINGS = (
    Asking(
        (
            "find the stationary points of {f}",
            "stationary points {f}",
            "find the critical points of {f}",
            "find the critical numbers of {f}",
            "where is the slope of {f} zero",
            "find the turning points of {f}",
        ),
        _slope(STATIONARY, Eq),
    ),
    Asking(
        (
            "where is {f} increasing",
            "on which interval is {f} increasing",
            "find the intervals on which {f} is increasing",
            "find where {f} is increasing",
        ),
        _slope(RISING, Gt),
    ),
    Asking(
        (
            "where is {f} decreasing",
            "on which interval is {f} decreasing",
            "find the intervals on which {f} is decreasing",
            "find where {f} is decreasing",
        ),
        _slope(FALLING, Lt),
    ),
    Asking(
        ("find the local maxima of {f}", "find the local maximum of {f}", "find the relative maximum of {f}"),
        _about("maxima"),
    ),
    Asking(
        ("find the local minima of {f}", "find the local minimum of {f}", "find the relative minimum of {f}"),
        _about("minima"),
    ),
    Asking(
        (
            "find the maximum value of {f}",
            "find the largest value of {f}",
            "find the greatest value of {f}",
            "find the maximum value of {f} over all real numbers {x}",
            "find the maximum value of {f} for real {x}",
        ),
        _about("largest_value"),
    ),
    Asking(
        (
            "find the minimum value of {f}",
            "find the smallest value of {f}",
            "find the least value of {f}",
            "find the minimum value of {f} over all real numbers {x}",
            "find the minimum value of {f} for real {x}",
        ),
        _about("smallest_value"),
    ),
    Asking(
        (
            "find the points of inflection of {f}",
            "find the inflection points of {f}",
            "find the inflection point of {f}",
        ),
        _about("inflections"),
    ),
    Asking(
        ("find the vertical asymptotes of {f}", "find the vertical asymptote of {f}"), _about("vertical_asymptotes")
    ),
    Asking(
        (
            "find the horizontal asymptote of {f}",
            "find the horizontal asymptotes of {f}",
            "find the oblique asymptote of {f}",
            "find the slant asymptote of {f}",
        ),
        _about("end_asymptotes"),
    ),
    Asking(
        (
            "find the tangent line to {f} at {a}",
            "find the equation of the tangent to {f} at {a}",
            "find the equation of the tangent line to {f} at {a}",
            "find the tangent to {f} at the point {a}",
            "find the equation of the tangent to the curve {f} at {a}",
            "find the equation of the tangent to the curve {f} at the point {a}",
            "find the equation of the tangent line to {f} at the point {a}",
        ),
        _line("tangent_line"),
    ),
    Asking(
        (
            "find the normal line to {f} at {a}",
            "find the equation of the normal to {f} at {a}",
            "find the equation of the normal to the curve {f} at {a}",
            "find the normal to {f} at the point {a}",
        ),
        _line("normal_line"),
    ),
    Asking(
        ("sketch the curve {f}", "sketch the graph of {f}", "analyse the curve {f}", "analyse the function {f}"),
        _sketch,
    ),
)
