"""Practice sets over HTTP: made, changed by their maker alone, read and downloaded by everybody who has the link."""

from __future__ import annotations

import io
import zipfile

import pytest

ROWS = [
    {"topic": "linear-equations", "level": "beginner", "kind": "compute", "count": 2},
    {"topic": "linear-equations", "level": "beginner", "kind": "find-error", "count": 1},
    {"topic": "quadratic-equations", "level": "beginner", "kind": "choice", "count": 1},
]


@pytest.fixture(scope="module")
def made(client):
    reply = client.post("/api/sets", json={"rows": ROWS, "seed": 11, "title": "Quiz 1", "versions": 2})
    assert reply.status_code == 200, reply.text
    return reply.json()


@pytest.fixture(scope="module")
def do(client, made):
    def change(what, **more):
        return client.post(f"/api/sets/{made['id']}", json={"owner": made["owner"], "do": what, **more})

    return change


def items(told, version=0):
    return [problem["copies"][version]["item"] for problem in told["problems"]]


def test_every_item_is_proven_timed_and_has_its_variant(made):
    for version in (0, 1):
        assert [item["kind"] for item in items(made, version)] == ["compute", "compute", "find-error", "choice"]
        for item in items(made, version):
            assert item["verdict"]["status"] == "proved"
            assert item["minutes"] >= 0.5
            assert 1 <= item["difficulty"] <= 5
    marks = [copy["mark"] for problem in made["problems"] for copy in problem["copies"]]
    assert len(set(marks)) == len(marks)
    assert made["minutes"] == sum(item["minutes"] for item in items(made))


def test_wrong_choices_say_what_is_wrong_with_them(made):
    for choice in items(made)[3]["choices"]:
        assert (choice["misconception"] is None) == (choice["why"] is None)


def test_the_same_recipe_makes_the_same_set(client, made):
    again = client.post("/api/sets", json={"rows": ROWS, "seed": 11, "title": "Quiz 1", "versions": 2}).json()
    assert again["problems"] == made["problems"]
    assert again["id"] != made["id"]


def test_an_item_is_made_again_from_its_id(client, made):
    item = items(made)[0]
    topic, level, seed, index = item["id"].split(".")
    body = {"topic": topic, "level": level, "seed": int(seed), "count": int(index) + 1}
    assert client.post("/api/practice", json=body).json()[-1] == item


def test_whoever_has_the_link_reads_but_does_not_change(client, made):
    seen = client.get(f"/api/sets/{made['id']}").json()
    assert seen["problems"] == made["problems"]
    assert seen["mine"] is False
    assert "owner" not in seen
    reply = client.post(f"/api/sets/{made['id']}", json={"owner": "x" * 40, "do": "swap", "key": "p1"})
    assert reply.status_code == 404


def test_changes_are_kept(client, made, do):
    before = client.get(f"/api/sets/{made['id']}").json()
    after = do("swap", key="p1").json()
    assert items(after)[0]["statement"] != items(before)[0]["statement"]
    after = do("move", key="p1", to=2).json()
    assert [problem["key"] for problem in after["problems"]] == ["p2", "p3", "p1", "p4"]
    assert do("lock", key="p2").json()["problems"][0]["locked"] is True
    liked = do("like", key="p2").json()
    assert [problem["key"] for problem in liked["problems"]] == ["p2", "p5", "p3", "p1", "p4"]
    assert items(liked)[1]["statement"] != items(liked)[0]["statement"]
    assert len(do("remove", key="p5").json()["problems"]) == 4
    assert client.get(f"/api/sets/{made['id']}").json()["problems"] == do("rename", title="Quiz 2").json()["problems"]


def test_a_change_of_what_was_changed_meanwhile_is_refused_and_nothing_is_lost(client, made, do):
    seen = do("rename", title="Quiz").json()
    now = do("lock", key="p4", revision=seen["revision"]).json()
    assert now["revision"] == seen["revision"] + 1
    late = do("rename", title="From another tab", revision=seen["revision"])
    assert (late.status_code, late.json()["error"]["code"]) == (409, "conflict")
    assert "another tab" in late.json()["error"]["message"]
    assert client.get(f"/api/sets/{made['id']}").json() == {**now, "mine": False}
    assert do("unlock", key="p4", revision=now["revision"]).status_code == 200


def test_an_edited_problem_is_checked_again(do):
    right = do("edit", key="p3", text="Solve 3x + 1 = 10", answer="3").json()
    problem = next(problem for problem in right["problems"] if problem["key"] == "p3")
    assert (problem["note"]["outcome"], problem["locked"]) == ("proven", True)
    assert problem["copies"][1]["item"]["verdict"]["status"] == "proved"
    wrong = do("edit", key="p3", text="Solve 3x + 1 = 10", answer="4").json()
    problem = next(problem for problem in wrong["problems"] if problem["key"] == "p3")
    assert problem["note"]["outcome"] == "wrong"
    assert "3" in problem["note"]["message"]
    unknown = do("edit", text="What is the colour of Tuesday?", answer="blue").json()["problems"][-1]
    assert unknown["note"]["outcome"] == "unknown"
    assert unknown["copies"][0]["item"]["verdict"]["status"] != "proved"
    assert do("remove", key=unknown["key"]).status_code == 200


def test_a_set_is_put_into_korean_and_back(do):
    before = do("rename", title="Quiz").json()
    korean = do("translate", lang="ko").json()
    assert [item["id"] for item in items(korean)] == [item["id"] for item in items(before)]
    assert items(korean)[0]["statement"] != items(before)[0]["statement"]
    assert items(do("translate", lang="en").json()) == items(before)


@pytest.mark.parametrize(("form", "suffix"), [("pdf", ".pdf"), ("qti", ".zip"), ("csv", ".zip"), ("docx", ".zip")])
def test_all_versions_come_in_one_file(client, made, form, suffix):
    reply = client.get(f"/api/sets/{made['id']}/file", params={"format": form, "paper": "letter", "columns": 2})
    assert reply.status_code == 200, reply.text
    assert f'{suffix}"' in reply.headers["content-disposition"]
    if form == "pdf":
        assert reply.content.startswith(b"%PDF")
    else:
        names = zipfile.ZipFile(io.BytesIO(reply.content)).namelist()
        assert ["-A." in names[0], "-B." in names[1]] == [True, True]


def test_one_version_is_a_file_of_its_own(client, made):
    path = f"/api/sets/{made['id']}/file"
    reply = client.get(path, params={"format": "md", "version": 1, "parts": "worksheet", "key": False})
    assert reply.headers["content-type"].startswith("text/markdown")
    assert "-B.md" in reply.headers["content-disposition"]


def test_an_erased_set_is_gone(client):
    body = {"rows": [{"topic": "linear-equations", "count": 1}]}
    made = client.post("/api/sets", json=body).json()
    assert client.delete(f"/api/sets/{made['id']}", params={"owner": made["owner"]}).status_code == 200
    assert client.get(f"/api/sets/{made['id']}").status_code == 404


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"rows": []}, 422),
        ({"rows": [{"topic": "astrology"}]}, 404),
        ({"rows": [{"topic": "linear-equations", "count": 61}]}, 422),
        ({"rows": [{"topic": "linear-equations", "count": 50}] * 2}, 422),
        ({"rows": [{"topic": "linear-equations"}], "lang": "xx"}, 404),
    ],
)
def test_recipes_that_cannot_be_made_are_refused(client, body, status):
    reply = client.post("/api/sets", json=body)
    assert reply.status_code == status
    assert reply.json()["error"]["message"]
