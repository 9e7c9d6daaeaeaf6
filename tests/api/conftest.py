from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from tutor.api import create_app
from tutor.service.tutor import Tutor
from tutor.settings import Settings


@pytest.fixture(scope="session")
def tutor(tmp_path_factory):
    database = tmp_path_factory.mktemp("api") / "stepwise.db"
    with Tutor(Settings(database_url=f"sqlite:///{database}", engine="symbolic", workers=1)) as tutor:
        yield tutor


@pytest.fixture(scope="session")
def client(tutor):
    with TestClient(create_app(tutor, tutor.settings, page=False), raise_server_exceptions=False) as client:
        yield client
