"""Ellipses, hyperbolas and parabolas with axes along the coordinate axes, from the coefficients of their equation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from sympy import Basic, Eq, Expr, FiniteSet, Poly, PolynomialError, Symbol, Tuple, expand, pi, sqrt

from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say

X, Y = Symbol("x"), Symbol("y")


class _Central(NamedTuple):
    """(x - h)²/p + (y - k)²/q = 1."""

    h: Expr
    k: Expr
    p: Expr
    q: Expr


def _coefficients(equation: Basic) -> tuple[Expr, ...]:
    if not isinstance(equation, Eq):
        raise Undefined(say("This is not the equation of such a curve."))
    try:
        polynomial = Poly(expand(equation.lhs - equation.rhs), X, Y)
    except PolynomialError as error:
        raise Undefined(say("This is not the equation of such a curve.")) from error
    found = tuple(polynomial.coeff_monomial(m) for m in (X**2, Y**2, X, Y, 1))
    allowed = {(2, 0), (0, 2), (1, 0), (0, 1), (0, 0)}
    if not set(polynomial.monoms()) <= allowed or not all(value.is_Rational for value in found):
        raise Undefined(say("This is not the equation of such a curve."))
    return found


def _central(equation: Basic) -> _Central:
    a, c, d, e, f = _coefficients(equation)
    if 0 in (a, c):
        raise Undefined(say("This is not the equation of such a curve."))
    right = d**2 / (4 * a) + e**2 / (4 * c) - f
    if right == 0 or (right / a < 0 and right / c < 0):
        raise Undefined(say("This is not the equation of such a curve."))
    return _Central(-d / (2 * a), -e / (2 * c), right / a, right / c)


def _parabola(equation: Basic) -> tuple[Expr, Expr, Expr, bool]:
    """Vertex, the signed distance from it to the focus, and whether the axis is vertical."""
    a, c, d, e, f = _coefficients(equation)
    if a != 0 and c == 0 and e != 0:
        h = -d / (2 * a)
        return h, -(a * h**2 + d * h + f) / e, -e / (4 * a), True
    if c != 0 and a == 0 and d != 0:
        k = -e / (2 * c)
        return -(c * k**2 + e * k + f) / d, k, -d / (4 * c), False
    raise Undefined(say("This is not the equation of a parabola."))


def conic_centre(equation: Basic) -> Basic:
    """Half of the linear coefficients over the quadratic ones, with the other sign."""
    found = _central(equation)
    return Tuple(found.h, found.k)


def foci_distance(equation: Basic) -> Expr:
    """Twice the root of the difference of the squares of the half axes, of their sum for a hyperbola."""
    found = _central(equation)
    return 2 * sqrt(abs(found.p - found.q))


def conic_foci(equation: Basic) -> Basic:
    """The foci, at equal distances from the centre on the axis."""
    h, k, p, q = _central(equation)
    away = sqrt(abs(p - q))
    return FiniteSet(*(Tuple(h + s * away, k) if p > q else Tuple(h, k + s * away) for s in (1, -1)))


def conic_vertices(equation: Basic) -> Basic:
    """The ends of the longer axis, or the points of a hyperbola on its axis."""
    h, k, p, q = _central(equation)
    away = sqrt(max(p, q))
    return FiniteSet(*(Tuple(h + s * away, k) if p > q else Tuple(h, k + s * away) for s in (1, -1)))


def vertices_distance(equation: Basic) -> Expr:
    """How far apart the vertices are."""
    found = _central(equation)
    return 2 * sqrt(max(found.p, found.q))


def _ellipse(equation: Basic) -> _Central:
    found = _central(equation)
    if found.p < 0 or found.q < 0:
        raise Undefined(say("This is not the equation of an ellipse."))
    return found


def major_axis_length(equation: Basic) -> Expr:
    """The longer of the two axes of an ellipse."""
    found = _ellipse(equation)
    return 2 * sqrt(max(found.p, found.q))


def minor_axis_length(equation: Basic) -> Expr:
    """The shorter of the two axes of an ellipse."""
    found = _ellipse(equation)
    return 2 * sqrt(min(found.p, found.q))


def area_of_ellipse(equation: Basic) -> Expr:
    """π times the half axes."""
    found = _ellipse(equation)
    return pi * sqrt(found.p * found.q)


def eccentricity(equation: Basic) -> Expr:
    """The distance of the foci over that of the vertices."""
    return foci_distance(equation) / vertices_distance(equation)


def vertex_of_parabola(equation: Basic) -> Basic:
    """The point on the axis."""
    h, k, _, _ = _parabola(equation)
    return Tuple(h, k)


def focus_of_parabola(equation: Basic) -> Basic:
    """The point on the axis that is as far from the vertex as the directrix."""
    h, k, p, upright = _parabola(equation)
    return Tuple(h, k + p) if upright else Tuple(h + p, k)


def directrix_of_parabola(equation: Basic) -> Basic:
    """The line of which every point of the parabola is as far as from the focus."""
    h, k, p, upright = _parabola(equation)
    return Eq(Y, k - p, evaluate=False) if upright else Eq(X, h - p, evaluate=False)


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "conic_centre": conic_centre,
    "conic_foci": conic_foci,
    "foci_distance": foci_distance,
    "conic_vertices": conic_vertices,
    "vertices_distance": vertices_distance,
    "major_axis_length": major_axis_length,
    "minor_axis_length": minor_axis_length,
    "area_of_ellipse": area_of_ellipse,
    "eccentricity": eccentricity,
    "vertex_of_parabola": vertex_of_parabola,
    "focus_of_parabola": focus_of_parabola,
    "directrix_of_parabola": directrix_of_parabola,
}
