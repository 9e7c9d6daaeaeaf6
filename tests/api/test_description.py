"""The description of the API against the API itself, by schemathesis: what is described is what is done."""

from __future__ import annotations

import json

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import CHECKS, load_all_checks

from tutor.api import create_app
from tutor.service.tutor import Tutor
from tutor.settings import Settings

load_all_checks()
WORDED = ("positive_data_acceptance",)
"""Not asked: no schema can say which texts are problems that can be solved, or which names exist."""


@pytest.fixture(scope="module")
def schema(tmp_path_factory):
    database = f"sqlite:///{tmp_path_factory.mktemp('described')}/records.db"
    with Tutor(Settings(database_url=database, engine="symbolic", workers=1, rate_limit=0)) as tutor:
        yield schemathesis.openapi.from_asgi("/openapi.json", create_app(tutor, tutor.settings, page=False))


def test_every_operation_does_what_its_description_says(schema):
    checks = CHECKS.get_by_names([name for name in CHECKS.get_all_names() if name not in WORDED])
    operations = [result.ok() for result in schema.get_all_operations()]
    assert len(operations) > 30
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=3, deadline=None, database=None, derandomize=True,
                  phases=[Phase.generate], suppress_health_check=list(HealthCheck))  # fmt: skip
        def described(case):
            case.call_and_validate(checks=checks)

        described()


def test_errors_are_described_as_they_are(schema):
    described = schema.raw_schema
    assert "HTTPValidationError" not in json.dumps(described)
    assert described["components"]["schemas"]["Error"]["properties"]["error"]["required"] == ["code", "message"]


def test_the_versioned_address_is_the_same(schema):
    client = TestClient(schema.app)
    assert client.get("/api/v1/model-info").json() == client.get("/api/model-info").json()
    assert client.get("/api/v2/model-info").status_code == 404
