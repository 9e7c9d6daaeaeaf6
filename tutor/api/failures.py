"""Errors as HTTP answers: ``{"error": {"code", "message", "position"?, "hint"?}}`` with the status of the kind."""

from __future__ import annotations

import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from tutor import journal
from tutor.errors import StepwiseError
from tutor.events import Failed, Refused
from tutor.locales import LANGUAGES, locale
from tutor.messages import Message, Translate, render_plain, say, untranslated
from tutor.wire import error_json

LOG = logging.getLogger(__name__)


def handle(app: FastAPI) -> None:
    """Make every error of the application an error object."""
    app.add_exception_handler(StepwiseError, _stepwise)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _broken)


def statuses() -> dict[str, int]:
    """Return the HTTP status of each error code, from the tree of `tutor.errors`."""
    kinds, found = [StepwiseError], {}
    while kinds:
        kind = kinds.pop()
        found[kind.code] = kind.http_status
        kinds += kind.__subclasses__()
    return found


def trouble(event: Refused | Failed, translate: Translate) -> JSONResponse:
    """Return the answer for a question that ended without a solution."""
    known = statuses().get(event.code)
    status = known or (422 if isinstance(event, Refused) else 500)
    return JSONResponse(error_json(event, translate), status)


def spoken(request: Request) -> Translate:
    """Return the translation into the language that the request's header prefers."""
    wished = request.headers.get("accept-language", "")[:2].lower()
    return locale(wished).translate if wished in LANGUAGES else untranslated


def answer(status: int, code: str, message: Message, translate: Translate, **more: Any) -> JSONResponse:
    """Return an error object."""
    return JSONResponse({"error": {"code": code, "message": render_plain(message, translate), **more}}, status)


async def _stepwise(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, StepwiseError)
    return JSONResponse(error_json(error, spoken(request)), error.http_status)


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"] if part != "body")
    if first["type"] == "json_invalid":
        message = say("The body is not JSON: {reason}.", reason=str(first.get("ctx", {}).get("error", "")))
    elif place:
        message = say("“{field}” cannot be used: {reason}.", field=place[:80], reason=first["msg"])
    else:
        message = say("The body cannot be used: {reason}.", reason=first["msg"])
    return answer(422, "bad-input", message, spoken(request), **({"field": place} if place else {}))


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    told = {
        404: ("not-found", say("There is nothing at this address.")),
        405: ("method-not-allowed", say("This address does not take {method}.", method=request.method)),
    }
    code, message = told.get(error.status_code, ("error", say("{reason}", reason=str(error.detail))))
    return answer(error.status_code, code, message, spoken(request))


async def _broken(request: Request, error: Exception) -> JSONResponse:
    """What nobody foresaw: it comes here from outside of everything else, so the request's id is taken up again."""
    with journal.request(request.scope.get(journal.SCOPE)) as name:
        LOG.error("a request failed", exc_info=error)
        told = error_json(Failed("error", say("Something went wrong inside the program.")), spoken(request))
        return JSONResponse(told, 500, {"X-Request-ID": name})
