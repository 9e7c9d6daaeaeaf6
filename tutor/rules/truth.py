"""Answers that are true or false: how they are shown, whatever was asked."""

from __future__ import annotations

from sympy import S

from tutor.maths.printing import formula
from tutor.messages import Formula, Message
from tutor.solution import Answer

TRUTH = {
    True: Formula(r"\text{true}", "true", formula(S.true).tree),
    False: Formula(r"\text{false}", "false", formula(S.false).tree),
}

YES = {
    True: Formula(r"\text{yes}", "yes", TRUTH[True].tree),
    False: Formula(r"\text{no}", "no", TRUTH[False].tree),
}
"""The answer to "is 7 prime?", as people say it."""


def yes_or_no(found: bool, remark: Message) -> Answer:
    """The answer to a question that is asked for yes or no."""
    return Answer(YES[found], TRUTH[found], remark)
