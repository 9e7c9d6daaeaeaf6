"""Practice with whole numbers that solve an inequality.

Beginner: linear inequalities, the largest or smallest whole number. Intermediate: chains and absolute values, how many.
Advanced: quadratic inequalities with ends that are no whole numbers.
"""

from __future__ import annotations

from random import Random

from sympy import Abs, And, Basic, Integer, Le, Lt, Symbol

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import Message, say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.integer_solutions.asking import TASK

LETTERS = ("x", "n", "k", "m")


def practise(random: Random, level: Level) -> Exercise:
    """Make one inequality and ask about the whole numbers that solve it."""
    x = Symbol(random.choice(LETTERS))
    relation = random.choice((Lt, Le))
    if level is Level.BEGINNER:
        name = random.choice(("largest_integer_solution", "smallest_integer_solution"))
        slope = random.randint(2, 9) * (1 if name.startswith("largest") else -1)
        statement: Basic = relation(slope * x + random.randint(-20, 20), random.randint(-30, 60), evaluate=False)
    elif level is Level.INTERMEDIATE:
        name = "number_of_integer_solutions"
        statement = _chain(random, x, relation) if random.random() < 0.5 else _bars(random, x, relation)
    else:
        name = random.choice(("number_of_integer_solutions", "largest_integer_solution", "smallest_integer_solution"))
        r, s = sorted(random.sample(range(-12, 13), 2))
        statement = relation((x**2 - (r + s) * x + r * s).expand(), random.randint(1, 30), evaluate=False)
    return Exercise(_words(name, statement, x), Posed(operation(name, statement, x), TASK, Goal.VALUE))


def _chain(random: Random, x: Symbol, relation: type[Basic]) -> Basic:
    low = random.randint(-20, 5)
    middle = random.randint(2, 5) * x + random.randint(-9, 9)
    high = low + random.randint(10, 60)
    return And(relation(low, middle, evaluate=False), relation(middle, high, evaluate=False), evaluate=False)


def _bars(random: Random, x: Symbol, relation: type[Basic]) -> Basic:
    inside = random.randint(1, 3) * x + random.choice((-1, 1)) * random.randint(1, 12)
    return relation(Abs(inside), Integer(random.randint(2, 25)), evaluate=False)


def _words(name: str, statement: Basic, x: Symbol) -> Message:
    told = {"e": formula(statement), "x": formula(x)}
    match name:
        case "largest_integer_solution":
            return say("Find the largest integer {x} such that {e}.", **told)
        case "smallest_integer_solution":
            return say("Find the smallest integer {x} such that {e}.", **told)
        case _:
            return say("Find the number of integers {x} such that {e}.", **told)
