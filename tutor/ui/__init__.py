"""The page that students and teachers see: one file per tab, drawn by ``static/js`` from the wire events.

``build`` makes the Gradio page; ``mount`` puts it, with its files, into a FastAPI application at ``/``.
Gradio carries values and events; every solution is drawn by our own scripts, from text, never from HTML.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from pathlib import Path as File
from typing import Any

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")

import gradio as gr
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from tutor.locales import LANGUAGES, locale
from tutor.service.tutor import Tutor
from tutor.settings import Settings
from tutor.ui.about import about_tab
from tutor.ui.header import header
from tutor.ui.history import history_tab
from tutor.ui.labels import Labels
from tutor.ui.page import ANSWERS, QUIET, Page, identity
from tutor.ui.practice import practice_tab
from tutor.ui.solve import solve_tab
from tutor.ui.theme import theme
from tutor.ui.words import texts, word

STATIC = File(__file__).parent / "static"
"""Scripts, styles, fonts."""
WAITING = 64
"""Questions that may wait for a place before the page says that it is full."""
STORAGE = "stepwise"
"""Where the browser keeps its identity and choices."""
STYLES = (
    "katex/katex.min.css",
    *(f"css/{name}.css" for name in ("tokens", "composer", "page", "solution", "marks", "answer", "tabs")),
)
"""Style sheets, in order."""
TABS = ("solve", "practice", "history", "about")


def build(tutor: Tutor, settings: Settings) -> gr.Blocks:
    """Return the page."""
    with gr.Blocks(title=word("name", settings.language), analytics_enabled=False) as blocks:
        browser = gr.BrowserState({}, storage_key=STORAGE, secret=_secret(settings))
        labels = Labels(settings.language)
        with gr.Row(elem_id="sw-header"):
            gr.HTML(header(settings.language), apply_default_css=False)
            language = gr.Radio(
                [(locale(code).name, code) for code in LANGUAGES],
                value=settings.language,
                container=False,
                show_label=False,
                label=word("language", settings.language),
                elem_id="sw-language",
                elem_classes="sw-seg",
            )
        page = Page(tutor, tuple(tutor.topics()), labels, language, browser)
        _tabs(page)
        _language(page, blocks)
    return blocks.queue(max_size=WAITING, default_concurrency_limit=ANSWERS, api_open=False)


def mount(app: FastAPI, tutor: Tutor, settings: Settings) -> FastAPI:
    """Put the page into an application, at ``/``, with its files at ``/stepwise``."""
    app.mount("/stepwise", StaticFiles(directory=STATIC), name="stepwise")
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        build(tutor, settings),
        path="/",
        theme=theme(),
        head=head(),
        favicon_path=str(STATIC / "favicon.png"),
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        show_error=False,
        mcp_server=False,
        pwa=False,
        enable_monitoring=False,
    )
    return mounted


def head() -> str:
    """Return what the page loads: our styles, KaTeX, our words and scripts; all from here."""
    words = json.dumps({code: texts(code) for code in LANGUAGES}, ensure_ascii=False).replace("<", "\\u003c")
    links = "".join(f'<link rel="stylesheet" href="stepwise/{path}?{version()}">' for path in STYLES)
    return (
        f"{links}"
        f'<script type="application/json" id="sw-words">{words}</script>'
        f'<script src="stepwise/katex/katex.min.js?{version()}"></script>'
        f'<script type="module" src="stepwise/js/page.js?{version()}"></script>'
    )


def version() -> str:
    """Return a name that changes with the files, so that a browser never mixes old and new."""
    files = sorted(path for folder in ("js", "css") for path in (STATIC / folder).iterdir())
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:10]


def _tabs(page: Page) -> None:
    with gr.Tabs(elem_id="sw-tabs"):
        for name in TABS:
            with page.labels(gr.Tab, told={"label": f"tab-{name}"}, id=name, elem_id=f"sw-tab-{name}") as tab:
                match name:
                    case "solve":
                        solve_tab(page)
                    case "practice":
                        practice_tab(page)
                    case "history":
                        history_tab(page, tab)
                    case _:
                        about_tab(page)


def _language(page: Page, blocks: gr.Blocks) -> None:
    """Remember whose browser this is and its language; a change of language changes every word."""

    def arrive(state: dict[str, Any] | None, wished: str) -> tuple[object, ...]:
        known = (state or {}).get("language")
        language = known if known in LANGUAGES else wished if wished in LANGUAGES else page.labels.language
        mine = {"id": identity(state) or secrets.token_urlsafe(32), "language": language}
        return mine, language, *page.labels.updates(language)

    def change(language: str, state: dict[str, Any] | None) -> tuple[object, ...]:
        return {**(state or {}), "language": language}, *page.labels.updates(language)

    components = page.labels.components
    quick: dict[str, Any] = {"concurrency_limit": ANSWERS, "concurrency_id": "quick", **QUIET}
    wished = gr.State("")
    blocks.load(
        arrive,
        [page.browser, wished],
        [page.browser, page.language, *components],
        js="(state) => [state, (navigator.language || '').slice(0, 2)]",
        **quick,
    ).then(None, page.language, js="(language) => Stepwise.language(language)", **QUIET)
    page.language.input(change, [page.language, page.browser], [page.browser, *components], **quick)
    page.language.change(None, page.language, js="(language) => Stepwise.language(language)", **QUIET)


def _secret(settings: Settings) -> str:
    return settings.secret or "stepwise-browser"
