"""A class from its beginning to its grades, over HTTP, with real problems; and every crossing refused."""

import csv
import io

import pytest
from fastapi.testclient import TestClient

from tutor.api import create_app

PASSWORD = "four brown horses"


@pytest.fixture(scope="module")
def people(tutor):
    """A teacher with a class, a student in it, and a stranger."""
    app = create_app(tutor, tutor.settings, page=False)
    found = {}
    for name in ("Teacher", "Student", "Stranger"):
        found[name] = TestClient(app, headers={"origin": "http://testserver"})
        body = {"name": f"{name} of classes", "password": PASSWORD, "consent": True}
        assert found[name].post("/api/account", json=body).status_code == 200
    return found


@pytest.fixture(scope="module")
def room(people):
    made = people["Teacher"].post("/api/classes", json={"name": "8b <b>"}).json()
    joined = people["Student"].post("/api/classes/join", json={"code": made["code"]["code"].lower()}).json()
    assert joined == {"id": made["id"], "name": "8b <b>", "role": "student"}
    return made["id"]


@pytest.fixture(scope="module")
def assignment(tutor, people, room):
    """A set with a problem of each kind, in two versions, and one that the teacher typed."""
    from tutor.service.sets.practice_set import Recipe, Wish

    teacher, _ = tutor.store.accounts.named("teacher of classes")
    kinds = ("compute", "choice", "true-false", "find-error", "missing-step")
    rows = tuple(Wish("linear-equations", "beginner", kind, 1) for kind in kinds)
    *_, kept = tutor.desk.make(teacher.person, "Quiz", Recipe(rows, 3), 2)
    *_, kept = tutor.desk.edit(kept.id, teacher.person, "Solve 3x + 1 = 10", "3")
    body = {"set": kept.id, "due": "2099-01-01T12:00:00+09:00"}
    told = people["Teacher"].post(f"/api/classes/{room}/assignments", json=body).json()
    assert told["assignments"][0]["due"] == "2099-01-01T03:00:00+00:00"
    return told["assignments"][0]["id"]


def test_everything_is_refused_to_strangers_and_teachers_things_to_students(people, room, assignment):
    path = f"/api/classes/{room}"
    shared = [path, f"{path}/assignments/{assignment}"]
    teachers = [f"{path}/report", f"{path}/grades.csv", f"{path}/assignments/{assignment}/report",
                f"{path}/assignments/{assignment}/grades.csv"]  # fmt: skip
    assert [people["Stranger"].get(each).status_code for each in shared + teachers] == [404] * 6
    assert [people["Student"].get(each).status_code for each in shared + teachers] == [200] * 2 + [403] * 4
    changes = [
        ("POST", path, {"name": "x"}),
        ("DELETE", path, None),
        ("POST", f"{path}/code", None),
        ("DELETE", f"{path}/code", None),
        ("POST", f"{path}/assignments", {"set": "0" * 32}),
        ("POST", f"{path}/assignments/{assignment}", {"due": None}),
        ("DELETE", f"{path}/assignments/{assignment}", None),
        ("POST", f"{path}/members/{'0' * 32}", {"role": "teacher"}),
        ("DELETE", f"{path}/members/{'0' * 32}", None),
    ]
    for who, status in (("Stranger", 404), ("Student", 403)):
        assert {people[who].request(method, each, json=body).status_code for method, each, body in changes} == {status}


def test_a_student_answers_every_kind_and_the_teacher_sees_it(tutor, people, room, assignment):
    path = f"/api/classes/{room}/assignments/{assignment}"
    student, teacher = people["Student"], people["Teacher"]
    task = student.get(path).json()
    account, _ = tutor.store.accounts.named("student of classes")
    found = tutor.store.assignments.find(assignment)
    from tutor.service.school.assignments import version_of

    version = version_of(found, account.person)
    items = [place["copies"][min(version, len(place["copies"]) - 1)]["item"] for place in found.content["problems"]]
    assert [each["kind"] for each in task["problems"]] == [each["kind"] for each in items]
    wrong = student.post(f"{path}/answers", json={"problem": task["problems"][0]["key"], "answer": "12345"}).json()
    assert (wrong["outcome"], wrong["problem"]["state"]) == ("wrong", "wrong")
    for problem, item in zip(task["problems"], items, strict=True):
        body = {"problem": problem["key"], "hints": 1, "seconds": 12.5}
        if item["kind"] == "choice":
            body["choice"] = [choice["misconception"] for choice in item["choices"]].index(None)
        else:
            body["answer"] = item["answer"]["value"]
        told = student.post(f"{path}/answers", json=body)
        assert (item["kind"], told.status_code, told.json().get("outcome")) == (item["kind"], 200, "right")
    assert told.json()["assignment"]["points"] == 6
    shown = student.post(f"{path}/answers", json={"problem": task["problems"][0]["key"], "show": True})
    assert shown.status_code == 403
    assert teacher.post(f"{path}/answers", json={"problem": "p1", "answer": "2"}).status_code == 403

    report = teacher.get(f"{path}/report?lang=ko").json()
    (row,) = report["students"]
    assert (row["name"], row["points"], row["of"], row["late"]) == ("Student of classes", 6, 6, False)
    assert [each["right"] for each in report["problems"]] == [1] * 6
    grades = teacher.get(f"{path}/grades.csv")
    assert grades.headers["content-type"] == "text/csv; charset=utf-8"
    assert next(csv.reader(io.StringIO(grades.text[1:])))[0] == "Name"


@pytest.mark.parametrize("name", ["x", "0" * 31, "%00", "0" * 32 + "0", "../" * 3])
def test_names_that_cannot_be_are_refused(people, name):
    assert people["Teacher"].get(f"/api/classes/{name}").status_code in {404, 405, 422}


@pytest.mark.parametrize("body", [{"name": ""}, {"name": "\x00"}, {"name": "\u200b"}, {"name": "x" * 1000}, {}])
def test_classes_without_a_name_are_refused(people, body):
    assert people["Teacher"].post("/api/classes", json=body).status_code == 422


@pytest.mark.parametrize("due", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "yesterday", -1e30])
def test_due_dates_that_cannot_be_are_refused(people, room, assignment, due):
    told = people["Teacher"].post(f"/api/classes/{room}/assignments/{assignment}", json={"due": due})
    assert told.status_code == 422
