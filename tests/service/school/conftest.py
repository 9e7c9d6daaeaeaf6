"""A tutor on an empty database, SQLite or PostgreSQL, with people in it; without workers until they are asked for."""

import shutil

import pytest
from sqlalchemy import delete

from tutor.records import Store
from tutor.records.school import TEACHER
from tutor.records.tables import Base
from tutor.service.tutor import Tutor
from tutor.settings import Settings

PASSWORD = "four brown horses"


@pytest.fixture(scope="session")
def cheap_hashes():
    """Argon2 as it is, with the least memory it takes: tests make many accounts."""
    from argon2 import PasswordHasher

    from tutor.service.school import passwords

    passwords._hasher.cache_clear()
    original, passwords._hasher = passwords._hasher, lambda: PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    yield
    passwords._hasher = original


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    """An empty database; migrating one takes longer than all that is done with it."""
    path = tmp_path_factory.mktemp("school") / "empty.db"
    Store(f"sqlite:///{path}").close()
    return path


@pytest.fixture(scope="session")
def migrated_postgres(new_postgres):
    """A database of the PostgreSQL server with its tables, which the tests share."""
    address = new_postgres()
    Store(address).close()
    return address


@pytest.fixture(params=["sqlite", "postgresql"])
def tutor(request, tmp_path, cheap_hashes, migrated):
    if request.param == "sqlite":
        shutil.copy(migrated, tmp_path / "school.db")
        address = f"sqlite:///{tmp_path / 'school.db'}"
    else:
        address = request.getfixturevalue("migrated_postgres")
    with Tutor(Settings(database_url=address, engine="symbolic", workers=1, admins="Root")) as tutor:
        with tutor.store._session() as session:  # emptying is far quicker than making another
            for table in reversed(Base.metadata.sorted_tables):
                session.execute(delete(table))
        yield tutor


@pytest.fixture
def school(tutor):
    return tutor.school


@pytest.fixture
def person(school):
    """Make an account."""

    def made(name):
        return school.accounts.make(name, PASSWORD)

    return made


def item(number, kind="compute"):
    """A problem of a set, with as much as a class needs to know of it."""
    return {
        "id": f"linear-equations.beginner.5.{number}",
        "topic": "linear-equations",
        "level": "beginner",
        "kind": kind,
        "statement": f"Solve $x + {number} = 2$.",
        "latex": f"x + {number} = 2",
        "lines": [],
        "answer": {"latex": "x = 2", "plain": "x = 2", "value": "2"},
        "hints": ["One.", "Two.", "Three."],
        "steps": [{"title": "secret"}],
        "verdict": {"status": "proved"},
        "choices": [{"latex": "2", "misconception": None}, {"latex": "3", "misconception": "sign-lost"}],
        "figures": [{"caption": "The secret is 2."}],
        "minutes": 2,
    }


def content(kinds=("compute", "compute"), versions=1):
    """A set as it is kept."""
    places = [
        {
            "key": f"p{number}",
            "origin": {"topic": "linear-equations", "level": "beginner", "kind": kind, "seed": 5, "index": number},
            "locked": False,
            "note": None,
            "copies": [
                {"turn": turn, "mark": f"m{number}{turn}", "item": item(f"{number}{turn or ''}", kind)}
                for turn in range(versions)
            ],
        }
        for number, kind in enumerate(kinds)
    ]
    row = {"topic": "linear-equations", "level": "beginner", "kind": "compute", "count": len(kinds)}
    recipe = {"rows": [row], "seed": 5, "lang": "en", "versions": versions}
    return {"title": "Quiz", **recipe, "minutes": 4, "difficulty": 1, "troubles": [], "problems": places}


@pytest.fixture
def classroom(tutor, school, person):
    """Two classes with a teacher and a student each, and an assignment in the first."""

    class Classroom:
        teacher, other_teacher = person("Ms Kim"), person("Mr Lee")
        student, other_student = person("Mina"), person("Joon")
        room = school.classes.make(teacher, "8b")
        other_room = school.classes.make(other_teacher, "9a")

    found = Classroom()
    school.classes.join(found.student, found.room.invitation.code)
    school.classes.join(found.other_student, found.other_room.invitation.code)
    found.set = tutor.store.sets.add(found.teacher.person, "Quiz", content())
    found.assignment = school.assignments.give(found.teacher, found.room.id, found.set)
    assert tutor.store.classes.role(found.room.id, found.teacher.person) == TEACHER
    return found
