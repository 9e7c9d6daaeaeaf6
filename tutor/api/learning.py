"""The routes of a student who learns: a hint, why a step may be done, a question about a step."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import APIRouter
from pydantic import Field

from tutor.api.bodies import LANGUAGE, Body, Part, Served, engine_in_use
from tutor.api.practising import Somebody
from tutor.locales import locale
from tutor.service.hinting.as_json import hint_json, reply_json, why_json
from tutor.service.hinting.hint import LAST
from tutor.service.hinting.wishes import HintWish, TalkWish, WhyWish

router = APIRouter(prefix="/api", tags=["learning"])
ENGINE = Literal["auto", "symbolic", "local", "served"]
PROBLEM = Field("", max_length=20_000)
LINES: list[str] = Field([], max_length=200, description="The student's lines so far.")
PATH: list[int] = Field(
    [], max_length=10, description="The number of a step in the solution, from 0, then of a step inside it."
)


class Hinted(Body):
    """A problem, the student's lines so far, and which rung of the ladder: 1 a question back … 5 the step done."""

    problem: str = Field(max_length=20_000)
    lines: list[str] = LINES
    level: int = Field(1, ge=1, le=LAST)
    lang: str = LANGUAGE
    engine: ENGINE = "symbolic"
    model: str | None = Field(None, max_length=200)


class Asked(Body):
    """A rule's name, or a step of a problem; without either, the step that comes after the student's lines."""

    problem: str = PROBLEM
    rule: str = Field("", max_length=100)
    path: list[int] = PATH
    lines: list[str] = LINES
    before: str = Field("", max_length=5_000, description="The LaTeX of the line of a step of that rule.")
    lang: str = LANGUAGE
    simpler: bool = False

    def wish(self) -> WhyWish:
        """Return what is asked about."""
        return WhyWish(self.problem, self.rule, tuple(self.path), tuple(self.lines), self.before, self.lang)


class Turn(Part):
    """What was said before."""

    role: Literal["user", "assistant"]
    text: str = Field(max_length=10_000)


class Talked(Body):
    """A question about a step of a problem, with what was said before."""

    problem: str = Field(max_length=20_000)
    question: str = Field(max_length=20_000)
    rule: str = Field("", max_length=100)
    path: list[int] = PATH
    lines: list[str] = LINES
    before: str = Field("", max_length=5_000)
    history: list[Turn] = Field([], max_length=100)
    lang: str = LANGUAGE
    engine: ENGINE = "auto"
    model: str | None = Field(None, max_length=200)
    shown: bool = Field(False, description="Whether the student has seen the answer already.")


@router.post("/hint", summary="A hint from the student's own last line", response_model=None)
def hint(body: Hinted, tutor: Served, whose: Somebody) -> dict[str, Any]:
    """Return a hint of a level; the answer is in none below the last one. Recorded where it is said whose it is."""
    engine_in_use(tutor, body.engine, body.model)
    wish = HintWish(body.problem, tuple(body.lines), body.level, body.lang, body.engine, body.model)
    return hint_json(tutor.learning.hint(wish, whose), locale(body.lang).translate)


@router.post("/why", summary="Why a step may be done", response_model=None)
def why(body: Asked, tutor: Served) -> dict[str, Any]:
    """Return the rule of a step in words, when it may be used, and a proven example of it."""
    return why_json(tutor.learning.why(body.wish()), locale(body.lang).translate, simpler=body.simpler)


@router.post("/talk", summary="A question about a step", response_model=None)
def talk(body: Talked, tutor: Served) -> dict[str, Any]:
    """Return an answer to a question about a step; the claims in it are judged."""
    engine_in_use(tutor, body.engine, body.model)
    step = WhyWish(body.problem, body.rule, tuple(body.path), tuple(body.lines), body.before, body.lang)
    history = tuple((turn.role, turn.text) for turn in body.history)
    wish = TalkWish(body.problem, body.question, step, history, body.lang, body.engine, body.model, body.shown)
    return reply_json(tutor.learning.talk(wish), locale(body.lang).translate)
