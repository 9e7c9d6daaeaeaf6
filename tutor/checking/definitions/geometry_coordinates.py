"""Points, lines and circles in coordinates: lines by determinants, centres by equal distances."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import (
    Basic,
    Eq,
    Expr,
    ImmutableDenseMatrix,
    Integer,
    Poly,
    PolynomialError,
    S,
    Symbol,
    Tuple,
    acos,
    atan2,
    cos,
    expand,
    pi,
    sin,
    sqrt,
)
from sympy.matrices import MatrixBase

from tutor.checking.definitions.geometry_plane import shoelace
from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say

X, Y, Z = Symbol("x"), Symbol("y"), Symbol("z")
Place = list[Expr]


def places(*points: Basic) -> list[Place]:
    """The coordinates of points.

    Raises:
        Undefined: one of them is no point.
    """
    found: list[Place] = []
    for point in points:
        if not isinstance(point, Tuple) or not all(isinstance(part, Expr) for part in point):
            raise Undefined(say("This is not a point."))
        found.append(list(point))
    return found


def line_of(equation: Basic) -> tuple[Expr, Expr, Expr]:
    """a, b, c of a line a·x + b·y + c = 0.

    Raises:
        Undefined: this is no equation of a line.
    """
    if not isinstance(equation, Eq):
        raise Undefined(say("This is not the equation of a line."))
    try:
        polynomial = Poly(expand(equation.lhs - equation.rhs), X, Y)
    except PolynomialError as error:
        raise Undefined(say("This is not the equation of a line.")) from error
    a, b, c = polynomial.coeff_monomial(X), polynomial.coeff_monomial(Y), polynomial.coeff_monomial(1)
    if polynomial.total_degree() != 1 or (a.free_symbols | b.free_symbols | c.free_symbols):
        raise Undefined(say("This is not the equation of a line."))
    return a, b, c


def _apart(p: Place, q: Place) -> Expr:
    """The square of the distance."""
    return expand(sum(((b - a) ** 2 for a, b in zip(p, q, strict=True)), Integer(0)))


def distance(p: Basic, q: Basic) -> Expr:
    """The theorem of Pythagoras, one direction after the other."""
    first, second = places(p, q)
    length: Expr = S.Zero
    for a, b in zip(first, second, strict=True):
        length = sqrt(expand(length**2 + (b - a) ** 2))
    return length


def midpoint(p: Basic, q: Basic) -> Basic:
    """Half of the way from the first to the second."""
    first, second = places(p, q)
    return Tuple(*(expand(a + (b - a) / 2) for a, b in zip(first, second, strict=True)))


def section_point(p: Basic, q: Basic, m: Basic, n: Basic) -> Basic:
    """The point that is m parts from the first and n parts from the second."""
    first, second = places(p, q)
    return Tuple(*(expand(a + (b - a) * m / (m + n)) for a, b in zip(first, second, strict=True)))


def through(p: Basic, q: Basic) -> tuple[Expr, Expr, Expr]:
    """The line on which the determinant of three points is zero."""
    (x1, y1), (x2, y2) = places(p, q)
    if x1 == x2 and y1 == y2:
        raise Undefined(say("Two different points are needed for a line."))
    return y1 - y2, x2 - x1, expand(x1 * y2 - x2 * y1)


def slope(p: Basic, q: Basic) -> Expr:
    """What y gains where x gains 1, on the line through both."""
    return slope_of(_equation(through(p, q)))


def slope_of(equation: Basic) -> Expr:
    """The slope of a line: -a/b."""
    a, b, _ = line_of(equation)
    if b == 0:
        raise Undefined(say("A vertical line has no slope."))
    return -a / b


def _equation(line: tuple[Expr, Expr, Expr]) -> Basic:
    a, b, c = line
    return Eq(a * X + b * Y + c, 0, evaluate=False)


def line_through(p: Basic, q: Basic) -> Basic:
    """The line as an equation."""
    return _equation(through(p, q))


def line_with_slope(m: Basic, p: Basic) -> Basic:
    """Points whose direction from the given one has the slope."""
    ((x1, y1),) = places(p)
    return _equation((m, Integer(-1), expand(y1 - m * x1)))


def slope_intercept_form(equation: Basic) -> Basic:
    """The same line."""
    return _equation(line_of(equation))


def parallel_line(equation: Basic, p: Basic) -> Basic:
    """The same normal, through the point."""
    a, b, _ = line_of(equation)
    ((x1, y1),) = places(p)
    return _equation((a, b, expand(-a * x1 - b * y1)))


def perpendicular_line(equation: Basic, p: Basic) -> Basic:
    """The normal as direction, through the point."""
    a, b, _ = line_of(equation)
    ((x1, y1),) = places(p)
    return _equation((b, -a, expand(a * y1 - b * x1)))


def perpendicular_bisector(p: Basic, q: Basic) -> Basic:
    """Points with equal distances."""
    first, second = places(p, q)
    return Eq(_apart([X, Y], first) - _apart([X, Y], second), 0, evaluate=False)


def x_intercept(equation: Basic) -> Expr:
    """Where y is zero."""
    a, _, c = line_of(equation)
    if a == 0:
        raise Undefined(say("A horizontal line has no such intercept."))
    return -c / a


def y_intercept(equation: Basic) -> Expr:
    """Where x is zero."""
    _, b, c = line_of(equation)
    if b == 0:
        raise Undefined(say("A vertical line has no such intercept."))
    return -c / b


def intersection(first: Basic, second: Basic) -> Basic:
    """Cramer's rule; nothing for parallel lines."""
    a1, b1, c1 = line_of(first)
    a2, b2, c2 = line_of(second)
    main = expand(a1 * b2 - a2 * b1)
    if main == 0:
        if expand(a1 * c2 - a2 * c1) == 0 and expand(b1 * c2 - b2 * c1) == 0:
            raise Undefined(say("Both equations describe the same line."))
        return S.EmptySet
    return Tuple((b1 * c2 - b2 * c1) / main, (c1 * a2 - c2 * a1) / main)


