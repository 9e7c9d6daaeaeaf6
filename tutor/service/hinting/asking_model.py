"""Has a model put something into words: what it wrote, and why it cannot be used where it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from tutor.claims import Written
from tutor.engines.base import Engine
from tutor.errors import StepwiseError
from tutor.events import Refused, Text
from tutor.problem import Ask, Problem
from tutor.verdict import Verdict

LONGEST = 4_000
"""Characters of a reply; what is longer is cut off."""


@dataclass(frozen=True, slots=True)
class Words:
    """A model's text with its claims judged; ``trouble`` says why it is not to be used, None where it is.

    Troubles: "empty", "language", "tells-the-answer", "refuted", "contradicts", "unavailable".
    """

    text: str
    claims: tuple[tuple[Written, Verdict], ...] = ()
    trouble: str | None = None


def reply_of(engine: Engine, ask: Ask) -> str:
    """Return what the engine's model writes; "" where it cannot work."""
    try:
        return "".join(_pieces(engine, ask))[:LONGEST].strip()
    except StepwiseError:
        return ""


def _pieces(engine: Engine, ask: Ask) -> Iterator[str]:
    length = 0
    with closing(engine.stream(Problem(ask.text, language=ask.language), ask)) as events:  # type: ignore[type-var]
        for event in events:
            if isinstance(event, Text):
                length += len(event.text)
                yield event.text
            if isinstance(event, Refused) or length > LONGEST:
                return
