"""Problems about someone's work: to find the line that is wrong, or to fill in one that is missing. Runs in workers.

Shown is the whole way from the problem to its answer where it can be; else lines within the solution that go on from
each other; else its calculations, each a line by itself. Where no misconception fits a line, a slip of the pen is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from random import Random

from sympy import Integer

from tutor.checking.judging import proved
from tutor.checking.mistakes import misconception
from tutor.checking.steps import check_claim
from tutor.maths.printing import formula
from tutor.messages import Formula, Message, say
from tutor.problem import Goal, Level
from tutor.service.practice.drafts import Draft
from tutor.service.practice.miscalculating import Mistaken, miscalculated, written
from tutor.service.practice.mistaken_answers import Wrong, continued, planted, slipped
from tutor.service.practice.shown_work import LONGEST, Work, calculations, carried_out, finished, follows, works
from tutor.service.practice.solution_lines import Line
from tutor.solution import Answer, Step
from tutor.verdict import Verdict

LONGEST_WORK = 8
"""Lines of work that a problem shows, at most."""
MOST_BEFORE = 6
"""Lines up to the wrong one, at most."""


@dataclass(frozen=True, slots=True)
class _Asking:
    """How a problem about work is put, and its hints."""

    words: Callable[[Message], Message]
    hints: tuple[Message, Message, Message]


def find_error(draft: Draft, level: Level, random: Random) -> Draft | None:
    """Lines of work with one planted mistake, and what follows from it; the answer is the number of the line."""
    shown = list(works(draft))
    made = (_with_mistake(draft, work, level, random, plant) for plant in (planted, None) for work in shown)
    first = next((found for found in made if found is not None), None)
    return first or _with_wrong_result(draft, random)


def _with_mistake(
    draft: Draft, work: Work, level: Level, random: Random, plant: Callable[..., Iterator[tuple[Wrong, Verdict]]] | None
) -> Draft | None:
    lines = work.lines
    places = list(range(len(lines) - 1))
    random.shuffle(places)
    for place in places:
        before, after = lines[place].formula, lines[place + 1].formula
        if follows(draft, lines[place], lines[place + 1]):
            wrongs = plant(draft, before, random) if plant else slipped(draft, before, after, random)
        else:
            operation = carried_out(lines[place], lines[place + 1])
            wrongs = iter(()) if plant or operation is None else slipped(draft, operation, after, random)
        for wrong, verdict in wrongs:
            rest = continued(draft, wrong.value, level) or finished(lines[place + 1 :], wrong.value)
            start = max(0, place + 2 - MOST_BEFORE)
            shown = [*(line.formula for line in lines[start : place + 1]), wrong.shown, *rest][:LONGEST_WORK]
            if len(shown) < 3 or len({each.latex for each in shown}) < len(shown):
                continue
            message = say(
                "Line {number} does not follow from line {above}: {reason}",
                number=place + 2 - start,
                above=place + 1 - start,
                reason=verdict.message,
            )
            step = _told(lines[place + 1], wrong.code)
            return _found(draft, _FIND if work.whole else _FIND_PART, step, place + 2 - start, shown, verdict, message)
    return None


def _with_wrong_result(draft: Draft, random: Random) -> Draft | None:
    """Calculations, one of which is wrong; those after it go on with the wrong result."""
    lines = calculations(draft)
    places = list(range(len(lines)))
    random.shuffle(places)
    for place in places:
        mistaken: Mistaken | None = miscalculated(draft, lines, place, random)
        if mistaken is None:
            continue
        message = say("Line {number} is wrong: {reason}", number=place + 1, reason=mistaken.verdict.message)
        step = _told(lines[place], mistaken.code)
        return _found(draft, _FIND_WRONG, step, place + 1, mistaken.shown, mistaken.verdict, message)
    return None


def _told(line: Line, code: str) -> Step:
    """The solution of a find-the-error problem: which misconception it was, and the right line."""
    found, step = misconception(code), line.step
    assert step is not None
    return replace(step, rule=code, title=found.title, because=found.explanation, substeps=(), idea=None)


def _found(
    draft: Draft, asking: _Asking, step: Step, number: int, shown: Sequence[Formula], verdict: Verdict, message: Message
) -> Draft:
    value = formula(Integer(number))
    return replace(
        _about(draft, asking, steps=(step,)),
        answer=Answer(value, value),
        verdict=proved(verdict.method, "line-refuted", message),
        verdicts=(((0,), check_claim(step.claim)),),
        lines=tuple(shown),
    )


def missing_step(draft: Draft, level: Level, random: Random) -> Draft | None:
    """The lines of the solution with one hidden; the answer is that line."""
    shown = list(works(draft))
    long = [work for work in shown if len(work.lines) > 2]
    made = chain(
        (_with_gap(draft, work, random) for work in long),
        (_with_missing_result(draft, random) for _ in (1,)),
        (_with_gap(draft, work, random) for work in shown if work not in long),
    )
    return next((found for found in made if found is not None), None)


def _with_gap(draft: Draft, work: Work, random: Random) -> Draft | None:
    lines = work.lines
    latex = [line.formula.latex for line in lines]
    first = 1 if not lines or lines[0].step is None else 0
    hidden = [i for i in range(first, len(lines) - 1) if latex.count(latex[i]) == 1 and len(latex[i]) <= LONGEST]
    if not hidden:
        return None
    place = random.choice(hidden)
    missing = lines[place]
    start = max(0, place + 2 - LONGEST_WORK)
    shown = [None if i == place else line.formula for i, line in enumerate(lines)][start : start + LONGEST_WORK]
    assert missing.verdict is not None
    return replace(
        _about(draft, _MISSING if work.whole else _MISSING_PART, steps=draft.steps),
        answer=Answer(missing.formula, missing.formula),
        verdict=missing.verdict,
        lines=tuple(shown),
    )


def _with_missing_result(draft: Draft, random: Random) -> Draft | None:
    """Calculations, one of which has no result yet."""
    lines = calculations(draft)
    if not lines:
        return None
    place = random.randrange(len(lines))
    missing = lines[place]
    assert missing.step is not None
    assert missing.verdict is not None
    asked = missing.step.before
    gap = Formula(f"{asked.latex} =", f"{asked.plain} =")
    shown = chain(map(written, lines[:place]), (gap, None), map(written, lines[place + 1 :]))
    return replace(
        _about(draft, _MISSING_RESULT, steps=draft.steps),
        answer=Answer(missing.formula, missing.formula),
        verdict=missing.verdict,
        lines=tuple(shown),
    )


def _about(draft: Draft, asking: _Asking, steps: tuple[Step, ...]) -> Draft:
    """A problem about a solution: no longer certified by its statement."""
    problem = replace(draft.problem, goal=Goal.WORDS, form=None)
    return replace(
        draft,
        statement=asking.words(draft.statement),
        problem=problem,
        steps=steps,
        figures=(),
        choices=(),
        hints=asking.hints,
    )


_FIND = _Asking(
    lambda problem: say(
        "Someone solved this problem: {problem} One line does not follow from the line above it. Which one?",
        problem=problem,
    ),
    (
        say("Compare each line with the one above it: what was done, and was it done everywhere?"),
        say("Put a number for the letter into two lines, or work both out: do they still agree?"),
        say("Do the step between two lines yourself before you read the next one."),
    ),
)
_FIND_PART = replace(
    _FIND,
    words=lambda problem: say(
        "This is a part of someone's work for a problem: {problem} One line does not follow from the line above it. "
        "Which one?",
        problem=problem,
    ),
)
_FIND_WRONG = _Asking(
    lambda problem: say(
        "Someone worked this out for a problem: {problem} One of the calculations is wrong. Which one?",
        problem=problem,
    ),
    (
        say("Each line says that two sides are the same. Take them one by one."),
        say("Estimate each result before you work it out: which one can hardly be right?"),
        say("Check a calculation backwards, with the inverse operation."),
    ),
)
_MISSING = _Asking(
    lambda problem: say("This is the work for a problem: {problem} One line is missing. Fill it in.", problem=problem),
    (
        say("Look at the lines above and below the gap: what has changed from one to the other?"),
        say("Two small changes were made. Do only the first of them."),
        say("Start from the line above the gap and do the next step that you would do."),
    ),
)
_MISSING_PART = replace(
    _MISSING,
    words=lambda problem: say(
        "This is a part of the work for a problem: {problem} One line is missing. Fill it in.", problem=problem
    ),
)
_MISSING_RESULT = _Asking(
    lambda problem: say(
        "These are the calculations for a problem: {problem} One result is missing. Fill it in.", problem=problem
    ),
    (
        say("What is to be worked out stands in the line above the gap."),
        say("Look at the next calculation: the missing result may be used there."),
        say("Do one operation at a time, in the right order."),
    ),
)
