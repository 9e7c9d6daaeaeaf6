"""What a student asks for about a problem: a hint, why a step may be done, an answer to a question about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.errors import BadInput
from tutor.locales import locale
from tutor.messages import say
from tutor.service.bounds import bounded_work
from tutor.service.hinting.hint import LAST


@dataclass(frozen=True, slots=True)
class HintWish:
    """A hint of a level (1 to 5) on a problem, from the student's lines so far; ``engine`` says whose words it has."""

    problem: str
    lines: tuple[str, ...] = ()
    level: int = 1
    language: str = "en"
    engine: str = "symbolic"
    model: str | None = None


@dataclass(frozen=True, slots=True)
class WhyWish:
    """Why a step may be done: the step of a rule's name, or number ``path`` of the solution of a problem.

    Without either: the step that comes next after the student's lines. ``before`` is the line of a step of that name,
    where one rule's name means two.
    """

    problem: str = ""
    rule: str = ""
    path: tuple[int, ...] = ()
    lines: tuple[str, ...] = ()
    before: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class TalkWish:
    """A question about a step of a problem, and what was said before: (role, text), the last one last.

    ``shown`` says that the student has seen the answer already: then it need not be held back.
    """

    problem: str
    question: str
    step: WhyWish
    history: tuple[tuple[str, str], ...] = ()
    language: str = "en"
    engine: str = "auto"
    model: str | None = None
    shown: bool = False


def checked(problem: str, lines: Sequence[str], language: str) -> None:
    """Raise what is wrong with a wish.

    Raises:
        UnknownName: there is no such language.
        BadInput, TooLarge: there is no problem, or too much of it.
    """
    locale(language)
    if not problem.strip():
        raise BadInput(say("There is no problem to solve yet."), hint=say("Type a problem, such as 2x + 3 = 7."))
    bounded_work(problem, lines)


def checked_level(level: int) -> None:
    """Raise `BadInput` unless there is such a level."""
    if not 1 <= level <= LAST:
        raise BadInput(say("A hint has a level from 1 to {last}.", last=LAST))
