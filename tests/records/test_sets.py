"""Practice sets: kept for whoever made them, read by whoever knows the id."""

from __future__ import annotations

import pytest

from tutor.records import Store

CONTENT = {"title": "일차방정식", "problems": [{"key": "p1", "latex": r"\frac{1}{2}"}]}


@pytest.fixture
def sets(address):
    store = Store(address)
    yield store.sets
    store.close()


def test_a_set_is_kept_and_read_by_its_id_alone(sets):
    name = sets.add("me", "Quiz", CONTENT)
    assert len(name) == 32
    found = sets.find(name)
    assert (found.id, found.browser, found.content) == (name, "me", CONTENT)
    assert sets.find("0" * 32) is None


def test_only_its_maker_changes_and_erases_a_set(sets):
    name = sets.add("me", "Quiz", CONTENT)
    assert not sets.change(name, "you", "Mine now", {})
    assert not sets.remove(name, "you")
    assert sets.change(name, "me", "Test", {"title": "Test"})
    assert sets.find(name).content == {"title": "Test"}
    assert sets.remove(name, "me")
    assert sets.find(name) is None


def test_what_was_changed_meanwhile_is_not_written_over(sets):
    name = sets.add("me", "Quiz", CONTENT)
    seen = sets.find(name).revision
    assert sets.change(name, "me", "First tab", {"title": "First tab"}, seen)
    assert not sets.change(name, "me", "Second tab", {"title": "Second tab"}, seen)
    assert (sets.find(name).content, sets.find(name).revision) == ({"title": "First tab"}, seen + 1)


def test_a_list_has_the_set_changed_last_first(sets):
    first, second = sets.add("me", "First", CONTENT), sets.add("me", "Second", CONTENT)
    sets.add("you", "Other", CONTENT)
    sets.change(first, "me", "First again", CONTENT)
    lines = sets.of("me")
    assert [(line.id, line.title) for line in lines] == [(first, "First again"), (second, "Second")]
    assert lines[0].updated >= lines[0].created
    assert lines[0].updated.tzinfo is not None


def test_forgetting_a_browser_erases_its_sets(address):
    store = Store(address)
    mine, yours = store.sets.add("me", "Mine", CONTENT), store.sets.add("you", "Yours", CONTENT)
    store.forget("me")
    assert store.sets.find(mine) is None
    assert store.sets.find(yours) is not None
    store.close()
