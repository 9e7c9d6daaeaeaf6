"""Auditing: which claims of a text that somebody else wrote hold, and whether its answer is right."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from tutor import journal
from tutor.claims import Written, claims
from tutor.engines.base import Engine
from tutor.errors import BadInput, StepwiseError
from tutor.events import AnswersCompared, Rated
from tutor.maths.worker import Pool
from tutor.messages import say
from tutor.problem import Ask, Goal, Problem
from tutor.service.solving.comparing import compared, solved
from tutor.service.solving.judging import Judge
from tutor.solution import Answer
from tutor.verdict import Status, Verdict

READING = 10.0
"""Seconds for finding the answer of a text."""


@dataclass(frozen=True, slots=True)
class Audit:
    """The claims of a text with their verdicts, in order; its answer, and the verdict on that."""

    claims: tuple[tuple[Written, Verdict], ...]
    answer: Answer | None
    verdict: Verdict
    compared: AnswersCompared | None = None


def audit(
    question: str, text: str, language: str, pool: Pool, judge: Judge, embedded: Engine, deadline: float
) -> Audit:
    """Judge every claim of ``text`` and its answer to the question (which may be empty or not be understood)."""
    problem = understood(question, language, pool, deadline)
    found = claims(text)
    with journal.Threads(pool.size) as threads:
        verdicts = list(threads.map(lambda claim: judge.written(claim, problem), found))
    answer: Answer | None = None
    with suppress(StepwiseError):
        answer = pool.call("tutor.engines.transcription.answers:read_answer", text, problem, deadline=READING)
    judged = tuple(zip(found, verdicts, strict=True))
    if answer is None:
        message = say("Not checked: this text gives no final answer.")
        return Audit(judged, None, Verdict(Status.UNCHECKED, "none", "no-answer", message))
    verdict = judge.answer(problem, answer)
    other = solved(problem, Ask(question, language=language), embedded)
    beside = compared(problem, Rated("text", answer, verdict), other, judge, pool) if other else None
    return Audit(judged, answer, _of_words(verdict, verdicts, problem), beside)


def understood(question: str, language: str, pool: Pool, deadline: float) -> Problem:
    """Return the problem of a question; one of words alone where it is empty or cannot be read."""
    if question.strip():
        with suppress(BadInput):
            problem: Problem = pool.call("tutor.understanding:understand", question, language, None, deadline=deadline)
            return problem
    return Problem(question, language=language)


def _of_words(verdict: Verdict, verdicts: list[Verdict], problem: Problem) -> Verdict:
    """The verdict on an answer that nothing can confirm says how many claims on the way to it do not hold."""
    wrong = sum(each.status is Status.REFUTED for each in verdicts)
    if problem.goal is not Goal.WORDS or verdict.status is not Status.UNCHECKED or not wrong:
        return verdict
    message = say(
        "Not checked: nothing can confirm the answer, and {count} of the {total} claims before it do not hold.",
        count=wrong,
        total=len(verdicts),
    )
    return Verdict(Status.UNCHECKED, "none", "claims-refuted", message)
