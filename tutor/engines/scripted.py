"""The scripted engine: plays what it is given, through the same transcription as a real model.

For tests, demonstrations, and recorded model texts; knows nothing of mathematics. A script is a function from the
problem and the ask to what happens: strings are a model's text (consecutive ones are one answer, told piece by piece),
events are passed on as they are, an exception is raised.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.engines.transcription import transcribe
from tutor.errors import StepwiseError, Unavailable
from tutor.events import EngineEvent
from tutor.messages import say
from tutor.problem import Ask, Problem

if TYPE_CHECKING:
    from tutor.maths.worker import Pool
    from tutor.settings import Settings

Act = str | EngineEvent | StepwiseError
Script = Callable[[Problem, Ask], Iterable[Act]]

_PIECE = re.compile(r"\s*\S{1,4}|\s+")
"""About what a token is."""


class ScriptedEngine:
    """Plays a script; without one, the file of ``settings.script``. ``delay`` is the time before each piece of text."""

    name = "scripted"

    def __init__(self, settings: Settings, pool: Pool, script: Script | None = None, delay: float = 0.0) -> None:
        self.model: str | None = "script"
        self._settings = settings
        self._pool = pool
        self._script = script
        self._delay = delay

    def stream(self, problem: Problem, ask: Ask) -> Iterator[EngineEvent]:
        """Play the script for this problem.

        Raises:
            StepwiseError: whatever the script says; Unavailable where there is no script.
        """
        script = self._script or recorded(self._settings.script)
        for written, acts in groupby(script(problem, ask), lambda act: isinstance(act, str)):
            if written:
                pieces = self._pieces(str(act) for act in acts)
                yield from transcribe(pieces, problem, ask, "script", self._pool)
                continue
            for act in acts:
                if isinstance(act, StepwiseError):
                    raise act
                if not isinstance(act, str):
                    yield act

    def warm(self) -> None:
        """Nothing to load."""

    def gauges(self) -> dict[str, float]:
        """Nothing to measure."""
        return {}

    def close(self) -> None:
        """Nothing to release."""

    def _pieces(self, texts: Iterable[str]) -> Iterator[str]:
        for text in texts:
            for piece in _PIECE.findall(text):
                if self._delay:
                    time.sleep(self._delay)
                yield piece


def recorded(path: Path | None) -> Script:
    """Return the script of a file of recorded answers: JSON lines with ``problem`` and ``text``.

    Raises:
        Unavailable: there is no such file.
    """
    if path is None or not path.is_file():
        raise Unavailable(
            say("The scripted engine has no script."), hint=say("Set STEPWISE_SCRIPT to a file of answers.")
        )
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    texts = {row["problem"].strip(): row["text"] for row in rows}

    def script(problem: Problem, ask: Ask) -> Iterator[Act]:
        if ask.text.strip() not in texts:
            raise Unavailable(say("The script has no answer to this problem."))
        yield texts[ask.text.strip()]

    return script
