"""What a class did: who did what, which mistakes recur, grades as a table for a spreadsheet. For its teachers only."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tutor.errors import StepwiseError
from tutor.locales import locale
from tutor.messages import Translate, render, render_plain, say
from tutor.records.accounts import Account
from tutor.records.school import STUDENT, Assignment, AssignmentLine, Attempt, Member
from tutor.service.school.access import assigned, require_teacher
from tutor.service.school.register import register
from tutor.service.school.standing import Standing, Total, recurring, standing
from tutor.service.school.versions import questions, version_of

if TYPE_CHECKING:
    from tutor.maths.worker import Pool
    from tutor.service.tutor import Tutor

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula."""
TITLES_DEADLINE = 20.0
Json = dict[str, Any]
Table = tuple[list[AssignmentLine], list[tuple[Member, list[Total]]]]
"""Assignments, and what every student has of each."""


@dataclass(frozen=True, slots=True)
class Report:
    """An assignment with the students of the class and how each stands."""

    assignment: Assignment
    students: tuple[tuple[Member, Standing], ...]


class Reports:
    """What teachers can ask about their classes."""

    def __init__(self, tutor: Tutor, pool: Pool) -> None:
        self._tutor, self._pool = tutor, pool
        self._kept, self._classes = tutor.store.assignments, tutor.store.classes

    def of(self, account: Account, class_id: str, name: str) -> Report:
        """Return the report of an assignment.

        Raises:
            UnknownName: they are not in such a class, or it has no such assignment.
            NotAllowed: they do not teach it.
        """
        require_teacher(self._classes, account, class_id)
        return self._report(assigned(self._kept, class_id, name), self._students(class_id))

    def json(self, account: Account, class_id: str, name: str, language: str = "en") -> Json:
        """Return the report of an assignment as programs and the page see it."""
        report = self.of(account, class_id, name)
        found = report.assignment
        standings = [each for _, each in report.students]
        places = found.content["problems"]
        translate = locale(language).translate
        return {
            "id": found.id,
            "title": found.title,
            "due": found.due and found.due.isoformat(),
            "problems": [_problem(place, number, standings) for number, place in enumerate(places)],
            "students": [_student(member, each) for member, each in report.students],
            "mistakes": self._mistakes(recurring(standings), translate),
        }

    def summary(self, account: Account, class_id: str, language: str = "en") -> Json:
        """Return how every student stands in every assignment of a class, and which mistakes recur."""
        require_teacher(self._classes, account, class_id)
        lines, rows = self._table(class_id)
        return {
            "assignments": [{"id": line.id, "title": line.title, "of": line.problems} for line in lines],
            "students": [
                {"id": member.id, "name": member.name, "standings": [total.json() for total in totals]}
                for member, totals in rows
            ],
            "mistakes": self._mistakes(self._tutor.store.marks.mistakes(class_id), locale(language).translate),
        }

    def grades(self, account: Account, class_id: str, name: str | None = None, language: str = "en") -> str:
        """Return the grades of an assignment, or of all, as CSV that no spreadsheet takes for formulas.

        Raises:
            UnknownName, NotAllowed: as `of` does.
        """
        require_teacher(self._classes, account, class_id)
        translate = locale(language).translate
        if name is not None:
            return _csv(_assignment_rows(self.of(account, class_id, name), translate))
        return _csv(_class_rows(*self._table(class_id), translate))

    def _table(self, class_id: str) -> Table:
        """All assignments, oldest first, and how every student stands in each."""
        lines = self._kept.of(class_id)[::-1]
        found = register(self._tutor.store, class_id, lines)
        return lines, [
            (member, [found.get((line.id, member.person)) or Total(of=line.problems) for line in lines])
            for member in self._students(class_id)
        ]

    def _students(self, class_id: str) -> list[Member]:
        return [member for member in self._classes.members(class_id) if member.role == STUDENT]

    def _report(self, found: Assignment, students: list[Member]) -> Report:
        by_person: dict[str, list[Attempt]] = {student.person: [] for student in students}
        for attempt in self._kept.attempts(found.id):
            if attempt.person in by_person:
                by_person[attempt.person].append(attempt)
        versions = questions(found)
        standings = (
            standing(versions[version_of(found, student.person)], by_person[student.person], found.due)
            for student in students
        )
        return Report(found, tuple(zip(students, standings, strict=True)))

    def _mistakes(self, found: list[tuple[str, int, int]], translate: Translate) -> list[Json]:
        """Mistakes (code, how often, how many students) in words."""
        if not found:
            return []
        codes = [code for code, _, _ in found]
        try:
            known = self._pool.call("tutor.service.school.mistakes:titles", codes, deadline=TITLES_DEADLINE)
        except StepwiseError:
            known = {}
        return [
            {
                "code": code,
                "title": render_plain(known[code][0], translate) if code in known else code,
                "message": render(known[code][1], translate) if code in known else "",
                "times": times,
                "students": students,
            }
            for code, times, students in found
        ]


