"""A set as a value, with items that are only named: what is kept, what is made again, what is never repeated."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from tutor.errors import BadInput, Conflict, NotSolved, UnknownName
from tutor.messages import say
from tutor.records import Store
from tutor.service.sets import practice_set as sets
from tutor.service.sets.as_json import read, slim, written
from tutor.service.sets.desk import Desk
from tutor.service.sets.practice_set import Copy, Origin, Place, Recipe, Wish

LINES = Wish("lines", "beginner", "compute", 3)
ROOTS = Wish("roots", "beginner", "choice", 2)


class Maker:
    """Makes items that say where they come from; ``same`` maps a number to the one whose mark it shares."""

    def __init__(self, same=None, broken=()):
        self.same, self.broken = same or {}, broken

    def __call__(self, jobs):
        for origin, turn, taken, again in jobs:
            yield self.made(origin, turn, taken, again)

    def made(self, origin, turn, taken, again):
        if origin.topic in self.broken:
            return NotSolved(say("None of {topic}.", topic=origin.topic))
        number = self.same.get(origin.index, origin.index)
        for draw in range(99):
            mark = f"{origin.topic}/{origin.level}/{number}/{turn}/{draw if turn else 0}/{origin.text}"
            if turn == 0 or (mark not in taken and again in ("", mark)):
                item = {"id": f"{origin.id}/{turn}", "minutes": 2.0, "difficulty": 2, "steps": [1], "made": mark}
                return Copy(turn, mark, item)
        raise AssertionError


def last(growing):
    *_, final = growing
    return final


def composed(*rows, versions=1, make=None, old=(), seed=1):
    return last(sets.compose("Quiz", Recipe(rows, seed), versions, make or Maker(), lambda m: m.text, old))


def ids(now, version=0):
    return [item["id"] for item in now.items(version)]


def marks(now):
    return [copy.mark for place in now.places for copy in place.copies]


def test_a_recipe_becomes_items_in_its_order():
    now = composed(LINES, ROOTS)
    assert [p.origin.topic for p in now.places] == ["lines"] * 3 + ["roots"] * 2
    assert ids(now)[0] == "lines.beginner.1.0/0"
    assert ids(now)[3] == "roots.beginner.1.0.choice/0"
    assert (now.minutes, now.difficulty) == (10.0, 2.0)


def test_the_set_grows_item_by_item():
    growing = sets.compose("Quiz", Recipe((LINES,), 1), 1, Maker(), str)
    assert [len(now.places) for now in growing][:3] == [1, 2, 3]


def test_no_two_items_are_the_same_mathematics():
    now = composed(LINES, make=Maker(same={1: 0, 2: 0}))
    assert len(set(marks(now))) == 3


def test_kinds_of_one_topic_never_share_a_problem():
    now = composed(Wish("lines", "beginner", "compute", 2), Wish("lines", "beginner", "find-error", 2))
    assert [p.origin.index for p in now.places] == [0, 1, 2, 3]


def test_each_version_has_a_variant_of_each_item():
    now = composed(LINES, versions=4)
    assert [len(place.copies) for place in now.places] == [4, 4, 4]
    assert len(set(marks(now))) == 12
    assert [ids(now, version)[0].split("/")[1] for version in range(4)] == ["0", "1", "2", "3"]


def test_what_cannot_be_made_is_said_and_the_rest_is_made():
    now = composed(LINES, ROOTS, make=Maker(broken=("roots",)))
    assert len(now.places) == 3
    assert now.troubles == ("None of {topic}.",)


@pytest.mark.parametrize(
    ("rows", "versions"), [((), 1), ((Wish("lines", count=61),), 1), ((LINES,), 5), ((LINES,), 0), ((LINES,) * 13, 1)]
)
def test_too_little_and_too_much_are_refused(rows, versions):
    with pytest.raises(BadInput):
        composed(*rows, versions=versions)


def test_a_swap_gives_another_item_of_the_same_kind_and_its_versions():
    now = composed(LINES, versions=2)
    after = last(sets.swapped(now, "p2", 0, Maker()))
    assert after.places[1].origin == Origin("lines", "beginner", "compute", 1, 3)
    assert len(after.places[1].copies) == 2
    assert not set(marks(after)[2:4]) & set(marks(now))
    assert [ids(after)[n] for n in (0, 2)] == [ids(now)[n] for n in (0, 2)]


def test_a_swap_in_another_version_changes_that_one_alone():
    now = composed(LINES, versions=2)
    after = last(sets.swapped(now, "p2", 1, Maker()))
    assert ids(after) == ids(now)
    assert ids(after, 1)[1] != ids(now, 1)[1]


def test_a_locked_item_stays_in_its_place_when_the_set_is_made_again():
    now = sets.locked(composed(LINES, ROOTS), "p2", True)
    again = composed(LINES, ROOTS, old=now.places, seed=9)
    assert ids(again)[1] == ids(now)[1]
    assert [p.origin.seed for p in again.places] == [9, 1, 9, 9, 9]
    assert len(again.places) == 5
    assert len({place.key for place in again.places}) == 5


def test_a_locked_item_beyond_the_end_of_a_shorter_set_is_kept():
    now = sets.locked(composed(LINES, ROOTS), "p5", True)
    again = composed(Wish("lines", "beginner", "compute", 1), old=now.places)
    assert ids(again)[-1] == ids(now)[4]


def test_like_this_one_stands_behind_it_and_is_another():
    now = composed(LINES, versions=2)
    after = last(sets.like(last(sets.like(now, "p1", Maker())), "p1", Maker()))
    assert [place.key for place in after.places] == ["p1", "p5", "p4", "p2", "p3"]
    assert len(set(marks(after))) == 10


@pytest.mark.parametrize(("to", "order"), [(0, "p2 p1 p3"), (2, "p1 p3 p2"), (99, "p1 p3 p2"), (1, "p1 p2 p3")])
def test_items_move(to, order):
    moved = sets.moved(composed(LINES), "p2", to)
    assert " ".join(place.key for place in moved.places) == order


def test_an_item_is_removed_and_then_unknown():
    now = sets.removed(composed(LINES), "p2")
    assert [place.key for place in now.places] == ["p1", "p3"]
    with pytest.raises(UnknownName):
        sets.removed(now, "p2")


def test_a_teachers_own_problem_is_locked_and_has_versions():
    own = Place("", Origin("lines", "beginner", "compute", 0, 0, "2x = 4"), (Copy(0, "own", {"id": "own"}),), True)
    now = last(sets.edited(composed(LINES, versions=2), "p2", own, Maker()))
    assert now.places[1].locked
    assert [copy.turn for copy in now.places[1].copies] == [0, 1]
    added = last(sets.edited(now, None, own, Maker()))
    assert added.places[-1].key == "p4"


def test_another_language_has_the_same_items():
    now = last(sets.swapped(composed(LINES, versions=2), "p2", 1, Maker()))
    after = last(sets.translated(now, "ko", Maker(), lambda place: place))
    assert marks(after) == marks(now)
    assert after.recipe.language == "ko"


def test_fewer_versions_drop_the_last_ones():
    now = last(sets.in_versions(composed(LINES, versions=3), 1, Maker()))
    assert [len(place.copies) for place in now.places] == [1, 1, 1]


def test_of_two_who_change_a_set_the_second_is_told_and_the_first_loses_nothing(tmp_path):
    with Store(f"sqlite:///{tmp_path / 'sets.db'}") as store:
        desk = Desk(SimpleNamespace(store=store), None)
        name = store.sets.add("me", "Quiz", written(composed(LINES)))
        growing = desk.change(name, "me", lambda now: iter((now, replace(now, title="Slow"))))
        next(growing)
        assert last(desk.rename(name, "me", "Quick")).revision == 1
        with pytest.raises(Conflict):
            next(growing)
        with pytest.raises(Conflict):
            last(desk.seen(0).lock(name, "me", "p1"))
        assert desk.open(name).content.title == "Quick"
        assert last(desk.seen(1).lock(name, "me", "p1")).content.places[0].locked


def test_a_set_comes_back_from_its_json():
    now = composed(LINES, ROOTS, versions=2)
    assert read(written(now)) == now
    assert slim(written(now))["problems"][0]["copies"][0]["item"]["steps"] == []
