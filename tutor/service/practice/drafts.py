"""What the worker's jobs return to the main process: frozen values that need no SymPy to be unpacked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tutor.events import Path
from tutor.figure import Figure
from tutor.messages import Formula, Message
from tutor.problem import Level, Problem
from tutor.solution import Answer, Step
from tutor.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Listing:
    """A topic as a list shows it."""

    name: str
    title: Message
    area: str
    levels: tuple[Level, ...]
    examples: tuple[str, ...]
    criteria: Mapping[Level, Message] = field(default_factory=dict)
    prerequisites: tuple[str, ...] = ()


class Kind(StrEnum):
    """What a practice problem asks of the student."""

    COMPUTE = "compute"
    CHOICE = "choice"
    FIND_ERROR = "find-error"
    MISSING_STEP = "missing-step"
    TRUE_FALSE = "true-false"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Draft:
    """A practice problem whose answer and every step were proved.

    ``lines`` are the lines of work that a problem shows, where it shows some (to find the error in, or with one
    missing, which is None). ``hints`` are its own where those of its steps would not fit. ``reasons`` say what is wrong
    with the choices, by the code of their misconception.
    """

    statement: Message
    problem: Problem
    steps: tuple[Step, ...]
    verdicts: tuple[tuple[Path, Verdict], ...]
    answer: Answer
    verdict: Verdict
    choices: tuple[tuple[Formula, str | None], ...]
    redrawn: int
    figures: tuple[Figure, ...] = ()
    kind: Kind = Kind.COMPUTE
    lines: tuple[Formula | None, ...] = ()
    hints: tuple[Message, Message, Message] | None = None
    reasons: tuple[tuple[str, Message], ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a practice answer is: right, wrong, form (right value, another form was asked), unreadable or undecided."""

    outcome: str
    message: Message
    hint: Message | None = None
    position: int | None = None
