"""Practice in partial fractions.

Beginner: two different linear factors, given in factors. Intermediate: to be factored first, or three factors.
Advanced: a double factor, an irreducible quadratic one, or a division first.
"""

from __future__ import annotations

from random import Random

from sympy import Expr, Integer, Mul, Pow, Symbol, expand, fraction

from tutor.maths.fractions import cancelled
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed

x = Symbol("x")


def practise(random: Random, level: Level) -> Exercise:
    """Make one fraction, backwards from its parts."""
    a, b, c = random.sample([n for n in range(-6, 7) if n], 3)
    if level is Level.BEGINNER:
        bases = [x - a, x - b]
        parts = [_number(random) / base for base in bases]
        return _exercise(parts, Mul(*bases, evaluate=False))
    if level is Level.INTERMEDIATE:
        bases = [x - a, x - b] if random.random() < 0.5 else [x - a, x - b, x - c]
        return _exercise([_number(random) / base for base in bases], None)
    kind = random.choice(("double", "quadratic", "division"))
    if kind == "double":
        parts = [_number(random) / (x - a), _number(random) / (x - b), _number(random) / (x - b) ** 2]
        return _exercise(parts, Mul(x - a, Pow(x - b, 2, evaluate=False), evaluate=False))
    if kind == "quadratic":
        quadratic = x**2 + random.choice((1, 2, 3, 4, 5))
        parts = [_number(random) / (x - a), (_number(random) * x + random.randint(-4, 4)) / quadratic]
        return _exercise(parts, Mul(x - a, quadratic, evaluate=False))
    return _exercise([x + _number(random), _number(random) / (x - a), _number(random) / (x - b)], None)


def _number(random: Random, high: int = 7) -> Integer:
    return Integer(random.choice((-1, 1)) * random.randint(1, high))


def _exercise(parts: list[Expr], below: Expr | None) -> Exercise:
    total = sum(parts, Integer(0))
    above, expanded = fraction(cancelled(total))
    bottom = expand(expanded) if below is None else below
    statement = Mul(expand(above), Pow(bottom, -1, evaluate=False), evaluate=False)
    return Exercise(
        say("Express {f} in partial fractions.", f=formula(statement)),
        Posed(statement, "partial-fractions", Goal.VALUE, form="partial-fractions"),
        total,
    )
