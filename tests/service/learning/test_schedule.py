"""When a skill should be seen again: later after each right answer, sooner after a wrong one, whatever the speed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tutor.problem import Level
from tutor.service.learning.mastery import Evidence
from tutor.service.learning.schedule import LONGEST, due, recall, reviewed
from tutor.service.practice.drafts import Kind

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
RIGHT = Evidence(Kind.COMPUTE, Level.BEGINNER, 1.0)
WRONG = replace(RIGHT, score=0.0)


def reviews(evidence, count):
    """The days between reviews, each done on the day when it is due."""
    card, when, days = None, NOON, []
    for _ in range(count):
        card = reviewed(card, evidence, when)
        days.append((due(card) - when).days)
        when = due(card)
    return days


def test_right_answers_move_the_next_review_further_and_further_away():
    days = reviews(RIGHT, 8)
    growing = days[: days.index(LONGEST)]
    assert len(growing) >= 3
    assert growing == sorted(set(growing))
    assert growing[0] >= 1
    assert max(days) == LONGEST


def test_wrong_answers_bring_it_back_to_the_next_day():
    assert reviews(WRONG, 4) == [1, 1, 1, 1]


def test_help_and_partial_credit_come_back_sooner_than_a_right_answer_and_later_than_a_wrong_one():
    first = reviewed(None, RIGHT, NOON)
    then = due(first)
    told = [due(reviewed(first, each, then)) for each in (WRONG, replace(RIGHT, hints=1), RIGHT)]
    assert told == sorted(set(told))
    assert due(reviewed(first, replace(RIGHT, score=0.6), then)) == told[1]


@pytest.mark.parametrize("evidence", [replace(RIGHT, score=None), replace(RIGHT, first=False)])
def test_what_says_nothing_changes_nothing(evidence):
    card = reviewed(None, RIGHT, NOON)
    assert reviewed(card, evidence, NOON + timedelta(days=9)) == card
    new = reviewed(None, evidence, NOON)
    assert recall(new, NOON) is None


def test_recall_falls_with_time_and_stands_at_nine_tenths_when_a_review_is_due():
    card = reviewed(None, RIGHT, NOON)
    falling = [recall(card, NOON + timedelta(days=days)) for days in (0, 2, 10, 100)]
    assert falling == sorted(falling, reverse=True)
    assert recall(card, due(card)) == pytest.approx(0.9, abs=0.03)


def test_the_same_attempts_give_the_same_card():
    cards = []
    for _ in range(2):
        card = None
        for day, each in enumerate((RIGHT, WRONG, RIGHT)):
            card = reviewed(card, each, NOON + timedelta(days=3 * day))
        cards.append(card)
    assert cards[0] == cards[1]
