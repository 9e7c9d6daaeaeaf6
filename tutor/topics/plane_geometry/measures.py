"""Lengths, areas and angles of plane figures, each with its law."""

from __future__ import annotations

from sympy import Expr, Integer, cos, pi, tan

from tutor.messages import say
from tutor.rules.lines import law
from tutor.rules.measures import Measure, asked
from tutor.rules.measures.writing import HALF, minus, over, plus, root, squared, times
from tutor.topics.plane_geometry.drawing import (
    acute,
    all_but_one,
    corners,
    corners_and_side,
    hypotenuse_and_leg,
    legs,
    many_sides,
    obtuse,
    real_triangle,
    sector_given,
    two_sides_and_angle,
)
from tutor.topics.plane_geometry.phrases import angle_phrases, circle, other_angle, polygon, sector, sides, square, two
from tutor.topics.plane_geometry.refusals import (
    no_angle,
    no_corners,
    no_leg,
    no_triangle,
    straight_at_most,
    too_large,
    turn_at_most,
)

_HALVED = {"r": ("d", lambda d: times(d, HALF))}
_TWO, _STRAIGHT, _FULL = Integer(2), Integer(180), Integer(360)


def heron(a: Expr, b: Expr, c: Expr) -> Expr:
    """√(s(s - a)(s - b)(s - c)) with s put in."""
    s = (a + b + c) * HALF
    return root(times(s, minus(s, a), minus(s, b), minus(s, c)))


def _sum_of(*sides: Expr) -> Expr:
    return plus(*sides)


def _missing(corners: Expr, *known: Expr) -> Expr:
    return minus(times(plus(corners, Integer(-2)), _STRAIGHT), *known)


def _polygon_area(n: Expr, a: Expr) -> Expr:
    return over(times(n, squared(a)), times(Integer(4), tan(pi / n)))


def _by_cosines(a: Expr, b: Expr, angle: Expr) -> Expr:
    return root(minus(plus(squared(a), squared(b)), times(_TWO, a, b, cos(angle * pi / 180))))


_EQUAL = {letter: ("e", lambda e: e) for letter in "abc"}

