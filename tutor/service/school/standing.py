"""What somebody's attempts at an assignment add up to; pure values.

A problem counts as its best answer does; where there is something to choose from, the first judged answer counts. What
comes after the solution was shown, or after the due date, is told apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from tutor.records.school import Attempt

ONCE = frozenset({"choice", "true-false"})
"""Kinds of problems in which trying all answers would find the right one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A problem of an assignment: its place in the set, the id of its item, what kind it is."""

    key: str
    item: str
    kind: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How somebody stands in one problem: right, partly, wrong, undecided (a teacher must look), shown or open."""

    state: str = "open"
    score: float = 0.0
    on_time: float = 0.0
    tries: int = 0
    hints: int = 0
    seconds: float = 0.0
    mistakes: tuple[str, ...] = ()
    answer: str = ""
    """The last one."""

    def json(self) -> dict[str, Any]:
        """Return it as programs and the page see it."""
        return {
            "state": self.state,
            "score": round(self.score, 3),
            "tries": self.tries,
            "hints": self.hints,
            "seconds": round(self.seconds, 1),
            "answer": self.answer,
        }


class Total(NamedTuple):
    """What somebody has of an assignment with so many problems: all points, those in time, how many were tried."""

    points: float = 0.0
    on_time: float = 0.0
    of: int = 0
    tried: int = 0
    seconds: float = 0.0
    last: datetime | None = None

    @property
    def late(self) -> bool:
        """Whether some of it came after the due date."""
        return self.points > self.on_time + 1e-9

    def json(self) -> dict[str, Any]:
        """Return it as programs and the page see it."""
        return {
            "points": round(self.points, 3),
            "on_time": round(self.on_time, 3),
            "of": self.of,
            "tried": self.tried,
            "late": self.late,
            "seconds": round(self.seconds, 1),
            "last": self.last and self.last.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands in a whole assignment, problem by problem."""

    outcomes: tuple[Outcome, ...]
    last: datetime | None

    @property
    def total(self) -> Total:
        """What it adds up to."""
        outcomes = self.outcomes
        return Total(
            points=sum(outcome.score for outcome in outcomes),
            on_time=sum(outcome.on_time for outcome in outcomes),
            of=len(outcomes),
            tried=sum(outcome.state != "open" for outcome in outcomes),
            seconds=sum(outcome.seconds for outcome in outcomes),
            last=self.last,
        )


def standing(problems: Sequence[Asked], attempts: Iterable[Attempt], due: datetime | None) -> Standing:
    """Return how one person stands after these attempts, in the order in which they were made."""
    by_item: dict[str, list[Attempt]] = {}
    last = None
    for attempt in attempts:
        by_item.setdefault(attempt.item, []).append(attempt)
        last = attempt.created
    return Standing(tuple(outcome(asked.kind, by_item.get(asked.item, ()), due) for asked in problems), last)


def outcome(kind: str, attempts: Sequence[Attempt], due: datetime | None) -> Outcome:
    """Return how somebody stands in one problem."""
    if not attempts:
        return Outcome()
    shown = next((place for place, attempt in enumerate(attempts) if attempt.verdict == "shown"), len(attempts))
    judged = [attempt for attempt in attempts[:shown] if attempt.score is not None]
    counting = judged[:1] if kind in ONCE else judged
    answers = [attempt for attempt in attempts if attempt.verdict != "shown"]
    score = _best(counting)
    return Outcome(
        state=_state(score, judged, answers),
        score=score,
        on_time=_best([attempt for attempt in counting if due is None or attempt.created <= due]),
        tries=len(answers),
        hints=max(attempt.hints for attempt in attempts),
        seconds=sum(attempt.seconds or 0.0 for attempt in attempts),
        mistakes=tuple(attempt.mistake for attempt in attempts if attempt.mistake),
        answer=answers[-1].answer if answers else "",
    )


def recurring(standings: Iterable[Standing]) -> list[tuple[str, int, int]]:
    """Return the mistakes of a class: code, how often, how many students; those of most students first."""
    times: Counter[str] = Counter()
    students: Counter[str] = Counter()
    for each in standings:
        made = [mistake for outcome in each.outcomes for mistake in outcome.mistakes]
        times.update(made)
        students.update(set(made))
    return sorted(
        ((code, times[code], students[code]) for code in times), key=lambda found: (-found[2], -found[1], found[0])
    )


def _best(attempts: Sequence[Attempt]) -> float:
    return max((attempt.score or 0.0 for attempt in attempts), default=0.0)


def _state(score: float, judged: Sequence[Attempt], answers: Sequence[Attempt]) -> str:
    if score >= 1 - 1e-9:
        return "right"
    if score > 0:
        return "partly"
    if judged:
        return "wrong"
    return "undecided" if answers else "shown"
