"""Equations with complex roots to practise, built backwards from a pair of them."""

from __future__ import annotations

from random import Random

from sympy import Eq, Expr, FiniteSet, I, Integer, S, expand

from tutor.maths.operations import operation
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.equations.drawing import letter, nonzero, whole
from tutor.rules.equations.showing import formula
from tutor.rules.equations.standard import coefficients
from tutor.rules.equations.written import in_powers, relation
from tutor.topic import Exercise, Posed
from tutor.topics.complex_roots.asking import OPERATION, TASK


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: squares; intermediate: a pair a ± bi; advanced: a real root more, or a first coefficient."""
    unknown = letter(random)
    real = S.Zero if level is Level.BEGINNER and random.random() < 0.4 else nonzero(random, 6)
    imaginary = whole(random, 1, 9 if level is Level.BEGINNER else 12)
    roots: list[Expr] = [real - imaginary * I, real + imaginary * I]
    polynomial = expand((unknown - roots[0]) * (unknown - roots[1])) * whole(random, 1, 3)
    if level is Level.ADVANCED:
        more = Integer(nonzero(random, 6))
        roots.append(more)
        polynomial = expand(polynomial * (unknown - more))
    statement = relation(Eq, in_powers(coefficients(polynomial, unknown), unknown), S.Zero)
    told = random.choice(
        [
            say("Solve {equation} over the complex numbers.", equation=formula(statement)),
            say("Find all complex solutions of {equation}.", equation=formula(statement)),
        ]
    )
    return Exercise(told, Posed(operation(OPERATION, statement, unknown), TASK, Goal.VALUE), FiniteSet(*roots))
