"""The verbs of reading, for the page and for programs."""

from __future__ import annotations

from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from tutor.engines.pictures import open_reader
from tutor.errors import BadInput, StepwiseError, TooLarge, UnknownName
from tutor.locales import LANGUAGES
from tutor.maths.worker import Pool
from tutor.messages import say
from tutor.problem import Problem
from tutor.service.reading.pictures import decoded
from tutor.service.reading.understood import Understood

if TYPE_CHECKING:
    from tutor.engines.pictures import Reader
    from tutor.service.practice.drafts import Listing
    from tutor.service.tutor import Tutor

LONGEST = 4000
"""Characters of a text that is read while it is typed."""
DEADLINE = 3.0
"""Seconds for it."""
HOW = say("Whoever runs this server can set STEPWISE_READER to served or local, and STEPWISE_READER_MODEL to a model.")
"""How to get a reader of pictures."""


class Reading:
    """Says what texts and pictures are, without solving anything."""

    def __init__(self, tutor: Tutor, pool: Pool) -> None:
        self._tutor = tutor
        self._pool = pool
        self._lock = Lock()
        self._reader: Reader | None = None

    def understood(self, text: str, language: str) -> Understood:
        """Return what a text is taken for; one that cannot be read is no exception here, but what there is to say.

        MathML in it is read as LaTeX.
        """
        problem: Problem | None = None
        try:
            if len(text) > LONGEST:
                raise TooLarge(
                    say("The text is {length} characters long; at most {limit} are read while it is typed.",
                        length=len(text), limit=LONGEST),
                )  # fmt: skip
            if language not in LANGUAGES:
                language = LANGUAGES[0]
            if "math" in text and "<" in text:
                text = self._pool.call("tutor.maths.reading.mathml:without_mathml", text, deadline=DEADLINE)
            problem = self._pool.call("tutor.understanding:understand", text, language, None, deadline=DEADLINE)
        except StepwiseError as error:
            return Understood(text, None, error=error)
        return Understood(text, problem, self._topics.get(problem.topic or ""))

    @property
    def sees(self) -> bool:
        """Whether there is a reader of pictures."""
        return self._tutor.settings.reader != "none"

    def picture(self, data: bytes, language: str) -> str:
        """Return the problem that a picture shows, as text with LaTeX: what a reader makes of it, proven by nothing.

        Raises:
            BadInput, TooLarge: it is no picture, or too large.
            UnknownName: there is no reader.
            Unavailable: it does not work.
        """
        if not self.sees:
            raise UnknownName(say("Pictures cannot be read here: no reader is set up."), hint=HOW, code="no-reader")
        picture = decoded(data)
        text = self._opened().read(picture.png, language).strip()
        if not text:
            raise BadInput(
                say("Nothing was recognised in this picture."),
                hint=say("Take it closer, straight and in good light."),
                code="nothing-seen",
            )
        return text

    def close(self) -> None:
        """Let the reader go."""
        with self._lock:
            if self._reader is not None:
                self._reader.close()

    def _opened(self) -> Reader:
        with self._lock:
            if self._reader is None:
                self._reader = open_reader(self._tutor.settings)
            return self._reader

    @cached_property
    def _topics(self) -> dict[str, Listing]:
        return {topic.name: topic for topic in self._tutor.topics()}
