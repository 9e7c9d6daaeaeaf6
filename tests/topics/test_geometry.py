"""Figures, solids, points, vectors and matrices: values by table, and refusals beside them."""

from __future__ import annotations

import pytest

from tutor.checking.certificates import certify
from tutor.errors import NotSolved
from tutor.problem import Goal, Level
from tutor.solution import Answer
from tutor.topics import topic_named
from tutor.understanding import understand


def answer(question: str) -> Answer:
    problem = understand(question, "en")
    assert problem.topic is not None, question
    *_, found = topic_named(problem.topic).solve(problem, Level.INTERMEDIATE)
    assert isinstance(found, Answer)
    assert certify(problem, found).proved, question
    return found


@pytest.mark.parametrize(
    ("question", "value", "shown"),
    [
        ("Volume of cone with height $= 16m$ and radius $= 4m$ is", "256*pi/3", "256*pi/3 m^3"),
        ("Surface area of cube with side $= 12m$ is", "864", "864 m^2"),
        ("Find the volume of a cone with radius 10 cm and height 1 m", "10000*pi/3", "10000*pi/3 cm^3"),
        ("Find the volume of a sphere with radius 3 inches.", "36*pi", "36*pi in^3"),
        ("A cone has radius 3 and height 4. Find its surface area.", "24*pi", "24*pi"),
        ("Find the volume of a cuboid with length 3 cm, width 4 cm and height 5 cm", "60", "60 cm^3"),
        ("Area of triangle with side lengths: $11, 15 22 = $", "12*sqrt(39)", "12*sqrt(39)"),
        ("Circumference of circle with radius $0 = $", "0", "0"),
        ("Given radius, $8$ and angle, $280$. Find the arc length of the angle.", "112*pi/9", "112*pi/9"),
        ("The perimeter of a $3$ sided polygon with lengths of $11, 72, 52$cm is: ", "135", "135 cm"),
        ("What is the measure of each interior angle of a regular hexagon?", "120", "120°"),
        ("Third angle of triangle with angles $40$ and $41 = $", "99", "99°"),
        ("Does triangle with sides $41, 3$ and $18$ exist?", "false", "false"),
        ("Find the distance between A(1,2) and B(4,6)", "5", "5"),
        ("What is the equation of the line between points (10,11) and (19,-6)?", "y = -17*x/9 + 269/9", None),
        ("Find the equation of the line through (2, 3) perpendicular to 3x + 4y = 12", "y = 4*x/3 + 1/3", None),
        ("Find the circumcenter of the triangle with vertices (0,0), (4,0) and (0,3)", "(2, 3/2)", None),
        ("Find the point of intersection of the lines y = 2x + 7 and y = 2x + 3", "{}", "no point"),
        ("Find the dot product of the vectors (2, -1) and (3, 5).", "1", "1"),
        ("Find the cross product of (1, 2, 3) and (4, 5, 6)", "(-3, 6, -3)", None),
        ("Find the magnitude of 3i + 4j", "5", "5"),
        ("angle between the vectors $[2.04, 694.77, 973.96]$ and $[785.59, 280.82, 580.98]$ is:", "0.89", "0.89"),
        ("Find the rank of [[1, 2, 3], [2, 4, 6], [1, 0, 1]]", "2", "2"),
        ("Diagonalize [[1, 2], [2, 1]]", "([[1, 1], [-1, 1]], [[-1, 0], [0, 3]])", None),
        ("Find [[3, 1], [0, 2]]^n in closed form", "[[3^n, -2^n + 3^n], [0, 2^n]]", None),
    ],
)
def test_is_answered_and_proven(question: str, value: str, shown: str | None) -> None:
    found = answer(question)

    assert found.value.plain == value
    assert shown is None or found.shown.plain == shown


@pytest.mark.parametrize(
    "question",
    [
        "Find the area of a triangle with sides 1, 2 and 5",
        "Find the volume of a cone with radius -3 and height 4",
        "Complementary angle of 101",
        "Find the slope of the line through (1, 2) and (1, 8)",
        "Find the orthocenter of the triangle with vertices (0,0), (1,1) and (2,2)",
        "cross product of (1,2) and (3,4)",
        "unit vector in the direction of (0,0)",
        "Diagonalize [[1, 1], [0, 1]]",
    ],
)
def test_what_does_not_exist_is_refused_with_a_reason(question: str) -> None:
    with pytest.raises(NotSolved):
        answer(question)


@pytest.mark.parametrize(
    "question",
    [
        "Area of a circle with radius r",
        "The perimeter of a 4 sided polygon with lengths of 11, 72, 52 is",
        "For the following matrix:\n1 2\n3 4\n\n"
        "Perform the following series of operations in order:\n- Shake the matrix\n",
    ],
)
def test_what_is_not_surely_understood_is_not_guessed(question: str) -> None:
    assert understand(question, "en").goal is Goal.WORDS
