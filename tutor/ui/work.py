"""The Check-my-work tab: a student's own lines, each judged as it is entered; hints from the last line that stands."""

from __future__ import annotations

from typing import Any

from tutor.locales import locale
from tutor.service.tutor import Tutor
from tutor.ui.page import Page
from tutor.wire import work_json

Json = dict[str, Any]
EXAMPLE = {"problem": "3(x - 2) = 2x + 5", "lines": ["3x - 2 = 2x + 5", "x - 2 = 5", "x = 7"]}
"""What "Show me an example" fills in: a classic mistake in the first line."""


def work_tab(page: Page) -> None:
    """Build the tab inside the current `gr.Tab`; its lines live in the browser, their judgements come by channel."""
    page.view("work", "work", {"example": EXAMPLE})


def worked(tutor: Tutor, act: str, told: Json, person: str | None, language: str) -> Json:
    """Return the judgements of a student's lines as ``tutor work --json`` does."""
    work = tutor.check_work(str(told.get("problem", "")), [str(line) for line in told["lines"]], language)
    return work_json(work, locale(language).translate)
