"""Puzzles to practise, made from a calculation.

Beginner: three numbers; intermediate: four numbers and 24 or another small number; advanced: five numbers.
"""

from __future__ import annotations

from random import Random

from sympy import Integer

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.listing import list_formula
from tutor.topic import Exercise, Posed

TASK = "make-number"
_COUNTS = {Level.BEGINNER: (3, 9), Level.INTERMEDIATE: (4, 12), Level.ADVANCED: (5, 25)}


def practise(random: Random, level: Level) -> Exercise:
    """Draw numbers and what they make."""
    count, high = _COUNTS[level]
    target = 0
    while not 5 <= target <= 200:
        numbers = [random.randint(1, high) for _ in range(count)]
        target = numbers[0]
        for number in numbers[1:]:
            target = random.choice((target + number, target - number, target * number))
    random.shuffle(numbers)
    return Exercise(
        say(
            "Make {target} using {numbers}.",
            target=formula(Integer(target)),
            numbers=list_formula([Integer(n) for n in numbers]),
        ),
        Posed(Integer(target), TASK, Goal.VALUE, form="using-all:" + ",".join(map(str, numbers))),
        Integer(target),
    )
