"""Who may ask how often: a key (``Authorization: Bearer sw_…``) has its own limit, everybody else one by address."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tutor.api.failures import answer, spoken
from tutor.errors import NotAllowed, StepwiseError
from tutor.messages import render_plain, say
from tutor.service.clients.rates import Allowance, Rates
from tutor.service.school.accounts import WHO
from tutor.service.tutor import Tutor
from tutor.wire import error_json

CLIENT = "stepwise.client"
"""Where a request's scope says whose it is: "key:…" or "address:…"."""
OPEN = ("/api/account", "/api/model-info")
"""What needs no key where keys are required: signing in, and which engine is here."""


class Metered:
    """The application behind keys and rates."""

    def __init__(self, app: ASGIApp, tutor: Tutor) -> None:
        self.app, self._tutor = app, tutor
        self._rates = Rates(tutor.settings.rate_url)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 401 without a key that is needed or with one that is not known, 429 to who asks too often."""
        if scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        try:
            client, limit = await run_in_threadpool(self._client, request)
        except StepwiseError as error:
            status = 401 if isinstance(error, NotAllowed) else error.http_status
            headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
            await JSONResponse(error_json(error, spoken(request)), status, headers)(scope, receive, send)
            return
        scope[CLIENT] = client
        if not limit:
            await self.app(scope, receive, send)
            return
        allowance = await self._rates.ask(client, limit)
        if allowance.wait:
            await _refused(request, allowance)(scope, receive, send)
            return

        async def told_left(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_headers(allowance))
            await send(message)

        await self.app(scope, receive, told_left)

    def _client(self, request: Request) -> tuple[str, int]:
        """Whose a request is, and how many such may come in a minute."""
        settings = self._tutor.settings
        scheme, _, words = request.headers.get("authorization", "").partition(" ")
        words = words if scheme.lower() == "bearer" else request.headers.get("x-api-key", "")
        if words:
            key = self._tutor.clients.key(words.strip())
            return f"key:{key.id}", key.per_minute or settings.rate_limit
        if settings.api_keys == "required" and not self._excused(request):
            raise NotAllowed(
                say("This server answers programs that have a key only."),
                hint=say("Send it as: Authorization: Bearer KEY"),
                code="key-needed",
            )
        return f"address:{request.client.host if request.client else '-'}", settings.rate_limit

    def _excused(self, request: Request) -> bool:
        """Whether this may be asked without a key: by our page, or by somebody who is signed in."""
        if request.url.path.startswith(OPEN) or request.headers.get("sec-fetch-site") == "same-origin":
            return True
        who = request.scope.get(WHO)
        return who is not None and who() is not None


def meter(app: FastAPI, tutor: Tutor) -> None:
    """Put keys and rates before the routes."""
    app.add_middleware(Metered, tutor=tutor)


def _headers(allowance: Allowance) -> dict[str, str]:
    return {"X-RateLimit-Limit": str(allowance.limit), "X-RateLimit-Remaining": str(allowance.left)}


def _refused(request: Request, allowance: Allowance) -> JSONResponse:
    message = say("Too many requests: at most {limit} in a minute.", limit=allowance.limit)
    hint = say("Try again in {seconds} seconds.", seconds=allowance.wait)
    told = answer(429, "too-often", message, spoken(request), hint=render_plain(hint, spoken(request)))
    told.headers.update({"Retry-After": str(allowance.wait), **_headers(allowance)})
    return told
