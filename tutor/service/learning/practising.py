"""A student practises: one problem at a time, and at once an honest answer to an answer.

What cannot be read or decided is never counted as wrong. The key, the steps and what is wrong with a choice stay here
until the answer is right or the solution is asked for.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tutor.errors import NotSolved
from tutor.locales import locale
from tutor.maths.worker import Pool
from tutor.problem import Level
from tutor.records.attempts import Attempt, Skill
from tutor.service.bounds import known_topics
from tutor.service.learning import practice_json, schedule
from tutor.service.learning.catalogue import Catalogue
from tutor.service.learning.feedback import Feedback
from tutor.service.learning.judging import Found, Given, judged
from tutor.service.learning.mastery import PRIOR, Evidence, after
from tutor.service.learning.recommending import Recommendation, chosen, recommended
from tutor.service.learning.waiting import Waiting
from tutor.service.practice.drafts import Kind, Listing
from tutor.service.practice.items import Item

if TYPE_CHECKING:
    from tutor.service.tutor import Tutor

LONGEST = 1_800.0
"""Seconds that count as the time for one problem, at most: a page left open is no practice."""
MOST_HINTS = 5
TURNS = (Kind.COMPUTE, Kind.COMPUTE, Kind.CHOICE, Kind.COMPUTE, Kind.FIND_ERROR, Kind.COMPUTE, Kind.TRUE_FALSE)
"""The kinds of problems of a topic, by turns: mostly to be worked out, sometimes to be judged."""


class Practice:
    """Practice, one problem at a time; ``person`` is who practises."""

    def __init__(self, tutor: Tutor, pool: Pool) -> None:
        self._tutor, self._pool = tutor, pool
        self._waiting = Waiting(tutor.practice)
        self._catalogue = Catalogue(tutor, pool)

    def next(
        self,
        person: str,
        topic: str | None = None,
        level: Level | None = None,
        kind: Kind | None = Kind.COMPUTE,
        language: str = "en",
    ) -> dict[str, Any]:
        """Return a new problem of that topic (None: the one recommended) at that level (None: the one that fits).

        With None for the kind, kinds come by turns, as far as the topic has them.

        Raises:
            UnknownName: there is no such topic or language.
            NotSolved: the topic has no problems of that kind.
            Unavailable: the records cannot be used.
        """
        locale(language)
        skills = self._skills(person)
        why = self._why(topic, skills)
        known = skills.get(why.topic.name)
        turn = TURNS[(known.attempts if known else 0) % len(TURNS)] if kind is None else Kind(kind)
        try:
            made = self._made(why, level, turn)
        except NotSolved:
            if kind is not None:
                raise
            made = self._made(why, level, Kind.COMPUTE)
        item = self._waiting.posed(made)
        translate = locale(language).translate
        skill = practice_json.skill_json(why.topic, skills.get(why.topic.name), datetime.now(UTC), translate)
        return practice_json.posed_json(item, why, skill, translate)

    def _made(self, why: Recommendation, level: Level | None, kind: Kind) -> Item:
        seed = secrets.randbelow(2**31)
        return next(iter(self._tutor.practice(why.topic.name, level or why.level, 1, seed, 0, kind)))

    def recommended(self, person: str, count: int = 3, language: str = "en") -> list[dict[str, Any]]:
        """Return what to practise next, the best first.

        Raises:
            UnknownName: there is no such language.
            Unavailable: the records cannot be used.
        """
        locale(language)
        found = recommended(self._topics(), self._skills(person), datetime.now(UTC), count)
        return [practice_json.recommendation_json(each, locale(language).translate) for each in found]

    def answer(
        self,
        person: str,
        item: Item | str,
        answer: str = "",
        *,
        choice: int | None = None,
        lines: Sequence[str] = (),
        hints: int = 0,
        seconds: float | None = None,
        show: bool = False,
        assignment: str | None = None,
        language: str = "en",
    ) -> dict[str, Any]:
        """Judge what a student hands in for a problem (or the id of one), record it, and return what came of it.

        Raises:
            UnknownName: there is no such problem or language.
            BadInput, TooLarge: there is nothing to judge, or too much.
            Unavailable: the records cannot be used.
        """
        locale(language)
        given = Given(answer, choice, tuple(lines), min(max(hints, 0), MOST_HINTS), seconds, show, assignment)
        posed = self._waiting.find(item) if isinstance(item, str) else item
        topic = self._catalogue.topics[posed.topic]
        found = judged(posed, given, self._pool, self._tutor.settings.check_deadline)
        feedback = self._recorded(person, posed, given, found)
        self._tutor.metrics.verdict("judge", "", "attempt", found.judgement.outcome)
        translate = locale(language).translate
        skill = practice_json.skill_json(topic, feedback.skill, datetime.now(UTC), translate)
        return practice_json.feedback_json(feedback, skill, translate)

    def _recorded(self, person: str, item: Item, given: Given, found: Found) -> Feedback:
        """Keep the attempt, and let the skill grow by it."""
        attempt = _attempt(item, given, found)
        before = PRIOR

        def grow(old: Skill | None, first: bool) -> Skill:
            nonlocal before
            before = old.known if old else PRIOR
            return grown(old, attempt, first)

        skill, first = self._tutor.store.attempts.add(person, attempt, grow)
        return Feedback(item, found.judgement, found.score, first, found.mistake, found.work, found.hint, before, skill)

    def _why(self, topic: str | None, skills: dict[str, Skill]) -> Recommendation:
        if topic is None:
            return recommended(self._topics(), skills, datetime.now(UTC), 1)[0]
        known_topics([topic], self._topics())
        return chosen(self._catalogue.topics[topic], skills)

    def _topics(self) -> list[Listing]:
        return list(self._catalogue.topics.values())

    def _skills(self, person: str) -> dict[str, Skill]:
        return {skill.topic: skill for skill in self._tutor.store.attempts.skills(person)}


def grown(old: Skill | None, attempt: Attempt, first: bool) -> Skill:
    """Return a skill after an attempt (None: before the first one): what is known of it, and when it is due."""
    evidence = Evidence(Kind(attempt.kind), Level(attempt.level), attempt.score, attempt.hints, first)
    card = schedule.reviewed(old.card if old else None, evidence, attempt.created)
    return Skill(
        topic=attempt.topic,
        known=after(old.known if old else PRIOR, evidence),
        card=card,
        due=schedule.due(card),
        last=attempt.created,
        level=attempt.level,
        attempts=(old.attempts if old else 0) + first,
        right=(old.right if old else 0) + (first and attempt.outcome == "right"),
        seconds=(old.seconds if old else 0.0) + (attempt.seconds or 0.0),
    )


def _attempt(item: Item, given: Given, found: Found) -> Attempt:
    choices = item.draft.choices
    answer = choices[given.choice][0].plain if given.choice is not None and not given.show else given.answer
    return Attempt(
        topic=item.topic,
        level=item.level.value,
        kind=item.draft.kind.value,
        item=item.id[:128],
        answer=answer,
        outcome=found.judgement.outcome,
        created=datetime.now(UTC),
        hints=given.hints,
        score=found.score,
        seconds=None if given.seconds is None else min(max(given.seconds, 0.0), LONGEST),
        mistake=found.mistake.code if found.mistake else None,
        assignment=given.assignment,
        lines="\n".join(given.lines) or None,
    )
