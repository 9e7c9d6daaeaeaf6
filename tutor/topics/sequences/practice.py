"""Sequences to continue, built backwards from their rule."""

from __future__ import annotations

from random import Random

from sympy import Expr, Integer, Symbol

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import Formula, say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed

TASK = "continue-sequence"


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: one difference; intermediate: second differences or the n-th term; advanced: third differences."""
    degree = {Level.BEGINNER: 1, Level.INTERMEDIATE: 2, Level.ADVANCED: random.choice((2, 3))}[level]
    size = {Level.BEGINNER: 20, Level.INTERMEDIATE: 6, Level.ADVANCED: 4}[level]
    n = Symbol("n")
    rule: Expr = Integer(0)
    for exponent in range(degree + 1):
        rule += random.choice([c for c in range(-size, size + 1) if c or exponent < degree]) * n**exponent
    terms = [rule.subs(n, i) for i in range(1, degree + 3 + random.randint(0, 1))]
    general = level is Level.ADVANCED or (level is Level.INTERMEDIATE and random.random() < 0.4)
    shown = sequence_formula(terms)
    if general:
        statement = say("Find the n'th term of {terms}.", terms=shown)
        return Exercise(statement, Posed(operation("general_term", n, *terms), TASK, Goal.VALUE), rule)
    statement = say("What is the next term in {terms}?", terms=shown)
    return Exercise(statement, Posed(operation("next_term", *terms), TASK, Goal.VALUE), rule.subs(n, len(terms) + 1))


def sequence_formula(terms: list[Expr]) -> Formula:
    """Print a sequence with dots at its end."""
    printed = [formula(term) for term in terms]
    return Formula(", ".join(t.latex for t in printed) + r", \ldots", ", ".join(t.plain for t in printed) + ", ...")
