"""Routes about classes, what was assigned to them, and what their students did; only for people who are signed in."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Response
from pydantic import Field

from tutor.api.bodies import LANGUAGE, Body, Served, files
from tutor.api.identity import PRIVATE, SignedIn, private
from tutor.locales import LANGUAGES
from tutor.service.school.assignments import Response as Answered

router = APIRouter(prefix="/api/classes", tags=["classes"], dependencies=[Depends(private)])
Json = dict[str, Any]

NAME = r"^[0-9a-f]{32}$"
Id = Annotated[str, Path(pattern=NAME)]
"""The name of a class, a member or an assignment."""


class ClassName(Body):
    """What a class is called."""

    name: str = Field(max_length=400)


class Code(Body):
    """An invitation."""

    code: str = Field(min_length=1, max_length=40)


class Role(Body):
    """What a member is."""

    role: Literal["teacher", "student"]


class Given(Body):
    """A set of one's own for a class; ``due`` is a time with its zone, or in UTC."""

    set: str = Field(pattern=NAME)
    due: datetime | None = None
    title: str = Field("", max_length=400)


class Due(Body):
    """Another due date, or none."""

    due: datetime | None = None


class Answer(Body):
    """A student's answer: mathematics as typed, the number of a choice from 0, or lines of work."""

    problem: str = Field(max_length=20, pattern=r"^[\w.-]+$")
    answer: str = Field("", max_length=2_000)
    choice: int | None = Field(None, ge=0, le=50)
    lines: list[Annotated[str, Field(max_length=2_000)]] = Field([], max_length=100)
    hints: int = Field(0, ge=0, le=20)
    seconds: float | None = Field(None, ge=0, le=86_400)
    show: bool = False
    lang: str = LANGUAGE

    def told(self) -> Answered:
        """Return it as the service takes it."""
        return Answered(self.answer, self.choice, tuple(self.lines), self.hints, self.seconds, self.show)


@router.get("", summary="My classes", response_model=None)
def mine(account: SignedIn, tutor: Served) -> Json:
    """Return the classes that one is in; to teachers, with the number of students."""
    return {
        "classes": [
            {"id": one.id, "name": one.name, "role": one.role,
             **({"students": one.students} if one.role == "teacher" else {})}
            for one in tutor.school.classes.mine(account)
        ]
    }  # fmt: skip


@router.post("", summary="Make a class", response_model=None)
def make(body: ClassName, account: SignedIn, tutor: Served) -> Json:
    """Make a class; who makes it teaches it."""
    return tutor.school.classes.make(account, body.name).json()


@router.post("/join", summary="Join a class", response_model=None)
def join(body: Code, account: SignedIn, tutor: Served) -> Json:
    """Join a class as a student, with its code."""
    return tutor.school.classes.join(account, body.code).json()


@router.get("/{class_id}", summary="See a class", response_model=None)
def read(class_id: Id, account: SignedIn, tutor: Served) -> Json:
    """Return a class with its assignments: to a teacher with members and code, to a student with their standing."""
    school = tutor.school
    room = school.classes.open(account, class_id).json()
    return {**room, "assignments": school.assignments.listed(account, class_id)}


@router.post("/{class_id}", summary="Rename a class", response_model=None)
def rename(class_id: Id, body: ClassName, account: SignedIn, tutor: Served) -> Json:
    """Give a class another name."""
    tutor.school.classes.rename(account, class_id, body.name)
    return read(class_id, account, tutor)


@router.delete("/{class_id}", summary="Delete a class", response_model=None)
def remove(class_id: Id, account: SignedIn, tutor: Served) -> Json:
    """Delete a class and its assignments; what students did stays theirs."""
    tutor.school.classes.remove(account, class_id)
    return {"deleted": True}


@router.post("/{class_id}/code", summary="Renew the code", response_model=None)
def renew(class_id: Id, account: SignedIn, tutor: Served) -> Json:
    """Give a class a fresh invitation code."""
    tutor.school.classes.renew_code(account, class_id)
    return read(class_id, account, tutor)


@router.delete("/{class_id}/code", summary="End the code", response_model=None)
def end_code(class_id: Id, account: SignedIn, tutor: Served) -> Json:
    """Let nobody join any more."""
    tutor.school.classes.end_code(account, class_id)
    return read(class_id, account, tutor)


@router.post("/{class_id}/leave", summary="Leave a class", response_model=None)
def leave(class_id: Id, account: SignedIn, tutor: Served) -> Json:
    """Leave a class."""
    tutor.school.classes.leave(account, class_id)
    return {"left": True}


