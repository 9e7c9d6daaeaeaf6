"""Gives a hint: the rung from a worker, and a model's words for it where a model is asked and can be believed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.engines.base import Engine
from tutor.errors import StepwiseError
from tutor.locales import locale
from tutor.maths.worker import Pool
from tutor.problem import Ask, Problem
from tutor.prompting import HINT
from tutor.service.auditing import understood
from tutor.service.hinting.asking_model import Words, reply_of
from tutor.service.hinting.hint import LAST, Hint, Ladder, hint_of, lines_of
from tutor.service.hinting.wishes import HintWish, checked, checked_level

if TYPE_CHECKING:
    from collections.abc import Sequence

PER_LINE = 4.0
"""Seconds that a line may take, at most."""
AT_LEAST = 20.0
"""Seconds for any ladder: it holds the engine's own solution too."""
NO_LINES = "-"
"""What a prompt shows where there are no lines."""


def give(wish: HintWish, engine: Engine, pool: Pool, deadline: float) -> Hint:
    """Return the hint that is wished for.

    Raises:
        UnknownName, BadInput, TooLarge: what is wrong with the wish.
        TookTooLong: it could not be made in time.
    """
    checked(wish.problem, wish.lines, wish.language)
    checked_level(wish.level)
    lines = lines_of(wish.lines)
    problem = understood(wish.problem, wish.language, pool, deadline)
    rungs = ladder_of(problem, lines, pool)
    hint = hint_of(rungs, wish.level, locale(wish.language).translate)
    if engine.name == "symbolic" or rungs.finished:
        return hint
    return _worded(hint, rungs, wish, problem, engine, pool)


def ladder_of(problem: Problem, lines: Sequence[str], pool: Pool) -> Ladder:
    """Return the ladder for a problem and the student's lines."""
    seconds = AT_LEAST + PER_LINE * len(lines)
    found: Ladder = pool.call("tutor.service.hinting.ladder:ladder", problem, tuple(lines), deadline=seconds)
    return found


def _worded(hint: Hint, rungs: Ladder, wish: HintWish, problem: Problem, engine: Engine, pool: Pool) -> Hint:
    """The hint in the model's words; the engine's where those cannot be used."""
    lines = lines_of(wish.lines)
    blanks = (("work", "\n".join(lines) or NO_LINES), ("hint", hint.text))
    ask = Ask(wish.problem, language=wish.language, engine=wish.engine, purpose=HINT, blanks=blanks, equations=False)
    text = reply_of(engine, ask)
    if not text:
        return replace(hint, replaced="unavailable", model=engine.model)
    secret = rungs.answer if hint.level < LAST else None
    words = judged(text, replace(problem, language=wish.language), lines, rungs, secret, pool, strict=True)
    if words.trouble is not None:
        return replace(hint, replaced=words.trouble, model=engine.model)
    return replace(hint, text=words.text, by="model", model=engine.model)


def judged(
    text: str,
    problem: Problem,
    lines: Sequence[str],
    rungs: Ladder,
    secret: object,
    pool: Pool,
    *,
    strict: bool,
) -> Words:
    """Judge what a model wrote; what cannot be judged in time is not believed."""
    try:
        found: Words = pool.call(
            "tutor.service.hinting.words_checked:words_of",
            text, problem, tuple(lines), rungs.step, secret, strict,
            deadline=AT_LEAST,
        )  # fmt: skip
    except StepwiseError:
        return Words(text, trouble="unavailable")
    return found
