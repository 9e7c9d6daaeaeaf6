"""What the service runs inside worker processes: the only module here that touches the rooms of SymPy.

The main process names these functions ("tutor.service.jobs:make_item") and never imports this module.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from random import Random

from tutor.checking.answers import check_answer
from tutor.checking.certificates import certify
from tutor.checking.steps import check_claim
from tutor.errors import NotSolved, StepwiseError
from tutor.events import Path
from tutor.figures import draw
from tutor.glossary import Wording
from tutor.locales import locale
from tutor.maths.equivalence import compare
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated, read
from tutor.maths.transport import expression
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.maths.worker import interrupted
from tutor.messages import Formula, Message, render_plain, say
from tutor.problem import Goal, Level, Problem
from tutor.service.practice.drafts import Draft, Judgement, Kind, Listing
from tutor.service.practice.items import REPEATED, Made, Series, item_of
from tutor.service.practice.questions import asked_as
from tutor.service.practice.sameness import signature
from tutor.service.practice.stories import told
from tutor.service.practice.telling import tells
from tutor.solution import Answer, Step
from tutor.topic import Exercise, Topic
from tutor.topics import TOPICS, topic_named
from tutor.understanding import exercise_of
from tutor.verdict import AnswerCheck, Status, Verdict
from tutor.wire import item_json

LOG = logging.getLogger(__name__)

DRAWS = 40
"""How often an exercise is redrawn before the topic is said to be broken."""

OTHER_DRAWS = 12
"""How often before it is said that the topic does not lend itself to another kind."""


def listings() -> list[Listing]:
    """Return every topic, in order."""
    return [
        Listing(each.name, each.title, each.area, each.levels, each.examples, each.criteria, each.prerequisites)
        for each in TOPICS
    ]


def make_items(
    series: Series, wanted: Sequence[tuple[int, int]], taken: frozenset[str], language: str | None
) -> list[Made]:
    """Make the items with those numbers, each from that draw on; in a language as JSON, in none as they are.

    Fewer are returned when one cannot be made, or a soft deadline stopped something: the worker is then replaced.

    Raises:
        UnknownName: there is no such topic.
        NotSolved: the first of them cannot be made.
    """
    found: list[Made] = []
    for index, first in wanted:
        try:
            draft, mark = _drawn(series, index, taken, first)
        except NotSolved:
            if found:
                break
            raise
        item = item_of(series, index, draft)
        kept = item if language is None else item_json(item, locale(language).translate)
        found.append(Made(kept, mark, draft.redrawn))
        if interrupted():
            break
    return found


def make_item(name: str, level: Level, seed: int, index: int, taken: frozenset[str]) -> Draft:
    """Draw exercise number ``index`` of a seed until it is new and wholly proved.

    What is drawn depends on the arguments alone. ``taken`` holds the signatures of the items before it.

    Raises:
        UnknownName: there is no such topic.
        NotSolved: no proved exercise was found; the topic's practice is broken.
    """
    return _drawn(Series(name, level, seed), index, taken, 0)[0]


def _drawn(series: Series, index: int, taken: frozenset[str], first: int) -> tuple[Draft, str]:
    topic, level = topic_named(series.topic), series.level
    for attempt in range(first, DRAWS if series.kind is Kind.COMPUTE else first + OTHER_DRAWS):
        random = Random(f"{series.topic}/{level}/{series.seed}/{index}/{attempt}")
        try:
            exercise = topic.practise(random, level) if series.kind is not Kind.WORD else told(topic, random, level)
            mark = signature(exercise)
        except SYMPY_TROUBLE:
            LOG.warning("a drawing broke", exc_info=True, extra={"topic": series.topic, "student_level": level.value})
            continue
        if mark in taken and attempt < REPEATED:
            continue
        draft = proved(topic, exercise, render_plain(exercise.statement), level, random, attempt)
        asked = draft and asked_as(series.kind, draft, level, random)
        if asked is not None:
            return asked, mark
    if series.kind is not Kind.COMPUTE:
        raise NotSolved(say("No problem of this kind was found for {topic}.", topic=topic.title))
    raise NotSolved(say("No proven exercise was found for {topic}.", topic=topic.title))


def proved(topic: Topic, exercise: Exercise, text: str, level: Level, random: Random, attempt: int) -> Draft | None:
    """Return the exercise solved, its answer and every step proved; None where it cannot be."""
    problem = exercise_of(exercise.posed, text, "en", topic)
    try:
        found = Wording(level).all(topic.solve(problem, level))
    except StepwiseError:
        return None
    except SYMPY_TROUBLE:
        LOG.warning("a solution broke", exc_info=True, extra={"topic": topic.name, "problem": text})
        return None
    steps = tuple(part for part in found if isinstance(part, Step))
    answer = next((part for part in reversed(found) if isinstance(part, Answer)), None)
    if answer is None:
        return None
    verdict = certify(problem, answer)
    verdicts = tuple(judged for index, step in enumerate(steps) for judged in _verdicts(step, (index,)))
    if not verdict.proved or any(judged.status is Status.REFUTED for _, judged in verdicts):
        return None
    choices = _choices(exercise, answer, random)
    return Draft(exercise.statement, problem, steps, verdicts, answer, verdict, choices, attempt, draw(problem, answer))


def _verdicts(step: Step, path: Path) -> list[tuple[Path, Verdict]]:
    judged = [(path, check_claim(step.claim))]
    for index, substep in enumerate(step.substeps):
        judged += _verdicts(substep, (*path, index))
    return judged


def _choices(exercise: Exercise, answer: Answer, random: Random) -> tuple[tuple[Formula, str | None], ...]:
    """The right answer among wrong ones that are proven different from it and from each other."""
    values = [expression(answer.value)]
    kept: list[tuple[Formula, str | None]] = []
    for choice in exercise.choices:
        value = expression(choice.value)
        if all(compare(value, other).outcome == "different" for other in values):
            values.append(value)
            kept.append((choice.value, choice.misconception))
    if not kept:
        return ()
    kept.append((answer.shown, None))
    random.shuffle(kept)
    return tuple(kept)


def judge_answer(draft: Draft, text: str) -> Judgement:
    """Judge an answer as typed against a draft's proven answer."""
    problem = draft.problem
    up_to_constant = problem.goal is Goal.ANTIDERIVATIVE
    check = _compared(draft.answer, text, "up-to-constant" if up_to_constant else problem.form)
    match check.verdict:
        case "equal" if check.form_ok is False and up_to_constant:
            return Judgement("form", say("Right, but a constant may be added: do not forget “+ C”."))
        case "equal" if check.form_ok is False:
            message = say("The value is right, but the form is not the one asked for.")
            return Judgement("form", message, say("Asked for: {form}.", form=problem.form or ""))
        case "equal":
            return Judgement("right", say("Right! {answer}", answer=draft.answer.shown))
        case "different":
            return Judgement("wrong", say("Not right yet."), _why_wrong(draft, text))
        case "unreadable":
            return Judgement("unreadable", say("I cannot read this answer."))
        case _:
            return Judgement("undecided", say("I cannot tell whether this is the same as the answer."))


