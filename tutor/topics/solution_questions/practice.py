"""Questions about solutions to practise, built backwards from the roots."""

from __future__ import annotations

from random import Random

from sympy import Abs, Add, Eq, Expr, Integer, Mul, Symbol
from sympy.core.relational import Relational

from tutor.maths.operations import operation
from tutor.messages import Message, say
from tutor.problem import Goal, Level
from tutor.rules.equations.drawing import letter, line, nonzero, whole
from tutor.rules.equations.drawing_polynomials import roots, with_roots
from tutor.rules.equations.showing import formula
from tutor.rules.equations.written import relation
from tutor.topic import Exercise, Posed
from tutor.topics.solution_questions.asking import TASK


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: quadratics with whole roots; intermediate: with a first coefficient, bars; advanced: cubics."""
    unknown = letter(random)
    if level is Level.INTERMEDIATE and random.random() < 0.4:
        statement, values = _bars(random, unknown)
        names: tuple[str, ...] = ("sum_of_solutions", "largest_solution", "smallest_solution", "product_of_solutions")
    else:
        count = 3 if level is Level.ADVANCED else 2
        values = [Integer(n) for n in sorted(roots(random, count, 12 if level is Level.BEGINNER else 9))]
        factor = whole(random, 1, 1 if level is Level.BEGINNER else 5)
        statement = relation(Eq, with_roots(values, unknown, factor), Integer(0))
        names = ("sum_of_roots", "product_of_roots", "largest_solution", "smallest_solution")
        names += () if level is Level.ADVANCED else ("difference_of_solutions",)
    name = random.choice(names)
    return Exercise(
        _words(name, statement), Posed(operation(name, statement, unknown), TASK, Goal.VALUE), _value(name, values)
    )


def _bars(random: Random, unknown: Symbol) -> tuple[Relational, list[Expr]]:
    middle, distance = nonzero(random, 12), whole(random, 1, 12)
    return relation(Eq, Abs(line(Integer(1), unknown, -middle)), distance), [middle - distance, middle + distance]


def _words(name: str, statement: Relational) -> Message:
    shown = formula(statement)
    match name:
        case "sum_of_roots" | "sum_of_solutions":
            return say("Find the sum of the solutions of {equation}.", equation=shown)
        case "product_of_roots" | "product_of_solutions":
            return say("Find the product of the solutions of {equation}.", equation=shown)
        case "largest_solution":
            return say("Find the largest solution of {equation}.", equation=shown)
        case "smallest_solution":
            return say("Find the smallest solution of {equation}.", equation=shown)
        case _:
            return say("Find the positive difference between the solutions of {equation}.", equation=shown)


def _value(name: str, values: list[Expr]) -> Expr:
    match name:
        case "sum_of_roots" | "sum_of_solutions":
            return Add(*values)
        case "product_of_roots" | "product_of_solutions":
            return Mul(*values)
        case "largest_solution":
            return values[-1]
        case "smallest_solution":
            return values[0]
        case _:
            return values[-1] - values[0]
