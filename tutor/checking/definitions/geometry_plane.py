"""Plane figures from their plainest meaning: coordinates, the shoelace, rings and turning round once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Expr, Integer, Rational, S, Tuple, cos, expand, pi, sin, sqrt, true
from sympy.logic.boolalg import BooleanAtom, false

from tutor.checking.definitions.geometry_lengths import positive
from tutor.checking.definitions.geometry_solids import integral_of
from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say

_FULL, _STRAIGHT, _RIGHT = Integer(360), Integer(180), Integer(90)
Place = tuple[Expr, Expr]


def shoelace(*corners: Place) -> Expr:
    """The area of a polygon from the coordinates of its corners in order."""
    total: Expr = Integer(0)
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
        total += x1 * y2 - x2 * y1
    area = expand(total) / 2
    return -area if area.is_negative else area


def triangle_area(a: Basic, b: Basic, c: Basic) -> Expr:
    """Laid on the axis: (0, 0), (c, 0), and the third corner at distances b and a from them."""
    first, second, third = _triangle(a, b, c)
    x = (third**2 + second**2 - first**2) / (2 * third)
    height = expand(second**2 - x**2)
    return shoelace((Integer(0), Integer(0)), (third, Integer(0)), (x, sqrt(height)))


def triangle_exists(a: Basic, b: Basic, c: Basic) -> BooleanAtom:
    """The longest side is shorter than the way around along the other two."""
    sides = positive(a, b, c)
    return true if all((sum(sides) - 2 * side).is_positive for side in sides) else false


def _triangle(a: Basic, b: Basic, c: Basic) -> list[Expr]:
    if triangle_exists(a, b, c) is not true:
        raise Undefined(say("There is no triangle with these sides."))
    return positive(a, b, c)


def triangle_area_by_height(base: Basic, height: Basic) -> Expr:
    """Corners (0, 0), (base, 0), (0, height)."""
    b, h = positive(base, height)
    return shoelace((Integer(0), Integer(0)), (b, Integer(0)), (Integer(0), h))


def rectangle_area(length: Basic, width: Basic) -> Expr:
    """Corners on the axes."""
    a, b = positive(length, width)
    zero = Integer(0)
    return shoelace((zero, zero), (a, zero), (a, b), (zero, b))


def parallelogram_area(base: Basic, height: Basic) -> Expr:
    """A leaning one: the upper side is moved along."""
    b, h = positive(base, height)
    zero = Integer(0)
    return shoelace((zero, zero), (b, zero), (b + h, h), (h, h))


def trapezoid_area(a: Basic, c: Basic, height: Basic) -> Expr:
    """Two parallel sides at a distance."""
    low, high, h = positive(a, c, height)
    zero = Integer(0)
    return shoelace((zero, zero), (low, zero), (high, h), (zero, h))


def rhombus_area(e: Basic, f: Basic) -> Expr:
    """Corners at the ends of the diagonals, which cross in the middle."""
    first, second = positive(e, f)
    zero = Integer(0)
    return shoelace((first / 2, zero), (zero, second / 2), (-first / 2, zero), (zero, -second / 2))


def perimeter(*sides: Basic) -> Expr:
    """Once around."""
    return sum(positive(*sides), Integer(0))


def circle_area(radius: Basic) -> Expr:
    """Rings of length 2πt."""
    (r,) = positive_or_zero(radius)
    return integral_of(2 * pi * _t(), Integer(0), r)


def circumference(radius: Basic) -> Expr:
    """The way at speed r for an angle of 2π."""
    (r,) = positive_or_zero(radius)
    return integral_of(r, Integer(0), 2 * pi)


def sector_area(radius: Basic, degrees: Basic) -> Expr:
    """The part of the rings that the angle cuts out."""
    r, a = positive(radius, degrees)
    return integral_of(pi * a / _STRAIGHT * _t(), Integer(0), r)


def arc_length(radius: Basic, degrees: Basic) -> Expr:
    """The way at speed r for the angle in radians."""
    r, a = positive(radius, degrees)
    return integral_of(r, Integer(0), pi * a / _STRAIGHT)


def positive_or_zero(length: Basic) -> list[Expr]:
    """A length that may be zero."""
    return [S.Zero] if length == 0 else positive(length)


def missing_angle(corners: Basic, *known: Basic) -> Expr:
    """Going around once turns by 360°: the turn that is left, taken off a straight angle."""
    if not isinstance(corners, Integer) or corners < 3 or len(known) != corners - 1:
        raise Undefined(say("A polygon has as many angles as sides, at least three."))
    turned = sum((_STRAIGHT - angle for angle in positive(*known)), Integer(0))
    left = _STRAIGHT - (_FULL - turned)
    return positive(left)[0]


def angle_sum(corners: Basic) -> Expr:
    """A straight angle at each corner, less one full turn."""
    if not isinstance(corners, Integer) or corners < 3:
        raise Undefined(say("A polygon has as many angles as sides, at least three."))
    return corners * _STRAIGHT - _FULL


def regular_angle(corners: Basic) -> Expr:
    """One of equally many parts of the sum."""
    return angle_sum(corners) / corners


def exterior_angle(corners: Basic) -> Expr:
    """What is left of a straight angle."""
    return _STRAIGHT - regular_angle(corners)


def diagonals(corners: Basic) -> Expr:
    """Pairs of corners that are not neighbours, counted one by one."""
    angle_sum(corners)
    n = int(corners)
    if n > 2000:
        raise Undefined(say("This polygon has too many corners to count its diagonals one by one."))
    return Integer(sum(1 for i in range(n) for j in range(i + 2, n) if (i, j) != (0, n - 1)))


def complement(angle: Basic) -> Expr:
    """What is left of a right angle."""
    return _rest(angle, _RIGHT)


def supplement(angle: Basic) -> Expr:
    """What is left of a straight angle."""
    return _rest(angle, _STRAIGHT)


def _rest(angle: Basic, whole: Expr) -> Expr:
    if not isinstance(angle, Expr) or not angle.is_nonnegative or not (whole - angle).is_nonnegative:
        raise Undefined(say("This angle is too large to have one."))
    return whole - angle


def hypotenuse(a: Basic, b: Basic) -> Expr:
    """The distance of (a, 0) from (0, b)."""
    first, second = positive(a, b)
    return sqrt((first - 0) ** 2 + (0 - second) ** 2)


def leg(c: Basic, a: Basic) -> Expr:
    """The height at which a line of length c from (a, 0) meets the other axis: y² = c² - a²."""
    whole, part = positive(c, a)
    if not (whole - part).is_positive:
        raise Undefined(say("The hypotenuse is the longest side of a right triangle."))
    return sqrt(expand(whole**2 - part**2))


def similar_side(a: Basic, b: Basic, c: Basic) -> Expr:
    """The side that is to c as b is to a: a stretching by b/a."""
    first, second, third = positive(a, b, c)
    return second / first * third


def regular_polygon_area(corners: Basic, side: Basic) -> Expr:
    """Triangles from the centre: corners of the first two on a circle, by the shoelace."""
    angle_sum(corners)
    (a,) = positive(side)
    n = Integer(corners)
    radius = a / (2 * sin(pi / n))
    zero = Integer(0)
    one = shoelace((zero, zero), (radius, zero), (radius * cos(2 * pi / n), radius * sin(2 * pi / n)))
    return n * one


def triangle_inradius(a: Basic, b: Basic, c: Basic) -> Expr:
    """The distance from the sides at which three triangles of that height fill the whole."""
    return 2 * triangle_area(a, b, c) / perimeter(a, b, c)


def third_side(a: Basic, b: Basic, degrees: Basic) -> Expr:
    """The distance between (a, 0) and the point at distance b in the direction of the angle."""
    first, second, angle = positive(a, b, degrees)
    turn = angle * pi / _STRAIGHT
    return sqrt(expand((second * cos(turn) - first) ** 2 + (second * sin(turn)) ** 2))


def radians(degrees: Basic) -> Expr:
    """The part of a full turn, in radians."""
    return _number(degrees) / _FULL * 2 * pi


def degrees(angle: Basic) -> Expr:
    """The part of a full turn, in degrees."""
    return _number(angle) / (2 * pi) * _FULL


def _number(value: Basic) -> Expr:
    if not isinstance(value, Expr) or not value.is_real:
        raise Undefined(say("An angle must be a number."))
    return value


def _t() -> Expr:
    from sympy import Symbol

    return Symbol("t")


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "area_of_triangle": triangle_area,
    "area_of_triangle_by_height": triangle_area_by_height,
    "triangle_exists": triangle_exists,
    "inradius_of_triangle": triangle_inradius,
    "third_side_of_triangle": third_side,
    "area_of_rectangle": rectangle_area,
    "area_of_square": lambda side: rectangle_area(side, side),
    "area_of_parallelogram": parallelogram_area,
    "area_of_trapezoid": trapezoid_area,
    "area_of_rhombus": rhombus_area,
    "area_of_regular_polygon": regular_polygon_area,
    "perimeter": perimeter,
    "perimeter_of_rectangle": lambda a, b: perimeter(a, b, a, b),
    "perimeter_of_square": lambda a: perimeter(a, a, a, a),
    "perimeter_of_regular_polygon": lambda n, a: perimeter(*[a] * int(n)),
    "diagonal_of_rectangle": hypotenuse,
    "diagonal_of_square": lambda a: hypotenuse(a, a),
    "area_of_circle": circle_area,
    "circumference": circumference,
    "area_of_sector": sector_area,
    "arc_length": arc_length,
    "missing_angle": missing_angle,
    "sum_of_angles": angle_sum,
    "interior_angle": regular_angle,
    "exterior_angle": exterior_angle,
    "diagonals_of_polygon": diagonals,
    "complementary_angle": complement,
    "supplementary_angle": supplement,
    "hypotenuse": hypotenuse,
    "leg_of_right_triangle": leg,
    "similar_side": similar_side,
    "radians": radians,
    "degrees": degrees,
}

__all__ = ["DEFINITIONS", "Rational", "Tuple"]
