"""Routes about the server itself: which model, how much was done, whether it works, its measures."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from tutor import __version__
from tutor.api.bodies import Served, files
from tutor.errors import Unavailable
from tutor.locales import LANGUAGES, locale
from tutor.service.measuring import stats_json
from tutor.service.readiness import readiness

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
    """Return how recorded exchanges ended and their answers' verdicts, and what this process counted since it began.

    What is recorded is null while the records cannot be read.
    """
    process = stats_json(tutor.metrics, tutor.standing())
    try:
        return {**tutor.recorded(), "process": process}
    except Unavailable:
        return {"exchanges": None, "verdicts": None, "process": process}


@router.get("/healthz", summary="Whether the server is alive", response_model=None)
def healthz(tutor: Served) -> dict[str, str]:
    """Return ok whenever the process can answer at all: who gets no answer may restart it."""
    return {"status": "ok", "engine": tutor.engine_name, "version": __version__}


@router.get("/readyz", summary="Whether the server can work", response_model=None)
def readyz(tutor: Served) -> JSONResponse:
    """Return how the records, the workers and the engine stand; 503 while any of them cannot work."""
    found = readiness(tutor)
    ready = all(part["ready"] for part in found.values())
    return JSONResponse({"status": "ready" if ready else "not ready", **found}, 200 if ready else 503)


@router.get(
    "/metrics", summary="Measures for Prometheus", response_class=Response, responses=files(CONTENT_TYPE_LATEST)
)
def metrics(request: Request) -> Response:
    """Return the measures in Prometheus' text format."""
    return Response(generate_latest(request.app.state.registry), media_type=CONTENT_TYPE_LATEST)
