"""A teacher's own problem, checked on the way in: solved, its given answer compared or certified, made an item.

The engine solves; where its answer is proven, the given one is compared with it. Where the engine has none, the given
answer is put to the problem itself. What neither decides is said with the reason, never guessed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from tutor.errors import StepwiseError
from tutor.events import Event
from tutor.imports.rows import Row
from tutor.maths.worker import Pool
from tutor.messages import Formula, Message, Translate, render_plain, say
from tutor.problem import Ask, Goal, Level, Problem
from tutor.service.practice.drafts import Draft, Judgement
from tutor.service.practice.items import Item, hints
from tutor.solution import Answer
from tutor.transcript import Transcript
from tutor.verdict import Status, Verdict
from tutor.wire import answer_json

OPEN = Answer(Formula(r"\text{?}", "?"), Formula(r"\text{?}", "?"))
"""The answer of a problem that nobody answered."""
Solve = Callable[[Ask], Iterator[Event]]


class Outcome(StrEnum):
    """What became of a problem.

    PROVEN: the given answer is right. WRONG: it is not. SOLVED: none was given, and the engine's is proven.
    UNKNOWN: none of these could be shown.
    """

    PROVEN = "proven"
    WRONG = "wrong"
    SOLVED = "solved"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Imported:
    """A problem of a file after the check: its item (None where the row holds no problem), and why so."""

    row: Row
    outcome: Outcome
    message: Message
    item: Item | None

    def json(self, translate: Translate) -> dict[str, Any]:
        """Return the row of the report: where, what, and the right answer where it is known."""
        place, item = self.row.place, self.item
        known = item is not None and item.draft.verdict.proved
        return {
            "id": item and item.id,
            "file": place.file,
            "line": place.line,
            "column": place.column,
            "problem": self.row.problem,
            "given": self.row.answer,
            "outcome": self.outcome.value,
            "answer": answer_json(item.draft.answer, translate) if item and known else None,
            "message": " ".join(render_plain(each, translate) for each in (self.message, self.row.note) if each),
            "topic": item and item.topic,
            "level": item and item.level.value,
        }


def imported(row: Row, level: Level, language: str, solve: Solve, pool: Pool, deadline: float) -> Imported:
    """Check one problem."""
    if row.trouble is not None:
        return Imported(row, Outcome.UNKNOWN, row.trouble, None)
    ask = Ask(row.problem, row.level or level, language, engine="symbolic")
    seen = Transcript.of(solve(ask))
    started = seen.started
    problem = started.problem if started else Problem(row.problem, language=language)
    draft = _draft(seen, problem)
    if draft is not None and draft.verdict.proved:
        outcome, message = _compared(row, draft, pool, deadline)
        return Imported(row, outcome, message, _item(row, ask.level, draft))
    if row.answer is None:
        reason = draft.verdict.message if draft else _reason(seen, problem)
        return Imported(row, Outcome.UNKNOWN, reason, _item(row, ask.level, draft or _unsolved(problem, OPEN, reason)))
    answer, verdict = _weighed(problem, row.answer, pool, deadline)
    reason = verdict.message if problem.goal is not Goal.WORDS else _reason(seen, problem)
    outcome = {Status.PROVED: Outcome.PROVEN, Status.REFUTED: Outcome.WRONG}.get(verdict.status, Outcome.UNKNOWN)
    kept = replace(_unsolved(problem, answer, reason), verdict=verdict)
    return Imported(row, outcome, reason, _item(row, ask.level, kept))


def _draft(seen: Transcript, problem: Problem) -> Draft | None:
    """The engine's solution; None where it found no answer."""
    answer, verdict = seen.answer, seen.verdict
    if seen.trouble is not None or answer is None or verdict is None:
        return None
    verdicts = tuple(seen.verdicts.items())
    return Draft(_statement(problem), problem, seen.steps, verdicts, answer, verdict, (), 0, seen.figures)


def _unsolved(problem: Problem, answer: Answer, reason: Message) -> Draft:
    verdict = Verdict(Status.UNCHECKED, "none", "not-solved", reason)
    return Draft(_statement(problem), problem, (), (), answer, verdict, (), 0)


def _statement(problem: Problem) -> Message:
    """The problem as the teacher wrote it; a bare formula is typeset."""
    text = problem.text.strip()
    words = re.sub(r"\\?\b(?:sin|cos|tan|cot|ln|log|sqrt|exp|lim|int|frac|left|right|pi)\b", "", text)
    bare = problem.statement.latex and "$" not in text and not re.search(r"[^\W\d_]{2,}", words)
    return say("{formula}", formula=problem.statement) if bare else say("{problem}", problem=text)


def _item(row: Row, level: Level, draft: Draft) -> Item:
    topic = row.topic or draft.problem.topic or "imported"
    number = hashlib.sha256(f"{row.problem}\n{row.place.line}".encode()).hexdigest()[:10]
    return Item(row.id or f"imported.{number}", topic, level, 0, draft, hints(draft.steps, draft.answer))


def _compared(row: Row, draft: Draft, pool: Pool, deadline: float) -> tuple[Outcome, Message]:
    """The given answer against the proven one."""
    if row.answer is None:
        return Outcome.SOLVED, say("Solved; the answer is proven.")
    try:
        judged: Judgement = pool.call("tutor.service.jobs:judge_answer", draft, row.answer, deadline=deadline)
    except StepwiseError as error:
        return Outcome.UNKNOWN, error.message
    match judged.outcome:
        case "right":
            return Outcome.PROVEN, say("The given answer is right.")
        case "form":
            return Outcome.PROVEN, judged.message
        case "wrong":
            return _doubted(draft, row.answer, pool, deadline)
        case _:
            return Outcome.UNKNOWN, judged.message


def _doubted(draft: Draft, text: str, pool: Pool, deadline: float) -> tuple[Outcome, Message]:
    """An answer other than the engine's is put to the problem itself too: some problems have several right answers."""
    _, verdict = _weighed(draft.problem, text, pool, deadline)
    if verdict.proved:
        return Outcome.PROVEN, say("The given answer is right.")
    if verdict.note == "unreadable":
        return Outcome.UNKNOWN, verdict.message
    return Outcome.WRONG, say("The right answer is {answer}.", answer=draft.answer.shown)


def _weighed(problem: Problem, text: str, pool: Pool, deadline: float) -> tuple[Answer, Verdict]:
    """The given answer against the problem itself, where the engine has none."""
    try:
        found: tuple[Answer, Verdict] = pool.call(
            "tutor.service.solving.weighing:weigh", problem, text, deadline=deadline
        )
    except StepwiseError as error:
        words = re.sub(r"[^\w .,=+/()-]", " ", text)
        shown = Formula(rf"\text{{{words}}}", text)
        return Answer(shown, shown), Verdict(Status.UNCHECKED, "none", error.code, error.message)
    return found


def _reason(seen: Transcript, problem: Problem) -> Message:
    """Why there is no proven answer."""
    if seen.trouble is not None:
        return seen.trouble.message
    return problem.obstacle.message if problem.obstacle else say("This problem could not be solved.")
