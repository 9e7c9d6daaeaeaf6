"""Times of day to practise."""

from __future__ import annotations

from random import Random

from sympy import Integer, Symbol

from tutor.maths.operations import operation
from tutor.messages import Message, say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.clock.asking import TASK, twelve_hours


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: within half a day; intermediate: past noon or midnight, forwards and back; advanced: with seconds."""
    if level is Level.ADVANCED:
        start, length = random.randint(0, 50_000), random.randint(2_000, 36_000)
        first, last = (f"{s // 3600:02d}:{s // 60 % 60:02d}:{s % 60:02d}" for s in (start, start + length))
        statement = say("How much time elapsed from {start} to {end}?", start=first, end=last)
        posed = operation("duration", Symbol(first), Symbol(last), Symbol("HH:MM:SS"))
        return Exercise(statement, Posed(posed, TASK, Goal.VALUE))
    easy = level is Level.BEGINNER
    start = random.randint(1, 8) * 60 + random.randint(0, 59) + (0 if easy else random.choice((0, 720, 900)))
    length = random.randint(20, 170) if easy else random.randint(61, 700)
    first, last = twelve_hours(start % 1440), twelve_hours((start + length) % 1440)
    minutes = Integer(length)
    match random.randint(0, 2):
        case 0:
            statement = say(
                "How many minutes are there between {start} and {end}?", start=_time(first), end=_time(last)
            )
            posed = operation("minutes_between", Symbol(first), Symbol(last))
        case 1:
            statement = say("What is {minutes} minutes after {time}?", minutes=length, time=_time(first))
            posed = operation("clock_after", minutes, Symbol(first))
        case _:
            statement = say("What is {minutes} minutes before {time}?", minutes=length, time=_time(last))
            posed = operation("clock_before", minutes, Symbol(last))
    return Exercise(statement, Posed(posed, TASK, Goal.VALUE))


def _time(clock: str) -> Message:
    hours, _, half = clock.partition(" ")
    return say("{clock} AM", clock=hours) if half == "AM" else say("{clock} PM", clock=hours)
