"""From the text as typed to a `Problem`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from sympy import Basic, Symbol, Tuple

from tutor.errors import BadInput, TooLarge, Unreadable
from tutor.maths.printing import formula
from tutor.maths.reading import read
from tutor.messages import say
from tutor.problem import Problem
from tutor.topic import Asking, Posed, Topic
from tutor.topics import TOPICS
from tutor.understanding.phrases import NAME, Pattern, bare, is_text, is_unknown, patterns
from tutor.understanding.prose import has_words, narrowed, undelimited

MAX_TEXT = 20_000
"""Characters that a question may have."""

MAX_PHRASED = 3_000
"""Characters up to which phrases are looked for; longer texts are stories."""


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
    found = _by_phrase(blanked, start, end) or _by_shape(blanked, start, end)
    if found is None:
        return Problem(text, language=language)
    posed, topic = found
    return problem_of(posed, text, language, topic)


def problem_of(posed: Posed, text: str, language: str, topic: str) -> Problem:
    """Turn what a topic posed into a `Problem`; its topic is the first that fits it, else the one that posed it."""
    problem = Problem(
        text=text,
        statement=formula(posed.statement),
        task=posed.task,
        goal=posed.goal,
        unknowns=tuple(posed.unknowns),
        form=posed.form,
        topic=topic,
        language=language,
        given=tuple((name, formula(value)) for name, value in sorted(posed.given.items())),
    )
    fitting = next((other.name for other in TOPICS if other.fits(problem)), topic)
    return replace(problem, topic=fitting)


def _by_phrase(text: str, start: int, end: int) -> tuple[Posed, str] | None:
    """The first phrase that reads the question; the most specific unreadable one raises when none does."""
    if end - start > MAX_PHRASED:
        return None
    question = text[start:end].lower()
    if len(question) != end - start:
        return None
    trouble: Unreadable | None = None
    for pattern, asking, topic in _askings():
        spans = pattern.spans(question)
        if spans is None or any(
            has_words(text[start + a : start + b]) for name, (a, b) in spans.items() if not is_text(name)
        ):
            continue
        try:
            posed = asking.pose(_read_blanks(text, start, spans))
        except Unreadable as error:
            trouble = trouble or error
            continue
        if posed is not None:
            return posed, topic.name
    if trouble is not None:
        raise trouble
    return None


def _read_blanks(text: str, start: int, spans: Mapping[str, tuple[int, int]]) -> dict[str, Basic]:
    return {name: _read_blank(name, text, start + a, start + b) for name, (a, b) in spans.items()}


def _read_blank(name: str, text: str, start: int, end: int) -> Basic:
    """Read a blank; several names of unknowns ("x and y") are a tuple; text is a symbol of that name."""
    if is_text(name):
        return Symbol(text[start:end].strip())
    names = [found.span() for found in NAME.finditer(text, start, end)] if is_unknown(name) else []
    if len(names) < 2:
        return _read(text, start, end)
    return Tuple(*(_read(text, a, b) for a, b in names))


def _by_shape(text: str, start: int, end: int) -> tuple[Posed, str] | None:
    """A formula without words, posed by the first topic that takes it; None for words."""
    if has_words(text[start:end]):
        return None
    statement = _read(text, start, end)
    for topic in TOPICS:
        for asking in topic.askings:
            for blank in filter(None, map(bare, asking.phrases)):
                if (posed := asking.pose({blank: statement})) is not None:
                    return posed, topic.name
    return None


def _read(text: str, start: int, end: int) -> Basic:
    """Read a part of the text; the position of trouble is one of the whole text."""
    while start < end and text[start].isspace():
        start += 1
    try:
        return read(text[start:end])
    except Unreadable as error:
        position = start + (error.position or 0)
        raise Unreadable(error.message, hint=error.hint, position=position, code=error.code) from error


@cache
def _askings() -> tuple[tuple[Pattern, Asking, Topic], ...]:
    """Every template of every phrase with its topic: the most specific first, then in the order of topics."""
    return tuple(sorted(_templates(), key=lambda found: -found[0].weight))


def _templates() -> Iterator[tuple[Pattern, Asking, Topic]]:
    for topic in TOPICS:
        for asking in topic.askings:
            for phrase in asking.phrases:
                for pattern in patterns(phrase):
                    yield pattern, asking, topic
