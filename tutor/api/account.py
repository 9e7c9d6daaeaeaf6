"""Routes about one's own account: signing up, in and out, with a password or an OpenID provider.

Whoever is signed in has a cookie that scripts cannot read; every sign-in gives a new one.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import Field

from tutor.api.bodies import Body, Served
from tutor.api.identity import Asking, SignedIn, private
from tutor.errors import StepwiseError
from tutor.records.accounts import Account
from tutor.service.school.accounts import COOKIE
from tutor.service.school.openid import OpenId, no_provider, provider_of
from tutor.service.tutor import Tutor

router = APIRouter(prefix="/api/account", tags=["accounts"], dependencies=[Depends(private)])
STATE = "stepwise-openid"
"""The cookie of a sign-in under way at a provider."""
CALLBACK = "/api/account/openid/callback"
Json = dict[str, Any]

PASSWORD = Field(min_length=1, max_length=1000)


class NewAccount(Body):
    """A new account; ``consent`` says that its owner agrees to what is stored."""

    name: str = Field(min_length=1, max_length=200)
    password: str = PASSWORD
    email: str = Field("", max_length=300)
    consent: bool = False


class SignIn(Body):
    """A name and its password."""

    name: str = Field(min_length=1, max_length=200)
    password: str = PASSWORD


class NewPassword(Body):
    """The password so far, and the one from now on."""

    old: str = Field("", max_length=1000)
    new: str = PASSWORD


class Goodbye(Body):
    """The password of the account that is to be erased."""

    password: str = Field("", max_length=1000)


@router.get("", summary="Who am I", response_model=None)
def me(account: Asking, tutor: Served) -> Json:
    """Return who is signed in, if anybody is, and how one can sign in here."""
    provider = provider_of(tutor.settings)
    return {
        "account": account and _told(tutor, account),
        "sign_up": tutor.settings.sign_up,
        "provider": provider and provider.name,
    }


@router.post("", summary="Make an account", response_model=None)
def sign_up(body: NewAccount, request: Request, response: Response, tutor: Served) -> Json:
    """Make an account and sign in."""
    accounts = tutor.school.accounts
    account = accounts.sign_up(body.name, body.password, email=body.email, consent=body.consent, place=place(request))
    return _entered(tutor, account, request, response)


@router.post("/sign-in", summary="Sign in", response_model=None)
def sign_in(body: SignIn, request: Request, response: Response, tutor: Served) -> Json:
    """Sign in with a name and a password."""
    account = tutor.school.accounts.sign_in(body.name, body.password, place(request))
    return _entered(tutor, account, request, response)


@router.post("/sign-out", summary="Sign out", response_model=None)
def sign_out(request: Request, response: Response, account: Asking, tutor: Served, everywhere: bool = False) -> Json:
    """Sign out: here, or in every browser."""
    accounts = tutor.school.accounts
    if account is not None and everywhere:
        accounts.sign_out_everywhere(account)
    accounts.sign_out(request.cookies.get(COOKIE, ""))
    response.delete_cookie(COOKIE, path="/")
    return {"account": None}


@router.post("/password", summary="Change the password", response_model=None)
def change_password(body: NewPassword, request: Request, response: Response, account: SignedIn, tutor: Served) -> Json:
    """Change the password; every other browser is signed out."""
    tutor.school.accounts.change_password(account, body.old, body.new, place(request))
    return _entered(tutor, account, request, response)


@router.post("/erase", summary="Erase the account", response_model=None)
def erase(body: Goodbye, request: Request, response: Response, account: SignedIn, tutor: Served) -> Json:
    """Erase the account and everything that was done with it; return how many records those were, by table."""
    erased = tutor.school.accounts.erase(account, body.password, place(request))
    response.delete_cookie(COOKIE, path="/")
    return {"erased": erased}


@router.get("/sets", summary="My practice sets", response_model=None)
def my_sets(account: SignedIn, tutor: Served) -> Json:
    """Return the practice sets that one has made, the one changed last first."""
    lines = tutor.desk.listed(account.person)
    return {"sets": [{"id": line.id, "title": line.title, "updated": line.updated.isoformat()} for line in lines]}


@router.get("/health", summary="How much there is", response_model=None)
def health(account: SignedIn, tutor: Served) -> dict[str, int]:
    """Return counts, to administrators: nobody's work."""
    return tutor.school.accounts.health(account)


@router.get("/openid", summary="Sign in with the provider", response_model=None)
def depart(request: Request, tutor: Served) -> Response:
    """Go to the OpenID provider."""
    leaving = _openid(request, tutor).depart(_home(request, tutor) + CALLBACK)
    response = RedirectResponse(leaving.address, 303)
    response.set_cookie(
        STATE, leaving.state, max_age=600, path=CALLBACK, httponly=True, samesite="lax", secure=_secure(request, tutor)
    )
    return response


@router.get("/openid/callback", summary="Come back from the provider", response_model=None)
def arrive(
    request: Request,
    tutor: Served,
    state: str = Query("", max_length=200),
    code: str = Query("", max_length=4000),
) -> Response:
    """Sign in whom the provider vouches for, and go to the page."""
    home = _home(request, tutor)
    try:
        vouched = _openid(request, tutor).arrive(home + CALLBACK, state, request.cookies.get(STATE), code)
        account, new = tutor.school.accounts.sign_in_by(vouched)
    except StepwiseError:
        response = RedirectResponse(f"{home}/?signed-in=no", 303)
    else:
        response = RedirectResponse(f"{home}/?signed-in={'new' if new else 'yes'}", 303)
        _keep(tutor, account, request, response)
    response.delete_cookie(STATE, path=CALLBACK)
    return response


def place(request: Request) -> str:
    """Return the address that a request comes from."""
    return request.client.host if request.client else ""


def _entered(tutor: Tutor, account: Account, request: Request, response: Response) -> Json:
    _keep(tutor, account, request, response)
    return {"account": _told(tutor, account)}


def _keep(tutor: Tutor, account: Account, request: Request, response: Response) -> None:
    """Give the browser a fresh token."""
    accounts = tutor.school.accounts
    response.set_cookie(
        COOKIE, accounts.open(account, request.cookies.get(COOKIE)), max_age=int(accounts.lasts.total_seconds()),
        path="/", httponly=True, samesite="lax", secure=_secure(request, tutor),
    )  # fmt: skip


def _told(tutor: Tutor, account: Account) -> Json:
    return {
        "id": account.id,
        "name": account.name,
        "email": account.email,
        "password": account.password,
        "admin": tutor.school.accounts.admin(account),
        "created": account.created.isoformat(),
    }


def _home(request: Request, tutor: Tutor) -> str:
    """The address of the page, without a slash at its end."""
    settings = tutor.settings
    space = f"https://{settings.space_host}" if settings.space_host else None
    return (settings.public_url or space or str(request.base_url)).rstrip("/")


def _secure(request: Request, tutor: Tutor) -> bool:
    return request.url.scheme == "https" or _home(request, tutor).startswith("https:")


def _openid(request: Request, tutor: Tutor) -> OpenId:
    state = request.app.state
    if not hasattr(state, "openid"):
        provider = provider_of(tutor.settings)
        if provider is None:
            raise no_provider()
        state.openid = OpenId(provider, tutor.store.accounts)
    found: OpenId = state.openid
    return found
