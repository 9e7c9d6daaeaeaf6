"""The route that checks a student's work line by line."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from tutor.api.bodies import LANGUAGE, Body, Served
from tutor.locales import locale
from tutor.wire import work_json

router = APIRouter(prefix="/api", tags=["answers and practice"])


class Worked(Body):
    """A problem (which may be left out) and the lines of a student's work on it."""

    problem: str = ""
    lines: list[str]
    lang: str = LANGUAGE


@router.post("/check-work", summary="Check a student's work line by line", response_model=None)
def check_work(body: Worked, tutor: Served) -> dict[str, Any]:
    """Return the verdict on every line and the next hint, as ``tutor work --json`` prints them."""
    return work_json(tutor.check_work(body.problem, body.lines, body.lang), locale(body.lang).translate)
