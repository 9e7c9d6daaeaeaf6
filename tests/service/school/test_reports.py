"""What attempts add up to: points, what came late, what recurs; and grades that no spreadsheet takes for formulas."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, insert

from tests.service.school.conftest import content
from tutor.records.school import Attempt
from tutor.records.tables import AttemptRow
from tutor.service.school.reports import Reports
from tutor.service.school.standing import Asked, outcome, recurring, standing

DUE = datetime(2026, 5, 1, 12, tzinfo=UTC)


def attempt(score, *, verdict=None, item="a", minutes=-5, mistake=None, hints=0, answer="7"):
    told = verdict or ("right" if score == 1 else "wrong")
    return Attempt("me", item, answer, told, score, mistake, hints, 10.0, DUE + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("kind", "attempts", "state", "score", "on_time"),
    [
        ("compute", [], "open", 0, 0),
        ("compute", [attempt(0.0)], "wrong", 0, 0),
        ("compute", [attempt(0.0), attempt(1.0)], "right", 1, 1),
        ("compute", [attempt(1.0), attempt(0.0)], "right", 1, 1),
        ("compute", [attempt(0.5), attempt(0.25)], "partly", 0.5, 0.5),
        ("compute", [attempt(0.5), attempt(1.0, minutes=1)], "right", 1, 0.5),
        ("compute", [attempt(1.0, minutes=0)], "right", 1, 1),
        ("compute", [attempt(None, verdict="unreadable")], "undecided", 0, 0),
        ("compute", [attempt(None, verdict="shown"), attempt(1.0)], "undecided", 0, 0),
        ("compute", [attempt(0.0), attempt(None, verdict="shown"), attempt(1.0)], "wrong", 0, 0),
        ("compute", [attempt(None, verdict="shown")], "shown", 0, 0),
        ("choice", [attempt(0.0), attempt(1.0)], "wrong", 0, 0),
        ("choice", [attempt(None, verdict="unreadable"), attempt(1.0)], "right", 1, 1),
        ("true-false", [attempt(1.0), attempt(0.0)], "right", 1, 1),
        ("find-error", [attempt(0.0), attempt(1.0)], "right", 1, 1),
    ],
)
def test_a_problem_counts_as_its_best_answer_in_time(kind, attempts, state, score, on_time):
    found = outcome(kind, attempts, DUE)
    assert (found.state, found.score, found.on_time) == (state, score, on_time)


def test_without_a_due_date_nothing_is_late():
    found = standing([Asked("p1", "a", "compute")], [attempt(1.0, minutes=10**6)], None)
    assert (found.total.points, found.total.late) == (1, False)


def test_mistakes_recur_by_the_number_of_students():
    def one(*mistakes):
        return standing([Asked("p", "a", "compute")], [attempt(0.0, mistake=each) for each in mistakes], None)

    found = recurring([one("sign-lost"), one("sign-lost"), one("square-of-sum", "square-of-sum", "square-of-sum")])
    assert found == [("sign-lost", 2, 2), ("square-of-sum", 3, 1)]


@pytest.fixture
def told(tutor, school, classroom):
    """Record an answer of the student, or of whoever is named."""

    def record(item, verdict, score, *, person=None, mistake=None, created=None, assignment=None):
        with tutor.store._session() as session:
            session.execute(
                insert(AttemptRow).values(
                    browser=(person or classroom.student).person, created=created or datetime.now(UTC), item=item,
                    topic="linear-equations", level="beginner", answer="7", verdict=verdict, hints=1, score=score,
                    mistake=mistake, assignment=assignment or classroom.assignment, seconds=30.0,
                )
            )  # fmt: skip

    return record


FIRST, SECOND = "linear-equations.beginner.5.0", "linear-equations.beginner.5.1"


def test_the_report_has_every_student_and_nobody_else(tutor, classroom, told, inline_pool):
    told(FIRST, "wrong", 0.0, mistake="no-such-code")
    told(FIRST, "right", 1.0)
    told(SECOND, "wrong", 0.0)
    told(FIRST, "right", 1.0, person=classroom.other_student)
    report = Reports(tutor, inline_pool).json(classroom.teacher, classroom.room.id, classroom.assignment)
    (student,) = report["students"]
    assert (student["name"], student["points"], student["of"], student["late"]) == ("Mina", 1, 2, False)
    assert [each["state"] for each in student["outcomes"]] == ["right", "wrong"]
    assert [(each["right"], each["wrong"], each["open"]) for each in report["problems"]] == [(1, 0, 0), (0, 1, 0)]
    assert [(each["code"], each["students"]) for each in report["mistakes"]] == [("no-such-code", 1)]


def test_who_leaves_a_class_is_in_its_reports_no_more(school, classroom, told):
    told(FIRST, "right", 1.0)
    school.classes.leave(classroom.student, classroom.room.id)
    assert school.reports.json(classroom.teacher, classroom.room.id, classroom.assignment)["students"] == []


def test_a_student_stands_in_the_list_as_in_the_report(school, classroom, told):
    told(FIRST, "right", 1.0)
    (mine,) = school.assignments.listed(classroom.student, classroom.room.id)
    summary = school.reports.summary(classroom.teacher, classroom.room.id)
    assert (mine["points"], mine["of"], mine["tried"]) == (1, 2, 1)
    assert summary["students"][0]["standings"][0]["points"] == 1
    task = school.assignments.open(classroom.student, classroom.room.id, classroom.assignment)
    assert [each["done"]["state"] for each in task["problems"]] == ["right", "open"]


def test_what_is_remembered_holds_for_the_same_answers_and_due_date_only(tutor, school, classroom, told):
    def stands():
        (total,) = school.reports.summary(classroom.teacher, classroom.room.id)["students"][0]["standings"]
        assert [total] == school.reports.summary(classroom.teacher, classroom.room.id)["students"][0]["standings"]
        return total["points"], total["on_time"], total["tried"]

    now = datetime.now(UTC)
    assert stands() == (0, 0, 0)
    told(FIRST, "right", 1.0, created=now - timedelta(hours=2))
    assert stands() == (1, 1, 1)
    told(SECOND, "right", 1.0, created=now)
    assert stands() == (2, 2, 2)
    school.assignments.reschedule(classroom.teacher, classroom.room.id, classroom.assignment, now - timedelta(hours=1))
    assert stands() == (2, 1, 2)
    with tutor.store._session() as session:
        session.execute(delete(AttemptRow).where(AttemptRow.item == FIRST))
    assert stands() == (1, 0, 1)


def test_an_answer_to_one_assignment_leaves_what_is_remembered_of_another(tutor, school, classroom, told):
    first = tutor.store.assignments.find(classroom.assignment)
    second = tutor.store.assignments.add(classroom.room.id, "Second", None, first.content)

    def points():
        summary = school.reports.summary(classroom.teacher, classroom.room.id)
        (student,) = summary["students"]
        names = [line["id"] for line in summary["assignments"]]
        return {name: each["points"] for name, each in zip(names, student["standings"], strict=True)}

    told(FIRST, "right", 1.0)
    assert points() == {first.id: 1, second: 0}
    told(FIRST, "right", 1.0, assignment=second)
    told(SECOND, "right", 1.0, assignment=second)
    assert points() == {first.id: 1, second: 2}
    assert points() == {first.id: 1, second: 2}


@pytest.mark.parametrize("name", ["=1+1", "+82 10", "-2", "@SUM(A1)", "＝cmd", "\t=1"])
def test_grades_hold_no_formula(tutor, school, classroom, name):
    evil = tutor.store.accounts.add(name, f"evil {name}", None, None)
    school.classes.join(evil, classroom.room.invitation.code)
    for text in (
        school.reports.grades(classroom.teacher, classroom.room.id, classroom.assignment),
        school.reports.grades(classroom.teacher, classroom.room.id),
    ):
        assert text.startswith("\ufeff")
        names = [row[0] for row in csv.reader(io.StringIO(text[1:]))]
        assert f"'{name}" in names


def test_grades_say_what_was_late(school, classroom, told):
    now = datetime.now(UTC)
    school.assignments.reschedule(classroom.teacher, classroom.room.id, classroom.assignment, now)
    told(FIRST, "right", 1.0, created=now - timedelta(hours=1))
    told(SECOND, "right", 1.0, created=now + timedelta(hours=1))
    text = school.reports.grades(classroom.teacher, classroom.room.id, classroom.assignment)
    head, row = csv.reader(io.StringIO(text[1:]))
    grade = dict(zip(head, row, strict=True))
    assert grade["Name"] == "Mina"
    assert (grade["Points"], grade["Points on time"], grade["Out of"], grade["Percent"]) == ("2", "1", "2", "100")
    assert (grade["Late"], grade["Minutes"], grade["Problem 1"], grade["Problem 2"]) == ("yes", "1", "1", "1")


def test_parallel_versions_are_dealt_out_and_stay(tutor, school, classroom, person):
    code = classroom.room.invitation.code
    versions = tutor.store.sets.add(classroom.teacher.person, "Test", content(("compute",), versions=2))
    name = school.assignments.give(classroom.teacher, classroom.room.id, versions)
    seen = set()
    for number in range(12):
        one = person(f"Student {number}")
        school.classes.join(one, code)
        told = [school.assignments.open(one, classroom.room.id, name)["problems"][0]["statement"] for _ in range(2)]
        assert told[0] == told[1]
        seen.add(told[0])
    assert len(seen) == 2
