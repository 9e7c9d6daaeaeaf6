"""The dashboard asks only for numbers that there are, by labels that they have."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tutor.api import create_app
from tutor.service.measuring import Standing, families
from tutor.service.metrics import Metrics
from tutor.service.tutor import Tutor
from tutor.settings import Settings

DASHBOARD = json.loads((Path(__file__).parents[2] / "deployment" / "grafana" / "stepwise.json").read_text())
QUERIES = [
    pytest.param(target["expr"], id=f"{panel['title']}-{target['refId']}")
    for panel in DASHBOARD["panels"]
    for target in panel["targets"]
]
MODEL = {"waiting": 1.0, "running": 1.0, "slots": 1.0, "tokens": 5.0}
POOL = {"size": 2.0, "busy": 1.0, "waiting": 0.0, "lost": 0.0, "alive": 2.0}


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    """What a server tells Prometheus after something of everything, by name, with the labels of each."""
    from fastapi.testclient import TestClient

    folder = tmp_path_factory.mktemp("dashboard")
    settings = Settings(database_url=f"sqlite:///{folder / 'stepwise.db'}", engine="symbolic", workers=1)
    with Tutor(settings) as tutor:
        client = TestClient(create_app(tutor, settings, page=False))
        client.post("/api/solve-math", json={"problem": "2x = 4"})
        client.post("/api/solve-math", json={"problem": " "})
        tutor.metrics.pieces["symbolic",] += 1
        tutor.metrics.cached["symbolic",] += 1
        tutor.metrics.first_token["symbolic",].add(0.1)
        text = client.get("/metrics").text
    return {
        sample.name: set(sample.labels) for family in text_string_to_metric_families(text) for sample in family.samples
    }


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_names_only_what_is_measured(query, known):
    names = set(re.findall(r"stepwise_\w+", query))
    assert names
    assert names <= set(known)
    labels = {label for group in re.findall(r"by \(([^)]*)\)|\{([^}]*)\}", query) for label in _labels(group)}
    for name in names:
        assert labels <= known[name], (name, labels)


def _labels(group):
    by, matching = group
    return [part.strip() for part in by.split(",") if part.strip()] + re.findall(r"(\w+)\s*=", matching)


def test_every_number_of_a_model_and_of_the_pools_is_told():
    standing = Standing((("local", "phi", MODEL),), (("solving", POOL),), None, {"busy": 1.0, "connections": 5.0})
    names = {family.name for family in families(Metrics(), standing)}
    assert {"stepwise_engine_tokens", "stepwise_workers_alive", "stepwise_store_busy"} <= names


def test_panels_do_not_lie_on_each_other():
    places = [
        (x, y)
        for panel in DASHBOARD["panels"]
        for x in range(panel["gridPos"]["x"], panel["gridPos"]["x"] + panel["gridPos"]["w"])
        for y in range(panel["gridPos"]["y"], panel["gridPos"]["y"] + panel["gridPos"]["h"])
    ]
    assert len(places) == len(set(places))
    assert max(x for x, _ in places) < 24
    assert len({panel["id"] for panel in DASHBOARD["panels"]}) == len(DASHBOARD["panels"])
