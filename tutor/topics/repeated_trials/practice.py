"""Dice and coins to practise.

Beginner: exactly so many heads, few coins; the total of two dice, or of three small ones. Intermediate: at least or
at most so many, more coins, two or three dice. Advanced: three or four dice of several kinds.
"""

from __future__ import annotations

from random import Random

from sympy import Integer, Rational, Tuple

from tutor.maths.operations import operation
from tutor.messages import Message, say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.repeated_trials.asking import TASK

FACES = (4, 6, 8, 10, 12, 20)


def practise(random: Random, level: Level) -> Exercise:
    """Make one question about dice or coins."""
    if level is Level.ADVANCED or random.random() < (0.9 if level is Level.BEGINNER else 0.6):
        return _dice(random, level)
    return _coins(random, level)


def _dice(random: Random, level: Level) -> Exercise:
    count = {Level.BEGINNER: 2, Level.INTERMEDIATE: random.choice((2, 3))}.get(level, random.choice((3, 4)))
    kinds: tuple[int, ...] = FACES
    if level is Level.BEGINNER and random.random() < 0.25:
        count, kinds = 3, FACES[:3]
    faces = sorted((random.choice(kinds) for _ in range(count)), reverse=True)
    dice = ", ".join(f"1d{face}" for face in faces)
    low, high = count, sum(faces)
    at = random.randint(low + 1, high - 1)
    match "exactly" if level is Level.BEGINNER and random.random() < 0.4 else random.choice(("least", "most")):
        case "exactly":
            low, high, text = at, at, say("What is the probability that they add up to exactly {total}?", total=at)
        case "least":
            low, text = at, say("What is the probability that they add up to {least} or more?", least=at)
        case _:
            high, text = at, say("What is the probability that they add up to {most} or less?", most=at)
    statement = say("I have these dice: {dice}. {question}", dice=dice, question=text)
    found = operation("dice_total", Tuple(*map(Integer, faces)), Integer(low), Integer(high))
    return Exercise(statement, Posed(found, TASK, Goal.VALUE))


def _coins(random: Random, level: Level) -> Exercise:
    count = random.randint(3, 12) if level is Level.BEGINNER else random.randint(5, 16)
    heads = random.randint(1, count - 1)
    low, high, statement = _heads(random, level, count, heads)
    found = operation("successes", Integer(count), Rational(1, 2), Integer(low), Integer(high))
    return Exercise(statement, Posed(found, TASK, Goal.VALUE))


def _heads(random: Random, level: Level, count: int, heads: int) -> tuple[int, int, Message]:
    if level is Level.BEGINNER:
        words = say("What is the probability of getting exactly {k} heads in {n} fair coin flips?", k=heads, n=count)
        return heads, heads, words
    if random.random() < 0.5:
        words = say("What is the probability of getting at least {k} heads in {n} fair coin flips?", k=heads, n=count)
        return heads, count, words
    words = say("What is the probability of getting at most {k} heads in {n} fair coin flips?", k=heads, n=count)
    return 0, heads, words
