"""Arithmetic and geometric sequences to practise."""

from __future__ import annotations

from random import Random

from sympy import Expr, Integer, Rational

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import Formula, say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.progressions.asking import TASK


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: a term; intermediate: a term or a sum; advanced: sums of geometric sequences, also of all terms."""
    if level is Level.ADVANCED:
        return _geometric(random)
    if level is Level.INTERMEDIATE and random.random() < 0.4:
        return _geometric_term(random)
    first, step = random.randint(-30, 40), random.choice([n for n in range(-12, 16) if n])
    terms = [Integer(first + i * step) for i in range(3)]
    count = Integer(random.randint(8, 30 if level is Level.BEGINNER else 60))
    if level is Level.BEGINNER:
        statement = say(
            "Find term number {n} of the arithmetic sequence {terms}", n=formula(count), terms=dotted(terms)
        )
        return Exercise(statement, Posed(operation("arithmetic_term", count, *terms), TASK, Goal.VALUE))
    statement = say(
        "Find the sum of the first {n} terms of the arithmetic sequence {terms}", n=formula(count), terms=dotted(terms)
    )
    return Exercise(statement, Posed(operation("arithmetic_sum", count, *terms), TASK, Goal.VALUE))


def _geometric_term(random: Random) -> Exercise:
    first, ratio = random.choice([n for n in range(-9, 12) if n]), random.choice((2, 3, -2, 4, 5, -3))
    terms, count = [Integer(first * ratio**i) for i in range(3)], Integer(random.randint(5, 9))
    statement = say("Find term number {n} of the geometric sequence {terms}", n=formula(count), terms=dotted(terms))
    return Exercise(statement, Posed(operation("geometric_term", count, *terms), TASK, Goal.VALUE))


def _geometric(random: Random) -> Exercise:
    if random.random() < 0.5:
        first, ratio = random.randint(1, 40), Rational(random.choice((1, -1, 2, 3)), random.choice((4, 5, 7)))
        terms = [first * ratio**i for i in range(3)]
        statement = say("Find the sum of the infinite geometric sequence {terms}", terms=dotted(terms))
        return Exercise(statement, Posed(operation("infinite_sum", *terms), TASK, Goal.VALUE), first / (1 - ratio))
    start, ratio = random.choice([n for n in range(-9, 12) if n]), Integer(random.choice((2, 3, -2, 4, 5, -3)))
    terms, count = [start * ratio**i for i in range(3)], Integer(random.randint(5, 10))
    statement = say(
        "Find the sum of the first {n} terms of the geometric sequence {terms}", n=formula(count), terms=dotted(terms)
    )
    return Exercise(statement, Posed(operation("geometric_sum", count, *terms), TASK, Goal.VALUE))


def dotted(terms: list[Expr]) -> Formula:
    """Print the first terms of a sequence with dots after them."""
    printed = [formula(term) for term in terms]
    return Formula(", ".join(t.latex for t in printed) + r", \ldots", ", ".join(t.plain for t in printed) + ", ...")
