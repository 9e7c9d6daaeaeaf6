"""Conversion of units: lengths, masses, times, volumes, areas, speeds, angles and temperatures."""

from __future__ import annotations

from tutor.messages import say
from tutor.problem import Problem
from tutor.topic import Asking, Topic, criteria
from tutor.topics.unit_conversion.asking import TASK, pose_conversion
from tutor.topics.unit_conversion.practice import practise
from tutor.topics.unit_conversion.solving import solve


def _fits(problem: Problem) -> bool:
    return problem.task == TASK


PHRASES = (
    "how many {text1} are there in {text}",
    "how many {text1} are in {text}",
    "how many {text1} is {text}",
    "how many {text1} make {text}",
    "how many {text1} does {text} have",
    "what is {text} in {text1}",
    "convert {text} to {text1}",
    "convert {text} into {text1}",
    "convert {text} in {text1}",
    "express {text} in {text1}",
    "express {text} as {text1}",
    "change {text} to {text1}",
    "write {text} in {text1}",
    "angle {text} in {text1}",
    "{text} in {text1}",
    "{text} to {text1}",
    "{text} is how many {text1}",
)

TOPIC = Topic(
    name="unit-conversion",
    title=say("Converting units"),
    area="measurement",
    prerequisites=("arithmetic",),
    askings=(Asking(PHRASES, pose_conversion),),
    fits=_fits,
    solve=solve,
    practise=practise,
    criteria=criteria(
        say("To a smaller unit, in one step."),
        say("To larger units, and over several units."),
        say("Areas, volumes, and speeds."),
    ),
    examples=(
        "How many tonnes are there in 347.9665g?",
        "What is 35.97403 millennia in months?",
        "What is three quarters of a litre in millilitres?",
        "How many milligrams are there in 8/5 of a gram?",
        "Convert 49 degrees Celsius to degrees Fahrenheit",
        "Convert 434 minutes to hours & minutes",
        "Convert 90 km/h to m/s",
        "Express 2.5 square meters in square centimeters",
        "3.5 kg을 g으로 나타내시오",
        "72 km/h는 몇 m/s인가?",
    ),
)
