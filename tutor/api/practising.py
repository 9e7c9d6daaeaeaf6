"""Routes of a student who practises: the next problem, what came of an answer, progress, and all of it to take along.

Whose it is says the account that is signed in, or else the header ``X-Stepwise-Person``: 32 to 64 characters that the
caller made up at random and keeps; nobody else can guess them, and who has them can read and erase everything.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query
from pydantic import Field

from tutor.api.bodies import LANGUAGE, Body, Served
from tutor.api.identity import Asking, private
from tutor.errors import BadInput, NotSignedIn
from tutor.messages import say
from tutor.problem import Level
from tutor.service.practice.drafts import Kind

router = APIRouter(prefix="/api", tags=["student practice"], dependencies=[Depends(private)])

HEADER = "X-Stepwise-Person"
"""Whose practice it is, where nobody is signed in."""
_TOKEN = re.compile(r"[\w.~+/=-]{32,64}", re.ASCII)
_FORM = say("It is 32 to 64 letters, digits or -_.~+/=, made up at random.")


def person(account: Asking, header: Annotated[str | None, Header(alias=HEADER)] = None) -> str:
    """Return whose practice it is.

    Raises:
        NotSignedIn: nobody is signed in, and the header is missing.
        BadInput: the header cannot be one.
    """
    if account is not None:
        return account.person
    if header is None:
        raise NotSignedIn(say("Say whose practice this is in the header X-Stepwise-Person."), hint=_FORM)
    if not _TOKEN.fullmatch(header):
        raise BadInput(say("The header X-Stepwise-Person cannot be used."), hint=_FORM)
    return header


def anybody(account: Asking, header: Annotated[str | None, Header(alias=HEADER)] = None) -> str | None:
    """Return whose request it is, None where nobody says so.

    Raises:
        BadInput: the header cannot be one.
    """
    return None if account is None and header is None else person(account, header)


Person = Annotated[str, Depends(person)]
"""Whose practice it is, as an argument of a route."""
Somebody = Annotated[str | None, Depends(anybody)]
"""Whose request it is, if that is said."""


class Next(Body):
    """Which problem is wished for: without a topic the one that is recommended, without a level the one that fits."""

    topic: str | None = Field(None, max_length=100)
    level: Level | None = None
    kind: Kind = Kind.COMPUTE
    lang: str = LANGUAGE


class Answered(Body):
    """What is handed in for a problem: an answer, the number of a choice (from 0), lines of work, or the wish to be
    shown the solution; with how many hints were taken, and the seconds since the problem or the last answer to it."""

    item: str = Field(max_length=128)
    answer: str = Field("", max_length=20_000)
    choice: int | None = Field(None, ge=0, lt=20)
    lines: list[str] = Field([], max_length=200)
    hints: int = Field(0, ge=0, le=10)
    seconds: float | None = Field(None, ge=0, allow_inf_nan=False)
    show: bool = False
    lang: str = LANGUAGE


@router.post("/practise/next", summary="Pose the next problem", response_model=None)
def next_problem(body: Next, whose: Person, tutor: Served) -> dict[str, Any]:
    """Return a problem without its key, why it is this one, and what is believed of the skill."""
    return tutor.learning.practice.next(whose, body.topic, body.level, body.kind, body.lang)


@router.post("/practise/answer", summary="Hand in an answer", response_model=None)
def answer(body: Answered, whose: Person, tutor: Served) -> dict[str, Any]:
    """Return the verdict, the score, the mistake by its name, and the solution once it may be seen.

    An answer that cannot be read or decided is never counted as wrong.
    """
    return tutor.learning.practice.answer(
        whose,
        body.item,
        body.answer,
        choice=body.choice,
        lines=body.lines,
        hints=body.hints,
        seconds=body.seconds,
        show=body.show,
        language=body.lang,
    )


@router.get("/practise/recommended", summary="Say what to practise next", response_model=None)
def recommended(
    whose: Person, tutor: Served, lang: Annotated[str, Query(max_length=16)] = "en", count: int = Query(3, ge=1, le=20)
) -> list[dict[str, Any]]:
    """Return topics with the level that fits and the reason, the best first."""
    return tutor.learning.practice.recommended(whose, count, lang)


@router.get("/progress", summary="Say how the student gets on", response_model=None)
def progress(
    whose: Person,
    tutor: Served,
    lang: Annotated[str, Query(max_length=16)] = "en",
    minutes: Annotated[int, Query(ge=-840, le=840, description="The student's clock, in minutes from UTC.")] = 0,
) -> dict[str, Any]:
    """Return mastery by topic, days, mistakes that recur, the newest answers, and what comes next."""
    return tutor.learning.progress.of(whose, lang, minutes)


@router.get("/progress/export", summary="Hand out everything kept of a student", response_model=None)
def export(whose: Person, tutor: Served) -> dict[str, Any]:
    """Return every row that is kept of a person, table by table."""
    return tutor.learning.progress.export(whose)


@router.delete("/progress", summary="Erase everything kept of a student", response_model=None)
def erase(whose: Person, tutor: Served) -> dict[str, dict[str, int]]:
    """Erase everything that a person did; an account stays. It cannot be undone."""
    return {"erased": tutor.learning.progress.erase(whose)}
