"""Who asks: the account whose token is in the cookie; and that no other site may ask in its name.

A browser sends the cookie along whoever made it ask. So whatever changes something with a cookie, or gives one, must
come from our own page: the browser says so itself (``Sec-Fetch-Site``, ``Origin``).
"""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, FastAPI, Request, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from tutor.api.bodies import Served
from tutor.api.failures import answer, spoken
from tutor.errors import NotSignedIn
from tutor.messages import say
from tutor.records.accounts import Account
from tutor.service.school.accounts import COOKIE, WHO
from tutor.service.tutor import Tutor

HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""
PRIVATE = {"Cache-Control": "no-store"}
GIVING = "/api/account"
"""Addresses that give a cookie: nobody may be signed in by another site either."""


def asking(request: Request, tutor: Served) -> Account | None:
    """Return who asks; None for somebody who is not signed in."""
    return tutor.school.accounts.who(request.cookies.get(COOKIE))


def signed_in(account: Annotated[Account | None, Depends(asking)]) -> Account:
    """Return who asks.

    Raises:
        NotSignedIn: nobody is signed in.
    """
    if account is None:
        raise NotSignedIn(say("Please sign in first."))
    return account


Asking = Annotated[Account | None, Depends(asking)]
"""Who asks, if anybody is signed in, as an argument of a route."""
SignedIn = Annotated[Account, Depends(signed_in)]
"""Who asks, as an argument of a route for people who are signed in."""


def private(response: Response) -> None:
    """Let nothing between here and the browser keep an answer."""
    response.headers.update(PRIVATE)


class Identified:
    """The application behind the rule of one origin; requests of people who are signed in can say who they are."""

    def __init__(self, app: ASGIApp, tutor: Tutor) -> None:
        self.app, self._tutor = app, tutor

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403 to what another site asks for."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        token = _token(headers.get("cookie", ""))
        changes = scope["method"] not in HARMLESS
        if changes and (token or scope["path"].startswith(GIVING)) and not self._ours(headers, bool(token)):
            message = say("This request came from another site, so nothing was done.")
            await answer(403, "not-allowed", message, spoken(Request(scope)))(scope, receive, send)
            return
        if token:
            scope[WHO] = lambda: self._tutor.school.accounts.who(token)
        await self.app(scope, receive, send)

    def _ours(self, headers: dict[str, str], cookie: bool) -> bool:
        """Whether the browser says that our page asks. A program without a cookie need not say anything."""
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site is not None:
            return site in {"same-origin", "none"}
        if origin is None:
            return not cookie
        hosts = {headers.get("host", ""), urlsplit(self._tutor.settings.public_url or "").netloc}
        return urlsplit(origin).netloc in hosts - {""}


def identify(app: FastAPI, tutor: Tutor) -> None:
    """Put the rule before everything else."""
    app.add_middleware(Identified, tutor=tutor)


def _token(cookies: str) -> str | None:
    if COOKIE not in cookies:
        return None
    try:
        found = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return None
    return found.value if found else None
