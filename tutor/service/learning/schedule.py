"""When a skill should be seen again: FSRS (the open spaced repetition scheduler), one card for each person and skill.

A review is a problem of the skill, rated by what came of its first judged answer; days, not minutes, lie between
reviews: how often a skill is practised on one day is the matter of `tutor.service.learning.mastery`.
"""

from __future__ import annotations

from datetime import datetime

from fsrs import Card, Rating, Scheduler

from tutor.service.learning.mastery import Evidence

RETENTION = 0.9
"""How probable it should still be, when a review is due, that the skill is recalled."""
LONGEST = 365
"""Days between two reviews, at most."""
PARTLY = 0.5
"""The weight from which on an answer counts as recalled with difficulty."""

_SCHEDULER = Scheduler(
    desired_retention=RETENTION,
    learning_steps=(),
    relearning_steps=(),
    maximum_interval=LONGEST,
    enable_fuzzing=False,
)


def rating(evidence: Evidence) -> Rating | None:
    """Return how well the skill was recalled; None where the attempt says nothing. Speed plays no part."""
    weight = evidence.weight
    if weight is None:
        return None
    if weight >= 1:
        return Rating.Good
    return Rating.Hard if weight >= PARTLY else Rating.Again


def reviewed(card: str | None, evidence: Evidence, when: datetime) -> str:
    """Return the card (JSON; None for a new skill) after an attempt."""
    now = Card.from_json(card) if card else Card(card_id=1, due=when)
    rated = rating(evidence)
    if rated is None:
        return now.to_json()
    return _SCHEDULER.review_card(now, rated, when)[0].to_json()


def due(card: str) -> datetime:
    """Return when the skill should be seen again."""
    return Card.from_json(card).due


def recall(card: str, when: datetime) -> float | None:
    """Return how probable it is that the skill is recalled at that time; None before its first review."""
    now = Card.from_json(card)
    return None if now.last_review is None else _SCHEDULER.get_card_retrievability(now, when)
