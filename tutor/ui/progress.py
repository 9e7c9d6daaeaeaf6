"""The Progress tab: what a student knows, did and gets wrong; everything can be taken along and erased."""

from __future__ import annotations

import json
from typing import Any

from tutor.errors import StepwiseError
from tutor.messages import say
from tutor.service.learning.mastery import MASTERED
from tutor.service.tutor import Tutor
from tutor.ui.page import Page

Json = dict[str, Any]
FURTHEST = 14 * 60
"""Minutes that a clock on earth is away from UTC, at most."""


def progress_tab(page: Page) -> None:
    """Build the tab inside the current `gr.Tab`; it asks for its figures whenever it comes into view."""
    page.view("progress", "progress", {"mastered": round(100 * MASTERED)})


def progressed(tutor: Tutor, act: str, told: Json, person: str | None, language: str) -> Json:
    """Return a person's progress, everything kept of them, or how much of it was erased."""
    if person is None:
        raise StepwiseError(say("This browser keeps no data, so your progress cannot be kept."))
    progress = tutor.learning.progress
    match act:
        case "of":
            minutes = max(-FURTHEST, min(FURTHEST, int(told.get("minutes", 0))))
            return progress.of(person, language=language, minutes=minutes)
        case "export":
            return {"file": json.dumps(progress.export(person), ensure_ascii=False, indent=2, default=str)}
        case "erase":
            return {"erased": sum(progress.erase(person).values())}
        case _:
            raise StepwiseError(say("There is nothing at this address."))
