"""How everybody stands in all assignments of a class: what is remembered, and the rest worked out and remembered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tutor.errors import Unavailable
from tutor.records.marks import Mark
from tutor.records.school import Assignment, AssignmentLine, Attempt
from tutor.service.school.standing import Standing, Total, standing
from tutor.service.school.versions import questions, version_of

if TYPE_CHECKING:
    from tutor.records import Store

TOGETHER = 8
"""Assignments whose answers are fetched at once: few questions to the database, and few answers in memory."""
Register = dict[tuple[str, str], Total]
"""By the name of an assignment and a person; who has no place in it gave no answer."""


def register(store: Store, class_id: str, lines: Sequence[AssignmentLine], person: str | None = None) -> Register:
    """Return how the students of a class stand in its assignments, which are these lines; or how one person does."""
    counts = {line.id: line.problems for line in lines}
    told, lacking = store.marks.of(class_id, person)
    told += [
        (mark.assignment, mark.person, mark.points, mark.on_time, mark.tried, mark.seconds, mark.last)
        for mark in _worked_out(store, lacking)
    ]
    return {
        (name, whose): Total(points, on_time, counts[name], tried, seconds, last)
        for name, whose, points, on_time, tried, seconds, last in told
        if name in counts
    }


def remember(store: Store, found: Assignment, person: str, attempts: Sequence[Attempt], stands: Standing) -> None:
    """Remember how somebody stands in an assignment after these answers."""
    _keep(store, [_mark(found, person, attempts, stands)] if attempts else [])


def _worked_out(store: Store, lacking: Sequence[tuple[str, str]]) -> list[Mark]:
    """The marks of those for whom none is remembered."""
    wanted, marks = set(lacking), []
    names = list(dict.fromkeys(name for name, _ in lacking))
    for start in range(0, len(names), TOGETHER):
        marks += _marks(store, names[start : start + TOGETHER], wanted)
    _keep(store, marks)
    return marks


def _marks(store: Store, names: Sequence[str], wanted: set[tuple[str, str]]) -> list[Mark]:
    """The marks of these assignments for whom they are wanted."""
    people = {person for name, person in wanted if name in names}
    answers = defaultdict[tuple[str, str], list[Attempt]](list)
    for attempt in store.assignments.attempts_at(names, next(iter(people)) if len(people) == 1 else None):
        if (key := (attempt.assignment, attempt.person)) in wanted:
            answers[key].append(attempt)
    found = {each.id: (each, questions(each)) for each in store.assignments.found(names)}
    return [
        _mark(of, person, attempts, standing(asked[version_of(of, person)], attempts, of.due))
        for (name, person), attempts in answers.items() if name in found for of, asked in (found[name],)
    ]  # fmt: skip


def _mark(found: Assignment, person: str, attempts: Sequence[Attempt], stands: Standing) -> Mark:
    total, latest = stands.total, max(attempt.id for attempt in attempts)
    return Mark(
        found.id, person, len(attempts), latest, found.due,
        total.points, total.on_time, total.tried, total.seconds, total.last,
    )  # fmt: skip


def _keep(store: Store, marks: Sequence[Mark]) -> None:
    """Remember; where nothing can be written, it is worked out again the next time."""
    try:
        store.marks.keep(marks)
    except Unavailable:
        return
