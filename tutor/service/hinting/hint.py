"""Hints that hold back: a ladder of five, from a question back to the step done, from the student's own last line.

What a hint says is the engine's, proven; a model may put it into its own words, and is believed only where they give
nothing away and say nothing that does not hold. Knows nothing of SymPy: `ladder` makes the rungs in a worker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tutor.messages import Message, Translate, render
from tutor.solution import Answer, Step
from tutor.verdict import Verdict

LEVELS = ("question", "idea", "rule", "step", "done")
"""The rungs: a question back, the idea, the rule, the next step, the step done."""
LAST = len(LEVELS)


@dataclass(frozen=True, slots=True)
class Ladder:
    """All rungs from where the student stands; fewer where the engine does not know the next step.

    ``line`` is the wrong line that they are about (from 0), None where all lines stand. ``step`` is the engine's next
    step and ``verdict`` the checker's judgement of it. ``answer`` is what no rung below the last one may tell.
    """

    rungs: tuple[Message, ...]
    line: int | None = None
    step: Step | None = None
    verdict: Verdict | None = None
    answer: Answer | None = None
    finished: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint: its text as Markdown in the language asked for, its level, and which level may be asked for next.

    ``by`` is whose words it is: the engine's or the model's; ``replaced`` says why a model's words were not used
    ("tells-the-answer", "refuted", "contradicts", "empty", "language", "unavailable").
    """

    text: str
    level: int
    next_level: int | None
    line: int | None
    finished: bool
    by: Literal["engine", "model"] = "engine"
    model: str | None = None
    replaced: str | None = None
    verdict: Verdict | None = None

    @property
    def name(self) -> str:
        """What the rung is called."""
        return LEVELS[self.level - 1]


def hint_of(ladder: Ladder, level: int, translate: Translate) -> Hint:
    """Return the rung of a level, the highest there is where the engine knows no more."""
    reached = min(level, len(ladder.rungs))
    following = reached + 1 if reached < len(ladder.rungs) and not ladder.finished else None
    text = render(ladder.rungs[reached - 1], translate)
    shown = ladder.verdict if reached == LAST else None
    return Hint(text, reached, following, ladder.line, ladder.finished, verdict=shown)


def lines_of(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of a work without the empty ones at its end."""
    kept = list(texts)
    while kept and not kept[-1].strip():
        kept.pop()
    return tuple(kept)
