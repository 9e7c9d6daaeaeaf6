"""The API's version: ``/api/v1/…`` is ``/api/…`` as it is now, and will stay so when ``/api`` moves on."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

CURRENT = "v1"
_PREFIX = f"/api/{CURRENT}/"


class Versioned:
    """The application, reached under the version's address too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take the version out of the address."""
        if scope["type"] == "http" and scope["path"].startswith(_PREFIX):
            path = "/api/" + scope["path"].removeprefix(_PREFIX)
            scope = {**scope, "path": path, "raw_path": path.encode()}
        await self.app(scope, receive, send)


def version(app: FastAPI) -> None:
    """Let the version stand in addresses."""
    app.add_middleware(Versioned)
