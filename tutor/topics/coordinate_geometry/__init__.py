"""Coordinate geometry: distances, middles, slopes, lines, circles, triangles, and other coordinates."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.maths.operations import operation_name
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Level, Problem
from tutor.rules.chain import unrounded
from tutor.solution import Answer, Step
from tutor.topic import Topic, criteria
from tutor.topics.coordinate_geometry.asking import ASKINGS
from tutor.topics.coordinate_geometry.practice import practise
from tutor.topics.coordinate_geometry.working import WORKING, solve


def _fits(problem: Problem) -> bool:
    return problem.goal is Goal.VALUE and operation_name(unrounded(expression(problem.statement))[0]) in WORKING


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    yield from solve(problem)


TOPIC = Topic(
    name="coordinate-geometry",
    title=say("Coordinate geometry"),
    area="geometry",
    prerequisites=("linear-equations", "radicals"),
    askings=ASKINGS,
    fits=_fits,
    solve=_solve,
    practise=practise,
    criteria=criteria(
        say("Distance, midpoint and slope from two points."),
        say("Lines, intersections, and triangles."),
        say("Circles, distances from lines, and special points of triangles."),
    ),
    examples=(
        "Find the distance between $(-8, 4)$ and $(-19, -15)$",
        "The midpoint of $(-12,15)$ and $(0,-10) = $",
        "Find the slope of the line through (1, 2) and (4, 8)",
        "What is the equation of the line between points $(10,11)$ and $(19,-6)$ in slope-intercept form?",
        "What is the equation of the line between points $(-10,3)$ and $(-10,-15)$ in slope-intercept form?",
        "Find the equation of the line with slope 3 passing through (1, -2)",
        "Find the equation of the line through (2, 3) parallel to y = 2x - 5",
        "Find the equation of the line through (2, 3) perpendicular to 3x + 4y = 12",
        "Find the point of intersection of the two lines: $y = 4/5x + 1$ and $y = 9/4x - 5$",
        "Find the distance from the point (1, 2) to the line 3x + 4y = 5",
        "Find the center of the circle with equation $9x^2-18x+9y^2+36y+44=0$.",
        "What is the radius of the circle x^2 + y^2 - 6x + 8y = 0?",
        "Find the equation of the circle with center (1, -2) and radius 3",
        "Area of circle with center $(5,-3)$ and passing through $(13.0, -3.0)$ is",
        "Given triangle ABC with coordinates A=(3, -6), B=(0, 6), and C=(-10, -4), "
        "find the coordinates of its orthocenter.",
        "Find the incircle radius of triangle ABC whose vertices are A=(-3, -6), B=(9, 9), and C=(2, 7).",
        "Given a triangle with vertices A=(1, 2), B=(3, 7), and C=(-4, 0), determine the angle at B in degrees.",
        "Find the area of the triangle with vertices (0, 0), (4, 0) and (1, 5)",
        "Find the equation of the plane containing the points (0, -1, -1), (-4, 4, 4), and (4, 5, 1).",
        "Convert the point (0, 3) in rectangular coordinates to polar coordinates.",
        "두 점 (1, 2)와 (4, 6) 사이의 거리를 구하시오",
        "두 점 (1, 2)와 (4, 8)을 지나는 직선의 방정식을 구하시오",
        "원 x^2 + y^2 - 4x + 6y = 3의 중심을 구하시오",
    ),
)
