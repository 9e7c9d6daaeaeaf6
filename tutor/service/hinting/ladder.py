"""The rungs of a ladder of hints, made in a worker (SymPy) from the student's last line that stands.

Every rung offers several sentences, the most telling first; the first that does not give the answer away is taken, and
the last one holds nothing that could. Where a line is wrong, the rungs are about that line.
"""

from __future__ import annotations

from collections.abc import Sequence

from sympy import Eq, Expr

from tutor.checking.judging import unchecked
from tutor.checking.steps import check_claim
from tutor.checking.work.judged import Judged
from tutor.glossary import Entry, entry_of
from tutor.maths.printing import formula
from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.messages import Formula, Message, say
from tutor.problem import Goal, Problem
from tutor.service.hinting.hint import LAST, Ladder
from tutor.service.hinting.leaking import leaks
from tutor.service.practice.items import NAMED
from tutor.service.work.ours import solution
from tutor.service.work.review import Review, review
from tutor.service.work.standing import Next, next_step
from tutor.solution import Answer, Restates, Step
from tutor.verdict import Verdict

DONE = say("Done: the answer is right, and so is every line that could be checked.")
CHECK = (
    say("Your last line says what is asked for. How could you find out whether it is right, and whether it is all?"),
    say("Put each value into the problem itself: does it hold for all of them, and is none missing?"),
    say("A value is a solution exactly if the problem itself becomes true with it; multiplying by the unknown, dividing"
        " by it and squaring can add solutions or lose some."),
    say("Put each value into the first line, work out both sides, and keep only the values for which they agree."),
)  # fmt: skip
UNKNOWN = (
    say("What is given, and what is asked for? Say it in your own words."),
    say("Give what is asked for a letter, and write what the question says about it as an equation."),
    say("Use one thing that the question says at a time, and write a line for each; then see which rule joins them."),
)
_ASKED = {
    Goal.SOLUTIONS: say("What do you want to know, and what is in its way?"),
    Goal.VALUE: say("Which part of it can be worked out or written differently next?"),
    Goal.ANTIDERIVATIVE: say("Which function has that as its derivative, or how can it be made simpler first?"),
}
"""What is asked back, by what is asked for."""


def ladder(problem: Problem, texts: Sequence[str]) -> Ladder:
    """Make the rungs for a problem and the student's lines so far (perhaps none)."""
    reviewed = review(problem, texts)
    steps, answer = solution(problem)
    wrong = reviewed.first_error
    if wrong is None and texts and reviewed.finished(answer):
        return Ladder((DONE,), answer=answer, finished=True)
    coming = next_step(reviewed, steps)
    verdict = None if coming.step is None else _proven(coming.step)
    if wrong is not None:
        offers = _about_line(reviewed, wrong, coming)
    elif coming.solved:
        offers = [[each] for each in CHECK]
    elif coming.step is None:
        offers = [[each] for each in UNKNOWN]
    else:
        offers = _about_step(problem, coming, coming.step)
    rungs = tuple(_safe(each, answer) if place < LAST - 1 else each[0] for place, each in enumerate(offers))
    return Ladder(rungs, wrong, coming.step, verdict, answer)


def _safe(offered: Sequence[Message], answer: Answer | None) -> Message:
    """The first sentence that does not give the answer away."""
    if answer is None:
        return offered[0]
    return next((each for each in offered if not leaks(each, answer)), offered[-1])


def _proven(step: Step) -> Verdict:
    if isinstance(step.claim, Restates):
        return unchecked("restates", say("Nothing to check here: this only writes down what is known."))
    return check_claim(step.claim)


# -- the next step --


def _about_step(problem: Problem, coming: Next, step: Step) -> list[list[Message]]:
    entry = entry_of(step)
    return [
        [*_questions(problem, coming.line), say("What is asked for, and what do you have already?")],
        [*_ideas(step, entry), say("Look for the one part that can be made simpler first, and do only that.")],
        [*_rule(step, entry), say("Ask yourself which rule connects what is given with what is asked.")],
        [*_what_to_do(step, entry), say("Write your last line again and change only one thing in it.")],
        [_done(step)],
    ]


