"""The Practice tab: a problem to solve oneself, with graded hints; the key stays on the server until asked for."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

import gradio as gr

from tutor.errors import StepwiseError
from tutor.locales import locale
from tutor.messages import render
from tutor.problem import Level
from tutor.service.tutor import Tutor
from tutor.ui.asking import events_of
from tutor.ui.labels import words_of
from tutor.ui.page import ANSWERS, QUIET, Page, identity
from tutor.ui.words import word
from tutor.wire import item_json

if TYPE_CHECKING:
    from tutor.service.practice.drafts import Judgement

Seat = dict[str, Any]
"""Where the student is: the item, the hints given, what was said, the score."""


def practice_tab(page: Page) -> None:
    """Build the tab inside the current `gr.Tab`."""
    label, tutor = page.labels, page.tutor
    seat = gr.State({"right": 0, "total": 0})
    with gr.Column(elem_classes="sw-composer"), gr.Row(elem_classes="sw-row"):
        topic = label(
            gr.Dropdown,
            told={"choices": page.titles, "label": "topic"},
            value=page.topics[0].name if page.topics else None,
            filterable=False,
            elem_id="sw-practice-topic",
            elem_classes="sw-field sw-topic",
        )
        level = label(
            gr.Radio,
            told={"choices": words_of("beginner", "intermediate", "advanced"), "label": "level"},
            value="beginner",
            container=False,
            show_label=False,
            elem_id="sw-practice-level",
            elem_classes="sw-seg",
        )
        new = label(gr.Button, told={"value": "new-problem"}, variant="primary", elem_id="sw-new", elem_classes="sw-go")
    card = page.view("exercise", "exercise", {"statement": None})
    with gr.Column(visible=False, elem_id="sw-practice-answer", elem_classes="sw-desk") as desk:
        answer = label(
            gr.Textbox,
            told={"label": "your-answer", "placeholder": "answer-placeholder"},
            lines=1,
            max_lines=3,
            elem_id="sw-answer",
            elem_classes="sw-field",
        )
        with gr.Row(elem_classes="sw-row"):
            check = label(gr.Button, told={"value": "check"}, variant="primary", elem_id="sw-check")
            hint = label(gr.Button, told={"value": "practice-hint"}, elem_id="sw-hint")
            solution = label(gr.Button, told={"value": "practice-solution"}, elem_id="sw-see")
    feedback = page.view("feedback", "feedback")

    quick: dict[str, Any] = {"concurrency_limit": ANSWERS, "concurrency_id": "quick", **QUIET}

    def pose(name: str, detail: str, language: str, now: Seat) -> tuple[object, ...]:
        item = next(tutor.practice(name, Level(detail), 1, secrets.randbelow(2**31)))
        now = {"right": now["right"], "total": now["total"], "item": item, "hints": 0}
        view = drawn(page, now, language)
        return now, view, view, gr.update(visible=True), ""

    def judge(given: str, language: str, now: Seat, state: Seat) -> tuple[object, ...]:
        now = judged(tutor, now, given, language, identity(state))
        view = drawn(page, now, language)
        return now, view, view

    def nudge(language: str, now: Seat) -> tuple[object, ...]:
        now = {**now, "hints": min(now["hints"] + 1, len(now["item"].hints))}
        view = drawn(page, now, language)
        return now, view, view

    def reveal(language: str, now: Seat) -> tuple[object, ...]:
        now = {**now, "open": True, "done": True}
        view = drawn(page, now, language)
        return now, view, view

    said = [seat, card, feedback]
    new.click(pose, [topic, level, page.language, seat], [*said, desk, answer], **quick)
    for trigger in (check.click, answer.submit):
        trigger(judge, [answer, page.language, seat, page.browser], said, **quick)
    hint.click(nudge, [page.language, seat], said, **quick)
    solution.click(reveal, [page.language, seat], said, **quick)


def judged(tutor: Tutor, now: Seat, given: str, language: str, browser: str | None) -> Seat:
    """Return the seat after an answer; the score counts the first answer to each problem."""
    if not given.strip():
        return {**now, "result": {"kind": "unreadable", "message": word("type-answer", language)}}
    translate = locale(language).translate
    said: Judgement | StepwiseError
    try:
        said = tutor.judge_practice(now["item"], given, browser, now["hints"])
    except StepwiseError as error:
        said = error
    kind = getattr(said, "outcome", "undecided")
    result = {"kind": kind, "message": render(said.message, translate)}
    if said.hint:
        result["hint"] = render(said.hint, translate)
    counts = kind in {"right", "wrong"} and not now.get("done")
    right = int(counts and kind == "right")
    return {
        **now,
        "result": result,
        "done": now.get("done") or counts,
        "right": now["right"] + right,
        "total": now["total"] + int(counts),
    }


def drawn(page: Page, now: Seat, language: str) -> dict[str, Any]:
    """Return what the card draws: nothing of the key before it is asked for."""
    item = item_json(now["item"], locale(language).translate)
    return {
        "id": item["id"],
        "topic": {name: title for title, name in page.titles(language)}.get(item["topic"], item["topic"]),
        "level": item["level"],
        "statement": item["statement"],
        "latex": item["latex"],
        "hints": item["hints"][: now["hints"]],
        "hint_count": len(item["hints"]),
        "result": now.get("result"),
        "solution": events_of(item) if now.get("open") else None,
        "right": now["right"],
        "total": now["total"],
    }
