"""Practice with vectors, built so that lengths and angles come out well."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sympy import Basic, S, Tuple

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed

Maker = Callable[[Random, Level], Exercise]

_QUADRUPLES = ((1, 2, 2), (2, 3, 6), (1, 4, 8), (2, 6, 9), (4, 4, 7), (6, 6, 7), (2, 10, 11), (3, 4, 12))


def _vector(draw: Random, size: int, most: int = 9) -> Tuple:
    while True:
        entries = [draw.randint(-most, most) for _ in range(size)]
        if sum(map(bool, entries)) > 1:
            return Tuple(*entries)


def _even(draw: Random) -> Tuple:
    """A vector of space with a whole length."""
    entries = [k * draw.choice((-1, 1)) for k in draw.choice(_QUADRUPLES)]
    draw.shuffle(entries)
    return Tuple(*entries)


def _size(draw: Random, level: Level) -> int:
    return 2 if level is Level.BEGINNER else draw.choice((2, 3, 3)) if level is Level.INTERMEDIATE else 3


def _exercise(name: str, *vectors: Basic) -> Posed:
    return Posed(operation(name, *vectors), name, Goal.VALUE)


def _dot(draw: Random, level: Level) -> Exercise:
    size = _size(draw, level)
    a, b = _vector(draw, size), _vector(draw, size)
    statement = say("Find the dot product of the vectors {a} and {b}.", a=formula(a), b=formula(b))
    return Exercise(statement, _exercise("dot_product", a, b))


def _sum(draw: Random, level: Level) -> Exercise:
    size = _size(draw, level)
    a, b = _vector(draw, size), _vector(draw, size)
    statement = say("Add the vectors {a} and {b}.", a=formula(a), b=formula(b))
    return Exercise(statement, Posed(operation("combination", S.One, a, S.One, b), "combination", Goal.VALUE))


def _norm(draw: Random, level: Level) -> Exercise:
    vector = _vector(draw, 2, 12) if level is Level.BEGINNER else _even(draw)
    statement = say("Find the length of the vector {a}.", a=formula(vector))
    return Exercise(statement, _exercise("norm", vector))


def _cross(draw: Random, level: Level) -> Exercise:
    a, b = _vector(draw, 3), _vector(draw, 3)
    statement = say("Find the cross product of the vectors {a} and {b}.", a=formula(a), b=formula(b))
    return Exercise(statement, _exercise("cross_product", a, b))


def _unit(draw: Random, level: Level) -> Exercise:
    vector = _even(draw)
    statement = say("Find the unit vector in the direction of {a}.", a=formula(vector))
    return Exercise(statement, _exercise("unit_vector", vector))


def _angle(draw: Random, level: Level) -> Exercise:
    """Vectors of the plane or space whose angle is a known one, or not."""
    size = _size(draw, level)
    a, b = _vector(draw, size, 5), _vector(draw, size, 5)
    statement = say("Find the angle between the vectors {a} and {b}.", a=formula(a), b=formula(b))
    return Exercise(statement, _exercise("angle_between", a, b))


def _projection(draw: Random, level: Level) -> Exercise:
    a, b = _vector(draw, 3), _even(draw)
    statement = say("Find the projection of {a} onto {b}.", a=formula(a), b=formula(b))
    return Exercise(statement, _exercise("projection", a, b))


def _perpendicular(draw: Random, level: Level) -> Exercise:
    p, q, k = draw.randint(1, 9), draw.randint(1, 9), draw.choice((-3, -2, -1, 1, 2, 3))
    a, b = Tuple(p, q), Tuple(-k * q, k * p + draw.choice((0, 0, 1)))
    statement = say("Are the vectors {a} and {b} perpendicular?", a=formula(a), b=formula(b))
    return Exercise(statement, _exercise("perpendicular", a, b))


_MAKERS: dict[Level, tuple[Maker, ...]] = {
    Level.BEGINNER: (_dot, _sum, _norm, _perpendicular),
    Level.INTERMEDIATE: (_dot, _norm, _cross, _unit, _perpendicular),
    Level.ADVANCED: (_cross, _angle, _projection, _unit),
}


def practise(draw: Random, level: Level) -> Exercise:
    """Draw a calculation with vectors."""
    return draw.choice(_MAKERS[level])(draw, level)
