"""How a student gets on: what is known, what was practised when, which mistakes recur. Theirs to take and to erase."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tutor.locales import locale
from tutor.maths.worker import Pool
from tutor.messages import Message, render_plain, say
from tutor.records.attempts import Day
from tutor.service.learning import practice_json
from tutor.service.learning.catalogue import Catalogue
from tutor.service.learning.recommending import recommended

if TYPE_CHECKING:
    from tutor.service.tutor import Tutor

LISTED = 100
"""Attempts of the history that are told at once."""
FARTHEST = 14 * 60
"""Minutes that a clock may be away from UTC."""


class Progress:
    """The progress of one student at a time; every method raises `Unavailable` when the records cannot be used."""

    def __init__(self, tutor: Tutor, pool: Pool) -> None:
        self._tutor, self._catalogue = tutor, Catalogue(tutor, pool)

    def of(self, person: str, language: str = "en", minutes: int = 0) -> dict[str, Any]:
        """Return everything that a page of progress shows; ``minutes`` is the student's clock's offset from UTC.

        Raises:
            UnknownName: there is no such language.
        """
        locale(language)
        now, minutes = datetime.now(UTC), max(-FARTHEST, min(minutes, FARTHEST))
        attempts, translate = self._tutor.store.attempts, locale(language).translate
        topics, named = self._catalogue.topics, self._catalogue.mistakes
        skills = {skill.topic: skill for skill in attempts.skills(person) if skill.topic in topics}
        days = attempts.days(person, minutes)
        told = [practice_json.skill_json(topics[name], skill, now, translate) for name, skill in skills.items()]
        run = streak(days, (now + timedelta(minutes=minutes)).date())
        return {
            "skills": told,
            "days": [practice_json.day_json(day) for day in days],
            "mistakes": [practice_json.recurring_json(each, named, translate) for each in attempts.mistakes(person)],
            "history": self.history(person, language=language),
            "totals": {
                "attempts": sum(day.attempts for day in days),
                "right": sum(day.right for day in days),
                "seconds": round(sum(day.seconds for day in days), 1),
                "days": len(days),
                "streak": run,
                "mastered": sum(skill["mastered"] for skill in told),
                "due": sum(skill["is_due"] for skill in told),
            },
            "message": render_plain(_told(days, run), translate),
            "next": [
                practice_json.recommendation_json(each, translate)
                for each in recommended(list(topics.values()), skills, now)
            ],
        }

    def history(
        self, person: str, limit: int = LISTED, before: int | None = None, language: str = "en"
    ) -> list[dict[str, Any]]:
        """Return the newest attempts, or those before the one with that number, newest first.

        Raises:
            UnknownName: there is no such language.
        """
        locale(language)
        topics, named = self._catalogue.topics, self._catalogue.mistakes
        translate = locale(language).translate
        found = self._tutor.store.attempts.history(person, max(1, min(limit, LISTED)), before)
        return [practice_json.attempt_json(each, topics.get(each.topic), named, translate) for each in found]

    def export(self, person: str) -> dict[str, Any]:
        """Return everything that is kept of a person, table by table."""
        return {"exported": datetime.now(UTC).isoformat(), "tables": self._tutor.store.export(person)}

    def erase(self, person: str) -> dict[str, int]:
        """Erase everything that a person did; return how many rows that were, by table. An account stays."""
        return self._tutor.store.erase(person, account=False)


def streak(days: Sequence[Day], today: date) -> int:
    """Return on how many days in a row somebody practised, up to today; a day that is not over yet breaks nothing."""
    practised = {day.day for day in days}
    day = today if today in practised else today - timedelta(days=1)
    count = 0
    while day in practised:
        count, day = count + 1, day - timedelta(days=1)
    return count


def _told(days: Sequence[Day], run: int) -> Message:
    """What is said of the days: what was done, nothing about what will be lost."""
    if not days:
        return say("Nothing practised yet. One problem is a beginning.")
    if run >= 2:
        return say("You practised {count} days in a row.", count=run)
    if len(days) == 1:
        return say("You practised on one day so far.")
    return say("You practised on {count} days so far.", count=len(days))
