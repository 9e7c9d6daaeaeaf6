"""Complete the squares to reach the standard form, then read off what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sympy import Abs, Add, Basic, Eq, Expr, FiniteSet, Mul, Poly, Pow, S, Symbol, Tuple, expand, pi, sqrt

from tutor.maths.operations import operation, operation_name
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.messages import Message, say
from tutor.problem import Level, Problem
from tutor.rules.working import worked
from tutor.solution import Answer, SameSolutions, Step
from tutor.topics.conics.asking import X, Y


class Curve(NamedTuple):
    """The standard form: (x - h)²/p + (y - k)²/q = 1, or y - k = a(x - h)² with p = 1/(4a) and q = 0."""

    h: Expr
    k: Expr
    p: Expr
    q: Expr
    form: Basic
    upright: bool = True


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    statement = expression(problem.statement)
    name, equation = operation_name(statement) or "", statement.args[0]
    curve = standard(equation)
    before, after = formula(equation), formula(curve.form)
    if before.plain != after.plain:
        yield Step(
            "complete-square",
            say("Complete the squares and bring the equation into its standard form."),
            say("In the standard form the curve's points and lengths can be read off."),
            before,
            after,
            SameSolutions(before, after, ("x", "y")),
            (),
            say("Which form of the equation shows the centre or the vertex?"),
        )
    value, title, because = told(name, curve)
    yield worked("read-off", title, because, operation(name, curve.form), value, idea=say("What do the numbers say?"))
    yield Answer(formula(value), formula(value))


def standard(equation: Basic) -> Curve:
    """The standard form of an equation in x and y without a mixed product."""
    polynomial = Poly(expand(evaluated(equation.lhs) - evaluated(equation.rhs)), X, Y)
    a, c, d, e, f = (polynomial.coeff_monomial(m) for m in (X**2, Y**2, X, Y, 1))
    if c == 0:
        h = -d / (2 * a)
        k = -(a * h**2 + d * h + f) / e
        form = Eq(Y, _sum(Mul(-a / e, _square(X, h), evaluate=False) if a != -e else _square(X, h), k), evaluate=False)
        return Curve(h, k, -e / (4 * a), S.Zero, form)
    if a == 0:
        k = -e / (2 * c)
        h = -(c * k**2 + e * k + f) / d
        form = Eq(X, _sum(Mul(-c / d, _square(Y, k), evaluate=False) if c != -d else _square(Y, k), h), evaluate=False)
        return Curve(h, k, -d / (4 * c), S.Zero, form, upright=False)
    h, k = -d / (2 * a), -e / (2 * c)
    right = d**2 / (4 * a) + e**2 / (4 * c) - f
    p, q = right / a, right / c
    form = Eq(Add(_over(_square(X, h), p), _over(_square(Y, k), q), evaluate=False), S.One, evaluate=False)
    return Curve(h, k, p, q, form)


def _square(letter: Symbol, place: Expr) -> Expr:
    return Pow(letter - place, 2, evaluate=False)


def _over(square: Expr, below: Expr) -> Expr:
    return square if below == 1 else Mul(1 / below, square, evaluate=False)


def _sum(square: Expr, constant: Expr) -> Expr:
    return square if constant == 0 else Add(square, constant, evaluate=False)


def told(name: str, curve: Curve) -> tuple[Basic, Message, Message]:
    """What is asked, with what to do and why."""
    h, k, p, q = curve[:4]
    if name in ("vertex_of_parabola", "focus_of_parabola", "directrix_of_parabola"):
        return _of_parabola(name, curve)
    across = p > q
    long, short = sqrt(max(p, q)), sqrt(Abs(min(p, q)))
    away = sqrt(Abs(p - q))
    match name:
        case "conic_centre":
            return (
                Tuple(h, k),
                say("Read off the centre."),
                say("It has the coordinates that are subtracted from x and y."),
            )
        case "conic_foci" | "foci_distance":
            title = say("Find the distance c of a focus from the centre.")
            law = (
                say("In an ellipse c^2 is the difference of the squares of the half axes.")
                if min(p, q) > 0
                else say("In a hyperbola c^2 is the sum of the squares of the half axes.")
            )
            return (_points(h, k, away, across) if name == "conic_foci" else 2 * away), title, law
        case "conic_vertices" | "vertices_distance" | "major_axis_length":
            title = say("Read off the half axis on which the vertices lie.")
            law = say("The vertices lie on the axis of the foci, as far from the centre as that half axis is long.")
            return (_points(h, k, long, across) if name == "conic_vertices" else 2 * long), title, law
        case "minor_axis_length":
            return 2 * short, say("Read off the shorter half axis."), say("The axis is twice as long.")
        case "area_of_ellipse":
            return pi * long * short, say("Multiply the half axes by π."), say("An ellipse is a stretched circle.")
        case _:
            return (
                away / long,
                say("Divide the distances of focus and vertex."),
                say("This is what eccentricity means."),
            )


def _points(h: Expr, k: Expr, away: Expr, across: bool) -> Basic:
    return FiniteSet(*(Tuple(h + s * away, k) if across else Tuple(h, k + s * away) for s in (1, -1)))


def _of_parabola(name: str, curve: Curve) -> tuple[Basic, Message, Message]:
    h, k, p = curve[:3]
    upright = curve.upright
    if name == "vertex_of_parabola":
        return (
            Tuple(h, k),
            say("Read off the vertex."),
            say("A square is never negative: the curve turns where the square is zero."),
        )
    law = say("The focus and the directrix are 1/(4a) away from the vertex, on both sides.")
    if name == "focus_of_parabola":
        return Tuple(h, k + p) if upright else Tuple(h + p, k), say("Go from the vertex to the focus."), law
    line = Eq(Y, k - p, evaluate=False) if upright else Eq(X, h - p, evaluate=False)
    return line, say("Go from the vertex to the directrix."), law
