"""Questions that the page's scripts ask the server while the page stays as it is: an act with its details, one answer.

A channel is an element without looks (``static/js/channel.js``); it takes its questions one at a time.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import gradio as gr

from tutor.errors import StepwiseError
from tutor.locales import locale
from tutor.ui.asking import INSIDE
from tutor.ui.page import ANSWERS, QUIET, Page, identity
from tutor.wire import error_json

LOG = logging.getLogger(__name__)
Json = dict[str, Any]
Answering = Callable[[str, Json, str | None, str], Json]
"""An act, what it is told, whose it is, the language → what the script gets."""


def channel(page: Page, name: str, answer: Answering, **told: object) -> None:
    """Add a channel of that name to the page; it must stand outside the tabs, which are made when first opened.

    ``told`` is what the scripts know of it from the start.
    """
    view = page.view("channel", f"channel-{name}", {"channel": name, **told})

    def act(event: gr.EventData, state: Json, language: str) -> Json:
        told = dict(event.told)
        return {"n": event.n, "answer": answered(answer, str(event.act), told, identity(state), language)}

    asked = view.select(
        act,
        [page.browser, page.language],
        view,
        trigger_mode="multiple",
        concurrency_limit=ANSWERS,
        concurrency_id="quick",
        **QUIET,
    )
    asked.failure(None, js=f"async () => (await stepwise).views['channel-{name}'].lost()", **QUIET)


def answered(answer: Answering, act: str, told: Json, person: str | None, language: str) -> Json:
    """Return the answer to an act; what breaks becomes the contract's error object."""
    translate = locale(language).translate
    try:
        return answer(act, told, person, language)
    except StepwiseError as error:
        return error_json(error, translate)
    except Exception:
        LOG.exception("the page asked for %s, and it failed", act)
        return error_json(INSIDE, translate)
