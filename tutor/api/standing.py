"""Routes about the server itself: which model, how much was done, whether it works, its measures."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from tutor import __version__
from tutor.api.bodies import Served
from tutor.locales import LANGUAGES, locale

router = APIRouter(tags=["the server"])


@router.get("/api/model-info", summary="The engine and model in use", response_model=None)
def model_info(tutor: Served) -> dict[str, Any]:
    """Return what ``auto`` means here."""
    return {
        "engine": tutor.engine_name,
        "model": tutor.model,
        "version": __version__,
        "languages": {code: locale(code).name for code in LANGUAGES},
    }


@router.get("/api/stats", summary="How much was done", response_model=None)
def stats(tutor: Served) -> dict[str, Any]:
    """Return how exchanges ended and what the checker said of their answers."""
    counts = tutor.store.counts()
    return {"exchanges": _of("state", counts), "verdicts": _of("verdict", counts)}


@router.get("/healthz", summary="Whether the server works", response_model=None)
def healthz(tutor: Served) -> dict[str, str]:
    """Return ok when the records can be read; 503 with the reason when not."""
    tutor.store.counts()
    return {"status": "ok", "engine": tutor.engine_name}


@router.get("/metrics", summary="Measures for Prometheus", response_model=None)
def metrics(request: Request) -> Response:
    """Return the measures in Prometheus' text format."""
    return Response(generate_latest(request.app.state.registry), media_type=CONTENT_TYPE_LATEST)


def _of(kind: str, counts: dict[str, int]) -> dict[str, int]:
    return {name.partition(":")[2]: n for name, n in counts.items() if name.startswith(f"{kind}:")}
