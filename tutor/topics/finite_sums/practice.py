"""Sums with sigma to practise."""

from __future__ import annotations

from random import Random

from sympy import Expr, Integer, Pow, Sum, Symbol

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.working import product
from tutor.topic import Exercise, Posed

TASK = "sum-terms"


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: a few terms; intermediate: many terms of the first degree; then squares, geometric sums, n terms."""
    k = Symbol(random.choice("kij"))
    slope, constant = Integer(random.randint(1, 9)), Integer(random.randint(-9, 9))
    function, low, high = _drawn(random, level, k, slope * k + constant)
    statement = Sum(function, (k, low, high))
    return Exercise(say("Evaluate {sum}.", sum=formula(statement)), Posed(statement, TASK, Goal.VALUE))


def _drawn(random: Random, level: Level, k: Symbol, line: Expr) -> tuple[Expr, Expr, Expr]:
    """Terms, the first and the last index."""
    if level is Level.BEGINNER:
        low = Integer(random.randint(0, 3))
        function = random.choice((line, k**2 + line.subs(k, 1), line))
        return function, low, low + random.randint(2, 5)
    if level is Level.INTERMEDIATE:
        return line, Integer(1), Integer(random.randint(10, 100))
    match random.randrange(3):
        case 0:
            return random.randint(1, 5) * k**2 + line, Integer(1), Integer(random.randint(10, 40))
        case 1:
            power = Pow(Integer(random.randint(2, 5)), k, evaluate=False)
            return (
                product(Integer(random.randint(2, 9)), power),
                Integer(random.randint(0, 1)),
                Integer(random.randint(6, 9)),
            )
        case _:
            return random.randint(1, 5) * k**2 + line, Integer(1), Symbol("n")
