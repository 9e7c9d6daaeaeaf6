"""Choices and arrangements to practise."""

from __future__ import annotations

from random import Random

from sympy import Integer

from tutor.maths.operations import operation
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.counting.asking import TASK

WORDS = (
    "LEVEL", "BANANA", "COFFEE", "PEPPER", "SUCCESS", "LETTER", "BALLOON", "TOMATO", "ALASKA", "ELLIPSE", "PARALLEL",
    "GOOGLE", "APPLE", "CINEMA", "PUPPY", "BUBBLE", "CHEESE", "SCHOOL", "NUMBER", "MINIMUM", "SUMMER", "WINTER",
    "MISSISSIPPI", "STATISTICS", "KOREA", "SEOUL", "MATRIX", "VECTOR", "GEOMETRY", "ALGEBRA", "TANGENT", "INTEGRAL",
)  # fmt: skip


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: choose a few in order or not; intermediate: more of them; advanced: letters that are alike."""
    if level is Level.ADVANCED and random.random() < 0.7:
        word = random.choice(WORDS)
        counts = [Integer(word.count(letter)) for letter in dict.fromkeys(word)]
        statement = say("In how many ways can the letters of the word {word} be arranged?", word=word)
        return Exercise(statement, Posed(operation("arrangements", *counts), TASK, Goal.VALUE))
    n = random.randint(4, 12) if level is Level.BEGINNER else random.randint(9, 25)
    k = random.randint(2, 3) if level is Level.BEGINNER else random.randint(3, min(6, n - 2))
    if random.random() < 0.5:
        statement = say("How many ways are there to choose {k} people from {n} people?", k=k, n=n)
        return Exercise(statement, Posed(operation("combinations", Integer(n), Integer(k)), TASK, Goal.VALUE))
    statement = say("Find the number of permutations of {n} objects taken {k} at a time.", k=k, n=n)
    return Exercise(statement, Posed(operation("permutations", Integer(n), Integer(k)), TASK, Goal.VALUE))
