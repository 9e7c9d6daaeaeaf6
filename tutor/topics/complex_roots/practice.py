"""Equations with complex roots to practise, built backwards from a pair of them."""

from __future__ import annotations

from random import Random

from sympy import Eq, Expr, FiniteSet, I, Integer, Pow, S, Symbol, expand
from sympy.core.relational import Relational

from tutor.maths.operations import operation
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.equations.drawing import bracket, letter, line, nonzero, plus, whole
from tutor.rules.equations.drawing_polynomials import set_equal
from tutor.rules.equations.showing import formula
from tutor.rules.equations.standard import coefficients
from tutor.rules.equations.written import in_powers, relation
from tutor.topic import Exercise, Posed
from tutor.topics.complex_roots.asking import OPERATION, TASK


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: squares; intermediate: a pair a ± bi; advanced: a real root more, or a first coefficient."""
    unknown = letter(random)
    if level is not Level.ADVANCED and random.random() < 0.5:
        return _shifted(random, unknown, level)
    real = S.Zero if level is Level.BEGINNER and random.random() < 0.4 else nonzero(random, 6)
    imaginary = whole(random, 1, 9)
    roots: list[Expr] = [real - imaginary * I, real + imaginary * I]
    lead = 3 if level is Level.BEGINNER else 6
    polynomial = expand((unknown - roots[0]) * (unknown - roots[1])) * whole(random, 1, lead)
    if level is Level.ADVANCED:
        more = Integer(nonzero(random, 6))
        roots.append(more)
        polynomial = expand(polynomial * (unknown - more))
    statement = set_equal(random, in_powers(coefficients(polynomial, unknown), unknown), unknown)
    return _exercise(random, statement, unknown, roots)


def _shifted(random: Random, unknown: Symbol, level: Level) -> Exercise:
    """A square alone on the left side; the intermediate ones with a factor and a number to move first."""
    shift, imaginary = nonzero(random, 15), whole(random, 1, 12)
    factor, constant = (S.One, S.Zero) if level is Level.BEGINNER else (whole(random, 1, 5), whole(random, -9, 9))
    left = plus(bracket(factor, Pow(line(S.One, unknown, shift), 2, evaluate=False)), constant)
    statement = relation(Eq, left, constant - factor * imaginary**2)
    return _exercise(random, statement, unknown, [-shift - imaginary * I, -shift + imaginary * I])


def _exercise(random: Random, statement: Relational, unknown: Symbol, roots: list[Expr]) -> Exercise:
    told = random.choice(
        [
            say("Solve {equation} over the complex numbers.", equation=formula(statement)),
            say("Find all complex solutions of {equation}.", equation=formula(statement)),
        ]
    )
    return Exercise(told, Posed(operation(OPERATION, statement, unknown), TASK, Goal.VALUE), FiniteSet(*roots))
