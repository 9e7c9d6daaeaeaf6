"""The Practice tab: a recommended or chosen topic, one problem at a time; the key stays on the server."""

from __future__ import annotations

from typing import Any

from tutor.errors import StepwiseError
from tutor.locales import LANGUAGES, locale
from tutor.messages import render_plain, say
from tutor.problem import Level
from tutor.service.tutor import Tutor
from tutor.ui.asking import events_of
from tutor.ui.page import Page

Json = dict[str, Any]
LONGEST = 3600.0
"""Seconds that a problem can have taken; whoever needs more went away from it."""


def practice_tab(page: Page) -> None:
    """Build the tab inside the current `gr.Tab`; what it asks for comes by channel."""
    page.view("practice", "practice", {"topics": {language: topics(page, language) for language in LANGUAGES}})


def topics(page: Page, language: str) -> list[Json]:
    """Return the topics as the list to choose from shows them."""
    translate = locale(language).translate
    return [
        {
            "name": topic.name,
            "title": render_plain(topic.title, translate),
            "area": topic.area,
            "levels": [level.value for level in topic.levels],
        }
        for topic in page.topics
    ]


def practised(tutor: Tutor, act: str, told: Json, person: str | None, language: str) -> Json:
    """Do what the practising student asks for: recommend, pose a problem, judge an answer."""
    if person is None:
        raise StepwiseError(say("This browser keeps no data, so your progress cannot be kept."))
    practice = tutor.learning.practice
    match act:
        case "recommend":
            return {"recommended": practice.recommended(person, language=language)}
        case "next":
            level = Level(told["level"]) if told.get("level") else None
            return practice.next(person, told.get("topic") or None, level, kind=None, language=language)
        case "answer":
            return _answered(tutor, told, person, language)
        case _:
            raise StepwiseError(say("There is nothing at this address."))


def _answered(tutor: Tutor, told: Json, person: str, language: str) -> Json:
    """The judgement of an answer; a solution that comes with it as the events that the page draws."""
    choice = told.get("choice")
    judged = tutor.learning.practice.answer(
        person,
        str(told["item"]),
        str(told.get("answer", "")),
        choice=None if choice is None else int(choice),
        lines=tuple(str(line) for line in told.get("lines", ())),
        hints=int(told.get("hints", 0)),
        seconds=min(max(float(told.get("seconds", 0)), 0.0), LONGEST),
        show=bool(told.get("show")),
        language=language,
    )
    solution = judged.pop("solution", None)
    return {**judged, "solution": events_of(solution) if solution else None}
