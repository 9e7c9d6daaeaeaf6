"""Practice with infinite series: values of geometric and telescoping ones, convergence of the others."""

from __future__ import annotations

from random import Random

from sympy import Expr, Integer, Mul, Pow, Rational, Sum, Symbol, factorial, log, oo

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed

TASK = "series"


def practise(draw: Random, level: Level) -> Exercise:
    """Draw a series; beginners add up geometric ones, the others decide convergence, too."""
    n = Symbol("n")
    if level is Level.BEGINNER or (level is Level.INTERMEDIATE and draw.random() < 0.4):
        term, start = _summable(draw, level, n)
        series = Sum(term, (n, start, oo))
        return Exercise(say("Find the sum of {s}.", s=formula(series)), Posed(series, TASK, Goal.VALUE))
    term = _decidable(draw, level, n)
    start = Integer(2 if term.has(log) else 1)
    text = say("Does {s} converge?", s=formula(Sum(term, (n, start, oo))))
    return Exercise(text, Posed(operation("converges", term, n, start), TASK, Goal.VALUE))


def _summable(draw: Random, level: Level, n: Symbol) -> tuple[Expr, Integer]:
    if level is Level.BEGINNER:
        below = draw.randint(2, 9)
        above = draw.randint(1, below - 1)
        power = Pow(Rational(above, below), n, evaluate=False)
        factor = Integer(draw.randint(2, 24))
        return Mul(factor, power, evaluate=False), Integer(draw.randint(0, 2))
    a, gap, start = draw.randint(1, 9), draw.randint(1, 2), draw.randint(1, 3)
    return Rational(draw.randint(1, 12)) / ((n + a - 1) * (n + a - 1 + gap)), Integer(start)


def _decidable(draw: Random, level: Level, n: Symbol) -> Expr:
    a, b, k = draw.randint(1, 9), draw.randint(1, 9), draw.randint(2, 5)
    if level is Level.INTERMEDIATE:
        return draw.choice(
            (a / n ** Rational(draw.randint(1, 9), draw.randint(2, 4)), n / (a * n + b), (a * n + b) / (n**k + b),
             (-1) ** n * a / (n + b), Rational(a) / (n + b), (a * n + k) / (b * n + 1),
             draw.randint(1, 20) * Rational(draw.randint(1, 9), draw.randint(2, 9)) ** n)
        )  # fmt: skip
    return draw.choice(
        (a * Integer(k) ** n / factorial(n), b * n**a / Integer(k) ** n, (-1) ** n * a / (k * n + b),
         ((a * n + 1) / (k * n + b)) ** n, a / (n * log(n) ** k), (a * n + b) / (n**3 + k), (-1) ** n * b / (n**2 + a),
         (-1) ** n * a * n / (k * n + b))
    )  # fmt: skip
