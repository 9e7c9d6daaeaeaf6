"""Two linear equations in two unknowns: two lines and the point in which they meet."""

from __future__ import annotations

from sympy import And, Basic, Eq, FiniteSet, Symbol, Tuple

from tutor.figure import Figure, Kind, Line, Mark, Pen, Place
from tutor.figures.curves import label, number, width
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Problem

PENS = (Pen.FIRST, Pen.SECOND)


def crossing_lines(statement: Basic, value: Basic, problem: Problem) -> Figure | None:
    """Draw the lines of a system of two linear equations with one solution."""
    if problem.goal is not Goal.SOLUTIONS or len(problem.unknowns) != 2 or not isinstance(statement, And | Tuple):
        return None
    x, y = map(Symbol, problem.unknowns)
    solution = value.args[0] if isinstance(value, FiniteSet) and len(value.args) == 1 else None
    equations = statement.args
    if not isinstance(solution, Tuple) or len(solution) != 2 or len(equations) != 2:
        return None
    if not all(isinstance(equation, Eq) and equation.free_symbols <= {x, y} for equation in equations):
        return None
    at = (number(solution[0]), number(solution[1]))
    left, right = width([0.0, at[0]])
    bottom, top = width([0.0, at[1]])
    window = (left, right, bottom, top)
    lines = []
    for equation, pen in zip(equations, PENS, strict=True):
        ends = _ends(equation, x, y, window)
        if ends is None:
            return None
        lines.append(Line(ends, pen, label(equation)))
    text = say("Two lines that meet at {point}.", point=formula(solution))
    return Figure(Kind.GRAPH, text, window, tuple(lines), marks=(Mark(at, label(solution)),), names=(x.name, y.name))


def _ends(equation: Eq, x: Symbol, y: Symbol, window: tuple[float, float, float, float]) -> tuple[Place, Place] | None:
    """Where a line enters and leaves the window; None for anything but a line."""
    left, right, bottom, top = window
    difference = (equation.lhs - equation.rhs).expand()
    poly = difference.as_poly(x, y)
    if poly is None or poly.total_degree() != 1:
        return None
    a, b, c = (number(poly.coeff_monomial(part)) for part in (x, y, 1))
    if abs(b) < 1e-12:
        return (-c / a, bottom), (-c / a, top)
    return (left, (-c - a * left) / b), (right, (-c - a * right) / b)
