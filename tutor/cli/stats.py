"""``tutor stats``: what a running server has counted, or what is in the records."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

SECONDS = 10.0


def stats(
    url: Annotated[str | None, typer.Option(help="Address of a running server; without it, the records here.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Say how many problems were solved and what the checker said; of a server also its load."""
    found = _recorded() if url is None else _asked(url)
    if as_json:
        print(json.dumps(found, ensure_ascii=False))  # noqa: T201
        return
    for name, value in _flat(found):
        print(f"{name:<50} {value}")  # noqa: T201


def _recorded() -> dict[str, Any]:
    from tutor.service.tutor import Tutor

    with Tutor() as tutor:
        return tutor.recorded()


def _asked(url: str) -> dict[str, Any]:
    import httpx

    from tutor.errors import Unavailable
    from tutor.messages import say

    try:
        reply = httpx.get(f"{url.rstrip('/')}/api/stats", timeout=SECONDS)
        found: Any = reply.raise_for_status().json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise Unavailable(
            say("The server at {url} does not answer as Stepwise does.", url=url),
            hint=say("Start one with “tutor serve”, and give the address that it prints."),
        ) from error
    return dict(found)


def _flat(found: dict[str, Any], before: str = "") -> list[tuple[str, Any]]:
    """The numbers with the path to each."""
    rows: list[tuple[str, Any]] = []
    for name, value in found.items():
        if isinstance(value, list):
            value = {str(number): each for number, each in enumerate(value)}
        if isinstance(value, dict):
            rows += _flat(value, f"{before}{name} ")
        else:
            rows.append((f"{before}{name}", "–" if value is None else value))
    return rows
