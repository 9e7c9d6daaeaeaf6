"""Dates and weekdays to practise."""

from __future__ import annotations

from random import Random

from sympy import Integer, Symbol

from tutor.maths.operations import operation
from tutor.messages import Message, say
from tutor.problem import Goal, Level
from tutor.rules.moments import WEEKDAYS
from tutor.topic import Exercise, Posed
from tutor.topics.calendar_dates.asking import TASK


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: weekdays some days on; intermediate: days between dates; advanced: the weekday of a date."""
    if level is Level.BEGINNER:
        start, days = random.choice(WEEKDAYS), random.randint(8, 250)
        statement = say(
            "If today is {start}, what day of the week will it be in {days} days?", start=_WEEKDAYS[start], days=days
        )
        return Exercise(statement, Posed(operation("weekday_after", Integer(days), Symbol(start)), TASK, Goal.VALUE))
    year, month, day = random.randint(1950, 2050), random.randint(1, 11), random.randint(1, 28)
    if level is Level.INTERMEDIATE:
        later, other = random.randint(month + 1, 12), random.randint(1, 28)
        statement = say(
            "How many days are there between {start} and {end}?",
            start=_date(year, month, day), end=_date(year, later, other),
        )  # fmt: skip
        names = (f"{year}-{month:02d}-{day:02d}", f"{year}-{later:02d}-{other:02d}")
        return Exercise(statement, Posed(operation("days_between", *map(Symbol, names)), TASK, Goal.VALUE))
    statement = say("What day of the week was {date}?", date=_date(year, month, day))
    return Exercise(statement, Posed(operation("weekday", Symbol(f"{year}-{month:02d}-{day:02d}")), TASK, Goal.VALUE))


def _date(year: int, month: int, day: int) -> Message:
    return say("{month} {day}, {year}", month=_MONTHS[month - 1], day=day, year=year)


_MONTHS = (
    say("January"),
    say("February"),
    say("March"),
    say("April"),
    say("May"),
    say("June"),
    say("July"),
    say("August"),
    say("September"),
    say("October"),
    say("November"),
    say("December"),
)
_WEEKDAYS = {
    "Monday": say("Monday"),
    "Tuesday": say("Tuesday"),
    "Wednesday": say("Wednesday"),
    "Thursday": say("Thursday"),
    "Friday": say("Friday"),
    "Saturday": say("Saturday"),
    "Sunday": say("Sunday"),
}
