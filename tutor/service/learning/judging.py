"""Judging what a student hands in for a practice problem: an answer, a choice, lines of work.

Each part has its own deadline in a worker: where the name of a mistake or the lines take too long, the verdict on the
answer stands.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace

from tutor.errors import BadInput, TookTooLong, TooLarge, WorkerLost
from tutor.maths.worker import Pool
from tutor.messages import Message, say
from tutor.service.learning.feedback import (
    LINE_WRONG,
    NOT_COUNTED,
    ON_THE_WAY,
    SHOWN,
    TOO_LONG,
    Named,
    score,
)
from tutor.service.practice.drafts import Judgement, Kind
from tutor.service.practice.items import Item
from tutor.service.work.checking import AT_LEAST, PER_LINE, Work

LONGEST_ANSWER, LONGEST_LINES, MOST_LINES = 2_000, 10_000, 60
NAMING_DEADLINE = 5.0
NAMING = "tutor.service.learning.naming"


@dataclass(frozen=True, slots=True)
class Given:
    """What a student hands in: an answer as typed, the number of a choice, lines of work, or the wish to be shown.

    ``hints`` is how many hints were taken, ``seconds`` how long it took, ``assignment`` what it was done for.
    """

    answer: str = ""
    choice: int | None = None
    lines: tuple[str, ...] = ()
    hints: int = 0
    seconds: float | None = None
    show: bool = False
    assignment: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found about it; ``hint`` says what to think of next."""

    judgement: Judgement
    score: float | None
    mistake: Named | None = None
    work: Work | None = None
    hint: Message | None = None


def judged(item: Item, given: Given, pool: Pool, deadline: float) -> Found:
    """Judge what was handed in.

    Raises:
        BadInput, TooLarge: there is nothing to judge, or too much.
    """
    if given.show:
        return Found(SHOWN, score("shown", ()))
    _bounded(item, given)
    work = _work(item, given.lines, pool)
    judgement, mistake = _of_answer(item, given, pool, deadline, work)
    if judgement.outcome in {"unreadable", "undecided"} and judgement.hint is None and judgement is not ON_THE_WAY:
        judgement = replace(judgement, hint=NOT_COUNTED)
    found = score(judgement.outcome, work.lines if work else (), item.draft.problem.statement.latex)
    if judgement.outcome != "wrong":
        return Found(judgement, found, mistake, work)
    return Found(judgement, found, mistake or _in_lines(work, pool), work, work.hint if work else item.hints[0])


def _bounded(item: Item, given: Given) -> None:
    if given.choice is not None:
        if not 0 <= given.choice < len(item.draft.choices):
            raise BadInput(say("There is no choice with that number."))
        return
    if not given.answer.strip() and not any(line.strip() for line in given.lines):
        raise BadInput(say("There is no answer to check yet."))
    if len(given.answer) > LONGEST_ANSWER:
        raise TooLarge(say("The answer is too long: at most {limit} characters are read.", limit=LONGEST_ANSWER))
    if len(given.lines) > MOST_LINES:
        raise TooLarge(say("These are {count} lines; at most {limit} are read.",
                           count=len(given.lines), limit=MOST_LINES))  # fmt: skip
    if sum(map(len, given.lines)) > LONGEST_LINES:
        raise TooLarge(say("The lines are too long: at most {limit} characters are read.", limit=LONGEST_LINES))


def _work(item: Item, lines: tuple[str, ...], pool: Pool) -> Work | None:
    """The lines, judged; None where there are none, or they could not be judged in time."""
    if not any(line.strip() for line in lines):
        return None
    with suppress(TookTooLong, WorkerLost):
        seconds = AT_LEAST + PER_LINE * len(lines)
        found: Work = pool.call(
            "tutor.service.work.lines:judge_work", item.draft.problem, tuple(lines), deadline=seconds
        )
        return found
    return None


def _of_answer(
    item: Item, given: Given, pool: Pool, deadline: float, work: Work | None
) -> tuple[Judgement, Named | None]:
    """The verdict on the answer, and the mistake behind a wrong one where it has a name."""
    if given.choice is not None:
        return _of_choice(item, given.choice, pool)
    if not given.answer.strip():
        return _of_work(item, work), None
    try:
        judgement: Judgement = pool.call(
            "tutor.service.jobs:judge_answer", item.draft, given.answer, deadline=2 * deadline
        )
    except (TookTooLong, WorkerLost):
        return TOO_LONG, None
    return judgement, _named(item, given.answer, pool) if judgement.outcome == "wrong" else None


def _of_choice(item: Item, number: int, pool: Pool) -> tuple[Judgement, Named | None]:
    _, code = item.draft.choices[number]
    if code is None:
        return Judgement("right", say("Right! {answer}", answer=item.draft.answer.shown)), None
    return Judgement("wrong", say("Not right yet."), dict(item.draft.reasons).get(code)), _by_code(code, pool)


def _of_work(item: Item, work: Work | None) -> Judgement:
    """The verdict where the answer is what the lines end in."""
    if work is None:
        return TOO_LONG
    if work.finished:
        return Judgement("right", say("Right! {answer}", answer=item.draft.answer.shown))
    return ON_THE_WAY if work.first_error is None else LINE_WRONG


def _named(item: Item, text: str, pool: Pool) -> Named | None:
    if item.draft.kind not in {Kind.COMPUTE, Kind.WORD, Kind.CHOICE}:
        return None
    with suppress(TookTooLong, WorkerLost):
        found: Named | None = pool.call(f"{NAMING}:of_answer", item.draft, text, deadline=NAMING_DEADLINE)
        return found
    return None


def _in_lines(work: Work | None, pool: Pool) -> Named | None:
    """The mistake in the first wrong line."""
    if work is None or work.first_error is None:
        return None
    mistake = work.lines[work.first_error].mistake
    return None if mistake is None else _by_code(mistake.code, pool)


def _by_code(code: str, pool: Pool) -> Named | None:
    found: Named | None = pool.call(f"{NAMING}:by_code", code, deadline=NAMING_DEADLINE)
    return found
