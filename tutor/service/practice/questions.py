"""The other kinds of practice problems, made from one whose answer and every step are proved. Runs in workers.

Each returns None where the problem does not lend itself to the kind: it is then drawn again. What a problem claims
about itself is proved: wrong choices and claims are refuted, a planted mistake does not follow from the line above it
and all other lines do, a missing line follows and is followed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from random import Random

from sympy import Basic, Integer, false, true

from tutor.checking.certificates import certify
from tutor.checking.judging import proved
from tutor.checking.mistakes import Misconception, misconception
from tutor.checking.mistakes.catalogue import BY_CODE
from tutor.checking.steps import check_claim
from tutor.maths.equivalence import compare
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Formula, Message, say
from tutor.problem import Goal, Level
from tutor.service.practice.drafts import Draft, Kind
from tutor.service.practice.mistaken_answers import Wrong, continued, planted, wrong_answers
from tutor.service.practice.solution_lines import Line, main_lines
from tutor.solution import Answer, Step
from tutor.verdict import Status, Verdict

WRONG_CHOICES = 3
MOST_TRIED = 60
_NAMED = re.compile(r"\\operatorname\{(?!(?:lcm|rank|tr|adj|sgn|mod)\})")
"""An operation that has a name and no sign, but for those whose name is the sign."""
LONGEST_WORK = 8
"""Lines of work that a problem shows, at most."""


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


def _find_error(draft: Draft, level: Level, random: Random) -> Draft | None:
    """Lines of work with one planted mistake, and what follows from it; the answer is the number of the line."""
    lines = _readable(main_lines(draft))
    places = list(range(len(lines) - 1))
    random.shuffle(places)
    for place in places:
        for wrong, verdict in planted(draft, lines[place].formula, random):
            rest = continued(draft, wrong.value, level)
            shown = [*(line.formula for line in lines[: place + 1]), wrong.shown, *rest][:LONGEST_WORK]
            if len(shown) < 3 or len({each.latex for each in shown}) < len(shown):
                continue
            step = _told(lines, place, wrong)
            message = say(
                "Line {number} does not follow from line {above}: {reason}",
                number=place + 2,
                above=place + 1,
                reason=verdict.message,
            )
            return replace(
                _about(draft, _find, steps=(step,)),
                answer=_number(place + 2),
                verdict=proved(verdict.method, "line-refuted", message),
                verdicts=(((0,), check_claim(step.claim)),),
                lines=tuple(shown),
                hints=_FIND_HINTS,
            )
    return None


def _readable(lines: list[Line]) -> list[Line]:
    """The lines that can be read as mathematics: none with an operation that has a name and no sign.

    The first line only says the problem again, so that it may be left out.
    """
    named = [_NAMED.search(line.formula.latex) for line in lines]
    kept = lines[1:] if named[0] else lines
    return [] if any(named[1:]) or (kept and not _says_something(kept[0])) else kept


def _says_something(line: Line) -> bool:
    """Whether a line is more than a number, from which nothing follows."""
    return not expression(line.formula).is_Number


def _told(lines: list[Line], place: int, wrong: Wrong) -> Step:
    """The solution of a find-the-error problem: which misconception it was, and the right line."""
    found, step = misconception(wrong.code), lines[place + 1].step
    assert step is not None
    return replace(step, rule=wrong.code, title=found.title, because=found.explanation, substeps=(), idea=None)


def _number(value: int) -> Answer:
    shown = formula(Integer(value))
    return Answer(shown, shown)


def _missing_step(draft: Draft, level: Level, random: Random) -> Draft | None:
    """The lines of the solution with one hidden; the answer is that line."""
    lines = _readable(main_lines(draft))
    latex = [line.formula.latex for line in lines]
    first = 1 if not lines or lines[0].step is None else 0
    hidden = [i for i in range(first, len(lines) - 1) if latex.count(latex[i]) == 1]
    if not hidden:
        return None
    place = random.choice(hidden)
    missing = lines[place]
    start = max(0, place + 2 - LONGEST_WORK)
    shown = [None if i == place else line.formula for i, line in enumerate(lines)][start : start + LONGEST_WORK]
    assert missing.verdict is not None
    return replace(
        _about(draft, _missing, steps=draft.steps),
        answer=Answer(missing.formula, missing.formula),
        verdict=missing.verdict,
        lines=tuple(shown),
        hints=_MISSING_HINTS,
    )


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


def _about(draft: Draft, words: Callable[[Message], Message], steps: tuple[Step, ...]) -> Draft:
    """A problem about a solution: no longer certified by its statement."""
    problem = replace(draft.problem, goal=Goal.WORDS, form=None)
    return replace(draft, statement=words(draft.statement), problem=problem, steps=steps, figures=(), choices=())


def _find(problem: Message) -> Message:
    return say(
        "Someone solved this problem: {problem} One line does not follow from the line above it. Which one?",
        problem=problem,
    )


def _missing(problem: Message) -> Message:
    return say("This is the work for a problem: {problem} One line is missing. Fill it in.", problem=problem)


_FIND_HINTS = (
    say("Compare each line with the one above it: what was done, and was it done everywhere?"),
    say("Put a number for the letter into two lines, or work both out: do they still agree?"),
    say("Do the step between two lines yourself before you read the next one."),
)
_MISSING_HINTS = (
    say("Look at the lines above and below the gap: what has changed from one to the other?"),
    say("Two small changes were made. Do only the first of them."),
    say("Start from the line above the gap and do the next step that you would do."),
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
    Kind.FIND_ERROR: _find_error,
    Kind.MISSING_STEP: _missing_step,
    Kind.TRUE_FALSE: _true_false,
}
