"""What the student's tabs ask of the service while they stay as they are: one channel for each kind of question."""

from __future__ import annotations

from functools import partial
from typing import Any

from tutor.errors import StepwiseError
from tutor.locales import locale
from tutor.messages import say
from tutor.service.hinting.as_json import hint_json, reply_json, why_json
from tutor.service.hinting.wishes import HintWish, TalkWish, WhyWish
from tutor.service.tutor import Tutor
from tutor.ui.channel import channel
from tutor.ui.page import Page
from tutor.ui.practice import practised
from tutor.ui.progress import progressed
from tutor.ui.work import worked

Json = dict[str, Any]


def learning_channels(page: Page) -> None:
    """Add the channels; they must stand outside the tabs."""
    for name, answer in (("work", worked), ("practice", practised), ("progress", progressed)):
        channel(page, name, partial(answer, page.tutor))
    channel(page, "learn", partial(learned, page.tutor), talks=page.tutor.model is not None)


def learned(tutor: Tutor, act: str, told: Json, person: str | None, language: str) -> Json:
    """Give a hint, say why a step may be done, or answer a question about it."""
    translate = locale(language).translate
    problem, lines = str(told.get("problem", "")), _texts(told.get("lines", ()))
    match act:
        case "hint":
            wish = HintWish(problem, lines, int(told["level"]), language, engine="auto")
            return hint_json(tutor.learning.hint(wish, person), translate)
        case "why":
            return why_json(tutor.learning.why(_step(told, "", lines, language)), translate)
        case "talk":
            history = tuple((str(role), str(text)) for role, text in told.get("history", ()))
            step = _step(told, problem, lines, language)
            talk = TalkWish(problem, str(told["question"]), step, history, language, shown=bool(told.get("shown")))
            return reply_json(tutor.learning.talk(talk), translate)
        case _:
            raise StepwiseError(say("There is nothing at this address."))


def _step(told: Json, problem: str, lines: tuple[str, ...], language: str) -> WhyWish:
    path = tuple(int(place) for place in told.get("path", ()))
    return WhyWish(problem, str(told.get("rule", "")), path, lines, str(told.get("before", "")), language)


def _texts(values: Any) -> tuple[str, ...]:
    return tuple(str(value) for value in values)
