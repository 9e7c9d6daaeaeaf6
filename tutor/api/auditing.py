"""The route that audits a text somebody else wrote."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from tutor.api.bodies import LANGUAGE, Body, Served
from tutor.locales import locale
from tutor.wire import audit_json

router = APIRouter(prefix="/api", tags=["answers and practice"])


class Audited(Body):
    """A problem (which may be left out) and a text that solves it."""

    problem: str = ""
    text: str
    lang: str = LANGUAGE


@router.post("/audit", summary="Check a text claim by claim", response_model=None)
def audit(body: Audited, tutor: Served) -> dict[str, Any]:
    """Return the verdict on every claim of the text and on its answer, as ``tutor audit --json`` prints them."""
    return audit_json(tutor.audit(body.problem, body.text, body.lang), locale(body.lang).translate)
