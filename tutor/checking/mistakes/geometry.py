"""Mistakes with lengths, areas, volumes, angles and points of the plane."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Basic, Eq, Integer, Tuple, pi, sqrt

from tutor.checking.definitions import DEFINITIONS
from tutor.checking.mistakes.misconception import Misconception, Slip, written
from tutor.checking.mistakes.tables import by_name, swapped, taken_for
from tutor.maths.operations import operation_name
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.messages import Message, say
from tutor.problem import Level

HALF = Integer(1) / 2

perimeter_for_area = by_name(
    {
        "area_of_rectangle": taken_for("perimeter_of_rectangle"),
        "area_of_square": taken_for("perimeter_of_square"),
        "area_of_triangle": taken_for("perimeter"),
        "area_of_circle": taken_for("circumference"),
        "area_of_sector": taken_for("arc_length"),
        "area_of_regular_polygon": taken_for("perimeter_of_regular_polygon"),
        "area_of_triangle_at": taken_for("perimeter_of_triangle_at"),
        "perimeter_of_rectangle": taken_for("area_of_rectangle"),
        "perimeter_of_square": taken_for("area_of_square"),
        "circumference": taken_for("area_of_circle"),
        "arc_length": taken_for("area_of_sector"),
        "area_of_parallelogram": lambda a, h: 2 * (a + h),
        "area_of_trapezoid": lambda a, c, h: a + c + h,
        "area_of_rhombus": lambda e, f: 2 * (e + f),
        "perimeter": lambda *sides: None if len(sides) != 3 else sides[0] * sides[1] * HALF,
    }
)
half_forgotten = by_name(
    {
        "area_of_triangle_by_height": lambda b, h: b * h,
        "area_of_trapezoid": lambda a, c, h: (a + c) * h,
        "area_of_rhombus": lambda e, f: e * f,
        "area_of_triangle_at": lambda *p: 2 * DEFINITIONS["area_of_triangle_at"](*p),
        "area_of_triangle": lambda *s: 2 * DEFINITIONS["area_of_triangle"](*s),
    }
)
half_too_many = by_name(
    {
        "area_of_rectangle": lambda a, b: a * b * HALF,
        "area_of_parallelogram": lambda a, h: a * h * HALF,
        "perimeter_of_rectangle": lambda a, b: a + b,
        "perimeter_of_square": lambda a: 2 * a,
        "diagonals_of_polygon": lambda n: n * (n - 3),
        "area_of_triangle_by_height": lambda b, h: b * h / 4,
    }
)
diameter_for_radius = by_name(
    {
        "area_of_circle": lambda r: [pi * 4 * r**2, pi * r**2 / 4, 2 * pi * r**2],
        "circumference": lambda r: [4 * pi * r, pi * r],
        "volume_of_sphere": lambda r: [Integer(32) / 3 * pi * r**3],
        "surface_area_of_sphere": lambda r: [16 * pi * r**2],
        "volume_of_cylinder": lambda r, h: [4 * pi * r**2 * h, pi * r**2 * h / 4],
        "circle_radius": lambda e: [2 * DEFINITIONS["circle_radius"](e), DEFINITIONS["circle_radius"](e) ** 2],
        "area_of_circle_with_equation": lambda e: [4 * DEFINITIONS["area_of_circle_with_equation"](e)],
    }
)
third_forgotten = by_name(
    {
        "volume_of_cone": lambda r, h: [pi * r**2 * h, pi * r**2 * h / 2],
        "volume_of_pyramid": lambda a, b, h: [a * b * h, a * b * h / 2],
        "volume_of_sphere": lambda r: [4 * pi * r**3, 4 * pi * r**2],
        "volume_of_pyramid_on_base": lambda b, h: [b * h, b * h / 2],
        "volume_of_prism": lambda b, h: [b * h / 3, b * h / 2],
        "volume_of_cylinder": lambda r, h: [pi * r**2 * h / 3, 2 * pi * r * h],
        "volume_of_cuboid": lambda a, b, c: [a * b * c / 3, a + b + c],
        "volume_of_hemisphere": lambda r: [Integer(4) / 3 * pi * r**3, pi * r**3 / 3],
    }
)
surface_for_volume = by_name(
    {
        **swapped("volume_of_cube", "surface_area_of_cube"),
        **swapped("volume_of_cuboid", "surface_area_of_cuboid"),
        **swapped("volume_of_cylinder", "surface_area_of_cylinder"),
        **swapped("volume_of_cone", "surface_area_of_cone"),
        **swapped("volume_of_sphere", "surface_area_of_sphere"),
        **swapped("volume_of_hemisphere", "surface_area_of_hemisphere"),
        **swapped("volume_of_pyramid", "surface_area_of_pyramid"),
    }
)
faces_forgotten = by_name(
    {
        "surface_area_of_cube": lambda a: [4 * a**2, a**2],
        "surface_area_of_cuboid": lambda a, b, c: [a * b + a * c + b * c, 2 * (a * c + b * c)],
        "surface_area_of_cylinder": lambda r, h: [2 * pi * r * h, 2 * pi * r * h + pi * r**2],
        "surface_area_of_cone": taken_for("curved_surface_of_cone"),
        "surface_area_of_hemisphere": taken_for("curved_surface_of_hemisphere"),
        "curved_surface_of_cylinder": lambda r, h: [2 * pi * r * (h + r), pi * r * h],
        "curved_surface_of_cone": taken_for("surface_area_of_cone"),
        "curved_surface_of_hemisphere": lambda r: [3 * pi * r**2, 4 * pi * r**2],
    }
)
height_for_slant = by_name(
    {
        "curved_surface_of_cone": lambda r, h: pi * r * h,
        "surface_area_of_cone": lambda r, h: pi * r * h + pi * r**2,
        "slant_height_of_cone": lambda r, h: [r + h, sqrt(abs(h**2 - r**2))],
    }
)
pythagoras_on_leg = by_name(
    {
        "leg_of_right_triangle": lambda c, a: sqrt(c**2 + a**2),
        "hypotenuse": lambda a, b: sqrt(abs(a**2 - b**2)),
        "diagonal_of_rectangle": lambda a, b: sqrt(abs(a**2 - b**2)),
    }
)
sides_added = by_name(
    {
        "hypotenuse": lambda a, b: a + b,
        "leg_of_right_triangle": lambda c, a: c - a,
        "diagonal_of_rectangle": lambda a, b: a + b,
        "diagonal_of_square": lambda a: 2 * a,
        "diagonal_of_cuboid": lambda a, b, c: a + b + c,
        "third_side_of_triangle": lambda a, b, _: [sqrt(a**2 + b**2), a + b],
    }
)
root_forgotten = by_name(
    {
        "hypotenuse": lambda a, b: a**2 + b**2,
        "leg_of_right_triangle": lambda c, a: c**2 - a**2,
        "diagonal_of_rectangle": lambda a, b: a**2 + b**2,
        "diagonal_of_cuboid": lambda a, b, c: a**2 + b**2 + c**2,
        "distance": lambda p, q: sum((b - a) ** 2 for a, b in zip(p, q, strict=True)),
        "norm": lambda v: sum(entry**2 for entry in v),
    }
)
angle_sum_wrong = by_name(
    {
        "missing_angle": lambda n, *known: [
            total - sum(known) for total in (90, 180, 360, 540, 720) if total != 180 * (n - 2) and total > sum(known)
        ],
        "sum_of_angles": lambda n: [180 * (n - 1), 180 * n, 360],
        "interior_angle": lambda n: [360 / n, 180 * (n - 1) / n, 180 * (n - 2)],
        "exterior_angle": lambda n: [180 * (n - 2) / n, 180 / n],
        "diagonals_of_polygon": lambda n: [n * (n - 1) / 2, n * (n - 2) / 2],
    }
)
complement_for_supplement = by_name(
    {
        "complementary_angle": lambda a: [180 - a, 360 - a],
        "supplementary_angle": lambda a: [90 - a if a < 90 else None, 360 - a],
    }
)
degrees_for_radians = by_name(
    {
        "radians": lambda a: [a * 180 / pi, a * pi / 360, a * pi / 90],
        "degrees": lambda a: [a * pi / 180, a * 360 / pi, a * 90 / pi],
        "angle_between": taken_for("angle_in_degrees"),
        "arc_length": lambda r, a: r * a,
    }
)
_SCALED = {"similar_side": lambda a, b, c: [c + b - a, a * c / b, a * b / c]}


def _slope(p: Tuple, q: Tuple) -> list[Basic | None]:
    (a, b), (c, d) = p, q
    return [(c - a) / (d - b) if d != b else None, -(d - b) / (c - a), (d + b) / (c + a) if c != -a else None]


slope_inverted = by_name(
    {
        "slope": _slope,
        "slope_of_line": lambda e: [_flipped(DEFINITIONS["slope_of_line"](e)), -DEFINITIONS["slope_of_line"](e)],
    }
)


def _flipped(value: Basic) -> Basic | None:
    return None if value == 0 else 1 / value


point_differences = by_name(
    {
        "midpoint": lambda p, q: [
            Tuple(*((b - a) / 2 for a, b in zip(p, q, strict=True))),
            Tuple(*(b + a for a, b in zip(p, q, strict=True))),
            Tuple(*(b - a for a, b in zip(p, q, strict=True))),
        ],
        "centroid": lambda *p: Tuple(*(sum(each) / 2 for each in zip(*p, strict=True))),
        "distance": lambda p, q: [
            sum(abs(b - a) for a, b in zip(p, q, strict=True)),
            sqrt(sum((b + a) ** 2 for a, b in zip(p, q, strict=True))),
            sqrt(abs(sum((-1) ** i * (b - a) ** 2 for i, (a, b) in enumerate(zip(p, q, strict=True))))),
        ],
        "circle_centre": lambda e: Tuple(*(-c for c in DEFINITIONS["circle_centre"](e))),
        "reflection": lambda p, *_: Tuple(p[0], -p[1]),
    }
)


def wrong_line(node: Basic) -> Iterator[Basic]:
    """The slope of a perpendicular or parallel line, or the intercept, has the wrong sign."""
    name = operation_name(node)
    lines = (
        "line_through", "line_with_slope", "parallel_line", "perpendicular_line", "slope_intercept_form",
        "perpendicular_bisector", "tangent_line", "normal_line",
    )  # fmt: skip
    if name not in lines:
        return
    try:
        found = DEFINITIONS[name or ""](*node.args)
        letters = sorted(found.free_symbols, key=str)
        if not isinstance(found, Eq) or len(letters) != 2:
            return
        x, y = letters
        gap = found.lhs - found.rhs
        b = gap.coeff(y)
        slope, start = -gap.coeff(x) / b, -gap.subs({x: 0, y: 0}) / b
        for m, n in ((-slope, start), (slope, -start), (1 / slope if slope != 0 else slope, start)):
            if (m, n) != (slope, start):
                yield Eq(y, m * x + n, evaluate=False)
    except SYMPY_TROUBLE:
        return


intercept_for_other = by_name(
    {
        **swapped("x_intercept", "y_intercept"),
    }
)

_G, _B = ("geometry",), Level.BEGINNER


def _in(
    code: str,
    title: Message,
    why: Message,
    slips: Slip,
    *examples: tuple[str, str],
    trains: str = "plane-geometry",
    breadth: int = 0,
) -> Misconception:
    return Misconception(code, title, why, _G, trains, _B, slips, examples, breadth)


MISCONCEPTIONS = (
    _in(
        "perimeter-for-area",
        say("Area and perimeter were mixed up"),
        say("The perimeter is the length of the border, the area is what lies inside it."),
        perimeter_for_area,
        ("area_of_rectangle(3, 5)", "16"),
        ("circumference(3)", "9pi"),
    ),
    _in(
        "half-forgotten",
        say("The half was forgotten"),
        say("A triangle is half of a rectangle with the same base and height."),
        half_forgotten,
        ("area_of_triangle_by_height(6, 5)", "30"),
    ),
    _in(
        "half-too-many",
        say("Nothing is halved here"),
        say("Draw the figure: all of it counts, with every side of the border."),
        half_too_many,
        ("perimeter_of_rectangle(3, 5)", "8"),
        breadth=1,
    ),
    _in(
        "diameter-for-radius",
        say("Radius and diameter were mixed up"),
        say("The diameter is twice the radius; the formulas use the radius."),
        diameter_for_radius,
        ("area_of_circle(3)", "36pi"),
    ),
    _in(
        "third-forgotten",
        say("The factor of the volume is wrong"),
        say("A cone or a pyramid fills a third of the prism around it, and only those do."),
        third_forgotten,
        ("volume_of_pyramid(3, 4, 5)", "60"),
        trains="solid-geometry",
    ),
    _in(
        "surface-for-volume",
        say("Volume and surface were mixed up"),
        say("The volume is what fits inside, the surface is what is painted."),
        surface_for_volume,
        ("volume_of_cube(2)", "24"),
        trains="solid-geometry",
    ),
    _in(
        "faces-forgotten",
        say("Not the right faces were counted"),
        say("Unfold the body and count every face, the lids too if the whole surface is asked for."),
        faces_forgotten,
        ("surface_area_of_cube(2)", "16"),
        trains="solid-geometry",
    ),
    _in(
        "height-for-slant-height",
        say("Height and slant height were mixed up"),
        say("The slant height runs along the side; radius, height and slant height make a right triangle."),
        height_for_slant,
        ("curved_surface_of_cone(3, 4)", "12pi"),
        trains="solid-geometry",
    ),
    _in(
        "pythagoras-on-leg",
        say("The squares were added for subtracted, or the other way round"),
        say(
            "The square of the longest side is the sum of the other two squares: {rule}.",
            rule=written("a^2 + b^2 = c^2"),
        ),
        pythagoras_on_leg,
        ("leg_of_right_triangle(5, 3)", "sqrt(34)"),
    ),
    _in(
        "sides-added",
        say("Lengths in different directions are not added"),
        say("The squares of the sides are added, not the sides: {rule}.", rule=written("a^2 + b^2 = c^2")),
        sides_added,
        ("hypotenuse(3, 4)", "7"),
    ),
    _in(
        "length-without-root",
        say("The root was forgotten"),
        say("The sum of the squares is the square of the length; take the root of it."),
        root_forgotten,
        ("hypotenuse(3, 4)", "25"),
        ("distance((1, 2), (4, 6))", "25"),
    ),
    _in(
        "angle-sum-wrong",
        say("The sum of the angles is another one"),
        say("A triangle has 180 degrees, and each further corner adds 180."),
        angle_sum_wrong,
        ("missing_angle(3, 60, 50)", "250"),
    ),
    _in(
        "complement-for-supplement",
        say("The angles do not add up to this"),
        say("Complementary angles make a right angle, supplementary angles a straight one."),
        complement_for_supplement,
        ("complementary_angle(30)", "150"),
    ),
    _in(
        "degrees-for-radians",
        say("Degrees and radians were mixed up"),
        say("Half a turn is 180 degrees, which is {pi} in radians.", pi=written("\\pi", "pi")),
        degrees_for_radians,
        ("radians(60)", "pi/6"),
    ),
    _in(
        "similarity-by-difference",
        say("Similar figures keep ratios, not differences"),
        say("Multiply by the ratio of two matching sides; do not add their difference."),
        by_name(_SCALED),
        ("similar_side(3, 6, 4)", "7"),
    ),
    _in(
        "slope-inverted",
        say("The slope is rise divided by run"),
        say("Subtract the heights and divide by the difference of the first coordinates, both in the same order."),
        slope_inverted,
        ("slope((1, 2), (4, 8))", "1/2"),
        trains="coordinate-geometry",
    ),
    _in(
        "points-subtracted",
        say("Coordinates were put together the wrong way"),
        say("A midpoint is the mean of the coordinates; a distance comes from their differences, squared and added."),
        point_differences,
        ("midpoint((1, 2), (5, 8))", "(2, 3)"),
        ("distance((1, 2), (4, 6))", "7"),
        trains="coordinate-geometry",
        breadth=1,
    ),
    _in(
        "line-signs",
        say("Slope or intercept of the line is wrong"),
        say("Put the given point into the equation to test it; perpendicular slopes multiply to minus one."),
        wrong_line,
        trains="coordinate-geometry",
        breadth=1,
    ),
    _in(
        "intercepts-mixed",
        say("The axes were mixed up"),
        say("On the axis of the first coordinate, the second coordinate is zero."),
        intercept_for_other,
        ("y_intercept(y = 2x + 4)", "-2"),
        trains="coordinate-geometry",
    ),
)
