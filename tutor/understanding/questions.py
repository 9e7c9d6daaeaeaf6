"""From the text as typed to a `Problem`."""

from __future__ import annotations

from dataclasses import replace

from tutor.errors import BadInput, TooLarge, Unreadable
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Problem
from tutor.understanding.chains import Chain, chained
from tutor.understanding.letters import asked_letters
from tutor.understanding.posing import Nothing, by_phrase, by_shape
from tutor.understanding.problems import problem_of
from tutor.understanding.prose import narrowed, undelimited

MAX_TEXT = 20_000
"""Characters that a question may have."""


def understand(text: str, language: str) -> Problem:
    """Say what a question asks.

    The problem has `Goal.WORDS` when it is put in words that no phrase reads.

    Raises:
        BadInput: there is no text.
        TooLarge: the text, or a number in it, is too large.
        Unreadable: the formula in it cannot be read; the position is one of ``text``.
    """
    if not text.strip():
        raise BadInput(
            say("There is no problem to solve: the text is empty."),
            hint=say("Type a problem, for example: solve 2x + 3 = 7"),
            code="empty",
        )
    if len(text) > MAX_TEXT:
        raise TooLarge(
            say("This text is too long: it has {length} characters.", length=len(text)),
            hint=say("Keep a question below {limit} characters.", limit=MAX_TEXT),
        )
    blanked = undelimited(text)
    start, end = narrowed(blanked)
    unreadable: Unreadable | None = None
    try:
        known = Nothing(asked_letters(blanked[start:end]))
        found = by_phrase(blanked, start, end, known) or by_shape(blanked, start, end, known)
        if found is not None:
            return problem_of(found.posed, text, language, found.topic)
    except Unreadable as error:
        unreadable = error
    chain = chained(blanked, start, end, language)
    if isinstance(chain, Chain):
        return _of_chain(chain, text, language)
    if unreadable is not None:
        raise unreadable
    return Problem(text, language=language, obstacle=chain)


def _of_chain(chain: Chain, text: str, language: str) -> Problem:
    found, scope = chain.found, chain.scope
    problem = problem_of(found.posed, text, language, found.topic)
    return replace(
        problem,
        parts=tuple(scope.parts),
        defined=tuple(scope.defined),
        names=tuple((name, formula(value)) for name, value in found.names),
    )
