"""How large a request may be, and how long one waits for it: refused before it is read whole."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import NoReturn

from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tutor.api.failures import answer
from tutor.messages import Message as Sentence
from tutor.messages import say, untranslated
from tutor.service.reading import LARGEST as PICTURE

LARGEST = 1_000_000
"""Bytes of a request body under ``/api``."""
LARGER = {"/api/read-image": PICTURE + 10_000, "/api/batches": 5_000_000}
"""Where more is taken: a picture with what is sent around it, thousands of problems."""
SILENCE = 30.0
"""Seconds without another byte of a body, after which the rest of it is not waited for."""


class Refused(Exception):
    """The body is larger than allowed, or it does not go on."""

    def __init__(self, status: int, code: str, message: Sentence) -> None:
        super().__init__(code)
        self.status, self.code, self.message = status, code, message


class Limited:
    """The application behind a limit on the body of each request under ``/api``."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 413 as soon as too much has come, 408 when nothing more comes."""
        if scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await self.app(scope, receive, send)
            return
        most = LARGER.get(scope["path"], LARGEST)
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if declared.isdigit() and int(declared) > most:
            await _refuse(_too_large(most), scope, receive, send)
            return
        body = _Body(receive, most)

        async def told(message: Message) -> None:
            if body.refused is None:  # what the application makes of half a body is told to nobody
                body.answered = True
                await send(message)

        with suppress(Refused):
            await self.app(scope, body.next, told)
        if body.refused is not None and not body.answered:
            await _refuse(body.refused, scope, receive, send)


class _Body:
    """A body as it comes, counted; after its end there is only the client's leaving to wait for, however long."""

    def __init__(self, receive: Receive, most: int) -> None:
        self.receive, self.most = receive, most
        self.came, self.whole = 0, False
        self.refused: Refused | None = None
        self.answered = False

    async def next(self) -> Message:
        if self.whole:
            return await self.receive()
        try:
            message = await asyncio.wait_for(self.receive(), SILENCE)
        except TimeoutError:
            self._refuse(_silent())
        self.came += len(message.get("body", b""))
        self.whole = not message.get("more_body", False)
        if self.came > self.most:
            self._refuse(_too_large(self.most))
        return message

    def _refuse(self, why: Refused) -> NoReturn:
        self.refused = why
        raise why


def limit(app: FastAPI) -> None:
    """Put the limit before everything else."""
    app.add_middleware(Limited)


def _too_large(most: int) -> Refused:
    return Refused(413, "too-large", say("The request is larger than {limit} bytes.", limit=most))


def _silent() -> Refused:
    seconds = round(SILENCE)
    message = say("Nothing more of the request came for {seconds} seconds.", seconds=seconds)
    return Refused(408, "took-too-long", message)


async def _refuse(why: Refused, scope: Scope, receive: Receive, send: Send) -> None:
    await answer(why.status, why.code, why.message, untranslated)(scope, receive, send)
