"""Whole numbers with properties to practise.

Beginner: multiples between two numbers. Intermediate: the smallest or largest with two divisors. Advanced: remainders.
"""

from __future__ import annotations

from random import Random

from sympy import Basic, Ge, Gt, Integer, Le, Lt, Symbol, Tuple

from tutor.maths.operations import operation
from tutor.messages import Message, say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.number_search.asking import TASK

N = Symbol("n")


def practise(random: Random, level: Level) -> Exercise:
    """Make one question about whole numbers."""
    if level is Level.BEGINNER:
        divisor, low = random.randint(3, 15), random.randint(1, 120)
        high = low + random.randint(20, 120)
        statement = say(
            "How many multiples of {divisor} are there from {low} to {high}?",
            divisor=str(divisor),
            low=str(low),
            high=str(high),
        )
        told: list[Basic] = [_rest(divisor, 0), Ge(N, low), Le(N, high)]
        return _exercise("count_of_numbers", statement, told, high // divisor - (low - 1) // divisor)
    if level is Level.INTERMEDIATE:
        while True:
            first, second = random.sample(range(4, 21), 2)
            if first % second and second % first:
                break
        high = random.randint(400, 1999)
        statement = say(
            "What is the largest integer less than {high} that is divisible by {first} and {second}?",
            high=str(high),
            first=str(first),
            second=str(second),
        )
        return _exercise("largest_number", statement, [Lt(N, high), _rest(first, 0), _rest(second, 0)])
    first, second = random.choice(((3, 5), (4, 7), (5, 7), (5, 9), (7, 9), (8, 11), (6, 11), (5, 8), (7, 11), (9, 13)))
    rests = random.randint(1, first - 1), random.randint(1, second - 1)
    low = random.randint(20, 400)
    statement = say(
        "What is the smallest integer greater than {low} that leaves a remainder of {rest} when divided by {first} "
        "and a remainder of {other} when divided by {second}?",
        low=str(low),
        rest=str(rests[0]),
        first=str(first),
        other=str(rests[1]),
        second=str(second),
    )
    return _exercise("smallest_number", statement, [Gt(N, low), _rest(first, rests[0]), _rest(second, rests[1])])


def _rest(divisor: int, rest: int) -> Basic:
    return operation("such_remainder", N, Integer(divisor), Integer(rest))


def _exercise(name: str, statement: Message, told: list[Basic], value: int | None = None) -> Exercise:
    posed = Posed(operation(name, Tuple(*told), N), TASK, Goal.VALUE)
    return Exercise(statement, posed, Integer(value) if value is not None else None)
