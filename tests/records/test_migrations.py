"""Every older schema, with rows in all its tables, becomes the newest with the same rows; and there is a way back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Boolean, DateTime, Float, Integer, MetaData, insert, select, update
from sqlalchemy.engine import make_url

from tutor.errors import Unavailable
from tutor.records import Store
from tutor.records import migrations as migrations_module
from tutor.records.database import connected, open_database
from tutor.records.migrations import HEAD
from tutor.records.schema import _config, rows, version

SCRIPT = ScriptDirectory(str(migrations_module.__path__[0]))
REVISIONS = [script.revision for script in reversed(list(SCRIPT.walk_revisions()))]
BEFORE = "2020-05-17T12:30:00"


@pytest.fixture
def engine(address):
    engine = connected(make_url(address))
    yield engine
    engine.dispose()


def migrate(engine, revision, *, down=False):
    config = _config()
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        (command.downgrade if down else command.upgrade)(config, revision)
        connection.commit()


def tables(engine):
    found = MetaData()
    found.reflect(engine)
    return [table for table in found.sorted_tables if table.name != "alembic_version"]


def value(column, row):
    """Something that fits the column, in every row another; rows refer to the row of the same number."""
    match column.type:
        case Boolean():
            return bool(row % 2)
        case DateTime():
            return datetime.fromisoformat(BEFORE).replace(tzinfo=UTC) + timedelta(days=row)
        case Integer():
            return row
        case Float():
            return row / 2
        case _:
            return f"한글 {row}"[: column.type.length or 100]


def fill(engine, besides=()):
    """Put three rows into every table that is not among those."""
    with engine.begin() as connection:
        for table in (table for table in tables(engine) if table.name not in besides):
            for row in (1, 2, 3):
                values = {column.name: value(column, row) for column in table.columns}
                connection.execute(insert(table).values(values))


def content(engine, columns=None):
    """The rows by table; of the named columns only, where they are given."""
    found = {}
    with engine.connect() as connection:
        for table in tables(engine):
            names = [column.name for column in table.columns] if columns is None else columns.get(table.name)
            if names:
                chosen = select(*(table.columns[name] for name in names)).order_by(*table.primary_key)
                found[table.name] = [dict(row) for row in connection.execute(chosen).mappings()]
    return found


def test_every_older_schema_with_rows_becomes_the_next_with_the_same_rows_and_back(engine, address):
    known = {}
    for revision in REVISIONS:
        migrate(engine, revision)
        columns = {name: list(found[0]) for name, found in known.items()}
        assert content(engine, columns) == known, revision
        fill(engine, besides=known)
        known = content(engine)
        assert all(len(found) == 3 for found in known.values()), revision
    assert version(engine) == HEAD
    Store(address, migrate=False).close()
    for revision in reversed(REVISIONS[:-1]):
        migrate(engine, revision, down=True)
        assert {name: len(found) for name, found in content(engine).items()} == dict.fromkeys(rows(engine), 3), revision
    migrate(engine, HEAD)
    Store(address, migrate=False).close()


def test_opening_brings_the_oldest_schema_with_rows_to_the_newest(engine, address):
    migrate(engine, REVISIONS[0])
    fill(engine)
    before = content(engine)
    with Store(address) as store:
        assert len(store.history("한글 2")) == 1
    assert version(engine) == HEAD
    assert content(engine, {name: list(found[0]) for name, found in before.items()}) == before


def test_an_upgrade_keeps_the_file_as_it_was_beside_it(tmp_path):
    file = tmp_path / "records.db"
    engine = connected(make_url(f"sqlite:///{file}"))
    migrate(engine, REVISIONS[0])
    fill(engine)
    before = content(engine)
    engine.dispose()
    Store(f"sqlite:///{file}").close()
    old = connected(make_url(f"sqlite:///{file}.{REVISIONS[0]}"))
    assert version(old) == REVISIONS[0]
    assert content(old) == before
    old.dispose()


def test_with_migration_off_an_older_or_empty_schema_is_a_sentence(engine, address):
    with pytest.raises(Unavailable, match="version 0, and this program needs version") as raised:
        open_database(address, migrate=False)
    assert "tutor db upgrade" in raised.value.hint.text
    migrate(engine, REVISIONS[0])
    with pytest.raises(Unavailable, match=f"version {REVISIONS[0]}"):
        open_database(address, migrate=False)
    assert version(engine) == REVISIONS[0]
    Store(address).close()
    open_database(address, migrate=False).dispose()


@pytest.mark.parametrize("auto", [True, False])
def test_tables_of_a_newer_program_are_left_alone(engine, address, auto):
    Store(address).close()
    with engine.begin() as connection:
        table = next(iter(_version_table(engine)))
        connection.execute(update(table).values(version_num="9999"))
    with pytest.raises(Unavailable, match="newer than this program"):
        open_database(address, migrate=auto)


def _version_table(engine):
    found = MetaData()
    found.reflect(engine, only=["alembic_version"])
    return found.sorted_tables
