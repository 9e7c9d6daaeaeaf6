"""Several answers of a model to one problem, and how many of them are the same (Wang et al., “Self-Consistency”, 2023).

A majority proves nothing: it is told as a count, and only where no certificate says more.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from threading import Event as Flag

from tutor.engines.base import Engine
from tutor.errors import StepwiseError
from tutor.events import Agreed, AnswerFound
from tutor.maths.worker import Pool
from tutor.problem import Ask, Problem
from tutor.service.solving.comparing import same
from tutor.solution import Answer

TEMPERATURE = 0.7
"""How freely the other answers are written: answers that cannot differ say nothing by agreeing."""


def sampled(problem: Problem, ask: Ask, engine: Engine, stop: Flag) -> Answer | None:
    """Return one more answer of the engine; None where it gives none, or is told to stop."""
    answer: Answer | None = None
    try:
        with closing(engine.stream(problem, replace(ask, temperature=TEMPERATURE))) as events:  # type: ignore[type-var]
            for event in events:
                if stop.is_set():
                    return None
                if isinstance(event, AnswerFound) and not event.cut:
                    answer = event.answer
    except StepwiseError:
        return None
    return answer


@dataclass
class _Group:
    """Answers that are the same."""

    answer: Answer
    count: int = 1


def agreed(problem: Problem, shown: Answer | None, others: Sequence[Answer | None], pool: Pool) -> Agreed | None:
    """Return the answer that most of them are, the shown one among equals; None where there is no answer at all."""
    groups: list[_Group] = []
    for answer in (shown, *others):
        if answer is None:
            continue
        group = next((group for group in groups if same(problem, group.answer, answer, pool)), None)
        if group is None:
            groups.append(_Group(answer))
        else:
            group.count += 1
    if not groups:
        return None
    best = max(groups, key=lambda group: group.count)
    return Agreed(best.count, 1 + len(others), best.answer, shown is not None and best is groups[0])
