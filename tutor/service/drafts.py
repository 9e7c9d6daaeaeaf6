"""What the worker's jobs return to the main process: frozen values that need no SymPy to be unpacked."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Draft:
    """A practice problem whose answer and every step were proved."""

    statement: Message
    problem: Problem
    steps: tuple[Step, ...]
    verdicts: tuple[tuple[Path, Verdict], ...]
    answer: Answer
    verdict: Verdict
    choices: tuple[tuple[Formula, str | None], ...]
    redrawn: int
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a practice answer is: right, wrong, form (right value, another form was asked), unreadable or undecided."""

    outcome: str
    message: Message
    hint: Message | None = None
    position: int | None = None
