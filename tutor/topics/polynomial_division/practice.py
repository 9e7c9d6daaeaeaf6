"""Practice in dividing polynomials.

Beginner: by x - a without remainder. Intermediate: by x - a with remainder, or the remainder alone. Advanced: by a
quadratic, quotient and remainder.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from sympy import Expr, Integer, Symbol, Tuple, expand

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Level
from tutor.rules.asking import certain
from tutor.topic import Exercise
from tutor.topics.polynomial_division.asking import posed

x = Symbol("x")


def practise(random: Random, level: Level) -> Exercise:
    """Make one division, backwards from quotient and remainder."""
    if level is Level.BEGINNER:
        return _exact(random)
    if level is Level.INTERMEDIATE:
        return random.choice((_remainder, _linear))(random)
    return _quadratic(random)


def _number(random: Random, high: int = 7) -> int:
    return random.choice((-1, 1)) * random.randint(1, high)


def _polynomial(random: Random, degree: int) -> Expr:
    lower = [random.randint(-6, 6) * x**n for n in range(1, degree)]
    return Integer(random.choice((1, 1, 2, 3))) * x**degree + sum(lower, Integer(0)) + _number(random, 8)


def _given(f: Expr, g: Expr) -> Mapping[str, Expr]:
    return {"f": f, "g": g}


def _exact(random: Random) -> Exercise:
    q, g = _polynomial(random, 2), x + _number(random)
    f = expand(q * g)
    return Exercise(
        say("Divide {f} by {g}.", f=formula(f), g=formula(g)), certain(posed("divide-polynomials", _given(f, g))), q
    )


def _linear(random: Random) -> Exercise:
    q, g, r = _polynomial(random, 2), x + _number(random), Integer(_number(random))
    f = expand(q * g + r)
    statement = say("Find the quotient and the remainder when {f} is divided by {g}.", f=formula(f), g=formula(g))
    return Exercise(statement, certain(posed("quotient-and-remainder", _given(f, g))), Tuple(q, r))


def _remainder(random: Random) -> Exercise:
    f, g = _polynomial(random, random.choice((3, 4))), x + _number(random, 4)
    statement = say("Find the remainder when {f} is divided by {g}.", f=formula(f), g=formula(g))
    return Exercise(statement, certain(posed("polynomial-remainder", _given(f, g))), f.subs(x, x - g))


def _quadratic(random: Random) -> Exercise:
    q = _polynomial(random, random.choice((1, 2)))
    g = x**2 + random.randint(-4, 4) * x + _number(random, 6)
    r = random.randint(-5, 5) * x + _number(random, 9)
    f = expand(q * g + r)
    statement = say("Find the quotient and the remainder when {f} is divided by {g}.", f=formula(f), g=formula(g))
    return Exercise(statement, certain(posed("quotient-and-remainder", _given(f, g))), Tuple(q, r))
