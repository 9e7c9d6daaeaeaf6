"""A practice set as a value: its recipe, its places, each with the same problem in every parallel version.

Pure orchestration: what makes an item (`Make`) and what checks a teacher's own (`Check`) is given. Every function
returns a new set; those that make several items yield the set again and again as it grows. Knows nothing of SymPy,
databases or pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from string import ascii_uppercase
from typing import Any

from tutor.errors import BadInput, StepwiseError, UnknownName
from tutor.messages import Message, say

Json = dict[str, Any]
NONE: frozenset[str] = frozenset()
MOST_ITEMS, MOST_ROWS, MOST_VERSIONS = 60, 12, 4
TRIES = 8
"""Items of a series that are tried for a place before a repeated one is taken."""
TO_REVIEW, ACCEPTED = "model-written", "accepted"
"""What the note of a place says of a problem that a model wrote: before and after the teacher's review."""
SWAPPED, LIKE = 100, 10
"""What a swap within a version, and "like this one", add to a turn: no two versions have the same."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A row of the recipe: so many items of a topic, a level and a kind."""

    topic: str
    level: str = "intermediate"
    kind: str = "compute"
    count: int = 5


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a set is made from."""

    rows: tuple[Wish, ...]
    seed: int = 0
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Origin:
    """What an item is made from: its place in the series of a seed, or (``text``) what a teacher typed."""

    topic: str
    level: str
    kind: str
    seed: int
    index: int
    text: str = ""
    answer: str = ""

    @property
    def id(self) -> str:
        """The id of the item itself, by which it can be made again."""
        if self.text:
            return f"own.{sha256(self.text.encode()).hexdigest()[:10]}"
        kind = "" if self.kind == "compute" else f".{self.kind}"
        return f"{self.topic}.{self.level}.{self.seed}.{self.index}{kind}"


@dataclass(frozen=True, slots=True)
class Copy:
    """The item of a place in one version; ``mark`` is shared by items that pose the same mathematics."""

    turn: int
    mark: str
    item: Json


@dataclass(frozen=True, slots=True)
class Place:
    """A problem of a set in all its versions; ``note`` says what came of the check of a teacher's own."""

    key: str
    origin: Origin
    copies: tuple[Copy, ...]
    locked: bool = False
    note: Json | None = None


@dataclass(frozen=True, slots=True)
class PracticeSet:
    """A set; ``troubles`` say what of the recipe could not be made."""

    title: str
    recipe: Recipe
    versions: int = 1
    places: tuple[Place, ...] = ()
    troubles: tuple[str, ...] = ()

    def items(self, version: int = 0) -> list[Json]:
        """Return the items of a version as exports take them."""
        return [place.copies[min(version, len(place.copies) - 1)].item for place in self.places]

    @property
    def minutes(self) -> float:
        """About how long the first version takes."""
        return float(sum(item.get("minutes", 0) for item in self.items()))

    @property
    def difficulty(self) -> float:
        """How hard the first version is on average, from 1 to 5; 0 of an empty set."""
        items = self.items()
        return round(sum(item.get("difficulty", 0) for item in items) / len(items), 1) if items else 0.0


Job = tuple[Origin, int, frozenset[str], str]
"""What to make: an origin, a turn, the marks that are taken, the mark of the one wanted again (or none)."""
Make = Callable[[Sequence[Job]], Iterator[Copy | StepwiseError]]
"""Makes the items of jobs side by side and yields them in order."""
Said = Callable[[Message], str]


def checked(recipe: Recipe, versions: int) -> None:
    """Raise `BadInput` where a recipe asks for nothing or too much."""
    count = sum(row.count for row in recipe.rows)
    if not recipe.rows or count < 1:
        raise BadInput(say("Choose at least one topic."))
    if count > MOST_ITEMS or len(recipe.rows) > MOST_ROWS:
        raise BadInput(say("A set has at most {limit} problems.", limit=MOST_ITEMS))
    if not 1 <= versions <= MOST_VERSIONS:
        raise BadInput(say("A set has at most {limit} versions.", limit=MOST_VERSIONS))


def compose(
    title: str, recipe: Recipe, versions: int, make: Make, said: Said, old: Sequence[Place] = ()
) -> Iterator[PracticeSet]:
    """Yield the set as it grows: locked places of ``old`` stay where they are, all others are made from the recipe.

    Raises:
        BadInput: the recipe asks for nothing or too much.
    """
    checked(recipe, versions)
    kept = {index: place for index, place in enumerate(old) if place.locked}
    now = PracticeSet(title, recipe, versions, troubles=())
    origins = list(_wanted(recipe, [place.origin for place in kept.values()]))
    found = make([(origin, 0, NONE, "") for origin in origins])
    for origin, first in zip(origins, found, strict=True):
        now = replace(now, places=_with_kept(now.places, kept))
        taken = _marks((*now.places, *kept.values()))
        copy, origin = _new(origin, first, taken, make, _highest(origins))
        if isinstance(copy, Copy):
            now = replace(now, places=(*now.places, Place(_key((*now.places, *kept.values())), origin, (copy,))))
        else:
            now = replace(now, troubles=tuple(dict.fromkeys((*now.troubles, said(copy.message)))))
        yield now
    while kept:
        now = replace(now, places=(*now.places, kept.pop(min(kept))))
    yield now
    yield from in_versions(now, versions, make)


