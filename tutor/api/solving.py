"""Routes that solve: one problem, its events as they happen, a batch, a question of logic."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Generator
from typing import Any, cast

from fastapi import APIRouter
from fastapi.responses import JSONResponse, StreamingResponse

from tutor import journal
from tutor.api.bodies import Batch, Row, Served, Solve, files
from tutor.api.failures import trouble
from tutor.engines.choice import at_once
from tutor.errors import StepwiseError
from tutor.events import Event, Failed
from tutor.locales import locale
from tutor.messages import Translate, say
from tutor.problem import Ask
from tutor.service.solving.listening import End, listening
from tutor.service.tutor import Tutor
from tutor.transcript import Transcript
from tutor.wire import error_json, event_json, solution_json

LOG = logging.getLogger(__name__)
router = APIRouter(prefix="/api", tags=["solving"])
SSE = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
"""Headers that keep proxies from holding events back."""


@router.post("/solve-math", summary="Solve a problem", response_model=None)
def solve_math(body: Solve, tutor: Served) -> JSONResponse:
    """Return the solution as ``tutor solve --json`` prints it: steps, answer, and the verdict on each."""
    return _solved(tutor, body.ask(tutor))


@router.post("/logical-reasoning", summary="Answer a question of logic", response_model=None)
def logical_reasoning(body: Solve, tutor: Served) -> JSONResponse:
    """Return the solution of a question of logic; needs an engine with a model."""
    return _solved(tutor, body.ask(tutor, subject="logic"))


@router.post(
    "/solve-math/stream",
    summary="Solve a problem, event by event",
    response_class=StreamingResponse,
    responses=files("text/event-stream"),
)
def stream(body: Solve, tutor: Served) -> StreamingResponse:
    """Return server-sent events, one JSON event each, as ``tutor solve --events`` prints them.

    Leaving stops the engine.
    """
    ask = body.ask(tutor)
    events = cast("Generator[Event, None, None]", tutor.solve(ask))
    return StreamingResponse(_sent(events, locale(ask.language).translate), media_type="text/event-stream", headers=SSE)


@router.post("/batch-solve", summary="Solve several problems", response_model=None)
def batch_solve(body: Batch, tutor: Served) -> JSONResponse:
    """Return one object per problem, in order: the solution with its ``id``, or the ``id`` and the error."""
    translate = locale(body.lang).translate

    def solved(row: Row) -> dict[str, Any]:
        ask = Ask(row.problem, row.level or body.level, body.lang)
        try:
            seen = Transcript.of(tutor.solve(ask))
        except StepwiseError as error:
            return {"id": row.id, **error_json(error, translate)}
        return {"id": row.id, **_object(seen, translate)}

    with journal.Threads(at_once("auto", tutor.settings)) as threads:
        return JSONResponse({"solutions": list(threads.map(solved, body.problems))})


def _solved(tutor: Tutor, ask: Ask) -> JSONResponse:
    translate = locale(ask.language).translate
    seen = Transcript.of(tutor.solve(ask))
    if seen.trouble is not None:
        return trouble(seen.trouble, translate)
    return JSONResponse(solution_json(seen, translate))


def _object(seen: Transcript, translate: Translate) -> dict[str, Any]:
    return error_json(seen.trouble, translate) if seen.trouble else solution_json(seen, translate)


async def _sent(events: Generator[Event, None, None], translate: Translate) -> AsyncIterator[str]:
    async with listening(events) as arrived:
        event = await arrived.get()
        while not isinstance(event, End):
            lines = [_line(event_json(event, translate))]
            while not (arrived.empty() or isinstance(event := arrived.get_nowait(), End)):
                lines.append(_line(event_json(event, translate)))
            yield "".join(lines)  # what has come by now is sent at once
            if not isinstance(event, End):
                event = await arrived.get()
        if event.error is not None:  # the status was sent long ago: what broke is told as the last event
            yield _line(event_json(_broken(event.error), translate))


def _broken(error: BaseException) -> Failed:
    if isinstance(error, StepwiseError):
        return Failed(error.code, error.message, error.exit_code)
    LOG.error("a stream broke", exc_info=error)
    return Failed("error", say("Something went wrong inside the program."))


def _line(wire: dict[str, Any]) -> str:
    return f"event: {wire['event']}\ndata: {json.dumps(wire, ensure_ascii=False)}\n\n"
