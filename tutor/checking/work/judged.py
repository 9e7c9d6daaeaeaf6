"""What is found about a line of work. Knows nothing of SymPy, so that it can leave the worker."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.messages import Formula, Message
from tutor.problem import Level
from tutor.verdict import Status, Verdict

RUN_ON = "run-on-equals"
"""The slip of ``3 + 4 = 7 * 2 = 14``: one equals sign after another where the work goes on."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What went wrong in a line: a misconception's code and explanation, or a slip of notation.

    ``title`` names it, exercises of the topic ``trains`` at ``level`` set it right; a slip of notation has none.
    """

    code: str
    message: Message
    title: Message | None = None
    trains: str | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """One line of work: as it was read (``read`` is empty for words), its verdict, and the mistake it holds.

    ``position`` is the character at which reading stopped, where the line could not be read.
    """

    text: str
    read: Formula
    verdict: Verdict
    mistake: Mistake | None = None
    position: int | None = None

    @property
    def wrong(self) -> bool:
        """Whether the line does not follow."""
        return self.verdict.status is Status.REFUTED
