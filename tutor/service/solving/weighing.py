"""An answer that somebody gives, put to the problem itself. Runs in a worker: the main process only names it."""

from __future__ import annotations

from tutor.checking.certificates import certify
from tutor.engines.transcription.answers import read_answer
from tutor.messages import Formula, say
from tutor.problem import Goal, Problem
from tutor.solution import Answer
from tutor.verdict import Status, Verdict


def weigh(problem: Problem, text: str) -> tuple[Answer, Verdict]:
    """Return an answer as it was read, and whether it answers the problem; one that cannot be read is unchecked."""
    answer = read_answer(f"Answer: {text}", problem)
    if answer is None or not answer.value.tree:
        shown = answer.shown if answer else Formula(rf"\text{{{text}}}", text)
        message = say("I cannot read this answer.")
        return Answer(shown, shown), Verdict(Status.UNCHECKED, "none", "unreadable", message)
    if problem.goal is Goal.WORDS:
        message = say("The question was not read as mathematics.")
        return answer, Verdict(Status.UNCHECKED, "none", "not-understood", message)
    return answer, certify(problem, answer)
