"""The server about itself: health, stats, measures, the description, and errors of addresses."""

from __future__ import annotations

import time

import pytest
from fastapi.testclient import TestClient

from tutor import __version__
from tutor.api import create_app
from tutor.errors import Unavailable
from tutor.messages import say
from tutor.service.measuring import Standing


def test_health_names_the_engine_and_the_version(client):
    assert client.get("/healthz").json() == {"status": "ok", "engine": "symbolic", "version": __version__}


def test_readiness_says_that_every_part_can_work(client, tutor):
    tutor.prepare()
    end = time.monotonic() + 60
    while (reply := client.get("/readyz")).status_code != 200 and time.monotonic() < end:
        time.sleep(0.1)
    body = reply.json()
    assert body == {
        "status": "ready",
        "store": {"ready": True},
        "workers": {"ready": True},
        "engine": {"name": "symbolic", "ready": True},
    }


class Broken:
    """A tutor whose records cannot be opened and whose workers have not started."""

    engine_name = "symbolic"

    def __init__(self, tutor):
        self.settings, self.metrics = tutor.settings, tutor.metrics

    @property
    def store(self):
        raise Unavailable(say("The database cannot be opened."))

    def standing(self):
        return Standing(pools=(("solving", {"alive": 0.0}),))


def test_readiness_is_503_with_the_reasons_while_the_process_is_alive(tutor):
    client = TestClient(create_app(Broken(tutor), tutor.settings, page=False))
    reply = client.get("/readyz")
    assert reply.status_code == 503
    body = reply.json()
    assert body["store"] == {"ready": False, "reason": "The database cannot be opened."}
    assert body["workers"] == {"ready": False, "reason": "The workers are starting."}
    assert body["engine"] == {"name": "symbolic", "ready": True}
    assert client.get("/healthz").status_code == 200
    assert client.get("/metrics").status_code == 200


def test_model_info_says_what_auto_means(client):
    body = client.get("/api/model-info").json()
    assert (body["engine"], body["model"]) == ("symbolic", None)
    assert body["languages"]["ko"] == "한국어"


def test_stats_and_measures_count_what_was_done(client):
    before = client.get("/api/stats").json()["exchanges"].get("finished", 0)
    client.post("/api/solve-math", json={"problem": "5x = 10"})
    assert client.get("/api/stats").json()["exchanges"]["finished"] == before + 1
    text = client.get("/metrics").text
    assert f'stepwise_recorded_states{{state="finished"}} {before + 1:.1f}' in text
    assert 'stepwise_http_request_seconds_count{route="/api/solve-math",status="200"}' in text


def test_the_description_needs_nothing_from_elsewhere(client):
    page = client.get("/docs")
    assert page.status_code == 200
    assert "http://" not in page.text
    assert "https://" not in page.text
    for file in ("swagger-ui-bundle.js", "swagger-ui.css"):
        assert client.get(f"/docs/files/swagger/{file}").status_code == 200


def test_every_route_of_the_contract_is_described(client):
    paths = client.get("/openapi.json").json()["paths"]
    wanted = {
        "/api/solve-math", "/api/solve-math/stream", "/api/batch-solve", "/api/check", "/api/practice",
        "/api/logical-reasoning", "/api/model-info", "/api/stats", "/healthz", "/metrics",
    }  # fmt: skip
    assert wanted <= set(paths)


@pytest.mark.parametrize(("method", "path", "status"), [("get", "/api/nothing", 404), ("get", "/api/check", 405)])
def test_a_wrong_address_is_an_error_object(client, method, path, status):
    reply = getattr(client, method)(path)
    assert reply.status_code == status
    assert reply.json()["error"]["message"]
