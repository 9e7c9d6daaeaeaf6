"""Animals to practise with."""

from __future__ import annotations

from random import Random

from sympy import Integer

from tutor.messages import Message, say
from tutor.problem import Goal, Level
from tutor.rules.working import product, total
from tutor.topic import Exercise, Posed

TASK = "count-legs"


def practise(random: Random, level: Level) -> Exercise:
    """More kinds of animals from level to level, and more of each."""
    number, most = {Level.BEGINNER: (2, 20), Level.INTERMEDIATE: (4, 20)}.get(level, (6, 30))
    counts = [random.randint(2, most) for _ in range(29)]
    drawn = random.sample(list(zip(counts, _animals(counts), strict=True)), number)
    terms = [product(Integer(count), Integer(legs)) for count, (legs, _) in drawn]
    animals = _listed([words for _, (_, words) in drawn])
    statement = say("How many legs are there in total if you have {animals}?", animals=animals)
    return Exercise(statement, Posed(total(*terms), TASK, Goal.VALUE))


def _listed(words: list[Message]) -> Message:
    return words[0] if len(words) == 1 else say("{first}, {rest}", first=words[0], rest=_listed(words[1:]))


def _animals(counts: list[int]) -> tuple[tuple[int, Message], ...]:
    """Animals in those numbers, each with the legs that one has."""
    return (
        (2, say("{count} chickens", count=counts[0])),
        (2, say("{count} ducks", count=counts[1])),
        (2, say("{count} geese", count=counts[2])),
        (2, say("{count} penguins", count=counts[3])),
        (2, say("{count} ostriches", count=counts[4])),
        (4, say("{count} dogs", count=counts[5])),
        (4, say("{count} cats", count=counts[6])),
        (4, say("{count} cows", count=counts[7])),
        (4, say("{count} horses", count=counts[8])),
        (4, say("{count} elephants", count=counts[9])),
        (4, say("{count} giraffes", count=counts[10])),
        (4, say("{count} tigers", count=counts[11])),
        (4, say("{count} rabbits", count=counts[12])),
        (4, say("{count} goats", count=counts[13])),
        (4, say("{count} pigs", count=counts[14])),
        (4, say("{count} mice", count=counts[15])),
        (4, say("{count} frogs", count=counts[16])),
        (6, say("{count} ants", count=counts[17])),
        (6, say("{count} butterflies", count=counts[18])),
        (6, say("{count} beetles", count=counts[19])),
        (6, say("{count} bees", count=counts[20])),
        (6, say("{count} grasshoppers", count=counts[21])),
        (6, say("{count} crickets", count=counts[22])),
        (6, say("{count} ladybugs", count=counts[23])),
        (6, say("{count} fireflies", count=counts[24])),
        (8, say("{count} spiders", count=counts[25])),
        (8, say("{count} scorpions", count=counts[26])),
        (10, say("{count} crabs", count=counts[27])),
        (10, say("{count} lobsters", count=counts[28])),
    )
