"""Draws without replacement to practise."""

from __future__ import annotations

from random import Random

from sympy import Integer, Symbol, Tuple

from tutor.maths.operations import operation
from tutor.messages import Message, say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.drawing.asking import TASK


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: two draws in order; intermediate: three in order or two in any order; advanced: more in any order."""
    number = {Level.BEGINNER: random.choice((2, 3)), Level.INTERMEDIATE: 3}.get(level, 4)
    kinds = random.sample("abcdefghjkmnpqrstuvwxyz", number)
    bag = {kind: random.randint(2, 9) for kind in kinds}
    draws = {Level.BEGINNER: 2, Level.INTERMEDIATE: random.choice((2, 3))}.get(level, random.choice((3, 4)))
    held = Tuple(*(Tuple(Symbol(kind), Integer(count)) for kind, count in bag.items()))
    pool = [kind for kind, count in bag.items() for _ in range(count)]
    drawn = random.sample(pool, draws)
    contents = "{" + ", ".join(f"{kind}: {count}" for kind, count in bag.items()) + "}"
    if level is Level.BEGINNER or (level is Level.INTERMEDIATE and draws == 3):
        posed = operation("draw_sequence", held, Tuple(*map(Symbol, drawn)))
        statement = say(
            "{number} letters are picked without replacement from {contents}. What is the probability of the sequence "
            "{letters}?",
            number=draws, contents=contents, letters="".join(drawn),
        )  # fmt: skip
    else:
        wanted = [(kind, drawn.count(kind)) for kind in kinds if kind in drawn]
        posed = operation("draw_selection", held, Tuple(*(Tuple(Symbol(k), Integer(c)) for k, c in wanted)))
        statement = say(
            "{number} letters are picked without replacement from {contents}. What is the probability of picking "
            "{counts}?",
            number=draws, contents=contents, counts=_counts(wanted),
        )  # fmt: skip
    return Exercise(statement, Posed(posed, TASK, Goal.VALUE))


def _counts(wanted: list[tuple[str, int]]) -> Message:
    """How many of each letter: "1 w and 2 u"."""
    parts = [say("{count} {letter}", count=count, letter=letter) for letter, count in wanted]
    told = parts[0]
    for part in parts[1:]:
        told = say("{first} and {second}", first=told, second=part)
    return told
