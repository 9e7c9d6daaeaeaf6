"""How long the records take with a million attempts of two thousand students: history, progress, one more attempt.

Most students have about 500 attempts; one has 20,000. Everything runs through `Store` and `Tutor.learning`, as the page
asks for it; the median and the 95th percentile are over students drawn at random.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from time import perf_counter
from typing import Any

from sqlalchemy import insert, text

from benchmarks.databases import databases
from tutor.problem import Level
from tutor.records import Store
from tutor.records.attempts import Attempt
from tutor.records.tables import SkillRow
from tutor.service.learning import schedule
from tutor.service.learning.mastery import Evidence
from tutor.service.learning.practising import grown
from tutor.service.practice.drafts import Kind
from tutor.service.tutor import Tutor
from tutor.settings import Settings

ATTEMPTS = int(os.environ.get("RECORDS_ATTEMPTS", "1000000"))
STUDENTS = 2_000
BUSIEST, BUSIEST_ATTEMPTS = "b" * 43, 20_000
ASKED = 60
"""Students for whom each thing is asked."""
START = datetime(2026, 1, 1, tzinfo=UTC)


def measure() -> str:
    """Fill each database, ask, and tell."""
    rows = []
    with databases() as addresses:
        for name, address in addresses.items():
            settings = Settings(database_url=address, engine="symbolic", workers=1)
            with Tutor(settings) as tutor:
                topics = [topic.name for topic in tutor.topics()]
                seconds = _fill(tutor.store, topics)
                for what, times in _asked(tutor).items():
                    rows.append((name, what, times))
                rows.append((name, f"filling the tables ({seconds:.0f} s)", []))
    lines = [f"| {name} | {what} | {_told(times)} |" for name, what, times in rows]
    head = f"{ATTEMPTS:,} attempts of {STUDENTS:,} students, one of them with {BUSIEST_ATTEMPTS:,}.\n\n"
    return head + "| database | what | median, 95th percentile |\n| --- | --- | --- |\n" + "\n".join(lines)


def student(number: int) -> str:
    """Return the identity of a student."""
    return BUSIEST if number == 0 else f"student-{'0' * 32}-{number}"


def _fill(store: Store, topics: list[str]) -> float:
    """Fill the tables by the database itself, with numbers that a few remainders scatter."""
    start = perf_counter()
    with store._session() as session:
        sqlite = session.get_bind().dialect.name == "sqlite"
        names = ", ".join(f"({number}, '{name}')" for number, name in enumerate(topics))
        session.execute(text(f"CREATE TEMPORARY TABLE names AS SELECT * FROM (VALUES {names}) AS named"))
        created = _SQLITE_TIME if sqlite else _POSTGRES_TIME
        session.execute(text(_ATTEMPTS.format(created=created, number="column1", name="column2", topics=len(topics))))
        session.execute(insert(SkillRow), list(_skills(topics)))
        session.execute(text("ANALYZE"))
    return perf_counter() - start


_SQLITE_TIME = "strftime('%Y-%m-%d %H:%M:%S.000000', '2026-01-01', '+' || (n * 15) || ' seconds')"
_POSTGRES_TIME = "timestamptz '2026-01-01 00:00+00' + n * interval '15 seconds'"
_ATTEMPTS = f"""
    INSERT INTO attempts
        (browser, created, topic, level, kind, item, answer, verdict, hints, seconds, score, mistake, assignment)
    WITH RECURSIVE numbers(n) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT n + 1 FROM numbers WHERE n < {ATTEMPTS - 1})
    SELECT
        CASE WHEN n < {BUSIEST_ATTEMPTS} THEN '{BUSIEST}'
             ELSE 'student-{"0" * 32}-' || (1 + n * 7919 % {STUDENTS - 1}) END,
        {{created}}, {{name}}, 'intermediate', 'compute', 'item.' || n, 'x = 2',
        CASE n * 31 % 5 WHEN 0 THEN 'wrong' WHEN 1 THEN 'unreadable' ELSE 'right' END,
        0, 5 + n * 17 % 100,
        CASE n * 31 % 5 WHEN 0 THEN 0.0 WHEN 1 THEN NULL ELSE 1.0 END,
        CASE WHEN n * 31 % 5 = 0 THEN CASE n * 13 % 7 WHEN 0 THEN 'sign-lost' WHEN 1 THEN 'terms-cancelled' END END,
        CASE WHEN n % 4 = 0 THEN 'assignment-' || n % 200 END
    FROM numbers JOIN names ON {{number}} = n * 37 % {{topics}}
"""


def _skills(topics: list[str]) -> Iterator[dict[str, Any]]:
    random, right = Random(8), Evidence(Kind.COMPUTE, Level.INTERMEDIATE, 1.0)
    card = schedule.reviewed(None, right, START)
    for number in range(STUDENTS):
        for topic in topics if number == 0 else random.sample(topics, 25):
            yield {
                "person": student(number),
                "topic": topic,
                "known": random.random(),
                "attempts": 20,
                "right": 12,
                "seconds": 900.0,
                "last": START,
                "level": "intermediate",
                "card": card,
                "due": START + timedelta(days=random.randrange(200)),
            }


def _asked(tutor: Tutor) -> dict[str, list[float]]:
    random, store = Random(9), tutor.store.attempts
    people = [student(random.randrange(1, STUDENTS)) for _ in range(ASKED)]
    tutor.learning.progress.of(BUSIEST)  # the worker starts
    done = Attempt("linear-equations", "beginner", "compute", "new", "x = 2", "right", datetime.now(UTC), score=1.0)

    def add(person: str) -> object:
        return store.add(person, done, lambda old, first: grown(old, done, first))

    asked: dict[str, Callable[[str], object]] = {
        "history, 100 lines": store.history,
        "days": store.days,
        "mistakes that recur": store.mistakes,
        "skills": store.skills,
        "progress, all of the page": lambda person: tutor.learning.progress.of(person),
        "one more attempt": add,
    }
    found = {what: [_timed(ask, person) for person in people] for what, ask in asked.items()}
    busiest = {f"{what}, the busiest student": [_timed(ask, BUSIEST) for _ in range(5)] for what, ask in asked.items()}
    return {**found, **busiest, "everything erased": [_timed(tutor.store.erase, person) for person in people[:5]]}


def _timed(ask: Callable[[str], object], person: str) -> float:
    start = perf_counter()
    ask(person)
    return 1000 * (perf_counter() - start)


def _told(times: list[float]) -> str:
    if not times:
        return ""
    ordered = sorted(times)
    return f"{statistics.median(ordered):.0f} ms, {ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]:.0f} ms"
