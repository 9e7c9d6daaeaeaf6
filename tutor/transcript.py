"""Everything that passed between one question and its last event, and the fold that reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tutor.card import Card
from tutor.events import (
    Agreed,
    AnswerChecked,
    AnswerFound,
    AnswersCompared,
    CardsFound,
    ClaimChecked,
    EquationsSolved,
    Event,
    Failed,
    FiguresFound,
    Path,
    Refused,
    Repairing,
    Started,
    StepChecked,
    StepFound,
    Text,
    Thinking,
)
from tutor.figure import Figure
from tutor.solution import Answer, Step
from tutor.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Transcript:
    """The events of one exchange, in order."""

    events: tuple[Event, ...]

    @classmethod
    def of(cls, events: Iterable[Event]) -> Transcript:
        """Fold a stream of events."""
        return cls(tuple(events))

    @property
    def started(self) -> Started | None:
        """How it began, or None when it was refused before any engine."""
        return next((event for event in self.events if isinstance(event, Started)), None)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps found, in order; those before a repair that it replaced are left out."""
        steps: list[Step] = []
        for event in self.events:
            if isinstance(event, StepFound):
                steps.append(event.step)
            elif isinstance(event, Repairing):
                del steps[event.index :]
        return tuple(steps)

    @property
    def verdicts(self) -> dict[Path, Verdict]:
        """The verdict of each step and substep judged so far."""
        verdicts: dict[Path, Verdict] = {}
        for event in self.events:
            if isinstance(event, StepChecked):
                verdicts[event.path] = event.verdict
            elif isinstance(event, Repairing):
                verdicts = {path: verdict for path, verdict in verdicts.items() if path[0] < event.index}
        return verdicts

    @property
    def claims(self) -> tuple[ClaimChecked, ...]:
        """The verdicts on the claims of a model's text, in the order of the text."""
        found = [event for event in self.events if isinstance(event, ClaimChecked)]
        return tuple(sorted(found, key=lambda event: event.span))

    @property
    def compared(self) -> AnswersCompared | None:
        """A model's answer beside the embedded engine's."""
        return next((event for event in reversed(self.events) if isinstance(event, AnswersCompared)), None)

    @property
    def agreed(self) -> Agreed | None:
        """How many of several answers agree."""
        return next((event for event in self.events if isinstance(event, Agreed)), None)

    @property
    def equations(self) -> EquationsSolved | None:
        """The equations that a model wrote, and what they give."""
        return next((event for event in self.events if isinstance(event, EquationsSolved)), None)

    @property
    def answer(self) -> Answer | None:
        """The last answer found."""
        return next((e.answer for e in reversed(self.events) if isinstance(e, AnswerFound)), None)

    @property
    def verdict(self) -> Verdict | None:
        """The verdict on the answer."""
        return next((e.verdict for e in reversed(self.events) if isinstance(e, AnswerChecked)), None)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The pictures of the answer."""
        return tuple(figure for event in self.events if isinstance(event, FiguresFound) for figure in event.figures)

    @property
    def cards(self) -> tuple[Card, ...]:
        """What one needs to know for the problem."""
        return tuple(card for event in self.events if isinstance(event, CardsFound) for card in event.cards)

    @property
    def trouble(self) -> Refused | Failed | None:
        """What ended it early, if anything did."""
        return next((event for event in self.events if isinstance(event, Refused | Failed)), None)

    @property
    def text(self) -> str:
        """A model's answer text."""
        return "".join(event.text for event in self.events if isinstance(event, Text))

    @property
    def thinking(self) -> str:
        """A model's reasoning."""
        return "".join(event.text for event in self.events if isinstance(event, Thinking))
