"""What the History tab draws, without a browser."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

from tutor.ui.history import listed, reopened
from tutor.ui.page import identity

STARTED = {"event": "started", "problem": {"text": "x"}, "engine": "symbolic", "model": None}
ENTRY = SimpleNamespace(
    id="a",
    text="x",
    answer=None,
    verdict=None,
    state="running",
    level="beginner",
    created=datetime(2026, 1, 1, tzinfo=UTC),
)


def tutor(events, owner="me"):
    return SimpleNamespace(
        history=lambda browser: [ENTRY] if browser == owner else [],
        replay=lambda exchange, browser: events if (exchange, browser) == ("a", owner) else [],
    )


def test_a_list_belongs_to_its_browser():
    assert [entry["status"] for entry in listed(tutor([]), "me")] == ["running"]
    assert listed(tutor([]), "you") == listed(tutor([]), None) == []


def test_somebody_elses_problem_cannot_be_opened():
    for browser in ("you", None):
        view = reopened(tutor([STARTED]), "a", browser, "en")
        assert [event["event"] for event in view["events"]] == ["failed"]


def test_what_was_cut_off_is_shown_as_stopped():
    view = reopened(tutor([STARTED]), "a", "me", "en")
    assert [event["event"] for event in view["events"]] == ["started", "stopped"]
    assert (view["text"], view["level"], view["mode"]) == ("x", "beginner", "show")


def test_only_an_unguessable_name_is_an_identity():
    assert identity({"id": "x" * 43}) == "x" * 43
    assert identity({"id": "short"}) is identity({"id": 5}) is identity({}) is identity(None) is None
