"""What a student is told after an answer, and what is known of a mistake by its name; knows nothing of SymPy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.checking.work.judged import Judged
from tutor.messages import Message, say
from tutor.problem import Level
from tutor.records.attempts import Skill
from tutor.service.practice.drafts import Judgement
from tutor.service.practice.items import Item
from tutor.service.work.checking import Work

SHOWN = Judgement("shown", say("Here is the solution. Read it step by step, then try one like it on your own."))
"""What is said when the solution was asked for."""
TOO_LONG = Judgement("undecided", say("Judging this took too long."))
NOT_COUNTED = say("It is not counted. Write it in another way and try again.")
ON_THE_WAY = Judgement("undecided", say("No line is wrong so far. The answer is not there yet."))
LINE_WRONG = Judgement("wrong", say("A line does not follow from the line above it."))
VERDICTS = {"right": "equal", "form": "equal", "wrong": "different"}
"""What the outcomes are called where an answer is compared with a key; the others have the same name."""
OTHER_FORM = 0.5
"""What the right value in another form than the one asked for is worth."""


@dataclass(frozen=True, slots=True)
class Named:
    """A misconception: its code, what it is called, why it is wrong, and which exercises set it right."""

    code: str
    title: Message
    explanation: Message
    topic: str
    level: Level


@dataclass(frozen=True, slots=True)
class Feedback:
    """What came of an answer.

    ``score`` is the share that is right, None where it cannot be told; ``counted`` says whether the answer changed what
    is believed of the skill: only the first judged answer to a problem does.
    """

    item: Item
    judgement: Judgement
    score: float | None
    counted: bool
    mistake: Named | None
    work: Work | None
    hint: Message | None
    before: float
    skill: Skill

    @property
    def verdict(self) -> str:
        """How the answer compares with the key: equal, different, undecided, unreadable, or shown."""
        return VERDICTS.get(self.judgement.outcome, self.judgement.outcome)

    @property
    def open(self) -> bool:
        """Whether the solution may be seen now."""
        return self.judgement.outcome in {"right", "shown"}


def score(outcome: str, lines: Sequence[Judged], problem: str = "") -> float | None:
    """Return the share that is right, of the lines of work and the answer, which counts as one more line.

    Lines that follow from the line above are right, also below a wrong one; the problem (LaTeX) said again, a line said
    twice and what nobody can judge do not count. Without a verdict on the answer there is none: None.
    """
    worth = {"right": 1.0, "form": OTHER_FORM, "wrong": 0.0, "shown": 0.0}.get(outcome)
    if worth is None or outcome == "shown":
        return worth
    new = {each.read.latex or each.text: each for each in lines if each.read.latex != problem}
    right = sum(each.verdict.proved for each in new.values())
    wrong = sum(each.wrong for each in new.values())
    return (right + worth) / (right + wrong + 1)
