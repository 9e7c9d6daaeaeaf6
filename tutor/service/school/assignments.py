"""Assignments: a teacher gives a set to a class; a student does it, every answer judged as in practice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tutor.errors import BadInput, NotAllowed, StepwiseError, UnknownName
from tutor.imports.rows import Place as FilePlace
from tutor.imports.rows import Row
from tutor.locales import locale
from tutor.messages import say
from tutor.problem import Level
from tutor.records.accounts import Account
from tutor.records.school import STUDENT, TEACHER, Assignment, Attempt
from tutor.service.practice.items import ITEM_DEADLINE, Item
from tutor.service.school.access import assigned, require_teacher, role_in
from tutor.service.school.names import LONGEST_CLASS, storable, tidy
from tutor.service.school.register import register, remember
from tutor.service.school.standing import Outcome, Standing, Total, standing
from tutor.service.school.versions import copy_of, questions, version_of
from tutor.service.sets.as_json import read, slim, written
from tutor.service.sets.practice_set import Copy, Place

if TYPE_CHECKING:
    from tutor.maths.worker import Pool
    from tutor.service.tutor import Tutor

MOST_ASSIGNMENTS = 200
LONGEST_ANSWER = 2_000
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Response:
    """What a student answers: mathematics as typed, the number of a choice (from 0), or lines of work."""

    answer: str = ""
    choice: int | None = None
    lines: tuple[str, ...] = ()
    hints: int = 0
    seconds: float | None = None
    show: bool = False


class Assignments:
    """What can be done with assignments."""

    def __init__(self, tutor: Tutor, pool: Pool) -> None:
        self._tutor, self._pool = tutor, pool
        self._kept, self._classes = tutor.store.assignments, tutor.store.classes

    def give(self, account: Account, class_id: str, set_id: str, due: datetime | None = None, title: str = "") -> str:
        """Give one's own set to one's class, as it is now; return the assignment's id.

        Raises:
            UnknownName: they are not in such a class, or this is not their set.
            NotAllowed: they do not teach it.
            BadInput: the set is empty, or the class has too many assignments.
        """
        require_teacher(self._classes, account, class_id)
        kept = self._tutor.desk.open(set_id, account.person)
        if not kept.mine:
            raise UnknownName(say("This set belongs to somebody else: make a copy to change it."))
        if not kept.content.places:
            raise BadInput(say("This set has no problems yet."))
        if len(self._kept.of(class_id)) >= MOST_ASSIGNMENTS:
            raise BadInput(say("A class has at most {limit} assignments.", limit=MOST_ASSIGNMENTS))
        name = tidy(title, LONGEST_CLASS) or kept.content.title
        return self._kept.add(class_id, name, _in_utc(due), slim(written(kept.content)))

    def listed(self, account: Account, class_id: str) -> list[Json]:
        """Return the assignments of a class, newest first; a student sees how they stand in each."""
        role = role_in(self._classes, account, class_id)
        lines = self._kept.of(class_id)
        told = [
            {"id": line.id, "title": line.title, "due": _iso(line.due), "created": line.created.isoformat()}
            for line in lines
        ]
        if role != STUDENT:
            return told
        mine = register(self._tutor.store, class_id, lines, account.person)
        return [
            {**each, **mine.get((line.id, account.person), Total(of=line.problems)).json()}
            for each, line in zip(told, lines, strict=True)
        ]

    def open(self, account: Account, class_id: str, name: str) -> Json:
        """Return an assignment as whoever is in the class sees it: the problems without their answers."""
        role_in(self._classes, account, class_id)
        found = self._found(class_id, name)
        _, stands = self._standing(account, found)
        content = read(found.content)
        version = version_of(found, account.person)
        return {
            "id": found.id,
            "title": found.title,
            "due": _iso(found.due),
            "over": found.due is not None and found.due < datetime.now(UTC),
            "language": content.recipe.language,
            **stands.total.json(),
            "problems": [
                _open(place, copy_of(place, version), outcome)
                for place, outcome in zip(content.places, stands.outcomes, strict=True)
            ],
        }

    def answer(
        self, account: Account, class_id: str, name: str, key: str, told: Response, language: str = "en"
    ) -> Json:
        """Judge and record an answer to a problem of an assignment; return what practice says of it, and the standing.

        Raises:
            UnknownName: they are not in such a class, or there is no such problem.
            NotAllowed: teachers do not answer; the solution is not shown before the due date.
            BadInput: there is nothing to judge.
        """
        locale(language)
        if role_in(self._classes, account, class_id) == TEACHER:
            raise NotAllowed(say("Students answer; a teacher sees their report."))
        found = self._found(class_id, name)
        if told.show and not (found.due is not None and found.due < datetime.now(UTC)):
            raise NotAllowed(say("The solution is shown when the due date is over."))
        content = read(found.content)
        place = next((place for place in content.places if place.key == key), None)
        if place is None:
            raise UnknownName(say("There is no such problem in this assignment."))
        copy = copy_of(place, version_of(found, account.person))
        judged = self._tutor.learning.practice.answer(
            account.person, self._item(place, copy, content.recipe.language), storable(told.answer[:LONGEST_ANSWER]),
            choice=told.choice, lines=[storable(line) for line in told.lines], hints=told.hints,
            seconds=told.seconds, show=told.show,
            assignment=found.id, language=language,
        )  # fmt: skip
        attempts, stands = self._standing(account, found)
        remember(self._tutor.store, found, account.person, attempts, stands)
        number = content.places.index(place)
        return {**judged, "assignment": stands.total.json(), "problem": stands.outcomes[number].json()}

    def reschedule(self, account: Account, class_id: str, name: str, due: datetime | None) -> None:
        """Give an assignment another due date, as a teacher of its class."""
        require_teacher(self._classes, account, class_id)
        self._kept.reschedule(self._found(class_id, name).id, _in_utc(due))

    def remove(self, account: Account, class_id: str, name: str) -> None:
        """Take an assignment back, as a teacher of its class; what students did stays theirs."""
        require_teacher(self._classes, account, class_id)
        self._kept.remove(self._found(class_id, name).id)

    def _found(self, class_id: str, name: str) -> Assignment:
        return assigned(self._kept, class_id, name)

    def _standing(self, account: Account, found: Assignment) -> tuple[Sequence[Attempt], Standing]:
        """Somebody's answers to an assignment, and how they stand after them."""
        problems = questions(found)[version_of(found, account.person)]
        attempts = self._kept.attempts(found.id, account.person)
        return attempts, standing(problems, attempts, found.due)

    def _item(self, place: Place, copy: Copy, language: str) -> Item:
        """The problem as it can be judged: made again, and still the one that was given."""
        if place.origin.text and copy.turn == 0:
            item = self._own(place, language)
        else:
            item = self._again(place, copy, language)
        if item is None or item.draft.answer.value.plain != copy.item["answer"]["value"]:
            raise StepwiseError(say("This problem cannot be judged any more: ask your teacher to give the set again."))
        return item

    def _own(self, place: Place, language: str) -> Item | None:
        origin = place.origin
        row = Row(origin.text, FilePlace("", 1), origin.answer or None, Level(origin.level), id=origin.id)
        return self._tutor.import_problem(row, Level(origin.level), language).item

    def _again(self, place: Place, copy: Copy, language: str) -> Item | None:
        made: Item = self._pool.call(
            "tutor.service.sets.making:made_again", place.origin, copy.turn, copy.mark, language,
            deadline=ITEM_DEADLINE,
        )  # fmt: skip
        return made


def _open(place: Place, copy: Copy, outcome: Outcome) -> Json:
    """A problem as a student sees it: with its hints, without what gives the answer away: pictures show it solved."""
    item = copy.item
    kept = ("kind", "statement", "latex", "lines", "hints", "topic", "minutes")
    choices = [{"latex": choice["latex"]} for choice in item["choices"]] if item["kind"] == "choice" else []
    return {
        "key": place.key,
        **{name: item[name] for name in kept if name in item},
        "choices": choices,
        "done": outcome.json(),
    }


def _in_utc(time: datetime | None) -> datetime | None:
    if time is None:
        return None
    if not 2000 <= time.year <= 2200:
        raise BadInput(say("This due date cannot be used."))
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)


def _iso(time: datetime | None) -> str | None:
    return time.isoformat() if time else None
