"""How large a request may be: refused before it is read whole."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tutor.api.failures import answer
from tutor.messages import say, untranslated
from tutor.service.reading import LARGEST as PICTURE

LARGEST = 1_000_000
"""Bytes of a request body under ``/api``."""
LARGER = {"/api/read-image": PICTURE + 10_000, "/api/batches": 5_000_000}
"""Where more is taken: a picture with what is sent around it, thousands of problems."""


class TooManyBytes(Exception):
    """The body is larger than allowed."""


class Limited:
    """The application behind a limit on the body of each request under ``/api``."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 413 as soon as too much has come."""
        if scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await self.app(scope, receive, send)
            return
        most = LARGER.get(scope["path"], LARGEST)
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if declared.isdigit() and int(declared) > most:
            await _refuse(scope, receive, send, most)
            return
        came = 0

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > most:
                raise TooManyBytes
            return message

        try:
            await self.app(scope, counted, send)
        except TooManyBytes:
            await _refuse(scope, receive, send, most)


def limit(app: FastAPI) -> None:
    """Put the limit before everything else."""
    app.add_middleware(Limited)


async def _refuse(scope: Scope, receive: Receive, send: Send, most: int) -> None:
    message = say("The request is larger than {limit} bytes.", limit=most)
    await answer(413, "too-large", message, untranslated)(scope, receive, send)
