"""A school's year in the tables: five thousand students in two hundred classes, with a million answers.

Rows come in the order of time, as they would have been written: those of a person or a class lie far apart.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from heapq import merge
from random import Random
from typing import Any

from sqlalchemy import Connection, insert

from tutor.problem import Level
from tutor.records import Store
from tutor.records.school import STUDENT, TEACHER
from tutor.records.school_tables import AccountRow, AssignmentRow, ClassRow, MemberRow
from tutor.records.tables import AttemptRow, ExchangeRow, SkillRow
from tutor.service.learning import schedule
from tutor.service.learning.mastery import Evidence
from tutor.service.practice.drafts import Kind

STUDENTS, CLASSES, ASSIGNMENTS, PROBLEMS = 5_000, 200, 40, 10
LARGEST = 200
"""Students of the largest class; the others have 25 to 40."""
TRIES = 2.5
"""Answers that each of them gave to each problem of each assignment."""
BUSIEST = 10_000
"""Answers of one student beside what was assigned."""
ASSIGNED = 0.6
"""The share of all other answers that was assigned."""
QUESTIONS = 200_000
START, YEAR = datetime(2026, 1, 5, tzinfo=UTC), 300 * 86_400
CODES = ("sign-lost", "terms-cancelled", "power-of-sum", "square-root-of-sum", "fraction-added", "bracket-forgotten")
COLUMNS = (
    "browser", "created", "topic", "level", "kind", "item", "answer", "verdict", "hints", "seconds", "score", "mistake",
    "assignment",
)  # fmt: skip
Row = tuple[Any, ...]


@dataclass(frozen=True)
class School:
    """Who is in which class: numbers of students by class, the largest class first."""

    members: list[range]
    content: dict[str, Any]
    topics: list[str]

    @classmethod
    def drawn(cls, content: dict[str, Any], topics: list[str]) -> School:
        """Draw the classes; a few students are in two of them."""
        random, members, first = Random(4), [range(LARGEST)], LARGEST
        for _ in range(1, CLASSES):
            size = random.randint(25, 40)
            if first + size > STUDENTS:
                first = LARGEST + random.randrange(STUDENTS - LARGEST - size)
            members.append(range(first, first + size))
            first += size
        return cls(members, content, topics)


def student(number: int) -> str:
    """Return the identity of a student; the one of number 0 is the busiest."""
    return f"student-{'0' * 30}{number:05}"


def teacher(number: int) -> str:
    """Return the identity of the teacher of a class."""
    return f"teacher-{'0' * 30}{number:05}"


def class_id(number: int) -> str:
    """Return the id of a class."""
    return f"c{number:031}"


def assignment(room: int, number: int) -> str:
    """Return the id of an assignment of a class."""
    return f"a{room:015}{number:016}"


def fill(store: Store, school: School, attempts: int) -> None:
    """Fill empty tables; the indexes are made at the end, as a restored backup makes them."""
    with store._engine.begin() as connection:
        _people(connection, school)
        connection.execute(insert(SkillRow), list(_skills(school.topics)))
        connection.execute(insert(ExchangeRow), list(_questions()))
        indexes = list(AttemptRow.__table__.indexes)  # type: ignore[attr-defined]
        for index in indexes:
            index.drop(connection)
        _poured(connection, "attempts", COLUMNS, _attempts(school, attempts))
        for index in indexes:
            index.create(connection)
    with store._engine.connect() as connection:
        settled = connection.execution_options(isolation_level="AUTOCOMMIT")
        settled.exec_driver_sql("ANALYZE" if connection.dialect.name == "sqlite" else "VACUUM ANALYZE")


def _poured(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Put rows into a table by the quickest way that its database has."""
    driver: Any = connection.connection.driver_connection
    names = ", ".join(columns)
    if connection.dialect.name == "sqlite":
        driver.executemany(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})", rows)
        return
    with driver.cursor().copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _people(connection: Connection, school: School) -> None:
    text = json.dumps(school.content, ensure_ascii=False, separators=(",", ":"))
    numbers = [*((student(n), "s", n) for n in range(STUDENTS)), *((teacher(n), "t", n) for n in range(CLASSES))]
    connection.execute(insert(AccountRow), [
        {"person": person, "id": f"{kind}{n:031}", "name": f"{kind} {n}", "key": f"{kind} {n}", "created": START}
        for person, kind, n in numbers
    ])  # fmt: skip
    rooms = range(CLASSES)
    connection.execute(insert(ClassRow), [{"id": class_id(n), "name": f"{n}", "created": START} for n in rooms])
    members = [
        *((class_id(room), teacher(room), TEACHER) for room in rooms),
        *((class_id(room), student(n), STUDENT) for room in rooms for n in school.members[room]),
    ]
    connection.execute(insert(MemberRow), [
        {"class_id": room, "person": person, "role": role, "joined": START} for room, person, role in members
    ])  # fmt: skip
    for room in rooms:
        connection.execute(insert(AssignmentRow), [
            {"id": assignment(room, n), "class_id": class_id(room), "title": f"Set {n + 1}",
             "due": _at((n + 1) / ASSIGNMENTS), "created": _at(n / ASSIGNMENTS), "json": text, "problems": PROBLEMS}
            for n in range(ASSIGNMENTS)
        ])  # fmt: skip


