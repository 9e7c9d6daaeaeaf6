"""A student's work, line by line, inside one worker: what is found in `review`, and what to think of next."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from tutor.checking.work.judging import NOTHING
from tutor.messages import Message, say
from tutor.problem import Problem
from tutor.service.practice.items import Item, hints, tells
from tutor.service.work.checking import Work
from tutor.service.work.exercises import exercise_for
from tutor.service.work.ours import solution
from tutor.service.work.review import Review, review
from tutor.service.work.standing import Next, next_step
from tutor.solution import Answer, Step

SEEDS = 5
"""Exercises that there are for one mistake: which one depends on the problem."""


def judge_work(problem: Problem, texts: Sequence[str]) -> Work:
    """Judge every line, say whether the work is finished, and give the next hint."""
    reviewed = review(problem, texts)
    steps, answer = solution(problem)
    finished = reviewed.finished(answer)
    wrong = reviewed.first_error
    if finished:
        hint = say("Done: the answer is right, and so is every line that could be checked.")
    else:
        hint = _hint(next_step(reviewed, steps), steps, answer, wrong)
    return Work(reviewed.judged, wrong, finished, hint, _exercise(problem, reviewed))


def _exercise(problem: Problem, reviewed: Review) -> Item | None:
    """A short exercise for the misconception in the first wrong line."""
    mistake = None if reviewed.first_error is None else reviewed.judged[reviewed.first_error].mistake
    if mistake is None or mistake.trains is None:
        return None
    return exercise_for(mistake.code, crc32(problem.text.encode()) % SEEDS)


def _hint(coming: Next, steps: tuple[Step, ...], answer: Answer | None, wrong: int | None) -> Message:
    """The idea of the next step from the last line that stands, which never tells the answer."""
    idea = hints(steps, answer or Answer(NOTHING, NOTHING))[0]
    if coming.solved:
        idea = say("Put each value into the problem itself: does it hold for all of them, and is none missing?")
    elif coming.step is not None and answer is not None:
        near = coming.step.idea or coming.step.because
        idea = idea if tells(near, answer) else near
    if wrong is None:
        return idea
    return say("Look again at line {number}. {hint}", number=wrong + 1, hint=idea)