def distance_from_line(p: Basic, equation: Basic) -> Expr:
    """The distance from the foot of the perpendicular."""
    foot = intersection(equation, perpendicular_line(equation, p))
    return distance(p, foot)


def _circle(equation: Basic) -> tuple[Expr, Expr, Expr]:
    """h, k and r² by comparing coefficients."""
    if not isinstance(equation, Eq):
        raise Undefined(say("This is not the equation of a circle."))
    try:
        polynomial = Poly(expand(equation.lhs - equation.rhs), X, Y)
    except PolynomialError as error:
        raise Undefined(say("This is not the equation of a circle.")) from error
    lead = polynomial.coeff_monomial(X**2)
    if (
        polynomial.total_degree() != 2
        or lead == 0
        or lead != polynomial.coeff_monomial(Y**2)
        or polynomial.coeff_monomial(X * Y) != 0
        or any(c.free_symbols for c in polynomial.coeffs())
    ):
        raise Undefined(say("This is not the equation of a circle."))
    d, e, f = (polynomial.coeff_monomial(m) / lead for m in (X, Y, 1))
    square = d**2 / 4 + e**2 / 4 - f
    if not square.is_positive:
        raise Undefined(say("This is not the equation of a circle."))
    return -d / 2, -e / 2, square


def circle_centre(equation: Basic) -> Basic:
    """Half of the linear coefficients, with the other sign."""
    h, k, _ = _circle(equation)
    return Tuple(h, k)


def circle_radius(equation: Basic) -> Expr:
    """The root of what is left."""
    return sqrt(_circle(equation)[2])


def circle_area(equation: Basic) -> Expr:
    """π times the square of the radius."""
    return pi * _circle(equation)[2]


def circle_equation(centre: Basic, radius: Basic) -> Basic:
    """Points at that distance from the centre."""
    (middle,) = places(centre)
    return Eq(_apart([X, Y], middle), expand(radius**2), evaluate=False)


def circle_through(centre: Basic, p: Basic) -> Basic:
    """Points as far from the centre as the given one."""
    middle, point = places(centre, p)
    return Eq(_apart([X, Y], middle), _apart(middle, point), evaluate=False)


def area_of_circle_through(centre: Basic, p: Basic) -> Expr:
    """π times the square of the distance."""
    return pi * _apart(*places(centre, p))


def triangle_area(a: Basic, b: Basic, c: Basic) -> Expr:
    """The shoelace formula."""
    corners = [(x, y) for x, y in places(a, b, c)]
    return shoelace(*corners)


def _triangle(a: Basic, b: Basic, c: Basic) -> list[Place]:
    if triangle_area(a, b, c) == 0:
        raise Undefined(say("The three points lie on one line."))
    return places(a, b, c)


def triangle_perimeter(a: Basic, b: Basic, c: Basic) -> Expr:
    """Once around."""
    return distance(a, b) + distance(b, c) + distance(c, a)


def centroid(a: Basic, b: Basic, c: Basic) -> Basic:
    """Two thirds of the way from a corner to the middle of the other side."""
    (first,) = places(a)
    (middle,) = places(midpoint(b, c))
    return Tuple(*(expand(x + (m - x) * 2 / 3) for x, m in zip(first, middle, strict=True)))


def circumcenter(a: Basic, b: Basic, c: Basic) -> Basic:
    """Where two perpendicular bisectors meet."""
    _triangle(a, b, c)
    return intersection(_linear(perpendicular_bisector(a, b)), _linear(perpendicular_bisector(b, c)))


def _linear(equation: Basic) -> Basic:
    return Eq(expand(equation.lhs), 0, evaluate=False)