def _attempts(school: School, attempts: int) -> Iterator[Row]:
    """All answers in the order of time."""
    largest = int(LARGEST * ASSIGNMENTS * PROBLEMS * TRIES)
    rest = max(0, attempts - largest - BUSIEST)
    assigned = int(ASSIGNED * rest)
    places = [(room, n) for room in range(1, CLASSES) for n in school.members[room]]
    Random(5).shuffle(places)
    return merge(
        _assigned(school, [(0, n) for n in range(LARGEST)], largest, largest // LARGEST // ASSIGNMENTS),
        _assigned(school, places, assigned, PROBLEMS),
        _practised(school, [0], BUSIEST),
        _practised(school, range(LARGEST, STUDENTS), rest - assigned),
        key=lambda row: row[1],
    )


def _assigned(school: School, places: Sequence[tuple[int, int]], count: int, each: int) -> Iterator[Row]:
    """Answers to what was assigned: everybody gives so many to an assignment, then to the next one."""
    items = [place["copies"][0]["item"] for place in school.content["problems"]]
    for number in range(count):
        room, who = places[number % len(places)]
        turn = number // len(places)
        item = items[turn % each % len(items)]
        name = assignment(room, turn // each % ASSIGNMENTS)
        yield _row(student(who), number, count, item["topic"], item["id"], name)


def _practised(school: School, people: Sequence[int], count: int) -> Iterator[Row]:
    """Answers to what was chosen: of a few topics again and again."""
    for number in range(count):
        who, turn = people[number * 7919 % len(people)], number // len(people)
        topic = school.topics[(who * 31 + turn // 12) % len(school.topics)]
        yield _row(student(who), number, count, topic, f"{topic}.intermediate.{who}.{turn}", None)


def _row(person: str, number: int, count: int, topic: str, item: str, name: str | None) -> Row:
    kind = number * 31 % 20
    verdict, score = ("wrong", 0.0) if kind < 5 else ("unreadable", None) if kind == 5 else ("right", 1.0)
    mistake = CODES[number % len(CODES)] if kind < 2 else None
    created = _at(number / count).replace(tzinfo=None).isoformat(" ", "microseconds")
    return (
        person, created, topic, "intermediate", "compute", item, "x = 2", verdict, number % 3 // 2,
        5.0 + number * 17 % 100, score, mistake, name,
    )  # fmt: skip


def _skills(topics: list[str]) -> Iterator[dict[str, Any]]:
    random, right = Random(8), Evidence(Kind.COMPUTE, Level.INTERMEDIATE, 1.0)
    card = schedule.reviewed(None, right, START)
    for number in range(STUDENTS):
        for topic in topics if number == 0 else random.sample(topics, 25):
            yield {
                "person": student(number), "topic": topic, "known": random.random(), "attempts": 20, "right": 12,
                "seconds": 900.0, "last": START, "level": "intermediate", "card": card,
                "due": START + timedelta(days=random.randrange(200)),
            }  # fmt: skip


def _questions() -> Iterator[dict[str, Any]]:
    for number in range(QUESTIONS):
        yield {
            "id": f"{number:032x}", "browser": student(number * 7919 % STUDENTS), "created": _at(number / QUESTIONS),
            "text": "Solve 2x + 3 = 7.", "level": "intermediate", "language": "en", "subject": "math",
            "engine": "symbolic", "model": None, "topic": "linear-equations", "state": "finished", "answer": "x = 2",
            "verdict": "proved", "seconds": 0.1,
        }  # fmt: skip


def _at(share: float) -> datetime:
    return START + timedelta(seconds=share * YEAR, microseconds=1)
