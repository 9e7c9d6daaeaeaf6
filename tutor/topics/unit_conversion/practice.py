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
_NAMES = {
    "meter": say("meters"), "centimeter": say("centimeters"), "millimeter": say("millimeters"),
    "kilometer": say("kilometers"), "kilogram": say("kilograms"), "gram": say("grams"),
    "milligram": say("milligrams"), "tonne": say("tonnes"), "litre": say("litres"),
    "millilitre": say("millilitres"), "second": say("seconds"), "minute": say("minutes"), "hour": say("hours"),
    "day": say("days"), "week": say("weeks"), "month": say("months"), "year": say("years"),
    "celsius": say("degrees Celsius"), "fahrenheit": say("degrees Fahrenheit"),
    "kilometer/hour": say("kilometers per hour"), "meter/second": say("meters per second"),
    "meter^2": say("square meters"), "centimeter^2": say("square centimeters"),
    "kilometer^2": say("square kilometers"), "meter^3": say("cubic meters"), "centimeter^3": say("cubic centimeters"),
    "gram/centimeter^3": say("grams per cubic centimeter"), "kilogram/meter^3": say("kilograms per cubic meter"),
}  # fmt: skip


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: to a smaller unit; intermediate: to larger units and further; advanced: areas, volumes, speeds."""
    unit, wanted = random.choice(_PAIRS[level])
    value = Rational(random.randint(2, 400), random.choice((1, 1, 2, 10)))
    if unit == "kilometer/hour":
        value = Rational(18 * random.randint(1, 60), 5)
    statement = say(
        "Convert {value} {unit} to {wanted}.", value=decimal_formula(value), unit=_NAMES[unit], wanted=_NAMES[wanted]
    )
    return Exercise(statement, Posed(operation("converted", value, Symbol(unit), Symbol(wanted)), TASK, Goal.VALUE))
