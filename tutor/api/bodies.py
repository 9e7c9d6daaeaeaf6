"""What requests hold: the arguments of the commands, by their names."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Annotated, Any, Literal

from fastapi import Depends, Request
from pydantic import AliasChoices, BaseModel, ConfigDict, Field, model_validator

from tutor.errors import UnknownName
from tutor.exports.layout import PARTS, Layout, Paper
from tutor.messages import say
from tutor.problem import Ask, Level
from tutor.service.practice.drafts import Kind
from tutor.service.tutor import Tutor

LANGUAGE = Field("en", validation_alias=AliasChoices("lang", "language"), max_length=16)
BATCH = 200
"""Problems in one batch; more belong into ``tutor solve --in``."""


def the_tutor(request: Request) -> Tutor:
    """Return the tutor of the application."""
    tutor: Tutor = request.app.state.tutor
    return tutor


Served = Annotated[Tutor, Depends(the_tutor)]
"""The tutor, as an argument of a route."""


SAMPLES = 8
"""Answers that one request may ask of a model."""


def files(*kinds: str) -> dict[int | str, dict[str, Any]]:
    """Return how a route is described that answers with files of these media types."""
    return {200: {"content": {kind.partition(";")[0]: {} for kind in kinds}}}


class Part(BaseModel):
    """A part of a body: nothing unknown is silently ignored."""

    model_config = ConfigDict(extra="forbid")


class Body(Part):
    """The root of all bodies: looked through once, with all of its parts."""

    @model_validator(mode="before")
    @classmethod
    def _whole_characters(cls, data: Any) -> Any:
        """Refuse half characters (lone surrogates, RFC 8259 section 8.2): no answer could quote them."""
        try:
            json.dumps(data, ensure_ascii=False, default=str).encode()
        except UnicodeEncodeError:
            raise ValueError("it holds half a character") from None
        return data


class Solve(Body):
    """One problem and how it is to be answered."""

    problem: str
    level: Level = Level.INTERMEDIATE
    lang: str = LANGUAGE
    subject: Literal["math", "logic", "coding"] = "math"
    engine: Literal["auto", "symbolic", "local", "served"] = "auto"
    model: str | None = Field(None, max_length=200)
    method: str | None = Field(None, max_length=100)
    samples: int | None = Field(None, ge=1, le=SAMPLES)
    equations: bool | None = None

    def ask(self, tutor: Tutor, subject: str | None = None) -> Ask:
        """Return the request.

        Raises:
            UnknownName: an engine or model that this server does not offer.
        """
        engine_in_use(tutor, self.engine, self.model)
        asked = Ask(self.problem, self.level, self.lang, subject or self.subject, self.engine, self.model, self.method)
        return replace(asked, samples=self.samples, equations=self.equations)


def engine_in_use(tutor: Tutor, engine: str, model: str | None) -> None:
    """Raise `UnknownName` for an engine or a model that this server does not offer."""
    if engine not in {"auto", "symbolic", tutor.engine_name}:
        raise UnknownName(
            say("The engine “{name}” is not in use here.", name=engine),
            hint=say("Choose auto, which is {name}.", name=tutor.engine_name),
        )
    if model not in {None, tutor.settings.model}:
        raise UnknownName(
            say("The model “{name}” is not in use here.", name=model or ""),
            hint=say("Leave the model out: the server chooses it."),
        )


class Row(Part):
    """One problem of a batch."""

    id: str | int
    problem: str
    level: Level | None = None


class Batch(Body):
    """Problems, and how all of them are to be answered."""

    problems: list[Row] = Field(min_length=1, max_length=BATCH)
    level: Level = Level.INTERMEDIATE
    lang: str = LANGUAGE


class Check(Body):
    """A key, an answer, and the form that the answer must have."""

    gold: str = Field(max_length=20_000)
    answer: str = Field(max_length=20_000)
    form: str | None = Field(None, max_length=100)


class Practice(Body):
    """A set of practice problems."""

    topic: str = Field("", max_length=100)
    like: str = Field("", max_length=20_000, description="A problem, or the id of one: make others like it.")
    level: Level = Level.INTERMEDIATE
    count: int = Field(10, ge=1, le=100)
    seed: int = Field(0, ge=0, lt=2**63)
    kind: Kind = Kind.COMPUTE
    lang: str = LANGUAGE
    format: str = Field("json", max_length=40)
    key: bool = True
    title: str = Field("", max_length=200)
    paper: Paper = Paper.A4
    columns: int = Field(1, ge=1, le=2)
    room: float = Field(2.5, ge=0, le=25)
    name_line: bool = True
    version: str = Field("", max_length=20)
    code: str = Field("", max_length=200)
    parts: list[str] = Field(list(PARTS), max_length=len(PARTS))

    def layout(self) -> Layout:
        """Return how the set is to be laid out."""
        told = Layout(
            title=self.title,
            paper=self.paper,
            columns=self.columns,
            room=self.room,
            name_line=self.name_line,
            version=self.version,
            code=self.code,
        )
        return told.only(self.parts)
