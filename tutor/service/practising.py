"""Practice: proven problems with three graded hints, and judging what a student answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.maths.worker import Pool
from tutor.messages import Formula, Message, say
from tutor.problem import Level
from tutor.solution import Answer, Step

if TYPE_CHECKING:
    from tutor.service.drafts import Draft

ITEM_DEADLINE = 60.0
"""Seconds for one item, redraws included."""


@dataclass(frozen=True, slots=True)
class Item:
    """One practice problem of a set, with its place in the seed's sequence and its hints."""

    id: str
    topic: str
    level: Level
    seed: int
    draft: Draft
    hints: tuple[Message, Message, Message]


def items(pool: Pool, topic: str, level: Level, count: int, seed: int, first: int = 0) -> Iterator[Item]:
    """Yield items ``first`` to ``first + count - 1`` of a seed; each is the same however many are asked for.

    Raises:
        UnknownName: there is no such topic.
    """
    taken: set[str] = set()
    for index in range(first + count):
        draft: Draft = pool.call(
            "tutor.service.jobs:make_item", topic, level, seed, index, frozenset(taken), deadline=ITEM_DEADLINE
        )
        taken.add(draft.problem.text)
        if index >= first:
            yield Item(f"{topic}.{level}.{seed}.{index}", topic, level, seed, draft, hints(draft.steps, draft.answer))


def hints(steps: tuple[Step, ...], answer: Answer) -> tuple[Message, Message, Message]:
    """Return the idea, the rule and the first step of a solution; none holds the answer's value.

    A hint that would give the value away is replaced by one in general words.
    """
    general = (
        say("Ask yourself what is given and what is asked, and which rule connects the two."),
        say("Look for the one part that can be made simpler first, and do only that."),
        say("Write the problem down again and change only one thing; then check that both lines agree."),
    )
    if not steps:
        return general
    first = steps[0]
    offered = (
        first.idea or first.because,
        say("{rule}: {reason}", rule=first.title, reason=first.because),
        say("First step: {before} becomes {after}.", before=first.before, after=first.after),
    )
    safe = [fallback if tells(hint, answer) else hint for hint, fallback in zip(offered, general, strict=True)]
    return safe[0], safe[1], safe[2]


def tells(hint: Message, answer: Answer) -> bool:
    """Return whether the answer's value, one member of it, or the answer as shown stands in the hint."""
    values = {answer.value.plain, answer.shown.plain, *_members(answer.value.plain)}
    return any(
        re.search(rf"(?<![\w.]){re.escape(_squeezed(value))}(?![\w.]*\w)", _squeezed(piece))
        for value in values
        for piece in _pieces(hint)
    )


def _pieces(message: Message) -> Iterator[str]:
    """The words and the formulas of a message, each by itself: joined they could hide or make up a value."""
    yield from message.text.split()
    for _, blank in message.blanks:
        match blank:
            case Message():
                yield from _pieces(blank)
            case Formula():
                yield blank.plain
            case _:
                yield from str(blank).split()


def _members(value: str) -> list[str]:
    """The members of a set of one or more values: each alone gives the answer away."""
    if not (value.startswith("{") and value.endswith("}")):
        return []
    return [member for member in value[1:-1].split(", ") if member and "(" not in member]


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
