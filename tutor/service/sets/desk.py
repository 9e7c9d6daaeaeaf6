"""A teacher's desk: practice sets made, changed and kept; every change is kept at once, by whoever made the set."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from tutor import journal
from tutor.errors import BadInput, Conflict, StepwiseError, UnknownName
from tutor.imports.rows import Place as FilePlace
from tutor.imports.rows import Row
from tutor.locales import locale
from tutor.maths.worker import Pool
from tutor.messages import Message, render_plain, say
from tutor.problem import Level
from tutor.records import SetLine
from tutor.records.sets import Sets
from tutor.service.bounds import known_topics
from tutor.service.practice.items import ITEM_DEADLINE, Item
from tutor.service.sets import practice_set as sets
from tutor.service.sets.as_json import read, written
from tutor.service.sets.importing import Imported
from tutor.service.sets.practice_set import Copy, Job, Origin, Place, PracticeSet, Recipe
from tutor.service.writing import written as written_problems

if TYPE_CHECKING:
    from tutor.service.tutor import Tutor

LONGEST_TITLE, LONGEST_TEXT = 200, 2_000
NOT_MINE = say("This set belongs to somebody else: make a copy to change it.")


@dataclass(frozen=True, slots=True)
class Kept:
    """A set with its id, and whether who asks may change it; ``revision`` counts its changes."""

    id: str
    mine: bool
    content: PracticeSet
    revision: int = 0

    def json(self) -> dict[str, Any]:
        """Return it as programs and the page see it."""
        return {"id": self.id, "mine": self.mine, "revision": self.revision, **written(self.content)}


class Desk:
    """What a teacher does with sets; ``browser`` is whose they are.

    Every change yields the set as it grows and keeps it at the end. Reading takes the id alone; changing raises
    `UnknownName` unless the set is that browser's, and `Conflict` where it was changed meanwhile: then nothing is kept.
    """

    def __init__(self, tutor: Tutor, pool: Pool, revision: int | None = None) -> None:
        self._tutor, self._pool, self._revision = tutor, pool, revision

    def seen(self, revision: int | None) -> Desk:
        """Return the desk of somebody who has seen a set at that revision and changes no other."""
        return Desk(self._tutor, self._pool, revision)

    @property
    def _sets(self) -> Sets:
        return self._tutor.store.sets

    def open(self, name: str, browser: str | None = None) -> Kept:
        """Return a set.

        Raises:
            UnknownName: there is no such set.
        """
        entry = self._sets.find(name)
        if entry is None:
            raise UnknownName(say("There is no such set."))
        return Kept(name, browser is not None and entry.browser == browser, read(entry.content), entry.revision)

    def listed(self, browser: str | None) -> list[SetLine]:
        """Return the sets of a browser, the one changed last first."""
        return self._sets.of(browser) if browser else []

    def remove(self, name: str, browser: str | None) -> None:
        """Erase a set."""
        if not self._sets.remove(name, browser):
            raise UnknownName(say("There is no such set."))

    def copy(self, name: str, browser: str, title: str) -> Kept:
        """Return a set of one's own with the content of another."""
        content = replace(self.open(name).content, title=_title(title))
        return Kept(self._sets.add(browser, content.title, written(content)), True, content)

    def make(self, browser: str, title: str, recipe: Recipe, versions: int = 1) -> Iterator[Kept]:
        """Make a new set and keep it.

        Raises:
            BadInput: the recipe asks for nothing or too much.
            UnknownName: there is no such topic or language.
        """
        self._known(recipe)
        growing = sets.compose(_title(title), recipe, versions, self._maker(recipe.language), self._said(recipe))
        name = ""
        for content, last in _marked(growing):
            if last:
                name = self._sets.add(browser, content.title, written(content))
            yield Kept(name, True, content)

    def remake(self, name: str, browser: str, title: str, recipe: Recipe, versions: int = 1) -> Iterator[Kept]:
        """Make a set again by another recipe; what is locked stays."""
        self._known(recipe)

        def grown(now: PracticeSet) -> Iterator[PracticeSet]:
            make, said = self._maker(recipe.language), self._said(recipe)
            old = now.places
            if now.recipe.language != recipe.language:
                for again in sets.translated(now, recipe.language, make, self._own_again(recipe.language)):
                    old = again.places
            yield from sets.compose(_title(title), recipe, versions, make, said, old)

        return self.change(name, browser, grown)

    def swap(self, name: str, browser: str, key: str, version: int = 0) -> Iterator[Kept]:
        """Put another problem of the same topic, level and kind in a place."""
        return self.change(name, browser, lambda now: sets.swapped(now, key, version, self._of(now)))

    def like(self, name: str, browser: str, key: str) -> Iterator[Kept]:
        """Add a problem like the one in a place."""
        return self.change(name, browser, lambda now: sets.like(now, key, self._of(now)))

    def versions(self, name: str, browser: str, versions: int) -> Iterator[Kept]:
        """Have so many parallel versions."""
        return self.change(name, browser, lambda now: sets.in_versions(now, versions, self._of(now)))

    def translate(self, name: str, browser: str, language: str) -> Iterator[Kept]:
        """Put the set into another language."""
        locale(language)
        own = self._own_again(language)
        return self.change(name, browser, lambda now: sets.translated(now, language, self._maker(language), own))

    def lock(self, name: str, browser: str, key: str, lock: bool = True) -> Iterator[Kept]:
        """Lock a place, or free it: what is locked stays when the set is made again."""
        return self.change(name, browser, lambda now: iter((sets.locked(now, key, lock),)))

    def move(self, name: str, browser: str, key: str, to: int) -> Iterator[Kept]:
        """Move a place to another number, from 0."""
        return self.change(name, browser, lambda now: iter((sets.moved(now, key, to),)))

    def drop(self, name: str, browser: str, key: str) -> Iterator[Kept]:
        """Take a place out of the set."""
        return self.change(name, browser, lambda now: iter((sets.removed(now, key),)))

    def rename(self, name: str, browser: str, title: str) -> Iterator[Kept]:
        """Give the set another title."""
        return self.change(name, browser, lambda now: iter((replace(now, title=_title(title)),)))

    def edit(self, name: str, browser: str, text: str, answer: str = "", key: str | None = None) -> Iterator[Kept]:
        """Put a teacher's own problem in a place, or (without a key) at the end: solved and proven if possible.

        Raises:
            BadInput: there is no problem, or it is too long.
        """
        if not text.strip():
            raise BadInput(say("There is no problem yet."))
        if len(text) > LONGEST_TEXT or len(answer) > LONGEST_TEXT:
            raise BadInput(say("The problem is too long for a set."))

        def grown(now: PracticeSet) -> Iterator[PracticeSet]:
            level = next((place.origin.level for place in now.places if place.key == key), now.recipe.rows[0].level)
            place = self._own(text.strip(), answer.strip(), level, now.recipe.language)
            return sets.edited(now, key, place, self._of(now))

        return self.change(name, browser, grown)

    def write(
        self, name: str, browser: str, theme: str, topics: Sequence[str], level: str, count: int
    ) -> Iterator[Kept]:
        """Have a model write problems on a theme; those that agree are put at the end, locked, for review.

        Raises:
            BadInput, UnknownName, Unavailable: as `Tutor.write_problems` does.
        """
        kept = self._mine(name, browser)
        wish = written_problems.Wish(theme, tuple(topics), Level(level), kept.content.recipe.language, count)
        found = list(self._tutor.write_problems(wish))
        engine, translate = self._tutor.engine(wish.engine), locale(wish.language).translate
        told = written_problems.report(found, wish, engine, translate)
        places = [self._for_review(judged.item, told) for judged in found if judged.item]
        lines = [told["message"], *(f"{refused['count']} × {refused['message']}" for refused in told["refused"])]
        # What was changed while the model wrote stays: its problems come after it.
        yield from self.seen(None).change(name, browser, lambda now: sets.offered(now, places, lines, self._of(now)))

    def accept(self, name: str, browser: str, key: str) -> Iterator[Kept]:
        """Take note that the teacher has reviewed a problem that a model wrote."""
        return self.change(name, browser, lambda now: iter((sets.accepted(now, key),)))

    def change(self, name: str, browser: str, grow: Callable[[PracticeSet], Iterator[PracticeSet]]) -> Iterator[Kept]:
        """Yield the set as a change makes it, and keep what it has become.

        Raises:
            UnknownName: it is not a set of that browser.
            Conflict: it was changed since it was seen, or while the change was being made.
        """
        kept = self._mine(name, browser)
        for content, last in _marked(grow(kept.content)):
            if last and not self._sets.change(name, browser, content.title, written(content), kept.revision):
                self._mine(name, browser)
                raise _conflict()
            yield Kept(name, True, content, kept.revision + last)

    def _mine(self, name: str, browser: str) -> Kept:
        """The set of that browser as it was seen."""
        kept = self.open(name, browser)
        if not kept.mine:
            raise UnknownName(NOT_MINE)
        if self._revision not in (None, kept.revision):
            raise _conflict()
        return kept

    def _own(self, text: str, answer: str, level: str, language: str) -> Place:
        row = Row(text, FilePlace("", 1), answer or None, Level(level))
        found: Imported = self._tutor.import_problem(row, Level(level), language)
        translate = locale(language).translate
        if found.item is None:
            raise BadInput(found.message)
        from tutor.wire import item_json

        origin = Origin(found.item.topic, level, "compute", 0, 0, text, answer)
        item = {**item_json(found.item, translate), "id": origin.id}
        mark = self._pool.call("tutor.service.sets.making:mark_of", found.item.draft.problem, deadline=ITEM_DEADLINE)
        note = {"outcome": found.outcome.value, "message": render_plain(found.message, translate)}
        return Place("", origin, (Copy(0, mark, item),), True, note)

    def _for_review(self, item: Item, told: dict[str, Any]) -> Place:
        wire = next(each for each in told["items"] if each["id"] == item.id)
        origin = Origin(item.topic, item.level.value, "word", 0, 0, wire["statement"], wire["answer"]["plain"])
        mark = self._pool.call("tutor.service.sets.making:mark_of", item.draft.problem, deadline=ITEM_DEADLINE)
        note = {"outcome": sets.TO_REVIEW, "message": wire["written"]["agree"]}
        return Place("", origin, (Copy(0, mark, {**wire, "id": origin.id}),), True, note)

    def _own_again(self, language: str) -> Callable[[Place], Place]:
        """Check a teacher's own problem once more; what a model wrote stays as it is, with its mark."""

        def again(place: Place) -> Place:
            if place.note and place.note["outcome"] in {sets.TO_REVIEW, sets.ACCEPTED}:
                return place
            return self._own(place.origin.text, place.origin.answer, place.origin.level, language)

        return again

    def _of(self, now: PracticeSet) -> sets.Make:
        return self._maker(now.recipe.language)

    def _maker(self, language: str) -> sets.Make:
        """Make the items of jobs with all workers."""

        def made(job: Job) -> Copy | StepwiseError:
            try:
                copy: Copy = self._pool.call("tutor.service.sets.making:made", *job, language, deadline=ITEM_DEADLINE)
            except StepwiseError as error:
                return error
            return copy

        return lambda jobs: _in_order(made, jobs, self._pool.size)

    def _said(self, recipe: Recipe) -> Callable[[Message], str]:
        translate = locale(recipe.language).translate
        return lambda message: render_plain(message, translate)

    def _known(self, recipe: Recipe) -> None:
        locale(recipe.language)
        known_topics((row.topic for row in recipe.rows), self._tutor.topics())


def _in_order(
    made: Callable[[Job], Copy | StepwiseError], jobs: Sequence[Job], workers: int
) -> Iterator[Copy | StepwiseError]:
    """What is made of the jobs, in their order, with a few under way."""
    if not jobs:
        return
    threads = journal.Threads(workers, "sets")
    rest = iter(jobs)
    try:
        under_way: deque[Future[Copy | StepwiseError]] = deque(
            threads.submit(made, job) for job in islice(rest, 2 * workers)
        )
        while under_way:
            yield under_way.popleft().result()
            under_way.extend(threads.submit(made, job) for job in islice(rest, 1))
    finally:
        threads.shutdown(wait=False, cancel_futures=True)


def _marked(growing: Iterator[PracticeSet]) -> Iterator[tuple[PracticeSet, bool]]:
    """Each state of a set, and whether it is the last one."""
    before: PracticeSet | None = None
    for now in growing:
        if before is not None:
            yield before, False
        before = now
    if before is not None:
        yield before, True


def _conflict() -> Conflict:
    return Conflict(
        say("This set was changed in another tab or by another program. Look at it as it is now, and try again.")
    )


def _title(title: str) -> str:
    return " ".join(title.split())[:LONGEST_TITLE]