_MEASURES = (
    Measure(
        "area_of_triangle",
        say("area of a triangle"),
        ("a", "b", "c"),
        law(
            r"A = \sqrt{s(s-a)(s-b)(s-c)},\; s = \frac{a+b+c}{2}",
            "A = sqrt(s (s - a)(s - b)(s - c)), s = (a + b + c)/2",
        ),
        say("Three sides are known, so Heron's formula gives the area:"),
        heron,
        sides("area of triangle")
        + asked("area", "equilateral triangle", ("side", "e"))
        + asked("area", "equilateral triangle", ("side length", "e")),
        2,
        draw=real_triangle,
        refuse=no_triangle,
        derived=_EQUAL,
    ),
    Measure(
        "area_of_triangle_by_height",
        say("area of a triangle"),
        ("b", "h"),
        law(r"A = \frac{1}{2}bh", "A = 1/2 b h"),
        say("A triangle is half of the rectangle around it:"),
        lambda b, h: times(HALF, b, h),
        asked("area", "triangle", ("base", "b"), ("height", "h")),
        2,
    ),
    Measure(
        "third_side_of_triangle",
        say("third side of a triangle"),
        ("a", "b", "gamma"),
        law(r"c = \sqrt{a^2 + b^2 - 2ab\cos\gamma}", "c = sqrt(a^2 + b^2 - 2 a b cos(gamma))"),
        say("Two sides and the angle between them are known, so the law of cosines gives the third:"),
        _by_cosines,
        (
            "find third side of triangle with sides {s} and {t} and included angle {gamma}",
            "find third side of triangle with sides {s} and {t} and angle {gamma} between them",
            "third side of triangle with sides {s} and {t} and included angle {gamma}",
            "find third side of triangle with sides {s} and {t} and included angle {gamma} degrees",
        ),
        1,
        frozenset({"gamma"}),
        draw=two_sides_and_angle,
        refuse=straight_at_most,
    ),
    Measure(
        "area_of_rectangle",
        say("area of a rectangle"),
        ("a", "b"),
        law("A = ab", "A = ab"),
        say("The area of a rectangle is length times width:"),
        lambda a, b: times(a, b),
        asked("area", "rectangle", ("length", "a"), ("width", "b")) + two("area"),
        2,
    ),
    Measure(
        "perimeter_of_rectangle",
        say("perimeter of a rectangle"),
        ("a", "b"),
        law("P = 2(a + b)", "P = 2(a + b)"),
        say("Each of the two sides occurs twice:"),
        lambda a, b: times(_TWO, plus(a, b)),
        asked("perimeter", "rectangle", ("length", "a"), ("width", "b")) + two("perimeter"),
        1,
    ),
    Measure(
        "diagonal_of_rectangle",
        say("diagonal of a rectangle"),
        ("a", "b"),
        law(r"d = \sqrt{a^2 + b^2}", "d = sqrt(a^2 + b^2)"),
        say("The diagonal and two sides make a right triangle:"),
        lambda a, b: root(plus(squared(a), squared(b))),
        asked("diagonal", "rectangle", ("length", "a"), ("width", "b")) + two("diagonal"),
        1,
        draw=legs,
    ),
    Measure(
        "area_of_square",
        say("area of a square"),
        ("a",),
        law("A = a^2", "A = a^2"),
        say("All sides of a square are equal:"),
        lambda a: squared(a),
        square("area"),
        2,
    ),
    Measure(
        "perimeter_of_square",
        say("perimeter of a square"),
        ("a",),
        law("P = 4a", "P = 4a"),
        say("All sides of a square are equal:"),
        lambda a: times(Integer(4), a),
        square("perimeter"),
        1,
    ),
    Measure(
        "diagonal_of_square",
        say("diagonal of a square"),
        ("a",),
        law(r"d = a\sqrt{2}", "d = a sqrt(2)"),
        say("The diagonal is the hypotenuse of half of the square:"),
        lambda a: times(a, root(_TWO)),
        square("diagonal"),
        1,
    ),
    Measure(
        "area_of_parallelogram",
        say("area of a parallelogram"),
        ("b", "h"),
        law("A = bh", "A = bh"),
        say("A parallelogram has the area of a rectangle with the same base and height:"),
        lambda b, h: times(b, h),
        asked("area", "parallelogram", ("base", "b"), ("height", "h")),
        2,
    ),
    Measure(
        "area_of_trapezoid",
        say("area of a trapezoid"),
        ("a", "c", "h"),
        law(r"A = \frac{1}{2}(a + c)h", "A = 1/2 (a + c) h"),
        say("The area is the mean of the parallel sides times the height:"),
        lambda a, c, h: times(HALF, plus(a, c), h),
        tuple(
            f"{find}area of trapezoid {given}"
            for find in ("", "find ")
            for given in (
                "with bases {s} and {t} and height {h}",
                "with parallel sides {s} and {t} and height {h}",
                "with height {h} and bases {s} and {t}",
                "whose parallel sides are {s} and {t} and whose height is {h}",
                "with bases of length {s} and {t} and height {h}",
            )
        ),
        2,
    ),
    Measure(
        "area_of_rhombus",
        say("area of a rhombus"),
        ("e", "f"),
        law(r"A = \frac{1}{2}ef", "A = 1/2 e f"),
        say("The diagonals cut the rhombus into four right triangles:"),
        lambda e, f: times(HALF, e, f),
        tuple(
            f"{find}area of rhombus {given}"
            for find in ("", "find ")
            for given in (
                "with diagonals {s} and {t}",
                "whose diagonals are {s} and {t}",
                "with diagonals of length {s} and {t}",
            )
        ),
        2,
    ),
    Measure(
        "area_of_regular_polygon",
        say("area of a regular polygon"),
        ("n", "a"),
        law(r"A = \frac{n a^2}{4\tan(180^\circ/n)}", "A = n a^2/(4 tan(180°/n))"),
        say("Lines from the centre cut it into equal triangles:"),
        _polygon_area,
        (
            "find area of regular polygon with {n} sides of length {a}",
            "area of regular polygon with {n} sides of length {a}",
            "find area of regular {n}-gon with side length {a}",
            "area of regular {n}-gon with side length {a}",
        ),
        2,
        counts=frozenset({"n"}),
        draw=corners_and_side,
        refuse=no_corners,
    ),
    Measure(
        "perimeter_of_regular_polygon",
        say("perimeter of a regular polygon"),
        ("n", "a"),
        law("P = na", "P = n a"),
        say("All sides are equal:"),
        lambda n, a: times(n, a),
        (
            "find perimeter of regular polygon with {n} sides of length {a}",
            "perimeter of regular polygon with {n} sides of length {a}",
            "find perimeter of regular {n}-gon with side length {a}",
            "perimeter of regular {n}-gon with side length {a}",
        ),
        1,
        counts=frozenset({"n"}),
        draw=corners_and_side,
        refuse=no_corners,
    ),
    Measure(
        "area_of_circle",
        say("area of a circle"),
        ("r",),
        law(r"A = \pi r^2", "A = pi r^2"),
        say("The area of a circle needs only its radius:"),
        lambda r: times(pi, squared(r)),
        circle("area"),
        2,
        derived=_HALVED,
        may_vanish=True,
    ),
    Measure(
        "circumference",
        say("circumference of a circle"),
        ("r",),
        law(r"C = 2\pi r", "C = 2 pi r"),
        say("The circumference is π times the diameter:"),
        lambda r: times(_TWO, pi, r),
        circle("circumference") + circle("perimeter"),
        1,
        derived=_HALVED,
        may_vanish=True,
    ),
    Measure(
        "area_of_sector",
        say("area of a sector"),
        ("r", "a"),
        law(r"A = \frac{a}{360^\circ}\,\pi r^2", "A = a/360° pi r^2"),
        say("The sector is the part of the circle that its angle is of the full turn:"),
        lambda r, a: times(over(a, _FULL), pi, squared(r)),
        sector("area", "sector"),
        2,
        frozenset({"a"}),
        draw=sector_given,
        refuse=turn_at_most,
    ),
    Measure(
        "arc_length",
        say("length of an arc"),
        ("r", "a"),
        law(r"b = \frac{a}{360^\circ}\cdot 2\pi r", "b = a/360° 2 pi r"),
        say("The arc is the part of the circumference that its angle is of the full turn:"),
        lambda r, a: times(over(a, _FULL), _TWO, pi, r),
        (
            *sector("length", "arc"),
            *sector("arc length", "sector"),
            *sector("arc length", "circle"),
            *(
                f"given radius {{r}} and angle {angle} find {what}"
                for angle in ("{a}", "{a} degrees")
                for what in ("arc length of angle", "arc length", "length of arc")
            ),
            *(
                f"{find}arc length {told}"
                for find in ("", "find ")
                for told in (
                    "with radius {r} and angle {a}",
                    "with radius {r} and angle {a} degrees",
                    "with radius {r} and central angle {a}",
                )
            ),
        ),
        1,
        frozenset({"a"}),
        draw=sector_given,
        refuse=turn_at_most,
    ),
    Measure(
        "hypotenuse",
        say("hypotenuse of a right triangle"),
        ("a", "b"),
        law("c^2 = a^2 + b^2", "c^2 = a^2 + b^2"),
        say("In a right triangle the theorem of Pythagoras holds:"),
        lambda a, b: root(plus(squared(a), squared(b))),
        (
            *tuple(
                f"{find}hypotenuse of right triangle {given}"
                for find in ("", "find ", "find length of ")
                for given in (
                    "given other two sides have lengths {s} and {t}",
                    "with legs {s} and {t}",
                    "whose legs are {s} and {t}",
                    "with legs of length {s} and {t}",
                    "with legs of lengths {s} and {t}",
                    "with other two sides {s} and {t}",
                    "whose other two sides are {s} and {t}",
                    "with legs a = {a} and b = {b}",
                    "if legs are {s} and {t}",
                )
            ),
            "right triangle has legs {s} and {t} find hypotenuse",
            "legs of right triangle are {s} and {t} find hypotenuse",
            "right triangle has legs {s} and {t} find its hypotenuse",
            "right triangle has legs of length {s} and {t} find length of hypotenuse",
        ),
        1,
        draw=legs,
    ),
    Measure(
        "leg_of_right_triangle",
        say("leg of a right triangle"),
        ("c", "a"),
        law("b^2 = c^2 - a^2", "b^2 = c^2 - a^2"),
        say("In a right triangle the theorem of Pythagoras holds, solved for the leg:"),
        lambda c, a: root(minus(squared(c), squared(a))),
        (
            *tuple(
                f"{find} of right triangle with {given}"
                for find in (
                    "find other leg",
                    "find leg",
                    "find missing leg",
                    "other leg",
                    "find length of other leg",
                    "leg",
                    "find second leg",
                )
                for given in (
                    "hypotenuse {c} and leg {a}",
                    "leg {a} and hypotenuse {c}",
                    "hypotenuse {c} and one leg {a}",
                    "one leg {a} and hypotenuse {c}",
                )
            ),
            "right triangle has hypotenuse {c} and leg {a} find other leg",
            "right triangle has hypotenuse {c} and one leg {a} find other leg",
            "hypotenuse of right triangle is {c} and one leg is {a} find other leg",
            "hypotenuse of right triangle is {c} and one leg is {a} find length of other leg",
        ),
        1,
        draw=hypotenuse_and_leg,
        refuse=no_leg,
    ),
    Measure(
        "similar_side",
        say("missing side of similar triangles"),
        ("a", "b", "c"),
        law(r"x = \frac{b}{a}\cdot c", "x = b/a c"),
        say("Corresponding sides of similar figures have the same ratio:"),
        lambda a, b, c: times(over(b, a), c),
        (
            "sides {a} and {b} of two similar triangles correspond find side that corresponds to {c}",
            "in two similar triangles side {a} corresponds to side {b} which side corresponds to {c}",
            "in two similar triangles side {a} corresponds to {b} find side that corresponds to {c}",
        ),
        1,
    ),
    Measure(
        "inradius_of_triangle",
        say("radius of the incircle of a triangle"),
        ("a", "b", "c"),
        law(r"r = \frac{2A}{a+b+c}", "r = 2A/(a + b + c)"),
        say("The area is half the perimeter times the radius of the incircle; Heron's formula gives the area:"),
        lambda a, b, c: over(times(_TWO, heron(a, b, c)), plus(a, b, c)),
        sides("radius of incircle of triangle", "inradius of triangle", "incircle radius of triangle"),
        1,
        draw=real_triangle,
        refuse=no_triangle,
        derived=_EQUAL,
    ),
    Measure(
        "perimeter",
        say("perimeter of a polygon"),
        ("sides", "s"),
        law("", ""),
        say("The perimeter is the sum of all sides."),
        _sum_of,
        (
            "perimeter of {k} sided polygon with lengths of {s}",
            "find perimeter of {k} sided polygon with lengths of {s}",
            "find perimeter of {k}-sided polygon with lengths {s}",
            "perimeter of polygon with sides {s} and {t}",
            "find perimeter of polygon with sides {s} and {t}",
            "find perimeter of polygon with sides {s}",
            *sides("perimeter of triangle", "perimeter of quadrilateral", "perimeter of pentagon"),
        ),
        1,
        listed=True,
        draw=many_sides,
    ),
    Measure(
        "missing_angle",
        say("missing interior angle of a polygon"),
        ("n", "a"),
        law("", ""),
        say("The interior angles of a polygon with n sides add up to (n - 2) · 180°."),
        _missing,
        angle_phrases(),
        0,
        frozenset({"a"}),
        frozenset({"n"}),
        listed=True,
        draw=all_but_one,
        refuse=no_angle,
    ),
    Measure(
        "sum_of_angles",
        say("sum of the interior angles of a polygon"),
        ("n",),
        law(r"S = (n - 2)\cdot 180^\circ", "S = (n - 2) 180°"),
        say("Diagonals from one corner cut the polygon into n - 2 triangles:"),
        lambda n: times(plus(n, Integer(-2)), _STRAIGHT),
        tuple(
            f"{find}{what} of {figure}"
            for find in ("", "find ", "find measure of ")
            for what in (
                "sum of interior angles",
                "sum of angles",
                "sum of measures of interior angles",
                "interior angle sum",
            )
            for figure in (
                "polygon with {n} sides",
                "convex polygon with {n} sides",
                "{n}-gon",
                "{n}-sided polygon",
                "{n} sided polygon",
            )
        ),
        0,
        counts=frozenset({"n"}),
        draw=corners,
        refuse=no_corners,
    ),
    Measure(
        "interior_angle",
        say("interior angle of a regular polygon"),
        ("n",),
        law(r"\frac{(n - 2)\cdot 180^\circ}{n}", "(n - 2) 180°/n"),
        say("All interior angles of a regular polygon are equal:"),
        lambda n: over(times(plus(n, Integer(-2)), _STRAIGHT), n),
        polygon("angle") + polygon("interior angle") + polygon("each interior angle"),
        0,
        counts=frozenset({"n"}),
        draw=corners,
        refuse=no_corners,
    ),
    Measure(
        "exterior_angle",
        say("exterior angle of a regular polygon"),
        ("n",),
        law(r"\frac{360^\circ}{n}", "360°/n"),
        say("The exterior angles of a regular polygon are equal and make one full turn:"),
        lambda n: over(_FULL, n),
        polygon("exterior angle") + polygon("each exterior angle"),
        0,
        counts=frozenset({"n"}),
        draw=corners,
        refuse=no_corners,
    ),
    Measure(
        "diagonals_of_polygon",
        say("number of diagonals of a polygon"),
        ("n",),
        law(r"\frac{n(n - 3)}{2}", "n (n - 3)/2"),
        say("A diagonal goes from each corner to all but itself and its two neighbours, and is counted twice:"),
        lambda n: over(times(n, plus(n, Integer(-3))), _TWO),
        (
            *tuple(
                f"{ask} {figure}"
                for ask in ("find number of diagonals of", "number of diagonals of", "find number of diagonals in")
                for figure in (
                    "polygon with {n} sides",
                    "convex polygon with {n} sides",
                    "{n}-gon",
                    "{n}-sided polygon",
                )
            ),
            "how many diagonals does polygon with {n} sides have",
            "how many diagonals does convex polygon with {n} sides have",
            "how many diagonals does {n}-gon have",
        ),
        None,
        counts=frozenset({"n"}),
        draw=corners,
        refuse=no_corners,
    ),
    Measure(
        "complementary_angle",
        say("complementary angle"),
        ("a",),
        law(r"90^\circ - a", "90° - a"),
        say("Complementary angles add up to a right angle:"),
        lambda a: minus(Integer(90), a),
        other_angle("complementary angle") + other_angle("complement"),
        0,
        frozenset({"a"}),
        draw=acute,
        refuse=too_large(90),
    ),
    Measure(
        "supplementary_angle",
        say("supplementary angle"),
        ("a",),
        law(r"180^\circ - a", "180° - a"),
        say("Supplementary angles add up to a straight angle:"),
        lambda a: minus(_STRAIGHT, a),
        other_angle("supplementary angle") + other_angle("supplement"),
        0,
        frozenset({"a"}),
        draw=obtuse,
        refuse=too_large(180),
    ),
)

MEASURES = {measure.name: measure for measure in _MEASURES}
