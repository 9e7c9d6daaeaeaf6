"""Every request has an id, which its answer and all lines of the journal about it carry; slow ones are told of.

A client that stops reading what it asked for is let go after a time, so that it holds nothing.
"""

from __future__ import annotations

import asyncio
import logging
from time import perf_counter

from fastapi import FastAPI
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tutor import journal

LOG = logging.getLogger(__name__)
HEADER = "X-Request-ID"
STALLED = 60.0
"""Seconds in which a client must take something of what is sent to it."""
QUIET = frozenset({"/healthz", "/readyz", "/metrics"})
"""What machines ask for all the time; told of only when it is slow."""


class Traced:
    """The application with an id for each request."""

    def __init__(self, app: ASGIApp, slow: float, stalled: float = STALLED) -> None:
        self.app = app
        self.slow = slow
        self.stalled = stalled

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request under its id."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start, status, gone = perf_counter(), 0, False

        async def traced(message: Message) -> None:
            nonlocal status, gone
            if message["type"] == "http.response.start":
                status = int(message["status"])
                MutableHeaders(scope=message)[HEADER] = name
            try:
                async with asyncio.timeout(self.stalled):
                    await send(message)
            except TimeoutError:
                gone = True
                raise

        with journal.request(Headers(scope=scope).get(HEADER)) as name:
            scope[journal.SCOPE] = name
            try:
                await self.app(scope, receive, traced)
            except Exception:
                if not gone:
                    status = status or 500
                    raise
            finally:
                self._tell(scope, status, perf_counter() - start, gone=gone)

    def _tell(self, scope: Scope, status: int, seconds: float, *, gone: bool) -> None:
        route = getattr(scope.get("route"), "path", "") or "page"  # never the path itself, nor what is asked in it
        told = {"method": scope["method"], "route": route, "status": status, "ms": round(1000 * seconds)}
        if gone:
            LOG.warning("a client stopped reading", extra=told)
        elif seconds >= self.slow:
            LOG.warning("slow request", extra=told)
        elif route not in QUIET:
            LOG.info("request", extra=told)


def trace(app: FastAPI, slow: float) -> None:
    """Give every request an id; told as slow is what takes that many seconds."""
    app.add_middleware(Traced, slow=slow)
