"""Numbers in a row to find.

Beginner: a sum of three, four or five. Intermediate: a sum of odd or even ones, up to seven. Advanced: a product of
two.
"""

from __future__ import annotations

from math import prod
from random import Random

from sympy import Integer, Symbol

from tutor.maths.operations import operation
from tutor.messages import Message, say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.consecutive_integers.asking import TASK


def practise(random: Random, level: Level) -> Exercise:
    """Draw the row and say only what its sum or product is."""
    which, start = random.choice(("largest", "smallest")), random.randint(-60, 400)
    if level is Level.ADVANCED:
        kind, start = random.choice(("any", "odd", "even")), random.randint(3, 200)
        return _exercise("product", f"positive-{kind}", which, _row(kind, start, 2))
    if level is Level.BEGINNER:
        return _exercise("sum", "any", which, _row("any", start, random.choice((3, 4, 5))))
    kind = random.choice(("odd", "even"))
    return _exercise("sum", kind, which, _row(kind, start // 2, random.choice((3, 4, 5, 6, 7))))


def _row(kind: str, start: int, count: int) -> list[int]:
    step = 1 if kind == "any" else 2
    first = start if kind == "any" else 2 * start + (kind == "odd")
    row = [first + step * i for i in range(count)]
    return row if sum(row) else [number + 2 for number in row]


def _exercise(what: str, kind: str, which: str, row: list[int]) -> Exercise:
    value, count = (sum(row) if what == "sum" else prod(row)), len(row)
    names = (Symbol(which), Symbol(what), Symbol(kind))
    posed = Posed(operation("of_consecutive", *names, Integer(count), Integer(value)), TASK, Goal.VALUE)
    asked = _LARGEST if which == "largest" else _SMALLEST
    told = _product(kind, value) if what == "product" else _sum(kind, count, value)
    return Exercise(
        say("{known} {asked}", known=told, asked=asked), posed, Integer(row[-1 if which == "largest" else 0])
    )


_LARGEST = say("What is the largest of the integers?")
_SMALLEST = say("What is the smallest of the integers?")


def _sum(kind: str, count: int, value: int) -> Message:
    match kind:
        case "any":
            return say("The sum of {count} consecutive integers is {value}.", count=count, value=value)
        case "odd":
            return say("The sum of {count} consecutive odd integers is {value}.", count=count, value=value)
        case _:
            return say("The sum of {count} consecutive even integers is {value}.", count=count, value=value)


def _product(kind: str, value: int) -> Message:
    match kind:
        case "positive-any":
            return say("The product of two consecutive positive integers is {value}.", value=value)
        case "positive-odd":
            return say("The product of two consecutive positive odd integers is {value}.", value=value)
        case _:
            return say("The product of two consecutive positive even integers is {value}.", value=value)
