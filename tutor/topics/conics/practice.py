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
    """Beginner: the vertex of a parabola; intermediate: foci and axes; advanced: centres."""
    most = 9 if level is Level.BEGINNER else 6
    h, k = Integer(random.randint(-most, most)), Integer(random.randint(-most, most))
    if level is Level.BEGINNER:
        a = Integer(random.choice((-3, -2, -1, 1, 2, 3)))
        equation = Eq(Y, expand(a * (X - h) ** 2 + k), evaluate=False)
        statement = say("Find the vertex of the parabola {equation}.", equation=formula(equation))
        return _exercise("vertex_of_parabola", statement, equation, Tuple(h, k))
    if level is Level.INTERMEDIATE:
        return _axes(random, h, k)
    a = Integer(random.randint(1, 5))
    c = Integer(random.choice([n for n in (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5) if n != a]))
    right = abs(a * c) * random.randint(1, 3)
    equation = Eq(expand(a * (X - h) ** 2 + c * (Y - k) ** 2 - right), 0, evaluate=False)
    if c > 0:
        statement = say("Find the center of the ellipse {equation}.", equation=formula(equation))
    else:
        statement = say("Find the center of the hyperbola {equation}.", equation=formula(equation))
    return _exercise("conic_centre", statement, equation, Tuple(h, k))


_TRIPLES = ((3, 4, 5), (5, 12, 13), (8, 15, 17), (7, 24, 25), (20, 21, 29), (12, 35, 37), (9, 40, 41))


def _axes(random: Random, h: Integer, k: Integer) -> Exercise:
    """Lengths in an ellipse or a hyperbola whose axes and foci are whole, half of them moved from the origin."""
    leg, other, long = _scaled(random)
    along, across = (X, Y) if random.random() < 0.5 else (Y, X)
    if random.random() < 0.5:
        along, across = along - (h if along == X else k), across - (h if across == X else k)
    if random.random() < 0.4:
        equation = Eq(along**2 / leg**2 - across**2 / other**2, 1, evaluate=False)
        told = {"equation": formula(equation)}
        if random.random() < 0.5:
            words = say("Find the distance between the foci of the hyperbola {equation}.", **told)
            return _exercise("foci_distance", words, equation, Integer(2 * long))
        words = say("Find the distance between the vertices of the hyperbola {equation}.", **told)
        return _exercise("vertices_distance", words, equation, Integer(2 * leg))
    equation = Eq(along**2 / long**2 + across**2 / leg**2, 1, evaluate=False)
    told = {"equation": formula(equation)}
    match random.randrange(3):
        case 0:
            words = say("Find the distance between the foci of the ellipse {equation}.", **told)
            return _exercise("foci_distance", words, equation, Integer(2 * other))
        case 1:
            words = say("Find the length of the major axis of the ellipse {equation}.", **told)
            return _exercise("major_axis_length", words, equation, Integer(2 * long))
        case _:
            words = say("Find the length of the minor axis of the ellipse {equation}.", **told)
            return _exercise("minor_axis_length", words, equation, Integer(2 * leg))


def _scaled(random: Random) -> tuple[int, int, int]:
    """Two legs and the hypotenuse, whole."""
    one, two, long = random.choice(_TRIPLES)
    factor = random.randint(1, 4)
    leg, other = (one, two) if random.random() < 0.5 else (two, one)
    return factor * leg, factor * other, factor * long


def _exercise(name: str, statement: Message, equation: Basic, value: Expr | Tuple) -> Exercise:
    return Exercise(statement, Posed(operation(name, equation), name, Goal.VALUE), value)
