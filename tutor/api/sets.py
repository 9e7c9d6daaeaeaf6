"""Routes about practice sets: made from a recipe, changed problem by problem, read and downloaded by their id.

Whoever makes a set gets an ``owner`` word with it; only with that word can it be changed.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query, Response
from pydantic import Field

from tutor.api.bodies import LANGUAGE, Body, Part, Served, files
from tutor.errors import BadInput
from tutor.exports.layout import PARTS, Layout, Paper
from tutor.messages import say
from tutor.problem import Level
from tutor.service.practice.drafts import Kind
from tutor.service.sets.desk import Desk, Kept
from tutor.service.sets.files import file_of
from tutor.service.sets.practice_set import MOST_ITEMS, MOST_ROWS, MOST_VERSIONS, Recipe, Wish
from tutor.service.writing.bench import MOST as MOST_WRITTEN

router = APIRouter(prefix="/api/sets", tags=["practice sets"])


class SetRow(Part):
    """So many problems of a topic, a level and a kind."""

    topic: str = Field(max_length=100)
    level: Level = Level.INTERMEDIATE
    kind: Kind = Kind.COMPUTE
    count: int = Field(5, ge=1, le=MOST_ITEMS)


class NewSet(Body):
    """The recipe of a set."""

    rows: list[SetRow] = Field(min_length=1, max_length=MOST_ROWS)
    seed: int = Field(0, ge=0, lt=2**53)
    lang: str = LANGUAGE
    title: str = Field("", max_length=200)
    versions: int = Field(1, ge=1, le=MOST_VERSIONS)

    def recipe(self) -> Recipe:
        """Return the recipe."""
        rows = tuple(Wish(row.topic, row.level.value, row.kind.value, row.count) for row in self.rows)
        return Recipe(rows, self.seed, self.lang)


class Change(Body):
    """What to do with a set: ``key`` names one of its problems; "write" has a model write some on a theme.

    With ``revision`` only a set that is still as it was then is changed.
    """

    owner: str = Field(min_length=32, max_length=64)
    revision: int | None = Field(None, ge=0, lt=2**31)
    do: (
        Literal["swap", "like", "lock", "unlock", "move", "remove", "edit", "versions", "rename", "translate"]
        | Literal["write", "accept"]
    )
    key: str | None = Field(None, max_length=20)
    version: int = Field(0, ge=0, lt=MOST_VERSIONS)
    to: int = Field(0, ge=0, lt=MOST_ITEMS)
    text: str = Field("", max_length=20_000)
    answer: str = Field("", max_length=20_000)
    title: str = Field("", max_length=200)
    versions: int = Field(1, ge=1, le=MOST_VERSIONS)
    lang: str = LANGUAGE
    theme: str = Field("", max_length=200)
    topics: list[str] = Field([], max_length=MOST_ROWS)
    level: Level = Level.INTERMEDIATE
    count: int = Field(5, ge=1, le=MOST_WRITTEN)

    def made(self, desk: Desk, name: str) -> Iterator[Kept]:
        """Make the change.

        Raises:
            BadInput: it needs a problem's key.
        """
        mine, key, desk = self.owner, self.key or "", desk.seen(self.revision)
        if not key and self.do in {"swap", "like", "lock", "unlock", "move", "remove", "accept"}:
            raise BadInput(say("Say which problem is meant, by its key."))
        match self.do:
            case "swap":
                return desk.swap(name, mine, key, self.version)
            case "like":
                return desk.like(name, mine, key)
            case "lock" | "unlock":
                return desk.lock(name, mine, key, self.do == "lock")
            case "move":
                return desk.move(name, mine, key, self.to)
            case "remove":
                return desk.drop(name, mine, key)
            case "edit":
                return desk.edit(name, mine, self.text, self.answer, self.key)
            case "versions":
                return desk.versions(name, mine, self.versions)
            case "rename":
                return desk.rename(name, mine, self.title)
            case "translate":
                return desk.translate(name, mine, self.lang)
            case "write":
                return desk.write(name, mine, self.theme, self.topics, self.level.value, self.count)
            case "accept":
                return desk.accept(name, mine, key)


class Download(Body):
    """The file that a set is wanted as."""

    format: str = Field("pdf", max_length=40)
    version: int | None = Field(None, ge=0, lt=MOST_VERSIONS)
    key: bool = True
    paper: Paper = Paper.A4
    columns: int = Field(1, ge=1, le=2)
    room: float = Field(2.5, ge=0, le=25)
    name_line: bool = True
    parts: str = Field(",".join(PARTS), max_length=80)

    def layout(self) -> Layout:
        """Return how the set is to be laid out."""
        layout = Layout(paper=self.paper, columns=self.columns, room=self.room, name_line=self.name_line)
        return layout.only([part.strip() for part in self.parts.split(",")])


@router.post("", summary="Make a practice set", response_model=None)
def make(body: NewSet, tutor: Served) -> dict[str, Any]:
    """Return a set of proven problems, and the word by which its maker may change it."""
    owner = secrets.token_urlsafe(32)
    return {**_last(tutor.desk.make(owner, body.title, body.recipe(), body.versions)), "owner": owner}


@router.get("/{name}", summary="Read a practice set", response_model=None)
def read(name: str, tutor: Served) -> dict[str, Any]:
    """Return a set by its id."""
    return tutor.desk.open(name).json()


@router.post("/{name}", summary="Change a practice set", response_model=None)
def change(name: str, body: Change, tutor: Served) -> dict[str, Any]:
    """Return the set after a change; it is kept. 409 where it was changed meanwhile: then it stays as it is."""
    return _last(body.made(tutor.desk, name))


@router.delete("/{name}", summary="Erase a practice set", response_model=None)
def erase(name: str, owner: str, tutor: Served) -> dict[str, bool]:
    """Erase a set."""
    tutor.desk.remove(name, owner)
    return {"erased": True}


@router.get("/{name}/file", summary="Download a practice set", response_class=Response, responses=files("*/*"))
def file(name: str, asked: Annotated[Download, Query()], tutor: Served) -> Response:
    """Return a set as a file: one version, or all of them (as one PDF, or an archive of another format's files)."""
    made = file_of(tutor.desk.open(name).content, asked.format, asked.layout(), key=asked.key, version=asked.version)
    ascii_name = made.name.encode("ascii", "ignore").decode() or "worksheet"
    disposition = f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(made.name)}"
    return Response(made.content, media_type=made.media_type, headers={"Content-Disposition": disposition})


def _last(growing: Iterator[Kept]) -> dict[str, Any]:
    kept = None
    for now in growing:
        kept = now
    assert kept is not None
    return kept.json()
