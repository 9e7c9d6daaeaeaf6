"""What a misconception is: a name, words for the student, what trains it, and the slip that it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sympy import Basic

from tutor.messages import Formula, Message
from tutor.problem import Level

Slip = Callable[[Basic], Iterator[Basic]]
"""One place of a right line → what the misconception makes of it: nothing where it does not fit there."""


@dataclass(frozen=True, slots=True)
class Misconception:
    """One classic mistake.

    ``slip`` is tried at every place of a line. ``trains`` is the topic whose exercises of ``level`` set it right.
    ``examples`` are pairs (right line, wrong line) as a student would type them. Of several misconceptions that
    explain a line the one of the smallest ``breadth`` is named: 0 is a special one, 2 explains much.
    """

    code: str
    title: Message
    explanation: Message
    areas: tuple[str, ...]
    trains: str
    level: Level
    slip: Slip
    examples: tuple[tuple[str, str], ...]
    breadth: int = 1


def written(latex: str, plain: str | None = None) -> Formula:
    """A formula of an explanation, as it is printed."""
    return Formula(latex, plain or latex)