def _problem(place: Json, number: int, standings: list[Standing]) -> Json:
    item = place["copies"][0]["item"]
    outcomes = [each.outcomes[number] for each in standings]
    states = [outcome.state for outcome in outcomes]
    return {
        "key": place["key"],
        "statement": item["statement"],
        "latex": item["latex"],
        "kind": item["kind"],
        **{state: states.count(state) for state in ("right", "partly", "wrong", "undecided", "shown", "open")},
        "tries": sum(outcome.tries for outcome in outcomes),
    }


def _student(member: Member, each: Standing) -> Json:
    return {
        "id": member.id,
        "name": member.name,
        "email": member.email,
        **each.total.json(),
        "outcomes": [outcome.json() for outcome in each.outcomes],
    }


def _assignment_rows(report: Report, translate: Translate) -> list[list[object]]:
    count = len(report.assignment.content["problems"])
    head = [say("Name"), say("E-mail"), say("Points"), say("Points on time"), say("Out of"), say("Percent"),
            say("Late"), say("Problems tried"), say("Answers given"), say("Minutes"), say("Last answer")]  # fmt: skip
    told = [render_plain(each, translate) for each in head]
    numbered = [render_plain(say("Problem {number}", number=number + 1), translate) for number in range(count)]
    yes, no = (render_plain(each, translate) for each in (say("yes"), say("no")))
    rows: list[list[object]] = [[*told, *numbered]]
    for member, each in report.students:
        total, tries = each.total, sum(one.tries for one in each.outcomes)
        rows.append([
            member.name, member.email or "", _number(total.points), _number(total.on_time), count,
            _number(100 * total.points / count if count else 0), yes if total.late else no, total.tried, tries,
            _number(total.seconds / 60), each.last.isoformat(timespec="seconds") if each.last else "",
            *(_number(one.score) if one.state != "open" else "" for one in each.outcomes),
        ])  # fmt: skip
    return rows


def _class_rows(
    lines: list[AssignmentLine], students: list[tuple[Member, list[Total]]], translate: Translate
) -> list[list[object]]:
    head = [render_plain(each, translate) for each in (say("Name"), say("E-mail"))]
    rows: list[list[object]] = [[
        *head, *(f"{line.title} ({line.problems})" for line in lines)
    ]]  # fmt: skip
    for member, totals in students:
        rows.append([member.name, member.email or "", *(_number(total.points) for total in totals)])
    return rows


def _csv(rows: list[list[object]]) -> str:
    """The rows with a mark by which spreadsheets know UTF-8."""
    out = io.StringIO()
    csv.writer(out).writerows([[_harmless(cell) for cell in row] for row in rows])
    return "\ufeff" + out.getvalue()


def _harmless(cell: object) -> object:
    """The cell; text that a spreadsheet would take for a formula begins with an apostrophe."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA):
        return f"'{cell}"
    return cell


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
