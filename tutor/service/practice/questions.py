"""The other kinds of practice problems, made from one whose answer and every step are proved. Runs in workers.

Each returns None where the problem does not lend itself to the kind: it is then drawn again. What a problem claims
about itself is proved: wrong choices and claims are refuted, a planted mistake does not follow from the line above it
and all other lines do, a missing line follows and is followed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from random import Random

from sympy import Basic, false, true

from tutor.checking.certificates import certify
from tutor.checking.judging import proved
from tutor.checking.mistakes import Misconception, misconception
from tutor.checking.mistakes.catalogue import BY_CODE
from tutor.maths.equivalence import compare
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Formula, Message, say
from tutor.problem import Goal, Level
from tutor.service.practice.about_work import find_error, missing_step
from tutor.service.practice.drafts import Draft, Kind
from tutor.service.practice.mistaken_answers import Wrong, wrong_answers
from tutor.solution import Answer
from tutor.verdict import Status, Verdict

WRONG_CHOICES = 3
MOST_TRIED = 60


def asked_as(kind: Kind, draft: Draft, level: Level, random: Random) -> Draft | None:
    """Return a proved problem as another kind asks it; None where it does not lend itself to that."""
    made = _MAKERS[kind](draft, level, random)
    return made and replace(made, kind=kind, reasons=reasons_of(made))


def reasons_of(draft: Draft) -> tuple[tuple[str, Message], ...]:
    """Return what is wrong with each choice, in words, by the code of its misconception."""
    codes = dict.fromkeys(code for _, code in draft.choices if code in BY_CODE)
    return tuple((code, _reason(BY_CODE[code])) for code in codes)


def _reason(mistake: Misconception) -> Message:
    return say("{title}: {explanation}", title=mistake.title, explanation=mistake.explanation)


def _unchanged(draft: Draft, level: Level, random: Random) -> Draft:
    return draft


def _choice(draft: Draft, level: Level, random: Random) -> Draft | None:
    """Four answers: the right one, and three that misconceptions lead to."""
    key = expression(draft.answer.value)
    values: list[Basic] = [key]
    kept: list[Wrong] = []
    for wrong in islice(_varied(wrong_answers(draft, level, random)), MOST_TRIED):
        if _is_new(wrong.value, values):
            values.append(wrong.value)
            kept.append(wrong)
        if len(kept) == WRONG_CHOICES:
            break
    if len(kept) < WRONG_CHOICES:
        return None
    choices: list[tuple[Formula, str | None]] = [(wrong.shown, wrong.code) for wrong in kept]
    choices.append((draft.answer.shown, None))
    if len({shown.latex for shown, _ in choices}) < len(choices):
        return None
    random.shuffle(choices)
    return replace(draft, choices=tuple(choices))


def _varied(wrongs: Iterator[Wrong]) -> Iterator[Wrong]:
    """Each misconception once, then once more before slips of the pen fill up."""
    codes, again = set[str](), list[Wrong]()
    for wrong in wrongs:
        if wrong.filler and again:
            yield from again
            again.clear()
        if wrong.code in codes and not wrong.filler:
            again.append(wrong)
        else:
            codes.add(wrong.code)
            yield wrong
    yield from again


def _is_new(value: Basic, values: list[Basic]) -> bool:
    return all(compare(value, other).outcome == "different" for other in values)


def _true_false(draft: Draft, level: Level, random: Random) -> Draft | None:
    """A claimed answer, right or a misconception's; the reason is what the certificate says."""
    if isinstance(expression(draft.answer.value), type(true) | type(false)):
        return None
    if random.random() < 0.5:
        return _claimed(draft, draft.answer.shown, value=True)
    for tried, wrong in enumerate(wrong_answers(draft, level, random)):
        if tried == MOST_TRIED:
            break
        shown = formula(wrong.value)
        verdict = certify(draft.problem, Answer(shown, shown))
        if verdict.status is Status.REFUTED and compare(wrong.value, expression(draft.answer.value)).different:
            message = _why_not(draft, wrong, verdict)
            made = _claimed(draft, wrong.shown, value=False)
            return replace(
                made,
                verdict=proved(verdict.method, "claim-refuted", message),
                answer=replace(made.answer, remark=message),
            )
    return None


def _why_not(draft: Draft, wrong: Wrong, verdict: Verdict) -> Message:
    """Why a claimed answer is wrong: two values that differ have no sides, as the lines of a solution have."""
    key, mistake = draft.answer.shown, misconception(wrong.code).title
    if verdict.note == "different" or wrong.filler:
        return say(
            "The answer is {answer}, not {claim}. The mistake: {mistake}.",
            answer=key,
            claim=wrong.shown,
            mistake=mistake,
        )
    return say(
        "{reason} The answer is {answer}. The mistake: {mistake}.", reason=verdict.message, answer=key, mistake=mistake
    )


def _claimed(draft: Draft, shown: Formula, *, value: bool) -> Draft:
    key = formula(true if value else false)
    asked = say(
        "True or false? Give a reason. {problem} Claim: the answer is {claim}.", problem=draft.statement, claim=shown
    )
    return replace(
        draft,
        statement=asked,
        problem=replace(draft.problem, goal=Goal.WORDS, form=None),
        answer=Answer(key, key, draft.verdict.message if value else None),
        figures=(),
        hints=_CLAIM_HINTS,
    )


_CLAIM_HINTS = (
    say("Do not trust the claim: put it into the problem."),
    say("Work the problem out yourself and compare, or test the claim with a number."),
    say("Think of the mistake that is made most often in problems like this one. Was it made here?"),
)

_MAKERS: dict[Kind, Callable[[Draft, Level, Random], Draft | None]] = {
    Kind.COMPUTE: _unchanged,
    Kind.WORD: _unchanged,
    Kind.CHOICE: _choice,
    Kind.FIND_ERROR: find_error,
    Kind.MISSING_STEP: missing_step,
    Kind.TRUE_FALSE: _true_false,
}