def orthocenter(a: Basic, b: Basic, c: Basic) -> Basic:
    """On the line of Euler: A + B + C - 2 times the centre of the circumcircle."""
    corners = _triangle(a, b, c)
    (centre,) = places(circumcenter(a, b, c))
    return Tuple(*(expand(sum(corner[i] for corner in corners) - 2 * centre[i]) for i in (0, 1)))


def circumradius(a: Basic, b: Basic, c: Basic) -> Expr:
    """The distance of a corner from the centre."""
    return distance(circumcenter(a, b, c), a)


def incircle_radius(a: Basic, b: Basic, c: Basic) -> Expr:
    """Three triangles of that height on the sides fill the whole."""
    _triangle(a, b, c)
    return 2 * triangle_area(a, b, c) / triangle_perimeter(a, b, c)


def angle_at(a: Basic, b: Basic, c: Basic) -> Expr:
    """The angle ABC at B in degrees, by the law of cosines."""
    first, corner, second = places(a, b, c)
    p, q, r = _apart(first, corner), _apart(second, corner), _apart(first, second)
    if p == 0 or q == 0:
        raise Undefined(say("An angle needs two points beside its corner."))
    return acos((p + q - r) / (2 * sqrt(p) * sqrt(q))) * 180 / pi


def plane_through(a: Basic, b: Basic, c: Basic) -> Basic:
    """Points whose determinant with the three is zero."""
    rows = [[*place, 1] for place in places(a, b, c)]
    matrix: MatrixBase = ImmutableDenseMatrix([[X, Y, Z, 1], *rows])
    equation = expand(matrix.det())
    if equation == 0:
        raise Undefined(say("The three points lie on one line."))
    return Eq(equation, 0, evaluate=False)


def polar(p: Basic) -> Basic:
    """Distance from the origin, and the angle from the x-axis in [0, 2π)."""
    ((x, y),) = places(p)
    if x == 0 and y == 0:
        raise Undefined(say("The origin has no angle."))
    return Tuple(sqrt(expand(x**2 + y**2)), _turn(x, y))


def _turn(x: Expr, y: Expr) -> Expr:
    angle = atan2(y, x)
    return angle + 2 * pi if angle.is_negative else angle


def rectangular(p: Basic) -> Basic:
    """The point in that direction at that distance."""
    ((r, angle),) = places(p)
    return Tuple(expand(r * cos(angle)), expand(r * sin(angle)))


def rectangular_from_cylindrical(p: Basic) -> Basic:
    """The point of the plane, and its height."""
    ((r, angle, z),) = places(p)
    return Tuple(expand(r * cos(angle)), expand(r * sin(angle)), z)


def rectangular_from_spherical(p: Basic) -> Basic:
    """(ρ, θ, φ): φ from the z-axis, θ around it."""
    ((rho, theta, phi),) = places(p)
    flat = rho * sin(phi)
    return Tuple(expand(flat * cos(theta)), expand(flat * sin(theta)), expand(rho * cos(phi)))


def cylindrical(p: Basic) -> Basic:
    """Polar coordinates, and the height."""
    ((x, y, z),) = places(p)
    return Tuple(*polar(Tuple(x, y)), z)


def spherical(p: Basic) -> Basic:
    """(ρ, θ, φ): θ around the z-axis in [0, 2π), φ from it."""
    ((x, y, z),) = places(p)
    rho = sqrt(expand(x**2 + y**2 + z**2))
    if x == 0 and y == 0:
        raise Undefined(say("A point of the axis has no angle around it."))
    return Tuple(rho, _turn(x, y), acos(z / rho))


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "distance": distance,
    "midpoint": midpoint,
    "section_point": section_point,
    "slope": slope,
    "slope_of_line": slope_of,
    "line_through": line_through,
    "line_with_slope": line_with_slope,
    "slope_intercept_form": slope_intercept_form,
    "parallel_line": parallel_line,
    "perpendicular_line": perpendicular_line,
    "perpendicular_bisector": perpendicular_bisector,
    "x_intercept": x_intercept,
    "y_intercept": y_intercept,
    "intersection": intersection,
    "distance_from_line": distance_from_line,
    "circle_centre": circle_centre,
    "circle_radius": circle_radius,
    "area_of_circle_with_equation": circle_area,
    "circle_equation": circle_equation,
    "circle_through": circle_through,
    "area_of_circle_through": area_of_circle_through,
    "area_of_triangle_at": triangle_area,
    "perimeter_of_triangle_at": triangle_perimeter,
    "centroid": centroid,
    "circumcenter": circumcenter,
    "orthocenter": orthocenter,
    "circumradius": circumradius,
    "incircle_radius": incircle_radius,
    "angle_at": angle_at,
    "plane_through": plane_through,
    "polar": polar,
    "rectangular": rectangular,
    "rectangular_from_cylindrical": rectangular_from_cylindrical,
    "rectangular_from_spherical": rectangular_from_spherical,
    "cylindrical": cylindrical,
    "spherical": spherical,
}
