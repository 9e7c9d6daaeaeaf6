"""Answers to practice: kept with what they add up to, in one transaction, on both databases."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tutor.records import Store
from tutor.records.attempts import Attempt, Skill

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
RIGHT = Attempt("linear-equations", "beginner", "compute", "a.0", "x = 2", "right", NOON, score=1.0, seconds=30.0)


@pytest.fixture
def attempts(address):
    store = Store(address)
    yield store.attempts
    store.close()


def counted(old, first):
    known = (old.known if old else 0.0) + (0.1 if first else 0.0)
    count = (old.attempts if old else 0) + 1
    return Skill("linear-equations", known, "{}", NOON, NOON, "beginner", count, 1, 30.0)


def test_an_attempt_and_its_skill_are_kept_together(attempts):
    skill, first = attempts.add("me", RIGHT, counted)
    assert first
    assert attempts.skill("me", "linear-equations") == skill
    assert attempts.skills("me") == [skill]
    (kept,) = attempts.history("me")
    assert replace(kept, id=0) == RIGHT
    assert attempts.skill("you", "linear-equations") is None


def test_only_the_first_judged_answer_to_a_problem_is_first(attempts):
    unread = replace(RIGHT, outcome="unreadable", score=None)
    wrong = replace(RIGHT, outcome="wrong", score=0.0)
    tried = [unread, wrong, RIGHT, replace(RIGHT, item="b.0"), replace(RIGHT, topic="factoring", item="a.0")]
    assert [attempts.add("me", each, counted)[1] for each in tried] == [False, True, False, True, True]
    assert attempts.add("you", RIGHT, counted)[1]


def test_when_growing_fails_nothing_is_kept(attempts):
    def broken(old, first):
        raise ArithmeticError

    with pytest.raises(ArithmeticError):
        attempts.add("me", RIGHT, broken)
    assert attempts.history("me") == []
    assert attempts.skills("me") == []


def test_answers_at_the_same_time_are_all_counted(attempts):
    def answer(place):
        for number in range(5):
            attempts.add("me", replace(RIGHT, item=f"{place}.{number}"), counted)

    threads = [threading.Thread(target=answer, args=(place,)) for place in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    skill = attempts.skill("me", "linear-equations")
    assert skill.attempts == 20
    assert skill.known == pytest.approx(2.0)


def test_history_goes_on_from_an_older_attempt(attempts):
    for hour in range(5):
        attempts.add("me", replace(RIGHT, item=str(hour), created=NOON + timedelta(hours=hour)), counted)
    newest = attempts.history("me", limit=2)
    assert [each.item for each in newest] == ["4", "3"]
    assert [each.item for each in attempts.history("me", limit=2, before=newest[-1].id)] == ["2", "1"]


@pytest.mark.parametrize(
    ("minutes", "days"),
    [
        (0, [date(2026, 3, 1)]),
        (9 * 60, [date(2026, 3, 1), date(2026, 3, 2)]),
        (-13 * 60, [date(2026, 2, 28), date(2026, 3, 1)]),
    ],
)
def test_days_are_those_of_the_persons_clock(attempts, minutes, days):
    attempts.add("me", RIGHT, counted)
    attempts.add(
        "me", replace(RIGHT, item="b", outcome="wrong", seconds=None, created=NOON + timedelta(hours=4)), counted
    )
    found = attempts.days("me", minutes)
    assert [each.day for each in found] == days
    assert sum(each.attempts for each in found) == 2
    assert sum(each.right for each in found) == 1
    assert sum(each.seconds for each in found) == 30.0


def test_mistakes_are_counted_the_most_frequent_first(attempts):
    for number, code in enumerate(["sign-lost", "sum-of-squares", "sign-lost", None]):
        when = NOON + timedelta(days=number)
        attempts.add("me", replace(RIGHT, item=str(number), mistake=code, created=when), counted)
    first, second = attempts.mistakes("me")
    assert (first.code, first.count, first.last) == ("sign-lost", 2, NOON + timedelta(days=2))
    assert (second.code, second.count) == ("sum-of-squares", 1)
    assert attempts.mistakes("you") == []
