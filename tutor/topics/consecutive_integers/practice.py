"""Numbers in a row to find."""

from __future__ import annotations

from math import prod
from random import Random

from sympy import Integer, Symbol

from tutor.maths.operations import operation
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.consecutive_integers.asking import TASK


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: a sum of three; intermediate: of more, odd ones; advanced: a product of two."""
    if level is Level.ADVANCED:
        start = random.randint(5, 250)
        return _exercise("product", "positive-any", [start, start + 1])
    if level is Level.BEGINNER:
        start = random.randint(-50, 400)
        return _exercise("sum", "any", [start, start + 1, start + 2])
    start, count = 2 * random.randint(-60, 200) + 1, random.choice((5, 7))
    return _exercise("sum", "odd", [start + 2 * i for i in range(count)])


def _exercise(what: str, kind: str, row: list[int]) -> Exercise:
    value, count = (sum(row) if what == "sum" else prod(row)), len(row)
    if value == 0:
        row = [number + 2 for number in row]
        value = sum(row)
    match kind:
        case "any":
            told = say(
                "The sum of {count} consecutive integers is {value}. What is the largest of the integers?",
                count=count,
                value=value,
            )
        case "odd":
            told = say(
                "The sum of {count} consecutive odd integers is {value}. What is the largest of the integers?",
                count=count,
                value=value,
            )
        case _:
            told = say("The product of two consecutive positive integers is {value}. What is the largest of the "
                       "integers?", value=value)  # fmt: skip
    names = (Symbol("largest"), Symbol(what), Symbol(kind))
    return Exercise(told, Posed(operation("of_consecutive", *names, Integer(count), Integer(value)), TASK, Goal.VALUE))
