"""Practice in completing the square.

Beginner: x² with an even middle number. Intermediate: a number before the square, or an odd middle number. Advanced:
both, also negative and fractions.
"""

from __future__ import annotations

from random import Random

from sympy import Expr, Integer, Rational, Symbol, expand

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed


def practise(random: Random, level: Level) -> Exercise:
    """Make one quadratic, backwards from its square."""
    letter = Symbol(random.choice("xtyap"))
    lead, shift = _numbers(random, level)
    square: Expr = lead * (letter + shift) ** 2 + random.randint(*((-40, 40) if level is Level.BEGINNER else (-20, 20)))
    statement = expand(square)
    return Exercise(
        say("Complete the square: {f}.", f=formula(statement)),
        Posed(statement, "complete-the-square", Goal.VALUE, form="completed-square"),
        square,
    )


def _numbers(random: Random, level: Level) -> tuple[Rational, Rational]:
    sign = random.choice((-1, 1))
    whole = Integer(sign * random.randint(1, 12))
    half = Rational(sign * random.choice((1, 3, 5, 7, 9)), 2)
    if level is Level.BEGINNER:
        return Integer(1), whole
    if level is Level.INTERMEDIATE:
        return random.choice(((Integer(random.randint(2, 5)), whole), (Integer(1), half)))
    lead = random.choice((Integer(-1), Integer(-2), Integer(-3), Rational(1, 2), Integer(2), Integer(4)))
    return lead, random.choice((half, whole))
