"""The History tab: this browser's earlier problems, reopened from what was recorded."""

from __future__ import annotations

import secrets
from typing import Any

import gradio as gr

from tutor.service.tutor import Tutor
from tutor.ui.page import ANSWERS, QUIET, Page, identity
from tutor.ui.words import word

ENDS = frozenset({"finished", "refused", "failed", "stopped"})
"""The kinds of last events; a record without one was cut off."""


def history_tab(page: Page, tab: gr.Tab) -> None:
    """Build the tab; the list is fresh whenever the tab is opened."""
    label, tutor = page.labels, page.tutor
    with gr.Column(elem_id="sw-history-list") as overview:
        label(
            gr.HTML,
            told={"value": lambda language: f'<p class="sw-lead">{word("history-intro", language)}</p>'},
            apply_default_css=False,
        )
        entries = page.view("history", "history", {"entries": []})
    with gr.Column(visible=False, elem_id="sw-history-open") as opened:
        back = label(gr.Button, told={"value": "back"}, elem_classes="sw-back", size="sm")
        solution = page.view("solution", "reopened")

    def fresh(state: dict[str, Any]) -> tuple[object, object, object]:
        return {"entries": listed(tutor, identity(state))}, gr.update(visible=True), gr.update(visible=False)

    def reopen(event: gr.EventData, state: dict[str, Any], language: str) -> tuple[object, object, object]:
        value = reopened(tutor, str(event.id), identity(state), language)
        return value, gr.update(visible=False), gr.update(visible=True)

    quick = {"concurrency_limit": ANSWERS, "concurrency_id": "quick", **QUIET}
    for trigger in (tab.select, back.click):
        trigger(fresh, page.browser, [entries, overview, opened], **quick)
    entries.select(reopen, [page.browser, page.language], [solution, overview, opened], **quick)


def listed(tutor: Tutor, browser: str | None) -> list[dict[str, Any]]:
    """Return the browser's problems as the list draws them, newest first."""
    if browser is None:
        return []
    return [
        {
            "id": entry.id,
            "text": entry.text,
            "answer": entry.answer,
            "status": entry.verdict or entry.state,
            "created": entry.created.isoformat(),
        }
        for entry in tutor.history(browser)
    ]


def reopened(tutor: Tutor, exchange: str, browser: str | None, language: str) -> dict[str, Any]:
    """Return a recorded problem as the solution view draws it, exactly as it was."""
    view = {"id": f"{exchange}-{secrets.token_hex(4)}", "mode": "show", "level": "intermediate", "text": ""}
    events = tutor.replay(exchange, browser) if browser else []
    if not events:
        error = {"code": "not-found", "message": word("not-found", language)}
        return {**view, "events": [{"event": "failed", "error": error}]}
    entry = next((entry for entry in tutor.history(browser or "") if entry.id == exchange), None)
    if events[-1]["event"] not in ENDS:
        events = [*events, {"event": "stopped"}]
    known = {"text": entry.text, "level": entry.level} if entry else {}
    return {**view, **known, "asked": True, "events": events}