def in_versions(now: PracticeSet, versions: int, make: Make) -> Iterator[PracticeSet]:
    """Yield the set with so many versions, as they grow: item i of each is like item i of the first."""
    if not 1 <= versions <= MOST_VERSIONS:
        raise BadInput(say("A set has at most {limit} versions.", limit=MOST_VERSIONS))
    now = replace(now, versions=versions, places=tuple(replace(p, copies=p.copies[:versions]) for p in now.places))
    yield now
    for version in range(1, versions):
        lacking = [n for n, place in enumerate(now.places) if len(place.copies) == version]
        taken = _marks(now.places)
        jobs = [(now.places[n].origin, _turn(now.places[n], version), taken, "") for n in lacking]
        for n, copy in zip(lacking, make(jobs), strict=True):
            place = now.places[n]
            if isinstance(copy, Copy) and copy.mark in _marks(now.places):
                copy = next(make([(place.origin, copy.turn, _marks(now.places), "")]))
            last = copy if isinstance(copy, Copy) else place.copies[0]
            now = _put(now, n, replace(place, copies=(*place.copies, last)))
            yield now


def swapped(now: PracticeSet, key: str, version: int, make: Make) -> Iterator[PracticeSet]:
    """Yield the set with another problem of the same topic, level and kind at a place; its versions follow.

    In a version other than the first only that version's problem is another one.

    Raises:
        NotSolved: no other one was found.
    """
    n = _index(now, key)
    place, taken = now.places[n], _marks(now.places)
    if version and version < len(place.copies):
        copy = _one(make, (place.origin, place.copies[version].turn + SWAPPED, taken, ""))
        copies = (*place.copies[:version], copy, *place.copies[version + 1 :])
        yield _put(now, n, replace(place, copies=copies))
        return
    following = replace(place.origin, text="", answer="")
    following = replace(following, index=_highest([p.origin for p in now.places]).get(_series(following), -1) + 1)
    found, origin = _new(following, _one(make, (following, 0, NONE, "")), taken, make, {})
    if not isinstance(found, Copy):
        raise found
    yield from in_versions(_put(now, n, Place(place.key, origin, (found,), place.locked)), now.versions, make)