def same_answer(problem: Problem, one: Answer, other: Answer) -> bool | None:
    """Return whether two answers to a problem are the same, None where that cannot be told."""
    form = "up-to-constant" if problem.goal is Goal.ANTIDERIVATIVE else None
    check = _compared(one, other.value.plain or other.shown.plain, form)
    if check.verdict != "equal" and other.shown.plain != other.value.plain:
        shown = _compared(one, other.shown.plain, form)
        check = shown if shown.verdict == "equal" else check
    return {"equal": True, "different": False}.get(check.verdict)


def _compared(answer: Answer, text: str, form: str | None) -> AnswerCheck:
    """Compare with the bare value and with the answer as shown: ``(3, 2)`` is right, and so is ``x = 3, y = 2``."""
    keys = dict.fromkeys((answer.value.plain, answer.shown.plain))
    checks = [check_answer(key, text, form) for key in keys]
    return next((check for check in checks if check.verdict == "equal"), checks[0])


def _why_wrong(draft: Draft, text: str) -> Message | None:
    """What the checker finds when the student's answer is put to the problem itself, unless that tells the answer."""
    try:
        value = formula(read(text))
        verdict = certify(draft.problem, Answer(value, value))
    except StepwiseError:
        return None
    if verdict.status is not Status.REFUTED:
        return None
    return _too_large_or_small(value, draft.answer.value) if tells(verdict.message, draft.answer) else verdict.message


def _too_large_or_small(found: Formula, right: Formula) -> Message | None:
    """On which side of the right number a wrong one is; None where they are not two real numbers."""
    a, b = (evaluated(expression(value)) for value in (found, right))
    if not (a.is_number and b.is_number and a.is_real and b.is_real):
        return None
    return say("{value} is too large.", value=found) if a > b else say("{value} is too small.", value=found)
