"""Explains a step: finds it in a worker, and says what is behind it."""

from __future__ import annotations

from tutor.errors import UnknownName
from tutor.locales import locale
from tutor.maths.worker import Pool
from tutor.messages import say
from tutor.problem import Problem
from tutor.service.auditing import understood
from tutor.service.hinting.giving import AT_LEAST, PER_LINE
from tutor.service.hinting.hint import Ladder, lines_of
from tutor.service.hinting.why import Why, why_rule, why_step
from tutor.service.hinting.wishes import WhyWish, checked


def explain(wish: WhyWish, pool: Pool, deadline: float) -> Why:
    """Return why a step may be done.

    Raises:
        UnknownName: there is no such language, rule or step.
        BadInput, TooLarge: there is neither a problem nor a rule, or too much of it.
    """
    locale(wish.language)
    found: Why | None = None
    if wish.problem.strip() and (wish.path or not wish.rule):
        checked(wish.problem, wish.lines, wish.language)
        step = step_of(understood(wish.problem, wish.language, pool, deadline), wish, pool).step
        found = None if step is None else why_step(step)
    elif wish.rule:
        found = why_rule(wish.rule, wish.before)
    else:
        checked(wish.problem, wish.lines, wish.language)
    if found is None:
        raise UnknownName(
            say("There is no such step or rule to explain."),
            hint=say("Name a rule, or a problem with the number of a step in its solution."),
        )
    return found


def step_of(problem: Problem, wish: WhyWish, pool: Pool) -> Ladder:
    """Return the step that a wish is about, with what must not be told."""
    lines = lines_of(wish.lines)
    found: Ladder = pool.call(
        "tutor.service.hinting.steps:asked_about", problem, lines, wish.path, deadline=AT_LEAST + PER_LINE * len(lines)
    )
    return found