def _questions(problem: Problem, line: Formula | None) -> list[Message]:
    """A question back about the line that stands, by what is asked for."""
    here = line or (problem.statement if problem.statement.latex else None)
    asked = _ASKED.get(problem.goal)
    if asked is None:
        return []
    told = [] if here is None else [say("Look at {line}. {question}", line=here, question=asked)]
    bare = say("Look at your last line. {question}", question=asked)
    return [*told, asked if line is None else bare]


def _ideas(step: Step, entry: Entry | None) -> list[Message]:
    return [*([step.idea] if step.idea else []), *([entry.simply] if entry else []), step.because]


def _rule(step: Step, entry: Entry | None) -> list[Message]:
    if entry is None:
        return [step.because]
    name = say("{name}: {rule}", name=entry.name, rule=entry.simply)
    if entry.condition is None:
        return [name]
    return [say("{rule} {condition}", rule=name, condition=entry.condition), name, entry.name]


def _what_to_do(step: Step, entry: Entry | None) -> list[Message]:
    told = [say("Do this next: {step}", step=step.title)]
    if entry is not None:
        told.append(say("Use this rule now: {name}. Change nothing else.", name=entry.name))
    return told


def _done(step: Step) -> Message:
    """The step carried out; an operation that only has a name is not shown as a line."""
    named = [NAMED in line.latex for line in (step.before, step.after)]
    if not step.after.latex or step.before.latex == step.after.latex:
        return say("{step} {reason}", step=step.title, reason=step.because)
    if named[0]:
        return say("{step} Now you have {line}.", step=step.title, line=step.after)
    return say("{step} So {before} becomes {after}.", step=step.title, before=step.before, after=step.after)


# -- a wrong line --


def _about_line(reviewed: Review, wrong: int, coming: Next) -> list[list[Message]]:
    judged, step = reviewed.judged[wrong], coming.step
    entry = None if step is None else entry_of(step)
    number = wrong + 1
    first = [
        say("Look again at line {number}: what did you do to get it from the line above, and may that be done?",
            number=number),
        say("One of your lines does not follow from the line above it. What did you do there, and may that be done?"),
    ]  # fmt: skip
    second = [
        say("Line {number}: {reason}", number=number, reason=judged.verdict.message),
        judged.verdict.message,
        _kind(judged),
    ]
    third = [*([judged.mistake.message] if judged.mistake else []), *(_rule(step, entry) if step else [])]
    third.append(say("Do only one thing from one line to the next, and do it to everything that it applies to."))
    again = _calculation(judged) if step is None else None
    if step is not None:
        fourth = [say("Go back to the last line that is right. {step}", step=each) for each in _what_to_do(step, entry)]
        fifth = [say("Go back to the last line that is right. {step}", step=_done(step))]
    elif again is not None:
        fourth = [say("Work out {left} again, one operation after the other.", left=again[0])]
        fifth = [say("Worked out again: {left} is {value}.", left=again[0], value=again[1])]
    else:
        return [first, second, third, [say("Go back to the last line that is right, and do that step again.")]]
    fourth.append(say("Go back to the last line that is right, and do that step again."))
    return [first, second, third, fourth, fifth]


def _kind(judged: Judged) -> Message:
    """What kind of error it is, without the values that show it."""
    match judged.verdict.note:
        case "lost-solution":
            return say("On the way to this line a solution is lost.")
        case "only-one-direction":
            return say("This holds in one direction only.")
        case "and-or":
            return say("“And” and “or” are not the same here.")
        case _:
            return say("This line and the one above do not say the same.")


def _calculation(judged: Judged) -> tuple[Formula, Formula] | None:
    """The calculation that a wrong line of numbers claims, and its value."""
    if not judged.read.tree:
        return None
    said = expression(judged.read)
    if not isinstance(said, Eq) or not isinstance(said.lhs, Expr) or said.free_symbols:
        return None
    sides = sorted(said.args, key=lambda side: side.count_ops())
    return formula(sides[-1]), formula(evaluated(sides[-1]))
