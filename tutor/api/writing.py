"""The route that has a model write word problems on a theme."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import APIRouter
from pydantic import Field

from tutor.api.bodies import LANGUAGE, Body, Served, engine_in_use
from tutor.locales import locale
from tutor.problem import Level
from tutor.service.writing.bench import MOST, MOST_SAMPLES
from tutor.service.writing.written import Wish, report

router = APIRouter(prefix="/api", tags=["answers and practice"])


class WriteProblems(Body):
    """What the problems are to be about, and how many of which kind are wanted."""

    theme: str = Field(max_length=200)
    topics: list[str] = Field(min_length=1, max_length=12)
    level: Level = Level.INTERMEDIATE
    count: int = Field(5, ge=1, le=MOST)
    samples: int = Field(5, ge=2, le=MOST_SAMPLES, description="How often the model solves each problem.")
    lang: str = LANGUAGE
    engine: Literal["auto", "symbolic", "local", "served"] = "auto"
    model: str | None = Field(None, max_length=200)


@router.post("/write-problems", summary="Have a model write word problems", response_model=None)
def write_problems(body: WriteProblems, tutor: Served) -> dict[str, Any]:
    """Return the report of ``tutor write --json``: problems that agree, for a teacher's review, and what was refused.

    Nothing in it is proven.
    """
    engine_in_use(tutor, body.engine, body.model)
    wish = Wish(
        body.theme, tuple(body.topics), body.level, body.lang, body.count, body.samples, body.engine, body.model
    )
    found = list(tutor.write_problems(wish))
    return report(found, wish, tutor.engine(body.engine, body.model), locale(body.lang).translate)