def like(now: PracticeSet, key: str, make: Make) -> Iterator[PracticeSet]:
    """Yield the set with a problem like the one of a place behind it.

    Raises:
        NotSolved: none was found.
        BadInput: the set is full.
    """
    _room(now)
    n = _index(now, key)
    place = now.places[n]
    turns = [p.copies[0].turn for p in now.places if p.origin == place.origin]
    copy = _one(make, (place.origin, (max(turns) // LIKE + 1) * LIKE, _marks(now.places), ""))
    added = Place(_key(now.places), place.origin, (copy,))
    places = (*now.places[: n + 1], added, *now.places[n + 1 :])
    yield from in_versions(replace(now, places=places), now.versions, make)


def edited(now: PracticeSet, key: str | None, place: Place, make: Make) -> Iterator[PracticeSet]:
    """Yield the set with a teacher's own problem at a place, or (without a key) at the end."""
    if key is None:
        _room(now)
        now = replace(now, places=(*now.places, replace(place, key=_key(now.places))))
    else:
        n = _index(now, key)
        now = _put(now, n, replace(place, key=key, locked=True))
    yield from in_versions(now, now.versions, make)


def offered(now: PracticeSet, places: Sequence[Place], told: Sequence[str], make: Make) -> Iterator[PracticeSet]:
    """Yield the set with problems that a model wrote at its end, for review; ``told`` says what came of the request."""
    room = MOST_ITEMS - len(now.places)
    for place in places[:room]:
        now = replace(now, places=(*now.places, replace(place, key=_key(now.places), locked=True)))
    now = replace(now, troubles=tuple(told))
    yield now
    yield from in_versions(now, now.versions, make)


def accepted(now: PracticeSet, key: str) -> PracticeSet:
    """Return the set with a problem that a model wrote accepted by the teacher; its answer stays unproven.

    Raises:
        BadInput: there is nothing to review in that place.
    """
    n = _index(now, key)
    place = now.places[n]
    if place.note is None or place.note["outcome"] != TO_REVIEW:
        raise BadInput(say("There is nothing to review in this place."))
    return _put(now, n, replace(place, note={**place.note, "outcome": ACCEPTED}))


def translated(now: PracticeSet, language: str, make: Make, own: Callable[[Place], Place]) -> Iterator[PracticeSet]:
    """Yield the set in another language, the same items made again; ``own`` checks a teacher's own once more."""
    now = replace(now, recipe=replace(now.recipe, language=language))
    jobs = [(p.origin, copy.turn, NONE, copy.mark) for p in now.places for copy in p.copies if not _typed(p, copy)]
    found = make(jobs)
    for n, place in enumerate(now.places):
        checked_again = own(place) if place.origin.text else None
        again = checked_again and checked_again.copies[0]
        place = replace(place, note=checked_again.note) if checked_again else place
        new = [again if again and _typed(place, copy) else next(found) for copy in place.copies]
        copies = (copy if isinstance(copy, Copy) else old for copy, old in zip(new, place.copies, strict=True))
        now = _put(now, n, replace(place, copies=tuple(copies)))
        yield now


def _typed(place: Place, copy: Copy) -> bool:
    """Whether an item is the one that a teacher typed, not one like it."""
    return bool(place.origin.text) and copy.turn == 0


def locked(now: PracticeSet, key: str, lock: bool) -> PracticeSet:
    """Return the set with a place locked, or free again."""
    n = _index(now, key)
    return _put(now, n, replace(now.places[n], locked=lock))


def moved(now: PracticeSet, key: str, to: int) -> PracticeSet:
    """Return the set with a place at another number, from 0."""
    n = _index(now, key)
    places = [*now.places[:n], *now.places[n + 1 :]]
    places.insert(max(0, min(to, len(places))), now.places[n])
    return replace(now, places=tuple(places))


def removed(now: PracticeSet, key: str) -> PracticeSet:
    """Return the set without a place."""
    n = _index(now, key)
    return replace(now, places=(*now.places[:n], *now.places[n + 1 :]))


def letter(version: int) -> str:
    """Return what a version is called: A, B, C or D."""
    return ascii_uppercase[version]


def _wanted(recipe: Recipe, kept: Sequence[Origin]) -> Iterator[Origin]:
    """The origins that the rows ask for, less those that are kept."""
    spare = [_asked(origin) for origin in kept if not origin.text]
    highest = _highest(kept)
    for row in recipe.rows:
        for _ in range(row.count):
            asked = Origin(row.topic, row.level, row.kind, recipe.seed, 0)
            if _asked(asked) in spare:
                spare.remove(_asked(asked))
                continue
            index = highest.get(_series(asked), -1) + 1
            highest[_series(asked)] = index
            yield replace(asked, index=index)


def _asked(origin: Origin) -> tuple[str, str, str]:
    return (origin.topic, origin.level, origin.kind)


def _new(
    origin: Origin, first: Copy | StepwiseError, taken: frozenset[str], make: Make, highest: dict[tuple[str, ...], int]
) -> tuple[Copy | StepwiseError, Origin]:
    """An item whose mark is not taken: the one made first, else a later one of its series."""
    copy = first
    for _ in range(TRIES):
        if not (isinstance(copy, Copy) and copy.mark in taken):
            break
        origin = replace(origin, index=max(origin.index, highest.get(_series(origin), -1)) + 1)
        copy = next(make([(origin, 0, taken, "")]))
    return copy, origin


def _one(make: Make, job: Job) -> Copy:
    found = next(make([job]))
    if not isinstance(found, Copy):
        raise found
    return found


def _turn(place: Place, version: int) -> int:
    return place.copies[0].turn + version


def _series(origin: Origin) -> tuple[str, str, str]:
    return (origin.topic, origin.level, str(origin.seed))


def _highest(origins: Sequence[Origin]) -> dict[tuple[str, ...], int]:
    """The highest number used of each series; those of all kinds share it, as they share the problems."""
    found: dict[tuple[str, ...], int] = {}
    for origin in origins:
        if not origin.text:
            found[_series(origin)] = max(origin.index, found.get(_series(origin), -1))
    return found


def _marks(places: Sequence[Place]) -> frozenset[str]:
    return frozenset(copy.mark for place in places for copy in place.copies)


def _with_kept(places: tuple[Place, ...], kept: dict[int, Place]) -> tuple[Place, ...]:
    while len(places) in kept:
        places = (*places, kept.pop(len(places)))
    return places


def _put(now: PracticeSet, n: int, place: Place) -> PracticeSet:
    return replace(now, places=(*now.places[:n], place, *now.places[n + 1 :]))


def _index(now: PracticeSet, key: str) -> int:
    for n, place in enumerate(now.places):
        if place.key == key:
            return n
    raise UnknownName(say("This problem is not in the set any more."))


def _key(places: Sequence[Place]) -> str:
    return f"p{max((int(place.key[1:]) for place in places), default=0) + 1}"


def _room(now: PracticeSet) -> None:
    if len(now.places) >= MOST_ITEMS:
        raise BadInput(say("A set has at most {limit} problems.", limit=MOST_ITEMS))
