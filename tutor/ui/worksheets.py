"""The Worksheets tab: a teacher's practice sets, drawn by ``static/js/worksheet.js``; every change is kept at once.

What the view asks for comes as an act with its details; the answer is what the view draws: the set as it grows.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from typing import Any

import gradio as gr

from tutor.errors import Conflict, StepwiseError
from tutor.locales import LANGUAGES
from tutor.messages import say
from tutor.service.sets.as_json import slim
from tutor.service.sets.desk import Desk, Kept
from tutor.service.sets.practice_set import Recipe, Wish
from tutor.service.tutor import Tutor
from tutor.ui.asking import INSIDE, sentence
from tutor.ui.page import QUIET, Page, identity

LOG = logging.getLogger(__name__)
MAKERS = 4
"""Sets made or changed at the same time; more wait in the queue."""
Json = dict[str, Any]


def worksheets_tab(page: Page, tab: gr.Tab) -> None:
    """Build the tab; the list of sets is fresh whenever the tab is opened."""
    titles = {language: [[name, title] for title, name in page.titles(language)] for language in LANGUAGES}
    view = page.view("worksheet", "worksheet", {"topics": titles, "writes": page.tutor.model is not None, "stamp": "0"})

    def fresh(state: Json) -> Json:
        return _stamped({"sets": listed(page.tutor, identity(state))})

    def act(event: gr.EventData, state: Json, language: str) -> Iterator[Json]:
        yield from acted(page.tutor, str(event.act), dict(event.told), identity(state), language)

    quick: Json = {"concurrency_limit": MAKERS, "concurrency_id": "sets", **QUIET}
    tab.select(fresh, page.browser, view, **quick)
    asked = view.select(act, [page.browser, page.language], view, **quick)
    asked.failure(None, js="async () => (await stepwise).views.worksheet.lost()", **QUIET)


def acted(tutor: Tutor, act: str, told: Json, browser: str | None, language: str) -> Iterator[Json]:
    """Yield what the view draws while and after an act is done."""
    try:
        if browser is None:
            raise StepwiseError(say("This browser keeps no data, so sets cannot be kept for it."))
        yield from _done(tutor, act, told, browser)
    except StepwiseError as error:
        now = _now(tutor, str(told.get("id", "")), browser) if isinstance(error, Conflict) else {"done": True}
        yield _stamped({**now, "error": sentence(error, language)})
    except Exception:
        LOG.exception("a set could not be changed")
        yield _stamped({"done": True, "error": sentence(INSIDE, language)})


def listed(tutor: Tutor, browser: str | None) -> list[Json]:
    """Return the browser's sets as the list draws them, the one changed last first."""
    try:
        lines = tutor.desk.listed(browser)
    except StepwiseError:
        return []
    return [{"id": line.id, "title": line.title, "updated": line.updated.isoformat()} for line in lines]


def _done(tutor: Tutor, act: str, told: Json, browser: str) -> Iterator[Json]:
    seen = told.get("revision")
    desk, name = tutor.desk.seen(None if seen is None else int(seen)), str(told.get("id", ""))
    match act:
        case "erase":
            desk.remove(name, browser)
            yield _stamped({"done": True, "set": None, "sets": listed(tutor, browser)})
        case "open":
            yield _shown(tutor, desk.open(name, browser), browser)
        case "copy":
            yield _shown(tutor, desk.copy(name, browser, str(told.get("title", ""))), browser)
        case _:
            wanted = sum(int(row.get("count", 0)) for row in told.get("rows", ()))
            yield from _growing(tutor, _changed(desk, act, told, name, browser), wanted, browser)


def _changed(desk: Desk, act: str, told: Json, name: str, browser: str) -> Iterator[Kept]:
    key = str(told.get("key", ""))
    match act:
        case "make":
            title, versions = str(told.get("title", "")), int(told.get("versions", 1))
            if name:
                return desk.remake(name, browser, title, _recipe(told), versions)
            return desk.make(browser, title, _recipe(told), versions)
        case "swap":
            return desk.swap(name, browser, key, int(told.get("version", 0)))
        case "like":
            return desk.like(name, browser, key)
        case "lock":
            return desk.lock(name, browser, key, bool(told.get("lock")))
        case "move":
            return desk.move(name, browser, key, int(told["to"]))
        case "remove":
            return desk.drop(name, browser, key)
        case "edit":
            return desk.edit(name, browser, str(told["text"]), str(told.get("answer", "")), key or None)
        case "write":
            topics = [str(topic) for topic in told["topics"]]
            theme, level, count = str(told["theme"]), str(told["level"]), int(told["count"])
            return desk.write(name, browser, theme, topics, level, count)
        case "accept":
            return desk.accept(name, browser, key)
        case "rename":
            return desk.rename(name, browser, str(told["title"]))
        case _:
            raise StepwiseError(say("There is nothing at this address."))


def _recipe(told: Json) -> Recipe:
    rows = tuple(
        Wish(str(row["topic"]), str(row["level"]), str(row["kind"]), int(row["count"])) for row in told["rows"]
    )
    return Recipe(rows, abs(int(told.get("seed", 0))) % 2**53, str(told.get("lang", "en")))


def _growing(tutor: Tutor, growing: Iterator[Kept], wanted: int, browser: str) -> Iterator[Json]:
    last: Kept | None = None
    for kept in growing:
        last = kept
        made = sum(len(place.copies) for place in kept.content.places)
        yield _stamped({"set": slim(kept.json()), "made": made, "wanted": wanted * kept.content.versions})
    if last is not None:
        yield _shown(tutor, last, browser)


def _shown(tutor: Tutor, kept: Kept, browser: str) -> Json:
    return _stamped({"done": True, "set": slim(kept.json()), "sets": listed(tutor, browser)})


def _now(tutor: Tutor, name: str, browser: str | None) -> Json:
    """The set as others have left it, to be seen beside what is being typed: nothing is lost."""
    try:
        return _shown(tutor, tutor.desk.open(name, browser), browser or "")
    except StepwiseError:
        return {"done": True}


def _stamped(value: Json) -> Json:
    """The value, different from every one before it, so that the view always hears of it."""
    return {**value, "stamp": secrets.token_hex(6)}
