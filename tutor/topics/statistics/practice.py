"""Lists of numbers to describe."""

from __future__ import annotations

from random import Random

from sympy import Expr, Integer

from tutor.maths.operations import operation
from tutor.messages import Message, say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.statistics.asking import TASK

_NAMES: dict[Level, tuple[str, ...]] = {
    Level.BEGINNER: ("mean_of", "median_of", "range_of", "modes_of"),
    Level.INTERMEDIATE: ("mean_of", "median_of", "variance_of"),
    Level.ADVANCED: ("variance_of", "deviation_of", "sample_variance_of", "quartiles_of", "harmonic_mean_of"),
}


def practise(random: Random, level: Level) -> Exercise:
    """Beginner: mean, median, mode, range of few values; intermediate: variance; advanced: deviations, quartiles."""
    name = random.choice(_NAMES[level])
    count = random.choice((5, 7)) if level is Level.BEGINNER else random.randint(5, 8)
    if name == "quartiles_of":
        count = random.choice((6, 8, 10))
    values: list[Expr] = [Integer(random.randint(1, 30)) for _ in range(count)]
    if name == "modes_of":
        values[-1] = values[0]
    if name in ("mean_of", "variance_of", "deviation_of"):
        values[-1] += (-sum(values)) % count
    if name == "harmonic_mean_of":
        values = [Integer(random.choice((2, 3, 4, 6, 8, 12, 24, 5, 10, 15, 20))) for _ in range(random.randint(2, 4))]
    data = ", ".join(map(str, values))
    return Exercise(_ask(name, data), Posed(operation(name, *values), TASK, Goal.VALUE))


def _ask(name: str, data: str) -> Message:
    match name:
        case "mean_of":
            return say("Find the mean of {data}.", data=data)
        case "median_of":
            return say("Find the median of {data}.", data=data)
        case "range_of":
            return say("Find the range of the data {data}.", data=data)
        case "modes_of":
            return say("Find the mode of {data}.", data=data)
        case "variance_of":
            return say("Find the variance of the whole population {data}.", data=data)
        case "deviation_of":
            return say("Find the standard deviation of the whole population {data}.", data=data)
        case "sample_variance_of":
            return say("Find the sample variance of {data}.", data=data)
        case "quartiles_of":
            return say(
                "Find the quartiles of {data} as the medians of the lower half, of all and of the upper half", data=data
            )
    return say("Find the harmonic mean of {data}.", data=data)
