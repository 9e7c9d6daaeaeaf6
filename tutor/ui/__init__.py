"""The page that students and teachers see: one file per tab, drawn by ``static/js`` from the wire events.

``build`` makes the Gradio page; ``mount`` puts it, with its files, into a FastAPI application at ``/``.
Gradio carries values and events; every solution is drawn by our own scripts, from text, never from HTML.
"""

from __future__ import annotations

import os
import secrets
from functools import partial
from typing import Any

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")

import gradio as gr
from fastapi import FastAPI

from tutor.locales import LANGUAGES, locale
from tutor.service.tutor import Tutor
from tutor.settings import Settings
from tutor.ui.about import about_tab
from tutor.ui.account import account_corner
from tutor.ui.audit import audit_tab
from tutor.ui.classes import classes_tab
from tutor.ui.files import MADE, STATIC, Files, Made, version
from tutor.ui.header import header, navigation
from tutor.ui.history import history_tab
from tutor.ui.installing import add_installing
from tutor.ui.labels import Labels
from tutor.ui.learning import learning_channels
from tutor.ui.page import ANSWERS, QUIET, Blocks, Page, browser_identity
from tutor.ui.practice import practice_tab
from tutor.ui.preloading import assets, gathered, links
from tutor.ui.progress import progress_tab
from tutor.ui.shell import Shell
from tutor.ui.solve import solve_tab
from tutor.ui.stats import add_page
from tutor.ui.theme import theme
from tutor.ui.words import word
from tutor.ui.work import work_tab
from tutor.ui.worksheets import worksheets_tab

WAITING = 64
"""Questions that may wait for a place before the page says that it is full."""
STORAGE = "stepwise"
"""Where the browser keeps its identity and choices."""
TABS = ("solve", "work", "practice", "worksheets", "classes", "audit", "progress", "history", "about")


def build(tutor: Tutor, settings: Settings) -> gr.Blocks:
    """Return the page."""
    with Blocks(title=word("name", settings.language), analytics_enabled=False) as blocks:
        browser = gr.BrowserState({}, storage_key=STORAGE, secret=_secret(settings))
        labels = Labels(settings.language)
        with gr.Row(elem_id="sw-header") as corner:
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
        with corner:
            account_corner(page, settings, blocks)
        learning_channels(page)
        gr.HTML(navigation(TABS, settings.language), apply_default_css=False, elem_id="sw-nav")
        _tabs(page)
        _language(page, blocks)
    return blocks.queue(max_size=WAITING, default_concurrency_limit=ANSWERS, api_open=False)


def mount(app: FastAPI, tutor: Tutor, settings: Settings) -> FastAPI:
    """Put the page into an application, at ``/``, with its files under ``/stepwise``."""
    blocks = build(tutor, settings)
    gradio = assets(block.get_block_name() for block in blocks.blocks.values())
    made: Made = {**MADE, "gradio.css": partial(gathered, gradio)}
    files = f"stepwise/{version(made)}"
    app.mount(f"/{files}", Files(made), name="stepwise")
    add_page(app, files, settings.language)
    add_installing(app, files, settings.language)
    early = links(gradio, f"{files}/gradio.css")
    app.add_middleware(Shell, base=files, language=settings.language, tabs=TABS, early=early)
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        theme=theme(),
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


def _tabs(page: Page) -> None:
    with gr.Tabs(elem_id="sw-tabs"):
        for name in TABS:
            with page.labels(gr.Tab, told={"label": f"tab-{name}"}, id=name, elem_id=f"sw-tab-{name}") as tab:
                match name:
                    case "solve":
                        solve_tab(page)
                    case "work":
                        work_tab(page)
                    case "practice":
                        practice_tab(page)
                    case "worksheets":
                        worksheets_tab(page, tab)
                    case "classes":
                        classes_tab(page)
                    case "audit":
                        audit_tab(page)
                    case "progress":
                        progress_tab(page)
                    case "history":
                        history_tab(page, tab)
                    case _:
                        about_tab(page)


def _language(page: Page, blocks: gr.Blocks) -> None:
    """Remember whose browser this is and its language; a change of language changes every word."""

    def arrive(state: dict[str, Any] | None, wished: str) -> tuple[object, ...]:
        known, (asked, _, preferred) = (state or {}).get("language"), wished.partition(",")
        language = next((one for one in (asked, known, preferred) if one in LANGUAGES), page.labels.language)
        mine = {"id": browser_identity(state) or secrets.token_urlsafe(32), "language": language}
        return mine, language, *page.labels.updates(language)

    def change(language: str, state: dict[str, Any] | None) -> tuple[object, ...]:
        return {**(state or {}), "language": language}, *page.labels.updates(language)

    components = page.labels.components
    # At once, as the page waits for it; and Gradio's page goes through all components that ever stood for the progress
    # of an event, with everything in them, whenever another event tells of its own.
    quick: dict[str, Any] = {"queue": False, "show_progress_on": page.browser, **QUIET}
    wished = gr.Textbox(visible=False)  # the language of the address, that of the browser
    blocks.load(
        arrive,
        [page.browser, wished],
        [page.browser, page.language, *components],
        js="async (state) => [state, (await stepwise).wished()]",
        **quick,
    ).then(None, page.language, js="async (language) => (await stepwise).language(language)", **QUIET)
    page.language.input(change, [page.language, page.browser], [page.browser, *components], **quick)
    page.language.change(None, page.language, js="async (language) => (await stepwise).language(language)", **QUIET)


def _secret(settings: Settings) -> str:
    return settings.secret or "stepwise-browser"
