"""The route that checks a teacher's own problems on the way in."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from pydantic import Field

from tutor.api.bodies import BATCH, LANGUAGE, Body, Served
from tutor.errors import TooLarge
from tutor.imports import read
from tutor.imports.report import report, table
from tutor.locales import locale
from tutor.messages import say
from tutor.problem import Level
from tutor.wire import item_json

router = APIRouter(prefix="/api", tags=["answers and practice"])


class Import(Body):
    """The text of a file with problems, and its name, which says what it is unless ``format`` does."""

    text: str = Field(max_length=1_000_000)
    name: str = Field("problems.csv", max_length=200)
    format: str | None = Field(None, max_length=20)
    level: Level = Level.INTERMEDIATE
    lang: str = LANGUAGE


@router.post("/import", summary="Check your own problems", response_model=None)
def import_(body: Import, tutor: Served) -> dict[str, Any]:
    """Return the report of ``tutor import --json``, its table as Markdown, and the items for every export."""
    translate = locale(body.lang).translate
    rows = read(body.text.encode(), body.name, body.format)
    if len(rows) > BATCH:
        raise TooLarge(say("There are {count} problems in {file}; at most {limit} are read.",
                           count=len(rows), file=body.name, limit=BATCH))  # fmt: skip
    found = [tutor.import_problem(row, body.level, body.lang) for row in rows]
    told = report(body.name, [each.json(translate) for each in found])
    items = [item_json(each.item, translate) for each in found if each.item]
    return {"report": told, "table": table(told, translate), "items": items}
