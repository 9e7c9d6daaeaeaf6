"""The Check-a-text tab: a solution from anywhere, and which of its lines hold."""

from __future__ import annotations

import logging
from typing import Any

import gradio as gr

from tutor.errors import StepwiseError
from tutor.locales import locale
from tutor.service.tutor import Tutor
from tutor.ui.asking import INSIDE, sentence
from tutor.ui.page import ANSWERS, Page
from tutor.wire import audit_json

LOG = logging.getLogger(__name__)


def audit_tab(page: Page) -> None:
    """Build the tab inside the current `gr.Tab`."""
    label, tutor = page.labels, page.tutor
    with gr.Column(elem_classes="sw-composer"):
        problem = label(
            gr.Textbox,
            told={"label": "audit-problem", "placeholder": "audit-problem-placeholder"},
            lines=1,
            max_lines=4,
            elem_id="sw-audit-problem",
            elem_classes="sw-field",
        )
        text = label(
            gr.Textbox,
            told={"label": "audit-text", "placeholder": "audit-text-placeholder"},
            lines=6,
            max_lines=20,
            elem_id="sw-audit-text",
            elem_classes="sw-field",
        )
        with gr.Row(elem_classes="sw-row"):
            check = label(
                gr.Button,
                told={"value": "audit-button"},
                variant="primary",
                elem_id="sw-audit-button",
                elem_classes="sw-go",
            )
    found = page.view("audit", "audit", {"text": ""})

    def judge(question: str, written: str, language: str) -> dict[str, Any]:
        return audited(tutor, question, written, language)

    check.click(
        judge,
        [problem, text, page.language],
        found,
        concurrency_limit=ANSWERS,
        concurrency_id="quick",
        show_progress="minimal",
        api_visibility="private",
    )


def audited(tutor: Tutor, question: str, written: str, language: str) -> dict[str, Any]:
    """Return what the view draws: the text with its audit, or why there is none."""
    translate = locale(language).translate
    try:
        found = tutor.audit(question, written, language)
    except StepwiseError as error:
        return {"text": written, "error": sentence(error, language)}
    except Exception:
        LOG.exception("auditing failed")
        return {"text": written, "error": sentence(INSIDE, language)}
    return {"text": written, **audit_json(found, translate)}
