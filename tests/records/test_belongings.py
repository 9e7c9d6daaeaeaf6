"""Everything of a person is handed out and erased, whichever tables there are."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import Boolean, DateTime, Float, Integer, insert, select

from tutor.records import Store
from tutor.records.belongings import OWNERS, belongs
from tutor.records.tables import Base

ME, YOU = "m" * 43, "y" * 43
NOBODYS = {"answers", "tries", "handshakes", "classes", "assignments", "api_keys", "batches", "batch_results"}
"""Tables in which nothing belongs to a person: models' answers and tries by a hash, what is under way before anybody
is known, and what belongs to a class or to a program."""


def value_for(column, person, number):
    if column.name in OWNERS:
        return person
    if isinstance(column.type, DateTime):
        return datetime(2026, 3, 1, tzinfo=UTC)
    if isinstance(column.type, Integer):
        return number
    if isinstance(column.type, Float):
        return 0.5
    if isinstance(column.type, Boolean):
        return True
    length = getattr(column.type, "length", None) or 40
    return f"{person[0]}{number}-{column.name}"[:length]


def fill(session, person, number):
    """One row of that person in every table, rows that others refer to before those that refer to them."""
    made = {}
    for table in Base.metadata.sorted_tables:
        row = {column.name: value_for(column, person, number) for column in table.columns}
        for column in table.columns:
            for key in column.foreign_keys:
                row[column.name] = made[key.column.table.name][key.column.name]
        session.execute(insert(table).values(row))
        made[table.name] = row


@pytest.fixture
def store(address):
    store = Store(address)
    with store._session() as session:
        fill(session, ME, 1)
        fill(session, YOU, 2)
    yield store
    store.close()


def test_every_table_says_whose_its_rows_are():
    without = {table.name for table in Base.metadata.sorted_tables if belongs(table, ME) is None}
    assert without <= NOBODYS, "say by a column person, or by a foreign key, whose the rows are; else add it here"


def test_the_rows_of_a_person_are_handed_out_from_every_table(store):
    found = store.export(ME)
    assert set(found) >= {"attempts", "events", "exchanges", "sets", "skills"}
    assert all(len(rows) == 1 for rows in found.values())
    assert YOU not in json.dumps(found)
    assert ME not in json.dumps(found), "who has the file could come in with it"


def test_secrets_are_not_handed_out(store):
    found = store.export(ME)
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if column.info.get("secret"):
                assert column.name not in found[table.name][0]


def test_a_person_is_erased_from_every_table_and_nobody_else(store):
    before = store.export(YOU)
    counts = store.erase(ME)
    assert set(counts) == set(before)
    assert all(rows == [] for rows in store.export(ME).values())
    assert store.export(YOU) == before
    with store._session() as session:
        for table in Base.metadata.sorted_tables:
            rows = session.execute(select(table)).mappings().all()
            assert ME not in {str(value) for row in rows for value in row.values()}


def test_what_a_person_did_can_be_erased_without_the_account(store):
    counts = store.erase(ME, account=False)
    assert not {"accounts", "sessions", "members"} & set(counts)
    assert {name for name, rows in store.export(ME).items() if rows} == set(store.export(ME)) - set(counts)


def test_text_that_is_json_is_handed_out_opened(store):
    with store._session() as session:
        session.execute(Base.metadata.tables["sets"].update().values(json='{"title": "일차방정식"}'))
    assert store.export(ME)["sets"][0]["json"] == {"title": "일차방정식"}
