"""The items of a set, made one by one and always the same from what names them. Runs in a worker.

Turn 0 of an origin is the item itself; every other turn is another problem like it: the items of parallel versions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from tutor.errors import NotSolved
from tutor.locales import locale
from tutor.messages import render_plain, say
from tutor.problem import Level, Problem
from tutor.service.jobs import make_items, proved
from tutor.service.practice.drafts import Draft, Kind
from tutor.service.practice.items import Item, Series, hints
from tutor.service.practice.questions import asked_as
from tutor.service.practice.stories import told
from tutor.service.practice.variants import alike, mark
from tutor.service.sets.practice_set import Copy, Origin
from tutor.topics import topic_named
from tutor.understanding import understand
from tutor.wire import item_json

TOLD = 60
"""Stories drawn in search of the same one with other numbers."""


def made(origin: Origin, turn: int, taken: frozenset[str], again: str, language: str) -> Copy:
    """Make the item of an origin, or a problem like it: none of those whose marks are taken, or that of mark ``again``.

    Raises:
        UnknownName: there is no such topic.
        NotSolved, BadInput: it cannot be made.
    """
    item, found = _itself(origin) if turn == 0 else _alike(origin, turn, taken, again, language)
    return Copy(turn, found, item_json(item, locale(language).translate))


def made_again(origin: Origin, turn: int, wanted: str, language: str) -> Item:
    """Make the item of a copy once more, by its mark, as it can be judged.

    Raises:
        UnknownName, NotSolved, BadInput: it is not found again.
    """
    return _itself(origin)[0] if turn == 0 else _alike(origin, turn, frozenset(), wanted, language)[0]


def mark_of(problem: Problem) -> str:
    """Return what tells a problem from others of a set."""
    return mark(problem)


def _itself(origin: Origin) -> tuple[Item, str]:
    item, problem = _item(origin)
    return item, mark(problem)


def _item(origin: Origin) -> tuple[Item, Problem]:
    """The item, and the problem that it was made from: what it asks may be about a line of that one's work."""
    series = Series(origin.topic, Level(origin.level), origin.seed, Kind(origin.kind))
    (drawn,) = make_items(series, ((origin.index, 0),), frozenset(), None)
    assert isinstance(drawn.item, Item)
    if series.kind in (Kind.COMPUTE, Kind.CHOICE, Kind.WORD):
        return drawn.item, drawn.item.draft.problem
    plain = replace(series, kind=Kind.COMPUTE)
    (base,) = make_items(plain, ((origin.index, drawn.attempt),), frozenset(), None)
    assert isinstance(base.item, Item)
    return drawn.item, base.item.draft.problem


def _alike(origin: Origin, turn: int, taken: frozenset[str], again: str, language: str) -> tuple[Item, str]:
    random = Random(f"{origin.id}/{turn}")
    level, kind = Level(origin.level), Kind(origin.kind)
    for draft in _candidates(origin, level, random, language):
        found = mark(draft.problem)
        if found in taken or again not in ("", found):
            continue
        asked = asked_as(kind, draft, level, Random(f"{origin.id}/{turn}/{found}"))
        if asked is None:
            continue
        topic = draft.problem.topic or origin.topic
        told_by = asked.hints or hints(asked.steps, asked.answer)
        return Item(f"{origin.id}.{turn}", topic, level, origin.seed, asked, told_by), found
    raise NotSolved(say("I found no other problem like this one."))


def _candidates(origin: Origin, level: Level, random: Random, language: str) -> Iterator[Draft]:
    if origin.text:
        yield from alike(understand(origin.text, language), level, random)
        return
    item, problem = _item(origin)
    if origin.kind == Kind.WORD:
        yield from _stories(origin.topic, item.draft.statement.text, level, random)
    else:
        yield from alike(problem, level, random)


def _stories(name: str, template: str, level: Level, random: Random) -> Iterator[Draft]:
    """The same story with other numbers, then any of the topic."""
    topic = topic_named(name)
    others = []
    for _ in range(TOLD):
        exercise = told(topic, random, level)
        if exercise.statement.text != template:
            others.append(exercise)
        elif draft := proved(topic, exercise, render_plain(exercise.statement), level, random, 0):
            yield draft
    for exercise in others:
        if draft := proved(topic, exercise, render_plain(exercise.statement), level, random, 0):
            yield draft
