"""Dice and coins to practise."""

from __future__ import annotations

from random import Random

from sympy import Integer, Rational, Tuple

from tutor.maths.operations import operation
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.repeated_trials.asking import TASK


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: exactly so many heads, few coins; intermediate: at least so many; advanced: dice of several kinds."""
    if level is Level.ADVANCED:
        faces = sorted((random.choice((4, 6, 8, 10, 12)) for _ in range(random.choice((2, 3)))), reverse=True)
        least = random.randint(sum(faces) // 2, sum(faces) - 2)
        dice = ", ".join(f"1d{face}" for face in faces)
        statement = say(
            "I have these dice: {dice}. What are the odds of rolling {least} or higher?", dice=dice, least=least
        )
        found = operation("dice_total", Tuple(*map(Integer, faces)), Integer(least), Integer(sum(faces)))
        return Exercise(statement, Posed(found, TASK, Goal.VALUE))
    count = random.randint(3, 9) if level is Level.BEGINNER else random.randint(6, 14)
    heads = random.randint(1, count - 1)
    if level is Level.BEGINNER:
        statement = say(
            "What is the probability of getting exactly {k} heads in {n} fair coin flips?", k=heads, n=count
        )
        found = operation("successes", Integer(count), Rational(1, 2), Integer(heads), Integer(heads))
    else:
        statement = say(
            "What is the probability of getting at least {k} heads in {n} fair coin flips?", k=heads, n=count
        )
        found = operation("successes", Integer(count), Rational(1, 2), Integer(heads), Integer(count))
    return Exercise(statement, Posed(found, TASK, Goal.VALUE))
