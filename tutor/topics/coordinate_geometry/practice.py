"""Practice with points, lines and circles, with answers that come out well."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sympy import Eq, Integer, Rational, Tuple, expand

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.coordinate_geometry.points import X, Y, triangle_area_value

Maker = Callable[[Random, Level], Exercise]


def _point(draw: Random, most: int = 9) -> Tuple:
    return Tuple(draw.randint(-most, most), draw.randint(-most, most))


def _two(draw: Random, most: int = 9) -> tuple[Tuple, Tuple]:
    while True:
        p, q = _point(draw, most), _point(draw, most)
        if p[0] != q[0] and p[1] != q[1]:
            return p, q


def _posed(name: str, *arguments: object) -> Posed:
    return Posed(operation(name, *arguments), name, Goal.VALUE)


def _distance(draw: Random, level: Level) -> Exercise:
    p, q = _two(draw)
    if level is Level.BEGINNER:
        a, b, _ = draw.choice(((3, 4, 5), (6, 8, 10), (5, 12, 13), (8, 15, 17)))
        q = Tuple(p[0] + draw.choice((-1, 1)) * a, p[1] + draw.choice((-1, 1)) * b)
    return Exercise(say("Find the distance between {p} and {q}.", p=formula(p), q=formula(q)), _posed("distance", p, q))


def _midpoint(draw: Random, level: Level) -> Exercise:
    p, q = _two(draw, 20)
    return Exercise(say("Find the midpoint of {p} and {q}.", p=formula(p), q=formula(q)), _posed("midpoint", p, q))


def _slope(draw: Random, level: Level) -> Exercise:
    p, q = _two(draw)
    statement = say("Find the slope of the line through {p} and {q}.", p=formula(p), q=formula(q))
    return Exercise(statement, _posed("slope", p, q))


def _line(draw: Random, level: Level) -> Exercise:
    p, q = _two(draw)
    statement = say("Find the equation of the line through {p} and {q}.", p=formula(p), q=formula(q))
    return Exercise(statement, _posed("line_through", p, q))


def _sloped(draw: Random) -> Eq:
    m = Rational(draw.choice((-4, -3, -2, -1, 1, 2, 3, 4)), draw.choice((1, 1, 2, 3)))
    return Eq(Y, m * X + draw.randint(-9, 9), evaluate=False)


def _angled(draw: Random, level: Level) -> Exercise:
    line, point = _sloped(draw), _point(draw)
    if draw.random() < 0.5:
        statement = say(
            "Find the equation of the line through {p} parallel to {line}.", p=formula(point), line=formula(line)
        )
        return Exercise(statement, _posed("parallel_line", line, point))
    statement = say(
        "Find the equation of the line through {p} perpendicular to {line}.", p=formula(point), line=formula(line)
    )
    return Exercise(statement, _posed("perpendicular_line", line, point))


def _meeting(draw: Random, level: Level) -> Exercise:
    x, y = draw.randint(-6, 6), draw.randint(-6, 6)
    m, n = draw.sample((-4, -3, -2, -1, 1, 2, 3, 4), 2)
    lines = [Eq(Y, k * X + (y - k * x), evaluate=False) for k in (m, n)]
    statement = say(
        "Find the point of intersection of the lines {e} and {f}.", e=formula(lines[0]), f=formula(lines[1])
    )
    return Exercise(statement, _posed("intersection", *lines), expected=Tuple(x, y))


def _circle(draw: Random, level: Level) -> Exercise:
    h, k, r = draw.randint(-7, 7), draw.randint(-7, 7), draw.randint(1, 9)
    equation = Eq(expand((X - h) ** 2 + (Y - k) ** 2 - r**2), 0, evaluate=False)
    if draw.random() < 0.5:
        statement = say("Find the centre of the circle {e}.", e=formula(equation))
        return Exercise(statement, _posed("circle_centre", equation), expected=Tuple(h, k))
    statement = say("Find the radius of the circle {e}.", e=formula(equation))
    return Exercise(statement, _posed("circle_radius", equation), expected=Integer(r))


def _far(draw: Random, level: Level) -> Exercise:
    a, b, _ = draw.choice(((3, 4, 5), (5, 12, 13), (8, 15, 17), (1, 2, 0), (1, 1, 0)))
    equation = Eq(a * X - b * Y + draw.randint(-9, 9), 0, evaluate=False)
    point = _point(draw)
    statement = say(
        "Find the distance from the point {p} to the line {line}.", p=formula(point), line=formula(equation)
    )
    return Exercise(statement, _posed("distance_from_line", point, equation))


def _triangle(draw: Random, level: Level) -> Exercise:
    while True:
        corners = [_point(draw) for _ in range(3)]
        if triangle_area_value(*corners) != 0:
            break
    names = {letter: formula(corner) for letter, corner in zip("abc", corners, strict=True)}
    kind = draw.choice(
        ("area", "orthocenter", "centroid", "circumcenter") if level is Level.ADVANCED else ("area", "centroid")
    )
    statement = {
        "area": say("Find the area of the triangle with vertices {a}, {b} and {c}.", **names),
        "centroid": say("Find the centroid of the triangle with vertices {a}, {b} and {c}.", **names),
        "orthocenter": say("Find the orthocenter of the triangle with vertices {a}, {b} and {c}.", **names),
        "circumcenter": say("Find the circumcenter of the triangle with vertices {a}, {b} and {c}.", **names),
    }[kind]
    return Exercise(statement, _posed("area_of_triangle_at" if kind == "area" else kind, *corners))


_MAKERS: dict[Level, tuple[Maker, ...]] = {
    Level.BEGINNER: (_distance, _midpoint, _slope),
    Level.INTERMEDIATE: (_distance, _line, _meeting, _angled, _triangle),
    Level.ADVANCED: (_angled, _circle, _far, _triangle, _meeting),
}


def practise(draw: Random, level: Level) -> Exercise:
    """Draw a question about points, lines and circles."""
    return draw.choice(_MAKERS[level])(draw, level)
