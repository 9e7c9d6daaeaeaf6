"""The header's corner: who is signed in; signing up, in and out is done over HTTP, which alone can set the cookie."""

from __future__ import annotations

import secrets
from typing import Any

import gradio as gr

from tutor.errors import StepwiseError
from tutor.service.school.openid import provider_of
from tutor.service.tutor import Tutor
from tutor.settings import Settings
from tutor.ui.page import ANSWERS, QUIET, Page, browser_identity, who

Json = dict[str, Any]


def account_corner(page: Page, settings: Settings, blocks: gr.Blocks) -> None:
    """Build the corner: its view learns who is signed in as soon as the page is there."""
    provider = provider_of(settings)
    ways = {
        "sign_up": settings.sign_up,
        "provider": provider and provider.name,
        "days": settings.retention_days,
        "space": bool(settings.space_host),
    }
    view = page.view("account", "account", {"ways": ways})

    def arrive() -> Json:
        return {"ways": ways, "account": signed_in(page.tutor), "stamp": secrets.token_hex(6)}

    def take(state: Json) -> Json:
        return {**arrive(), "taken": taken(page.tutor, state)}

    quick: Json = {"concurrency_limit": ANSWERS, "concurrency_id": "quick", **QUIET}
    blocks.load(arrive, None, view, queue=False, **QUIET)
    view.select(take, page.browser, view, **quick)


def signed_in(tutor: Tutor) -> Json | None:
    """Return who is signed in, as the corner shows them."""
    try:
        account = who()
    except StepwiseError:
        return None
    if account is None:
        return None
    return {
        "name": account.name,
        "email": account.email,
        "password": account.password,
        "admin": tutor.school.accounts.admin(account),
        "created": account.created.isoformat(),
    }


def taken(tutor: Tutor, state: Json) -> int:
    """Give what was done in this browser to who is signed in; return how many records that were."""
    account = who()
    return tutor.school.accounts.take_over(account, browser_identity(state)) if account else 0
