"""Parabolas, ellipses and hyperbolas to practise."""

from __future__ import annotations

from random import Random

from sympy import Basic, Eq, Expr, Integer, Tuple, expand

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import Message, say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.conics.asking import X, Y


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: the vertex of a parabola; intermediate: foci of an ellipse; advanced: centres."""
    h, k = Integer(random.randint(-6, 6)), Integer(random.randint(-6, 6))
    if level is Level.BEGINNER:
        a = Integer(random.choice((-3, -2, -1, 1, 2, 3)))
        equation = Eq(Y, expand(a * (X - h) ** 2 + k), evaluate=False)
        statement = say("Find the vertex of the parabola {equation}.", equation=formula(equation))
        return _exercise("vertex_of_parabola", statement, equation, Tuple(h, k))
    leg, other, long = random.choice(
        ((3, 4, 5), (5, 12, 13), (8, 15, 17), (6, 8, 10), (7, 24, 25), (9, 12, 15), (20, 21, 29))
    )
    if random.random() < 0.5:
        leg, other = other, leg
    flip = random.random() < 0.5
    if level is Level.INTERMEDIATE:
        p, q = (long**2, leg**2) if flip else (leg**2, long**2)
        equation = Eq(X**2 / p + Y**2 / q, 1, evaluate=False)
        if random.random() < 0.5:
            statement = say("Find the distance between the foci of the ellipse {equation}.", equation=formula(equation))
            return _exercise("foci_distance", statement, equation, Integer(2 * other))
        statement = say("Find the length of the major axis of the ellipse {equation}.", equation=formula(equation))
        return _exercise("major_axis_length", statement, equation, Integer(2 * long))
    a, c = Integer(random.randint(1, 4)), Integer(random.choice((-4, -3, -1, 1, 2, 5)))
    right = abs(a * c) * random.randint(1, 3)
    equation = Eq(expand(a * (X - h) ** 2 + c * (Y - k) ** 2 - right), 0, evaluate=False)
    if c > 0:
        statement = say("Find the center of the ellipse {equation}.", equation=formula(equation))
    else:
        statement = say("Find the center of the hyperbola {equation}.", equation=formula(equation))
    return _exercise("conic_centre", statement, equation, Tuple(h, k))


def _exercise(name: str, statement: Message, equation: Basic, value: Expr | Tuple) -> Exercise:
    return Exercise(statement, Posed(operation(name, equation), name, Goal.VALUE), value)
