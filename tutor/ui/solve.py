"""The Solve tab: a problem, how to show it, and its solution as it is found."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from html import escape
from itertools import cycle, zip_longest
from typing import TYPE_CHECKING, Any

import gradio as gr

from tutor.locales import LANGUAGES, language_of
from tutor.ui.asking import ask, shown
from tutor.ui.labels import words_of
from tutor.ui.page import QUIET, SOLVES, Page, identity

LONGEST = 20_000
"""Characters that the box takes; the service has its own, lower limits and says so."""
if TYPE_CHECKING:
    from tutor.service.practice.drafts import Listing

WORDS = re.compile(r"[A-Za-z]{4,} |[가-힣]")
"""What a problem in words has, and one in bare notation has not."""
CHIPS = 10
"""Example buttons shown."""
FAMILIAR = (
    "linear-equations",
    "quadratic-equations",
    "arithmetic",
    "factoring",
    "derivatives",
    "linear-systems",
    "integrals",
    "percent",
    "trigonometry",
    "linear-inequalities",
    "limits",
    "statistics",
)
"""Topics whose examples stand first: what people ask for most."""
WIDEST = 44
"""Characters of an example that fit on a button."""


def solve_tab(page: Page) -> None:
    """Build the tab inside the current `gr.Tab`."""
    label, tutor = page.labels, page.tutor
    with gr.Column(elem_classes="sw-composer"):
        page.view("entry", "entry", {"sees": tutor.reading.sees})
        problem = label(
            gr.Textbox,
            told={"label": "problem-label", "placeholder": "problem-placeholder"},
            lines=1,
            max_lines=8,
            autofocus=True,
            elem_id="sw-problem",
            elem_classes="sw-field",
            html_attributes=gr.InputHTMLAttributes(
                spellcheck=False, autocapitalize="off", autocorrect="off", autocomplete="off", enterkeyhint="go"
            ),
        )
        page.view("preview", "preview", {})
        with gr.Row(elem_classes="sw-row"):
            mode = _choice(page, "mode", ("guide", "show"), "sw-mode")
            level = _choice(page, "level", ("beginner", "intermediate", "advanced"), "sw-level", "intermediate")
            solve = label(
                gr.Button, told={"value": "solve"}, variant="primary", elem_id="sw-solve-button", elem_classes="sw-go"
            )
            stop = label(gr.Button, told={"value": "stop"}, elem_id="sw-stop-button", elem_classes="sw-halt")
        label(
            gr.HTML,
            told={"value": lambda language: f'<p class="sw-engine">{escape(page.engine(language))}</p>'},
            apply_default_css=False,
        )
    page.view("examples", "examples", examples(page.topics))
    solution = page.view("solution", "solve")
    method = gr.Textbox(visible=False)  # filled by the page's own script when a way to solve is chosen

    async def answer(
        text: str, how: str, detail: str, language: str, state: dict[str, Any], method: str
    ) -> AsyncGenerator[str, None]:
        async with aclosing(shown(tutor, ask(text, detail, language, method), how, identity(state))) as views:
            async for view in views:
                yield view

    running = [
        trigger(
            answer,
            [problem, mode, level, page.language, page.browser, method],
            solution,
            js="async (...values) => (await stepwise).begin(...values)",
            concurrency_limit=SOLVES,
            concurrency_id="solve",
            trigger_mode="multiple",  # Gradio would ignore a question asked within a moment of Stop
            show_progress="minimal",
            api_visibility="private",
        )
        for trigger in (solve.click, problem.submit)
    ]
    for event in running:
        event.failure(None, js="async () => (await stepwise).failed()", **QUIET)
    stop.click(None, cancels=running, js="async () => (await stepwise).stop()", **QUIET)


def examples(topics: Sequence[Listing]) -> dict[str, list[str]]:
    """Return example problems by language: of each area in turn, by turns in words and in LaTeX."""
    areas: dict[str, list[Listing]] = {}
    for topic in topics:
        areas.setdefault(topic.area, []).append(topic)
    turns = [topic for turn in zip_longest(*areas.values()) for topic in turn if topic is not None]
    turns.sort(key=lambda topic: FAMILIAR.index(topic.name) if topic.name in FAMILIAR else len(FAMILIAR))
    found: dict[str, list[str]] = {}
    for language in LANGUAGES:
        fitting = [[t for t in topic.examples if language_of(t) == language and _fits(t)] for topic in turns]
        chosen = [
            max(texts, key=ways) for texts, ways in zip(fitting, cycle((_worded, _typeset)), strict=False) if texts
        ]
        found[language] = chosen[:CHIPS]
    return found


def _fits(text: str) -> bool:
    """Whether a button can show it: short, and not LaTeX among words."""
    return len(text) <= WIDEST and not ("\\" in text and WORDS.search(text)) and "$" not in text


def _worded(text: str) -> tuple[bool, bool]:
    return bool(WORDS.search(text)) and not _typeset(text)[0], _typeset(text)[0]


def _typeset(text: str) -> tuple[bool, bool]:
    return "\\" in text, bool(WORDS.search(text))


def _choice(page: Page, key: str, values: tuple[str, ...], name: str, value: str | None = None) -> gr.Radio:
    return page.labels(
        gr.Radio,
        told={"choices": words_of(*values), "label": key},
        value=value or values[0],
        container=False,
        show_label=False,
        elem_id=name,
        elem_classes="sw-seg",
    )
