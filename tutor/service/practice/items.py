"""Practice: proven problems with three graded hints, and judging what a student answers."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from tutor import journal
from tutor.maths.worker import Pool
from tutor.messages import Message, say
from tutor.problem import Level
from tutor.service.practice.drafts import Kind
from tutor.service.practice.telling import tells as tells
from tutor.solution import Answer, Step

if TYPE_CHECKING:
    from tutor.service.practice.drafts import Draft

NAMED = r"\operatorname{"
"""How an operation that has a name and no sign begins in LaTeX."""
CHANGES_TRIED = 3
"""Steps from the first on that may be shown as a hint: an early one may give the answer away in a side calculation."""
ITEM_DEADLINE = 60.0
"""Seconds for one batch of items, redraws included."""

BATCH = 8
"""Items that a worker makes before it hands them over."""

REPEATED = 20
"""The draw from which on a repeated item is better than none: a small topic has run out of new ones."""

MAKE = "tutor.service.jobs:make_items"

Wanted = tuple[tuple[int, int], ...]
"""Numbers of items, each with the draw to begin with."""


@dataclass(frozen=True, slots=True)
class Item:
    """One practice problem of a set, with its place in the seed's sequence and its hints."""

    id: str
    topic: str
    level: Level
    seed: int
    draft: Draft
    hints: tuple[Message, Message, Message]


@dataclass(frozen=True, slots=True)
class Series:
    """A topic at a level with a seed: the row of its items, of which each is always the same."""

    topic: str
    level: Level
    seed: int
    kind: Kind = Kind.COMPUTE


@dataclass(frozen=True, slots=True)
class Made:
    """An item, or its JSON; what tells it from others, and the number of the draw that it came from."""

    item: Item | dict[str, Any]
    signature: str
    attempt: int


def items(
    pool: Pool, topic: str, level: Level, count: int, seed: int, first: int = 0, kind: Kind = Kind.COMPUTE
) -> Iterator[Item]:
    """Yield items ``first`` to ``first + count - 1`` of a seed; each is the same however many are asked for.

    Raises:
        UnknownName: there is no such topic.
    """
    row = _row(pool, Series(topic, level, seed, kind), first + count, None)
    yield from (cast(Item, made.item) for made in islice(row, first, None))


def items_json(
    pool: Pool, topic: str, level: Level, count: int, seed: int, language: str, kind: Kind = Kind.COMPUTE
) -> Iterator[dict[str, Any]]:
    """Yield the JSON of items 0 to ``count - 1`` of a seed in a language.

    Raises:
        UnknownName: there is no such topic.
    """
    row = _row(pool, Series(topic, level, seed, kind), count, language)
    yield from (cast("dict[str, Any]", made.item) for made in row)


def item_of(series: Series, index: int, draft: Draft) -> Item:
    """Return a draft with its place in the series, and hints."""
    kind = "" if series.kind is Kind.COMPUTE else f".{series.kind}"
    name = f"{series.topic}.{series.level}.{series.seed}.{index}{kind}"
    return Item(name, series.topic, series.level, series.seed, draft, draft.hints or hints(draft.steps, draft.answer))


def _row(pool: Pool, series: Series, count: int, language: str | None) -> Iterator[Made]:
    """The first items of a series, made by all workers at once.

    An item is the first draw that is proved and is not the same as an item before it. Those before it are not all known
    while it is made; where it is the same as one of them after all, it is drawn on from there.
    """
    taken: set[str] = set()

    def make(wanted: Wanted) -> list[Made]:
        made: list[Made] = []
        while len(made) < len(wanted):
            made += pool.call(MAKE, series, wanted[len(made) :], frozenset(taken), language, deadline=ITEM_DEADLINE)
        return made

    for index, drawn in enumerate(_in_order(make, _batches(count, pool.size), pool.size)):
        made = drawn
        while made.signature in taken and made.attempt < REPEATED:
            (made,) = make(((index, made.attempt + 1),))
        taken.add(made.signature)
        yield made


def _batches(count: int, workers: int) -> Iterator[Wanted]:
    size = max(1, min(BATCH, count // (2 * workers)))
    for start in range(0, count, size):
        yield tuple((index, 0) for index in range(start, min(start + size, count)))


def _in_order(make: Callable[[Wanted], list[Made]], batches: Iterator[Wanted], workers: int) -> Iterator[Made]:
    """What is made of the batches, in their order, with two batches per worker under way."""
    threads = journal.Threads(workers, "practice")
    try:
        under_way = deque(threads.submit(make, batch) for batch in islice(batches, 2 * workers))
        while under_way:
            yield from under_way.popleft().result()
            under_way.extend(threads.submit(make, batch) for batch in islice(batches, 1))
    finally:
        threads.shutdown(wait=False, cancel_futures=True)


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
    change = next((change for change in _changes(steps) if not tells(change, answer)), general[2])
    offered = (first.idea or first.because, _rule_and_reason(first), change)
    safe = [fallback if tells(hint, answer) else hint for hint, fallback in zip(offered, general, strict=True)]
    return safe[0], safe[1], safe[2]


def _rule_and_reason(step: Step) -> Message:
    if step.title.text.endswith((".", "?", "!")):
        return say("{rule} {reason}", rule=step.title, reason=step.because)
    return say("{rule}: {reason}", rule=step.title, reason=step.because)


def _changes(steps: tuple[Step, ...]) -> Iterator[Message]:
    """The first lines that differ from the one before; an operation that only has a name is not shown."""
    for step in steps[:CHANGES_TRIED]:
        if step.before.latex == step.after.latex or NAMED in step.after.latex:
            continue
        if NAMED in step.before.latex:
            yield say("First write down {line}.", line=step.after)
        else:
            yield say("First step: {before} becomes {after}.", before=step.before, after=step.after)
    yield say("First step: {rule}", rule=steps[0].title)
