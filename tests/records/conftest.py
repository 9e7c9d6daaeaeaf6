"""A real SQLite file and a real PostgreSQL server, each test with a database of its own."""

import pytest


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'deep' / 'records.db'}"
    return request.getfixturevalue("new_postgres")()
