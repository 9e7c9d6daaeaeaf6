"""What all stories share: names and things to draw from, and numbers by level.

A name and a thing are sentences of their own, so that each language has its own; in Korean the particles fall on the
counter after a number, never on the word drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tutor.messages import Message, say
from tutor.problem import Level

Story = Callable[[Random, Level], tuple[Message, str]]
"""A seeded generator and a level → the story, and the question in it as one types it."""

NAMES = (
    say("Mina"), say("Jisu"), say("Minho"), say("Yuna"), say("Jiho"), say("Hana"), say("Sora"), say("Leo"), say("Emma"),
    say("Noah"), say("Sophia"), say("Maria"),
)  # fmt: skip
THINGS = (
    say("apples"), say("cookies"), say("stickers"), say("marbles"), say("erasers"), say("buttons"), say("oranges"),
    say("shells"), say("balloons"), say("candies"),
)  # fmt: skip
_TOP = {Level.BEGINNER: 9, Level.INTERMEDIATE: 20, Level.ADVANCED: 60}


def name(random: Random) -> Message:
    """Draw a person."""
    return random.choice(NAMES)


def two_names(random: Random) -> tuple[Message, Message]:
    """Draw two different people."""
    first, second = random.sample(NAMES, 2)
    return first, second


def things(random: Random) -> Message:
    """Draw things that can be counted."""
    return random.choice(THINGS)


def number(random: Random, level: Level, low: int = 2) -> int:
    """Draw a number of the size of the level."""
    return random.randint(low, max(low, _TOP[level]))
