"""How long the records take with a million attempts in a school: history, progress, the tables of a class.

Everything runs through `Store`, `Tutor.learning` and `Tutor.school`, as the page asks for it. Filled as
`benchmarks.records_filled` says; the median and the 95th percentile are over students or classes drawn at random.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable
from datetime import UTC, datetime
from random import Random
from time import perf_counter, thread_time
from typing import Any

from sqlalchemy import delete, func, select

from benchmarks import records_filled as filled
from benchmarks.databases import databases
from tutor.problem import Level
from tutor.records.accounts import Account
from tutor.records.attempts import Attempt
from tutor.records.school_tables import MarkRow
from tutor.records.tables import AttemptRow
from tutor.service.learning.practising import grown
from tutor.service.sets.as_json import slim
from tutor.service.sets.practice_set import Recipe, Wish
from tutor.service.tutor import Tutor
from tutor.settings import Settings

ATTEMPTS = int(os.environ.get("RECORDS_ATTEMPTS", "1000000"))
ASKED = 40
"""Students and classes for whom each thing is asked."""
PROMISED = 150
"""Milliseconds."""
ALL = "all standings and recurring mistakes"
Times = dict[str, list[tuple[float, float]]]
"""Milliseconds that each question took, and those of them in which this process worked."""


def measure() -> str:
    """Fill each database, ask, and tell."""
    found: dict[str, Times] = {}
    facts = [f"Load of the machine: {os.getloadavg()[0]:.1f} at the beginning"]
    with databases() as addresses:
        for name, address in addresses.items():
            with Tutor(Settings(database_url=address, engine="symbolic", workers=1)) as tutor:
                start = perf_counter()
                filled.fill(tutor.store, _school(tutor), ATTEMPTS)
                facts.append(f"{name} filled in {perf_counter() - start:.0f} s, its load then {os.getloadavg()[0]:.1f}")
                found[name] = {**_students(tutor), **_classes(tutor), **_writes(tutor)}
    head = (
        f"{ATTEMPTS:,} attempts of {filled.STUDENTS:,} students in {filled.CLASSES} classes of 25 to 40, "
        f"{filled.ASSIGNMENTS} assignments of {filled.PROBLEMS} problems each; one class of {filled.LARGEST} with "
        f"{int(filled.ASSIGNMENTS * filled.PROBLEMS * filled.TRIES):,} answers of each student, and one student with "
        f"{filled.BUSIEST:,} more. {'; '.join(facts)}."
    )
    names = list(found)
    lines = [f"| what | {' | '.join(names)} |", f"| --- |{' --- |' * len(names)}"]
    for what in found[names[0]]:
        lines.append(f"| {what} | {' | '.join(_told(found[name][what]) for name in names)} |")
    key = (
        "Median, 95th percentile in ms; in brackets the processor time of this process in it, which other work on the "
        f"machine hardly changes (SQLite works in it, PostgreSQL does not). Bold: above {PROMISED}."
    )
    return f"{head}\n\n{key}\n\n" + "\n".join(lines)


def _school(tutor: Tutor) -> filled.School:
    """The school, with a real set as what is assigned."""
    wish = Wish("linear-equations", "intermediate", "compute", filled.PROBLEMS)
    *_, kept = tutor.desk.make("b" * 43, "Set", Recipe((wish,), 3))
    return filled.School.drawn(slim(kept.json()), [topic.name for topic in tutor.topics()])


def _students(tutor: Tutor) -> Times:
    random, progress = Random(9), tutor.learning.progress
    people = [filled.student(random.randrange(1, filled.STUDENTS)) for _ in range(ASKED)]
    progress.of(people[0])  # the worker starts
    asked: dict[str, Callable[[str], object]] = {
        "History: the last 100 questions": tutor.history,
        "Progress: everything on the page": progress.of,
        "Progress: 100 older answers": lambda person: progress.history(person, before=ATTEMPTS // 2),
    }
    times = {what: [_timed(ask, person) for person in people] for what, ask in asked.items()}
    for what, ask in asked.items():
        times[f"{what} (busiest student)"] = [_timed(ask, filled.student(0)) for _ in range(9)]
    return times


def _classes(tutor: Tutor) -> Times:
    """The tables of ordinary classes, and of the largest; the first time nothing is remembered of a class."""
    reports, assignments, times = tutor.school.reports, tutor.school.assignments, Times()
    rooms = Random(10).sample(range(1, filled.CLASSES - 1), ASKED)
    verbs: dict[str, Callable[[int], object]] = {
        ALL: lambda room: reports.summary(*_asks(tutor, room)),
        "grades of all assignments, CSV": lambda room: reports.grades(*_asks(tutor, room)),
        "who did what in an assignment": lambda room: reports.json(*_asks(tutor, room), filled.assignment(room, 3)),
        "grades of an assignment, CSV": lambda room: reports.grades(*_asks(tutor, room), filled.assignment(room, 3)),
        "members and assignments": lambda room: (
            tutor.school.classes.open(*_asks(tutor, room)),
            assignments.listed(*_asks(tutor, room)),
        ),
        "a student's list of assignments": lambda room: assignments.listed(*_asks(tutor, room, student=True)),
    }
    summary = verbs[ALL]
    summary(filled.CLASSES - 1)
    times["Class: all standings, the first time ever"] = [_timed(summary, room) for room in rooms]
    for what, ask in verbs.items():
        times[f"Class: {what}"] = [_timed(ask, room) for room in rooms]
    times["Class of 200: all standings, the first time ever"] = [_timed(summary, 0)]
    for what, ask in verbs.items():
        times[f"Class of 200: {what}"] = [_timed(ask, 0) for _ in range(9)]
    times["Class of 200: all standings, an assignment not remembered"] = [_again(tutor, summary) for _ in range(9)]
    return times


def _again(tutor: Tutor, ask: Callable[[int], object]) -> tuple[float, float]:
    with tutor.store._session() as session:
        session.execute(delete(MarkRow).where(MarkRow.assignment == filled.assignment(0, 7)))
    return _timed(ask, 0)


def _writes(tutor: Tutor) -> Times:
    people = [filled.student(number) for number in Random(11).sample(range(1, filled.STUDENTS), ASKED)]
    done = Attempt("limits", Level.BEGINNER.value, "compute", "new", "x = 2", "right", datetime.now(UTC), score=1.0)

    def add(person: str) -> object:
        return tutor.store.attempts.add(person, done, lambda old, first: grown(old, done, first))

    times = {
        "One more answer": [_timed(add, person) for person in people],
        "Everything of a person erased": [_timed(tutor.store.erase, person) for person in people[:9]],
    }
    with tutor.store._session() as session:
        assert (session.scalar(select(func.count()).select_from(AttemptRow)) or 0) > 0.99 * ATTEMPTS
    return times


def _asks(tutor: Tutor, room: int, *, student: bool = False) -> tuple[Account, str]:
    """Somebody who asks about a class, and the class."""
    name = filled.class_id(room)
    person = tutor.store.classes.members(name)[0].person if student else filled.teacher(room)
    found = tutor.store.accounts.of(person)
    assert found is not None
    return found[0], name


def _timed(ask: Callable[[Any], object], whom: Any) -> tuple[float, float]:
    start, worked = perf_counter(), thread_time()
    ask(whom)
    return 1000 * (perf_counter() - start), 1000 * (thread_time() - worked)


def _told(times: list[tuple[float, float]]) -> str:
    ordered = sorted(took for took, _ in times)
    cuts = [statistics.median(ordered), ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]]
    told = ", ".join(f"**{cut:.0f}**" if cut > PROMISED else f"{cut:.0f}" for cut in cuts)
    return f"{told} ({statistics.median(worked for _, worked in times):.0f})"
