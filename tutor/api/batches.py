"""Routes for batches that are worked off in the background: left once, looked at, read, cancelled.

The id of a batch is unguessable: whoever has it may read it, and nobody else.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request, Response
from pydantic import Field

from tutor.api.bodies import LANGUAGE, Body, Row, Served
from tutor.api.rates import CLIENT
from tutor.problem import Level

router = APIRouter(prefix="/api/batches", tags=["batches"])
MOST = 10_000
"""Problems in one batch."""


class BackgroundBatch(Body):
    """Problems to be solved in the background, and how all of them are to be answered."""

    problems: list[Row] = Field(min_length=1, max_length=MOST)
    level: Level = Level.INTERMEDIATE
    lang: str = LANGUAGE


@router.post("", summary="Leave a batch to be solved", status_code=202, response_model=None)
def leave(
    body: BackgroundBatch,
    tutor: Served,
    request: Request,
    response: Response,
    idempotency_key: Annotated[str, Header(min_length=8, max_length=200)],
) -> dict[str, Any]:
    """Take the batch and return how it stands; the same ``Idempotency-Key`` with the same body is the same batch."""
    line = tutor.clients.batches.leave(request.scope[CLIENT], idempotency_key, body.model_dump(mode="json"))
    response.headers["Location"] = f"{request.scope.get('root_path', '')}/api/batches/{line.id}"
    return line.json


@router.get("/{name}", summary="How a batch stands", response_model=None)
def status(name: str, tutor: Served) -> dict[str, Any]:
    """Return ``status`` (waiting, running, finished or cancelled) and how many problems are done of how many."""
    return tutor.clients.batches.find(name).json


@router.get("/{name}/results", summary="What came of a batch so far", response_model=None)
def results(name: str, tutor: Served, first: Annotated[int, Query(ge=0, le=MOST)] = 0) -> dict[str, Any]:
    """Return up to 1,000 results from the number ``first`` on, in order; ``next`` is the number to go on with."""
    found = tutor.clients.batches.results(name, first)
    return {"results": found, "next": first + len(found)}


@router.delete("/{name}", summary="Cancel a batch", response_model=None)
def cancel(name: str, tutor: Served) -> dict[str, Any]:
    """Leave the rest unsolved; results that came before stay readable."""
    return tutor.clients.batches.cancel(name).json
