"""What is given in exercises with plane figures: numbers that make such a figure."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from sympy import Expr, Integer

from tutor.problem import Level


def real_triangle(draw: Random, level: Level) -> Sequence[Expr]:
    """Sides of a triangle; for beginners one whose area is whole."""
    if level is Level.ADVANCED:
        a, b = draw.randint(3, 20), draw.randint(3, 20)
        return tuple(map(Integer, (a, b, draw.randint(abs(a - b) + 1, a + b - 1))))
    k = draw.randint(1, 8)
    known = (
        (13, 14, 15),
        (5, 5, 6),
        (5, 5, 8),
        (3, 4, 5),
        (9, 10, 17),
        (7, 15, 20),
        (10, 13, 13),
        (4, 13, 15),
        (11, 13, 20),
    )
    sides = [k * side for side in draw.choice(known)]
    draw.shuffle(sides)
    return tuple(map(Integer, sides))


def legs(draw: Random, level: Level) -> Sequence[Expr]:
    """Two legs; the hypotenuse is whole but for the advanced."""
    if level is Level.ADVANCED:
        return Integer(draw.randint(2, 20)), Integer(draw.randint(2, 20))
    a, b, _ = _triple(draw)
    return Integer(a), Integer(b)


def hypotenuse_and_leg(draw: Random, level: Level) -> Sequence[Expr]:
    """Hypotenuse and leg; the other leg is whole but for the advanced."""
    if level is Level.ADVANCED:
        a = draw.randint(2, 15)
        return Integer(a + draw.randint(1, 15)), Integer(a)
    a, _, c = _triple(draw)
    return Integer(c), Integer(a)


def _triple(draw: Random) -> tuple[int, int, int]:
    k = draw.randint(1, 6)
    a, b, c = draw.choice(((3, 4, 5), (5, 12, 13), (8, 15, 17), (7, 24, 25), (20, 21, 29), (9, 40, 41)))
    return (k * a, k * b, k * c) if draw.random() < 0.5 else (k * b, k * a, k * c)


def sector_given(draw: Random, level: Level) -> Sequence[Expr]:
    """A radius and an angle in degrees."""
    angles = (30, 45, 60, 90, 120, 135, 150, 180, 240, 270) if level is not Level.ADVANCED else range(5, 356, 5)
    return Integer(draw.randint(2, 24)), Integer(draw.choice(tuple(angles)))


def corners(draw: Random, level: Level) -> Sequence[Expr]:
    """A number of corners."""
    return (Integer(draw.randint(3, 60)),)


def corners_and_side(draw: Random, level: Level) -> Sequence[Expr]:
    """A number of corners for which the tangent is known, and a side."""
    return Integer(draw.choice((3, 4, 6, 8, 12))), Integer(draw.randint(2, 20))


def all_but_one(draw: Random, level: Level) -> Sequence[Expr]:
    """All angles of a convex polygon but one."""
    corners = {Level.BEGINNER: 3, Level.INTERMEDIATE: 4, Level.ADVANCED: draw.randint(5, 7)}[level]
    rest = 180 * (corners - 2)
    while True:
        known = [draw.randint(20, 160) for _ in range(corners - 1)]
        if 0 < rest - sum(known) < 180:
            return tuple(map(Integer, (corners, *known)))


def acute(draw: Random, level: Level) -> Sequence[Expr]:
    """An acute angle."""
    return (Integer(draw.randint(1, 89)),)


def obtuse(draw: Random, level: Level) -> Sequence[Expr]:
    """Any angle below 180 degrees."""
    return (Integer(draw.randint(1, 179)),)


def many_sides(draw: Random, level: Level) -> Sequence[Expr]:
    """Sides that close to a polygon."""
    return tuple(Integer(draw.randint(20, 60)) for _ in range(draw.randint(3, 7)))


def two_sides_and_angle(draw: Random, level: Level) -> Sequence[Expr]:
    """Two sides and a known angle."""
    return Integer(draw.randint(3, 20)), Integer(draw.randint(3, 20)), Integer(draw.choice((30, 45, 60, 120, 135, 150)))
