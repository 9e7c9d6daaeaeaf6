"""Practice with infinite series: values of geometric and telescoping ones, convergence of the others."""

from __future__ import annotations

from random import Random

from sympy import Expr, Integer, Rational, Sum, Symbol, factorial, log, oo

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
    text = say("Does {s} converge or diverge?", s=formula(Sum(term, (n, start, oo))))
    return Exercise(text, Posed(operation("converges", term, n, start), TASK, Goal.VALUE))


def _summable(draw: Random, level: Level, n: Symbol) -> tuple[Expr, Integer]:
    if level is Level.BEGINNER:
        below = draw.randint(2, 9)
        above = draw.choice([k for k in range(-below + 1, below) if k])
        return draw.randint(1, 9) * Rational(above, below) ** n, Integer(draw.randint(0, 1))
    a = draw.randint(1, 4)
    return Rational(draw.randint(1, 9)) / ((n + a - 1) * (n + a)), Integer(1)


def _decidable(draw: Random, level: Level, n: Symbol) -> Expr:
    a, b, k = draw.randint(1, 9), draw.randint(1, 9), draw.randint(2, 5)
    if level is Level.INTERMEDIATE:
        return draw.choice((a / n**k, n / (a * n + b), (a * n + b) / (n**k + 1), (-1) ** n * a / n, Rational(a) / n))
    return draw.choice(
        (Integer(k) ** n / factorial(n), n**a / Integer(k) ** n, (-1) ** n * a / (n + b), (n / (k * n + b)) ** n,
         a / (n * log(n) ** 2), (a * n + b) / (n**3 + k), (-1) ** n * b / (n**2 + a))
    )  # fmt: skip
