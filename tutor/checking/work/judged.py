"""What is found about a line of work. Knows nothing of SymPy, so that it can leave the worker."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.messages import Formula, Message
from tutor.verdict import Status, Verdict

RUN_ON = "run-on-equals"
"""The slip of ``3 + 4 = 7 * 2 = 14``: one equals sign after another where the work goes on."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What went wrong in a line: a misconception's code and explanation, or a slip of notation."""

    code: str
    message: Message


@dataclass(frozen=True, slots=True)
class Judged:
    """One line of work: as it was read (``read`` is empty for words), its verdict, and the mistake it holds."""

    text: str
    read: Formula
    verdict: Verdict
    mistake: Mistake | None = None

    @property
    def wrong(self) -> bool:
        """Whether the line does not follow."""
        return self.verdict.status is Status.REFUTED
