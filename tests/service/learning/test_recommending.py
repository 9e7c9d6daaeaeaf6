"""What to practise next, and why, over a small catalogue."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tutor.messages import render_plain, say
from tutor.problem import Level
from tutor.records.attempts import Skill
from tutor.service.learning.recommending import chosen, recommended
from tutor.service.practice.drafts import Listing

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
GRAPH = {
    "numbers": (),
    "logic": (),
    "letters": ("numbers",),
    "lines": ("letters",),
    "parabolas": ("lines",),
    "circles": ("lines",),
    "cones": ("circles",),
    "riddles": ("logic",),
}
TOPICS = [Listing(name, say(name.title()), "algebra", tuple(Level), (), {}, before) for name, before in GRAPH.items()]


def skills(**known):
    """Skills practised an hour apart, the last named the latest; none is due."""
    made = {}
    for hour, (name, value) in enumerate(known.items()):
        last = NOW - timedelta(days=1) + timedelta(hours=hour)
        made[name] = Skill(name, value, "{}", NOW + timedelta(days=2), last, "beginner", attempts=6)
    return made


def codes(known, count=9):
    return [(each.topic.name, each.code) for each in recommended(TOPICS, known, NOW, count)]


def test_a_newcomer_begins_where_nothing_comes_before_with_what_carries_most():
    assert codes({}) == [("numbers", "first")]
    assert ("logic", "first") in codes(skills(numbers=0.9))
    assert recommended(TOPICS, {}, NOW)[0].level is Level.BEGINNER


def test_what_is_due_comes_first_and_the_longest_wait_before_the_others():
    known = skills(numbers=0.97, letters=0.97, lines=0.6)
    known["letters"] = Skill("letters", 0.97, "{}", NOW - timedelta(days=3), NOW - timedelta(days=9), "advanced")
    known["numbers"] = Skill("numbers", 0.97, "{}", NOW - timedelta(days=1), NOW - timedelta(days=9), "advanced")
    assert codes(known, 3) == [("letters", "due"), ("numbers", "due"), ("lines", "going-on")]


def test_what_was_begun_last_goes_on():
    assert codes(skills(letters=0.5, numbers=0.6), 2) == [("numbers", "going-on"), ("letters", "going-on")]


def test_who_is_stuck_is_sent_to_the_weakest_of_what_it_builds_on():
    assert codes(skills(parabolas=0.2), 1) == [("lines", "builds-on")]
    assert codes(skills(lines=0.4, parabolas=0.2), 1) == [("lines", "builds-on")]


def test_who_is_stuck_but_knows_all_that_comes_before_goes_on_with_easier_problems():
    found = recommended(TOPICS, skills(lines=0.9, parabolas=0.2), NOW, 1)[0]
    assert (found.topic.name, found.code, found.level) == ("parabolas", "going-on", Level.BEGINNER)


def test_what_has_become_possible_comes_next():
    assert codes(skills(numbers=0.97, letters=0.97, lines=0.97), 2) == [("circles", "next"), ("parabolas", "next")]


def test_what_a_known_topic_builds_on_is_taken_as_known():
    names = [name for name, _ in codes(skills(lines=0.97))]
    assert names[:2] == ["circles", "parabolas"]
    assert not {"numbers", "letters"} & set(names)


def test_when_everything_is_known_the_one_not_seen_for_longest_is_kept():
    known = skills(**dict.fromkeys(GRAPH, 0.99))
    assert codes(known, 2) == [("numbers", "keep"), ("logic", "keep")]


def test_no_topic_is_named_twice_and_the_count_is_kept():
    names = [name for name, _ in codes(skills(parabolas=0.2, lines=0.4, numbers=0.9))]
    assert len(names) == len(set(names))
    assert len(codes({}, 1)) == 1


@pytest.mark.parametrize("known", [{}, {"lines": 0.2}, {"lines": 0.6}, {"lines": 0.97}])
def test_every_reason_is_a_sentence_that_names_the_topic(known):
    for each in recommended(TOPICS, skills(**known), NOW, 9):
        told = render_plain(each.reason)
        assert told.endswith(".")
        assert "“" in told


def test_a_topic_of_ones_own_is_posed_at_the_level_that_fits():
    assert chosen(TOPICS[3], skills(lines=0.85)).level is Level.ADVANCED
    assert chosen(TOPICS[3], {}).code == "chosen"
