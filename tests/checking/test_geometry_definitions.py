"""Definitions of geometry against values known from elsewhere."""

from __future__ import annotations

import pytest
from sympy import Basic, Eq, ImmutableDenseMatrix, Integer, Rational, S, Symbol, Tuple, pi, simplify, sqrt

from tutor.checking.definitions import DEFINITIONS, Undefined

x, y, n = Symbol("x"), Symbol("y"), Symbol("n")


@pytest.mark.parametrize(
    ("name", "arguments", "value"),
    [
        ("volume_of_cone", (3, 4), 12 * pi),
        ("surface_area_of_cone", (3, 4), 24 * pi),
        ("volume_of_frustum", (3, 6, 9), 189 * pi),
        ("surface_area_of_sphere", (5,), 100 * pi),
        ("surface_area_of_pyramid", (6, 6, 4), Integer(96)),
        ("area_of_triangle", (13, 14, 15), Integer(84)),
        ("area_of_regular_polygon", (6, 2), 6 * sqrt(3)),
        ("third_side_of_triangle", (3, 5, 120), Integer(7)),
        ("sum_of_angles", (7,), Integer(900)),
        ("missing_angle", (3, 126, 51), Integer(3)),
        ("diagonals_of_polygon", (8,), Integer(20)),
        ("distance", ((-8, 4), (-19, -15)), sqrt(482)),
        ("orthocenter", ((3, -6), (0, 6), (-10, -4)), Tuple(Rational(-6, 5), Rational(-9, 5))),
        ("circumradius", ((0, 0), (4, 0), (0, 3)), Rational(5, 2)),
        ("polar", ((0, -2),), Tuple(2, 3 * pi / 2)),
        ("dot_product", ((1, 2, 3), (4, 5, 6)), Integer(32)),
        ("angle_between", ((1, 0), (1, 1)), pi / 4),
        ("parallel", ((1, 2), (-2, -4)), S.true),
    ],
)
def test_value(name: str, arguments: tuple[object, ...], value: Basic) -> None:
    given = [Tuple(*part) if isinstance(part, tuple) else Integer(part) for part in arguments]  # type: ignore[call-overload]

    found = DEFINITIONS[name](*given)

    assert found == value or simplify(found - value) == 0


def test_lines_are_equations_that_their_points_satisfy() -> None:
    line = DEFINITIONS["line_through"](Tuple(1, 2), Tuple(4, 8))

    assert isinstance(line, Eq)
    assert all((line.lhs - line.rhs).subs({x: a, y: b}) == 0 for a, b in ((1, 2), (4, 8)))


@pytest.mark.parametrize("entries", [[[2, 1], [1, 2]], [[3, 1], [0, 2]], [[4, 1], [2, 3]]])
def test_a_power_in_closed_form_holds_for_every_exponent_tried(entries: list[list[int]]) -> None:
    matrix = ImmutableDenseMatrix(entries)

    found = DEFINITIONS["power_in_closed_form"](matrix, n)

    assert all(found.subs(n, k) == matrix**k for k in range(6))


def test_turning_four_times_changes_nothing() -> None:
    matrix = ImmutableDenseMatrix([[1, 2, 3], [4, 5, 6]])

    quarter = DEFINITIONS["rotated"](matrix, Integer(90))

    assert quarter == ImmutableDenseMatrix([[4, 1], [5, 2], [6, 3]])
    assert DEFINITIONS["rotated"](quarter, Integer(270)) == matrix


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("area_of_triangle", (1, 2, 5)),
        ("volume_of_cone", (0, 4)),
        ("missing_angle", (3, 126, 60)),
        ("complementary_angle", (91,)),
        ("leg_of_right_triangle", (3, 5)),
    ],
)
def test_undefined(name: str, arguments: tuple[int, ...]) -> None:
    with pytest.raises(Undefined):
        DEFINITIONS[name](*map(Integer, arguments))
