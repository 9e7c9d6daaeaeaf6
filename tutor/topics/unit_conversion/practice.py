"""Conversions to practise."""

from __future__ import annotations

from random import Random

from sympy import Rational, Symbol

from tutor.maths.operations import operation
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.rules.decimals import decimal_formula
from tutor.topic import Exercise, Posed
from tutor.topics.unit_conversion.asking import TASK
from tutor.topics.unit_conversion.units import spoken

_PAIRS = {
    Level.BEGINNER: (
        ("meter", "centimeter"), ("kilometer", "meter"), ("kilogram", "gram"), ("litre", "millilitre"),
        ("hour", "minute"), ("minute", "second"), ("centimeter", "millimeter"), ("week", "day"), ("year", "month"),
    ),
    Level.INTERMEDIATE: (
        ("gram", "kilogram"), ("millilitre", "litre"), ("centimeter", "meter"), ("meter", "kilometer"),
        ("day", "minute"), ("kilogram", "milligram"), ("millimeter", "meter"), ("tonne", "gram"),
        ("celsius", "fahrenheit"),
    ),
    Level.ADVANCED: (
        ("kilometer/hour", "meter/second"), ("meter/second", "kilometer/hour"), ("meter^2", "centimeter^2"),
        ("centimeter^2", "meter^2"), ("meter^3", "litre"), ("centimeter^3", "meter^3"), ("kilometer^2", "meter^2"),
        ("gram/centimeter^3", "kilogram/meter^3"),
    ),
}  # fmt: skip


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: to a smaller unit; intermediate: to larger units and further; advanced: areas, volumes, speeds."""
    unit, wanted = random.choice(_PAIRS[level])
    value = Rational(random.randint(2, 400), random.choice((1, 1, 2, 10)))
    if unit == "kilometer/hour":
        value = Rational(18 * random.randint(1, 60), 5)
    statement = say(
        "Convert {value} {unit} to {wanted}.", value=decimal_formula(value), unit=spoken(unit), wanted=spoken(wanted)
    )
    return Exercise(statement, Posed(operation("converted", value, Symbol(unit), Symbol(wanted)), TASK, Goal.VALUE))
