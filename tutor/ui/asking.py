"""From a question to what the page draws: the wire events of the service, in batches; nothing of Gradio."""

from __future__ import annotations

import logging
import secrets
from collections.abc import AsyncGenerator, Generator, Iterator
from contextlib import aclosing
from typing import Any

from tutor.errors import StepwiseError
from tutor.events import Failed
from tutor.locales import locale
from tutor.messages import say
from tutor.problem import Ask, Level
from tutor.service.tutor import Tutor
from tutor.ui.streaming import Wire, batches, lines
from tutor.ui.words import word
from tutor.wire import error_json, event_json

LOG = logging.getLogger(__name__)
INSIDE = Failed("error", say("Something went wrong inside the program. It was not your input; please try again."))
"""What is said where something breaks that nobody foresaw."""


def ask(text: str, level: str, language: str, method: str = "") -> Ask:
    """Return the request that the page's choices make."""
    return Ask(text, Level(level), language, method=method or None)


async def shown(tutor: Tutor, question: Ask, mode: str, browser: str | None) -> AsyncGenerator[str, None]:
    """Solve; yield what the solution view draws, again and again as it grows: lines of JSON, the view, then events."""
    view = {"id": secrets.token_hex(8), "mode": mode, "level": question.level.value, "text": question.text}
    async with aclosing(batches(wired(tutor, question, browser))) as growing:
        told = lines([view])
        async for events in growing:
            told += lines(events)
            yield told


def wired(tutor: Tutor, question: Ask, browser: str | None) -> Generator[Wire, None, None]:
    """Yield the events of solving as JSON; what breaks becomes a last event."""
    translate = locale(question.language).translate
    try:
        for event in tutor.solve(question, browser):
            yield event_json(event, translate)
    except StepwiseError as error:
        kind = "refused" if error.exit_code in {2, 3} else "failed"
        yield {"event": kind, **error_json(error, translate)}
    except Exception:
        LOG.exception("solving failed")
        yield event_json(INSIDE, translate)


def sentence(trouble: StepwiseError | Failed, language: str) -> str:
    """Return what went wrong; what is nobody's mistake with the number by which it can be reported."""
    told = error_json(trouble, locale(language).translate)["error"]
    report = word("report", language).format(request=told["request"]) if "request" in told else ""
    return f"{told['message']} {report}".strip()


def events_of(solution: dict[str, Any]) -> list[Wire]:
    """Return a finished solution object as events, so that one renderer draws both."""
    events: list[Wire] = []
    for index, step in enumerate(solution.get("steps", ())):
        events.append({"event": "step-found", "index": index, "step": step})
        events.extend(_judged(step, [index]))
    events.append({"event": "answer-found", "answer": solution["answer"]})
    events.append({"event": "answer-checked", "verdict": solution["verdict"]})
    return [*events, {"event": "finished", "verdict": solution["verdict"], "seconds": None}]


def _judged(step: dict[str, Any], path: list[int]) -> Iterator[Wire]:
    if step.get("verdict"):
        yield {"event": "step-checked", "path": path, "verdict": step["verdict"]}
    for index, substep in enumerate(step.get("substeps", ())):
        yield from _judged(substep, [*path, index])
