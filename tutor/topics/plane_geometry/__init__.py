"""Plane geometry: lengths, areas and angles of triangles, quadrilaterals, polygons, circles and their parts."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.measures import askings, fits_measure, practise_measure, solve_measure
from tutor.solution import Answer, Step
from tutor.topic import Exercise, Topic, criteria
from tutor.topics.plane_geometry.measures import MEASURES
from tutor.topics.plane_geometry.other import fits_other, named_polygons, other_askings, practise_other, solve_other

_LEVELS = {
    Level.BEGINNER: (
        "area_of_rectangle",
        "perimeter_of_rectangle",
        "area_of_triangle_by_height",
        "area_of_parallelogram",
        "area_of_circle",
        "circumference",
        "perimeter",
        "missing_angle",
        "complementary_angle",
        "supplementary_angle",
        "area_of_square",
    ),
    Level.INTERMEDIATE: (
        "area_of_trapezoid",
        "area_of_rhombus",
        "hypotenuse",
        "leg_of_right_triangle",
        "area_of_sector",
        "arc_length",
        "missing_angle",
        "sum_of_angles",
        "interior_angle",
        "area_of_triangle",
    ),
    Level.ADVANCED: (
        "area_of_triangle",
        "inradius_of_triangle",
        "third_side_of_triangle",
        "area_of_sector",
        "arc_length",
        "hypotenuse",
        "leg_of_right_triangle",
        "area_of_regular_polygon",
        "diagonals_of_polygon",
        "missing_angle",
        "exterior_angle",
    ),
}


def _fits(problem: Problem) -> bool:
    return fits_measure(problem, MEASURES) or fits_other(problem)


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    yield from solve_other(problem) if fits_other(problem) else solve_measure(problem, level, MEASURES)


def _practise(draw: Random, level: Level) -> Exercise:
    if draw.random() < 0.15:
        return practise_other(draw, level)
    return practise_measure(draw, level, MEASURES, _LEVELS)


TOPIC = Topic(
    name="plane-geometry",
    title=say("Plane geometry"),
    area="geometry",
    prerequisites=("radicals",),
    askings=(*askings(MEASURES), *other_askings(MEASURES), *named_polygons(MEASURES)),
    fits=_fits,
    solve=_solve,
    practise=_practise,
    criteria=criteria(
        say("Areas and perimeters of simple figures, and angles of 30 degrees."),
        say("Right triangles, more figures, and angles of 15 degrees."),
        say("Circles in parts, regular polygons, and triangles from their sides."),
    ),
    examples=(
        "Area of triangle with side lengths: $11, 15 22 = $",
        "Area of circle with radius $22=$",
        "Circumference of circle with radius $57 = $",
        "What is the area of a sector with radius $42$ and angle $120$ degrees?",
        "Given radius, $8$ and angle, $280$. Find the arc length of the angle.",
        "What is the hypotenuse of a right triangle given the other two sides have lengths $13$ and $19$?",
        "The perimeter of a $3$ sided polygon with lengths of $11, 72, 52$cm is: ",
        "Find the angle of a regular polygon with $14$ sides",
        "What is the sum of interior angles of a polygon with $7$ sides?",
        "Fourth angle of quadrilateral with angles $29 , 150, 38 =$",
        "The supplementary angle of 101 =",
        "Does triangle with sides $41, 3$ and $18$ exist?",
        "A convex polygon has 3 sides. The measures of the first 2 interior angles are: 126.0°, 51.0°. "
        "Find the measure of the last interior angle.",
        "Angle $114$ degrees in radians is: ",
        "Find the area of a trapezoid with bases 4 cm and 10 cm and height 5 cm",
        "가로가 4이고 세로가 7인 직사각형의 넓이를 구하시오",
        "반지름이 6인 원의 둘레를 구하시오",
        "변의 개수가 10개인 정다각형의 한 내각의 크기를 구하시오",
    ),
)
