"""What Prometheus and ``/api/stats`` are told after real requests."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from tutor.api import create_app
from tutor.engines.scripted import ScriptedEngine
from tutor.errors import Unavailable
from tutor.events import Queued, Started
from tutor.messages import say
from tutor.problem import Ask
from tutor.service.tutor import Tutor
from tutor.settings import Settings

ANSWERS = {
    "Solve 2x + 3 = 7": ["Subtract 3: $2x = 4$.\n\n", "Then $2x = 5$.\n\nThe answer is $\\boxed{x = 2}$."],
    "Solve x + 1 = 3": [Unavailable(say("The model is gone."))],
}
"""What the scripted model writes; one of its three equations is wrong."""


@pytest.fixture(scope="module")
def tutor(tmp_path_factory):
    database = tmp_path_factory.mktemp("measures") / "stepwise.db"
    settings = Settings(database_url=f"sqlite:///{database}", engine="scripted", workers=1)
    with Tutor(settings) as tutor:
        engine = ScriptedEngine(settings, tutor._solvers, lambda problem, _: iter([Queued(1), *ANSWERS[problem.text]]))
        engine.gauges = lambda: {"waiting": 2.0, "replica_0_busy": 1.0, "replica_0_requests": 5.0}
        tutor._engines["scripted/"] = engine
        yield tutor


@pytest.fixture(scope="module")
def client(tutor):
    """The server after two questions to a model (one fails), three to the symbolic engine (one refused), an audit."""
    with TestClient(create_app(tutor, tutor.settings, page=False), raise_server_exceptions=False) as client:
        for text in ANSWERS:
            client.post("/api/solve-math", json={"problem": text})
        for text in ("2x = 4", "3x = 6", "Tell me a story."):
            client.post("/api/solve-math", json={"problem": text, "engine": "symbolic"})
        client.post("/api/solve-math", json={"problem": "x" * 30_000})
        client.post("/api/audit", json={"problem": "Solve 2x = 4", "text": "2 + 2 = 4\n2 + 3 = 6\nx = 2"})
        client.post("/api/practice", json={"topic": "linear-equations", "count": 3})
        client.post("/api/check", json={"gold": "1/2", "answer": "0.5"})
        client.get("/api/progress", headers={"X-Stepwise-Person": "p" * 32})
        client.get("/api/sets/nothing")
        client.post("/api/account/sign-in", json={"name": "nobody", "password": "a long one"})
        yield client


@pytest.fixture
def told(client):
    """A sample of ``/metrics`` by its name and labels."""
    samples = {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(client.get("/metrics").text)
        for sample in family.samples
    }

    def value(name, **labels):
        return samples[f"stepwise_{name}", frozenset((key, str(label)) for key, label in labels.items())]

    return value


@pytest.mark.parametrize(
    ("verb", "engine", "outcome", "count"),
    [
        ("solve", "scripted", "finished", 1),
        ("solve", "scripted", "failed", 1),
        ("solve", "symbolic", "finished", 2),
        ("solve", "symbolic", "refused", 1),
        ("solve", "", "refused", 1),
        ("audit", "", "finished", 1),
        ("practice", "", "finished", 1),
        ("check", "", "finished", 1),
        ("progress.of", "", "finished", 1),
        ("desk.open", "", "refused", 1),
        ("accounts.sign_in", "", "refused", 1),
    ],
)
def test_requests_are_counted_by_how_they_ended(told, verb, engine, outcome, count):
    assert told("requests_total", verb=verb, engine=engine, outcome=outcome) == count


def test_errors_are_counted_by_their_code(told):
    assert told("errors_total", verb="solve", engine="scripted", code="unavailable") == 1
    assert told("errors_total", verb="solve", engine="symbolic", code="not-understood") == 1
    assert told("errors_total", verb="solve", engine="", code="too-large") == 1


def test_verdicts_are_counted_by_part_and_status(told):
    assert told("verdicts_total", verb="solve", engine="scripted", part="claim", status="refuted") >= 1
    assert told("verdicts_total", verb="solve", engine="scripted", part="answer", status="proved") == 1
    assert told("verdicts_total", verb="solve", engine="symbolic", part="answer", status="proved") == 2
    assert told("verdicts_total", verb="solve", engine="symbolic", part="step", status="proved") >= 2
    assert told("verdicts_total", verb="audit", engine="", part="claim", status="refuted") == 1
    assert told("verdicts_total", verb="check", engine="", part="answer", status="equal") == 1
    assert told("practice_items_total") == 3


def test_a_model_is_timed_and_its_tokens_counted(told, tutor):
    assert told("first_token_seconds_count", engine="scripted") == 1
    assert 0 < told("first_token_seconds_sum", engine="scripted") < 60
    assert told("first_token_seconds_bucket", engine="scripted", le="+Inf") == 1
    pieces = list(tutor._engines["scripted/"]._pieces(ANSWERS["Solve 2x + 3 = 7"]))
    assert told("tokens_total", engine="scripted") == len(pieces)
    assert told("first_step_seconds_count", engine="symbolic") == 2
    assert told("answer_seconds_count", verb="solve", engine="symbolic") == 3


def test_queues_replicas_and_workers_say_how_they_stand(told):
    assert told("engine_waiting", engine="scripted", model="script") == 2
    assert told("replica_busy", engine="scripted", model="script", replica=0) == 1
    assert told("replica_requests_total", engine="scripted", model="script", replica=0) == 5
    assert told("engine_waiting", engine="symbolic", model="") == 0
    assert told("workers_size", pool="solving") == 1
    assert told("requests_running", verb="solve", engine="symbolic") == 0
    assert told("http_request_seconds_count", route="/api/solve-math", status="422") == 2


def test_stats_are_the_same_numbers(client):
    body = client.get("/api/stats").json()
    assert body["exchanges"]["finished"] == 3
    process = body["process"]
    assert process["requests"]["solve"] == {"finished": 3, "failed": 1, "refused": 2}
    assert process["errors"] == {
        "unavailable": 1,
        "not-understood": 1,
        "too-large": 1,
        "unknown-name": 1,
        "not-right": 1,
    }
    assert process["verbs"]["solve"].items() >= {"count": 6, "refused": 2, "failed": 1}.items()
    assert process["verbs"]["desk.open"].items() >= {"count": 1, "refused": 1, "failed": 0}.items()
    assert process["verdicts"]["answer"]["proved"] >= 3
    scripted = process["engines"]["scripted"]
    assert (scripted["waiting"], scripted["running"], scripted["replicas"]) == (2, 0, [{"busy": 1, "requests": 5}])
    assert scripted["tokens"] > 10
    assert scripted["first_token_seconds"]["count"] == 1
    assert process["practice_items"] == 3


def test_who_leaves_is_counted_as_stopped_and_no_longer_runs(tutor):
    events = tutor.solve(Ask("4x = 8", engine="symbolic"))
    assert isinstance(next(events), Started)
    assert tutor.metrics.running["solve", "symbolic"] == 1
    events.close()
    assert tutor.metrics.running["solve", "symbolic"] == 0
    assert tutor.metrics.requests["solve", "symbolic", "stopped"] == 1


def test_another_tutor_counts_for_itself(tutor):
    assert Tutor(tutor.settings).metrics.requests.total() == 0
