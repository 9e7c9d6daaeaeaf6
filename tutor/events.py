"""Everything that can happen between a question and its end, as named values. A solution is a fold over them."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.card import Card
from tutor.figure import Figure
from tutor.messages import Formula, Message
from tutor.problem import Ask, Problem
from tutor.solution import Answer, Solution, Step
from tutor.verdict import Verdict

Path = tuple[int, ...]
"""Where a step stands: (2,) is the third step, (2, 0) its first substep."""


@dataclass(frozen=True, slots=True)
class Started:
    """The question was understood and an engine began; the first event of every exchange that is not refused."""

    ask: Ask
    problem: Problem
    engine: str
    model: str | None
    cached: bool = False
    """The model wrote this before: its words are told again, and checked anew."""


@dataclass(frozen=True, slots=True)
class Queued:
    """The engine is busy; this is the place in the line, from 1. Comes again whenever the place changes."""

    position: int


@dataclass(frozen=True, slots=True)
class CardsFound:
    """What one needs to know for this problem."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Thinking:
    """A piece of a model's reasoning, apart from its answer."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of a model's answer, Markdown, as it is generated."""

    text: str


@dataclass(frozen=True, slots=True)
class StepFound:
    """The step number ``index`` (from 0) is complete."""

    index: int
    step: Step


@dataclass(frozen=True, slots=True)
class StepChecked:
    """The verdict on a step or substep."""

    path: Path
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class ClaimChecked:
    """The verdict on a claim found in running text: ``span`` are its first and past-the-end characters."""

    span: tuple[int, int]
    text: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class AnswerFound:
    """The final answer; ``cut`` where the model was not done when it reached its limit."""

    answer: Answer
    cut: bool = False


@dataclass(frozen=True, slots=True)
class AnswerChecked:
    """The certificate of the final answer against the problem."""

    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Rated:
    """An answer with its certificate; ``by`` is who gave it: "text" or "symbolic"."""

    by: str
    answer: Answer
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class AnswersCompared:
    """A text's answer beside the embedded engine's, the proven one first; ``agree`` is None where that is unknown."""

    agree: bool | None
    answers: tuple[Rated, Rated]


@dataclass(frozen=True, slots=True)
class Agreed:
    """How many ``of`` the answers that a model gave to one problem are ``answer``; proves nothing.

    ``same`` says whether that is the answer shown.
    """

    count: int
    of: int
    answer: Answer
    same: bool


@dataclass(frozen=True, slots=True)
class EquationsSolved:
    """The equations that a model wrote for a problem, and what the embedded engine finds with them.

    Nothing is proven of the problem by it: the equations are the model's. ``answer`` is None where they could not be
    solved, ``agree`` None where there is nothing to compare, or it cannot be told.
    """

    equations: tuple[Formula, ...]
    answer: Answer | None
    agree: bool | None
    message: Message


@dataclass(frozen=True, slots=True)
class Repairing:
    """Something was refuted, and the model is asked once more, from there on.

    The steps from ``index`` on and the text from ``position`` on no longer count.
    """

    index: int
    position: int
    wrong: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class FiguresFound:
    """Pictures of a proven answer."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A value, not a failure: the engine says why it does not solve this (``code`` is stable)."""

    code: str
    message: Message
    hint: Message | None = None
    position: int | None = None
    exit_code: int = 3


@dataclass(frozen=True, slots=True)
class Failed:
    """Something broke (an engine, a deadline, memory); what came before stands."""

    code: str
    message: Message
    exit_code: int = 4


@dataclass(frozen=True, slots=True)
class Stopped:
    """The person stopped it or left."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The end: everything found, with the answer's verdict (the steps' verdicts came as they were reached)."""

    solution: Solution
    verdicts: tuple[tuple[Path, Verdict], ...]
    verdict: Verdict | None
    seconds: float


EngineEvent = Queued | Thinking | Text | StepFound | AnswerFound | Refused
"""What an engine may propose."""

Event = (
    Started
    | CardsFound
    | EngineEvent
    | StepChecked
    | ClaimChecked
    | AnswerChecked
    | AnswersCompared
    | Agreed
    | EquationsSolved
    | Repairing
    | FiguresFound
    | Failed
    | Stopped
    | Finished
)
