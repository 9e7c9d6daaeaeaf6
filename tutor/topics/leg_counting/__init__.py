"""Counting legs: how many of each animal, times how many legs it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sympy import Add, Basic, Integer

from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Level, Problem
from tutor.rules.number_words import cardinal
from tutor.rules.sequences import typed
from tutor.rules.working import product, total, worked
from tutor.solution import Answer, Step
from tutor.topic import Asking, Posed, Topic, criteria
from tutor.topics.leg_counting.practice import TASK, practise

_LEGS = {
    0: "snake,sea slug,jellyfish,flatworm,leech,fish,worm,slug",
    2: "chicken,bird,human,duck,person,goose,hen,penguin,ostrich",
    4: "dog,cat,cow,horse,lion,elephant,giraffe,tiger,deer,sheep,pig,goat,rabbit,mouse,frog",
    5: "starfish",
    6: "insect,ant,butterfly,beetle,bee,wasp,grasshopper,cricket,cockroach,praying mantis,firefly,fly,ladybug",
    8: "spider,scorpion",
    10: "crab,lobster,shrimp",
    14: "woodlouse",
}
LEGS = {name: legs for legs, names in _LEGS.items() for name in names.split(",")}
_IRREGULAR = {"people": "person", "geese": "goose", "mice": "mouse", "woodlice": "woodlouse", "flies": "fly"}


def legs_of(name: str) -> int | None:
    """How many legs an animal has, by its name in any number; None where it is not known."""
    word = name.strip().lower()
    for one in (word, _IRREGULAR.get(word, ""), word.removesuffix("s"), word.removesuffix("es"), word[:-3] + "y"):
        if one in LEGS:
            return LEGS[one]
    return None


def pose_legs(blanks: Mapping[str, Basic]) -> Posed | None:
    """All the legs of the animals counted in ``text``."""
    terms = []
    for part in re.split(r",\s*(?:and\s+)?|\s+and\s+", re.sub(r"[.?!\s]+\Z", "", typed(blanks.get("text")))):
        found = re.fullmatch(r"(\d{1,4}|[a-z-]+)\s+([a-z ]+)", part.strip(), re.IGNORECASE)
        count = cardinal(found[1]) if found else None
        legs = legs_of(found[2]) if found else None
        if count is None or legs is None:
            return None
        terms.append(product(Integer(count), Integer(legs)))
    return Posed(total(*terms), TASK, Goal.VALUE) if terms else None


def _fits(problem: Problem) -> bool:
    return problem.task == TASK


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    statement = expression(problem.statement)
    parts = statement.args if isinstance(statement, Add) else (statement,)
    values = [part.doit() for part in parts]
    added, value = total(*values), sum(values, Integer(0))
    yield worked(
        "multiply-legs",
        say("Multiply the number of each animal by its number of legs."),
        say("Insects have 6 legs, spiders 8, crabs and their relatives 10, birds and people 2, most mammals 4."),
        statement,
        added,
        idea=say("How many legs does one of each animal have?"),
    )
    if len(values) > 1:
        yield worked(
            "add-legs",
            say("Add up the legs of all animals."),
            say("Every leg is counted once."),
            added,
            value,
            idea=say("How many legs are there together?"),
        )
    yield Answer(formula(value), formula(value))


_TASK = "your task is to count how many legs there are in total when given a list of animals. now, "

TOPIC = Topic(
    name="leg-counting",
    title=say("Counting legs"),
    area="arithmetic",
    prerequisites=("arithmetic",),
    askings=(
        Asking(
            (
                "how many legs are there in total if you have {text}",
                f"{_TASK}how many legs are there in total if you have {{text}}",
                "how many legs do {text} have",
                "how many legs do {text} have altogether",
            ),
            pose_legs,
        ),
    ),
    fits=_fits,
    solve=_solve,
    practise=practise,
    criteria=criteria(
        say("Two kinds of animals."),
        say("Four kinds of animals."),
        say("Six kinds of animals, and larger numbers."),
    ),
    examples=(
        "How many legs are there in total if you have 3 spiders, 11 sea slugs, 9 beetles?",
        "How many legs are there in total if you have 2 cats and 5 chickens?",
        "How many legs do 3 dogs and 4 ducks have altogether?",
        "How many legs are there in total if you have 1 woodlouse, 2 sheeps, 8 butterflys?",
        "3 spiders, 2 cats의 다리는 모두 몇 개인가?",
    ),
)