@router.post("/{class_id}/members/{member}", summary="Change a role", response_model=None)
def set_role(class_id: Id, member: Id, body: Role, account: SignedIn, tutor: Served) -> Json:
    """Make a member a teacher or a student."""
    tutor.school.classes.set_role(account, class_id, member, body.role)
    return read(class_id, account, tutor)


@router.delete("/{class_id}/members/{member}", summary="Remove a member", response_model=None)
def dismiss(class_id: Id, member: Id, account: SignedIn, tutor: Served) -> Json:
    """Take a member out of a class."""
    tutor.school.classes.dismiss(account, class_id, member)
    return read(class_id, account, tutor)


@router.get("/{class_id}/report", summary="How a class stands", response_model=None)
def summary(class_id: Id, account: SignedIn, tutor: Served, lang: str = "en") -> Json:
    """Return how every student stands in every assignment."""
    return tutor.school.reports.summary(account, class_id, _known(lang))


@router.get("/{class_id}/grades.csv", summary="Grades of a class", response_class=Response, responses=files("text/csv"))
def class_grades(class_id: Id, account: SignedIn, tutor: Served, lang: str = "en") -> Response:
    """Return the points of every student in every assignment, for a spreadsheet."""
    name = tutor.school.classes.open(account, class_id).name
    return _csv(tutor.school.reports.grades(account, class_id, None, _known(lang)), name)


@router.post("/{class_id}/assignments", summary="Give a set", response_model=None)
def give(class_id: Id, body: Given, account: SignedIn, tutor: Served) -> Json:
    """Give a set of one's own to one's class, as it is now."""
    tutor.school.assignments.give(account, class_id, body.set, body.due, body.title)
    return read(class_id, account, tutor)


@router.get("/{class_id}/assignments/{name}", summary="See an assignment", response_model=None)
def open_assignment(class_id: Id, name: Id, account: SignedIn, tutor: Served) -> Json:
    """Return an assignment's problems, without their answers, and how one stands."""
    return tutor.school.assignments.open(account, class_id, name)


@router.post("/{class_id}/assignments/{name}", summary="Change the due date", response_model=None)
def reschedule(class_id: Id, name: Id, body: Due, account: SignedIn, tutor: Served) -> Json:
    """Give an assignment another due date."""
    tutor.school.assignments.reschedule(account, class_id, name, body.due)
    return read(class_id, account, tutor)


@router.delete("/{class_id}/assignments/{name}", summary="Take an assignment back", response_model=None)
def take_back(class_id: Id, name: Id, account: SignedIn, tutor: Served) -> Json:
    """Take an assignment back; what students did stays theirs."""
    tutor.school.assignments.remove(account, class_id, name)
    return read(class_id, account, tutor)


@router.post("/{class_id}/assignments/{name}/answers", summary="Answer a problem", response_model=None)
def answer(class_id: Id, name: Id, body: Answer, account: SignedIn, tutor: Served) -> Json:
    """Judge and record an answer."""
    return tutor.school.assignments.answer(account, class_id, name, body.problem, body.told(), _known(body.lang))


@router.get("/{class_id}/assignments/{name}/report", summary="Who did what", response_model=None)
def report(class_id: Id, name: Id, account: SignedIn, tutor: Served, lang: str = "en") -> Json:
    """Return how every student stands in an assignment, and which mistakes recur."""
    return tutor.school.reports.json(account, class_id, name, _known(lang))


@router.get(
    "/{class_id}/assignments/{name}/grades.csv",
    summary="Grades of an assignment",
    response_class=Response,
    responses=files("text/csv"),
)
def grades(class_id: Id, name: Id, account: SignedIn, tutor: Served, lang: str = "en") -> Response:
    """Return the grades of an assignment, for a spreadsheet."""
    title = tutor.school.reports.of(account, class_id, name).assignment.title
    return _csv(tutor.school.reports.grades(account, class_id, name, _known(lang)), title)


def _known(language: str) -> str:
    return language if language in LANGUAGES else "en"


def _csv(text: str, title: str) -> Response:
    """A file to download, of a name that no header breaks at."""
    name = "".join(sign if sign.isalnum() else "-" for sign in title)[:60].strip("-") or "grades"
    ascii_name = name.encode("ascii", "ignore").decode().strip("-") or "grades"
    disposition = f"attachment; filename=\"{ascii_name}.csv\"; filename*=UTF-8''{quote(name)}.csv"
    return Response(text, media_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition, **PRIVATE})
