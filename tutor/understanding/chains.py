"""Questions with definitions: "Let f(x) = 2x + 1. Let g be the derivative of f. What is g(3)?".

The sentences before the question define names; so do clauses of the question ("…, where a = 2", "If a = 2, …"). The
question itself is the shortest end of the text that a phrase reads once the sentences before it are definitions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sympy import Symbol

from tutor.errors import Unreadable
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Obstacle
from tutor.understanding.definitions import define, lead_of, with_functions
from tutor.understanding.letters import declared_in
from tutor.understanding.posing import Found, Hindered, by_phrase, by_shape
from tutor.understanding.prose import has_words, narrowed
from tutor.understanding.scope import Scope, not_understood

MOST_SENTENCES = 30
"""Sentences that a chain may have."""

_END = re.compile(r"(?:[.?!;。？！](?=\s)|\n)\s*(?=[A-Za-z\\(]{2}|[A-Z가-힣])")
_BEFORE = re.compile(
    r"(?:if|given(?:\s+that)?|for|when|with|where|suppose(?:\s+that)?|let|assuming(?:\s+that)?|assume(?:\s+that)?"
    r"|provided(?:\s+that)?|since)\s+",
    re.IGNORECASE,
)
_THEN = re.compile(r",\s*(?:then\s+)?|\s+then,?\s+|\s+(?=(?:find|what|calculate|determine|evaluate|compute)\s)", re.I)
_AFTER = re.compile(
    r"[,\s]\s*(?:if|given(?:\s+that)?|for|when|where|with|at|assuming(?:\s+that)?|provided(?:\s+that)?|such\s+that)\s+",
    re.IGNORECASE,
)
_KOREAN = re.compile(
    r"(?:일\s*때|인\s*경우|이?라\s*(?:할\s*때|하면|하자)|이?라고\s*(?:할\s*때|하면|하자)|에\s*대하여|에\s*대해(?:서)?|이고|이면)[,.\s]+"
)
_KOREAN_LEAD = re.compile(r"\s*(?:두\s*|다음\s*)?(?:함수|다항식|이차함수|일차함수|방정식|실수|수)?\s*")


@dataclass(frozen=True, slots=True)
class Chain:
    """A question, and what had to be known to pose it."""

    found: Found
    scope: Scope


def chained(text: str, start: int, end: int, language: str) -> Chain | Obstacle | None:
    """Read a text as definitions and a question; an obstacle where that fails, None where it defines nothing.

    Raises:
        Unreadable: the question is understood, and a formula in it cannot be read.
    """
    spans = sentences(text, start, end)
    if len(spans) > MOST_SENTENCES:
        return None
    scope = Scope(text, language, declared_in(text[start:end]))
    trouble: Obstacle | Unreadable | None = None
    for at, span in enumerate(spans):
        found = _first(_questions(scope, text, span[0], end, clauses=at + 1 == len(spans)), text)
        if isinstance(found, Chain):
            return found
        trouble = found or trouble
        if at + 1 < len(spans) and not _learned(scope, text, *span):
            trouble = not_understood(text[slice(*span)].strip()).obstacle if at or _leads(text, span) else trouble
            break
    if isinstance(trouble, Unreadable):
        raise trouble
    if trouble is None and not scope.empty:
        trouble = not_understood(text[slice(*spans[-1])].strip()).obstacle
    return trouble


def _first(ways: Iterator[tuple[Scope, int, int]], text: str) -> Chain | Obstacle | Unreadable | None:
    """The first way to take a question that succeeds, else the first trouble."""
    trouble: Obstacle | Unreadable | None = None
    for scope, start, end in ways:
        try:
            found = _posed(scope, text, start, end)
            scope.consistent()
        except Hindered as error:
            trouble = trouble or error.obstacle
        except Unreadable as error:
            trouble = trouble or error
        else:
            if found is not None:
                return Chain(found, scope)
    return trouble


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where each sentence begins and ends."""
    bounds = [start, *(found.end() for found in _END.finditer(text, start, end)), end]
    return [(a, b) for a, b in pairwise(bounds) if text[a:b].strip()]


def _learned(scope: Scope, text: str, start: int, end: int) -> bool:
    """Add what a sentence defines; False where it does not."""
    first, last = narrowed(text, start, end)
    lead = lead_of(text, first, last)
    quote = text[start:end].strip()
    if lead:
        done = define(scope, text, lead[1], last, quote, lead[0])
    else:
        korean = re.search(_KOREAN.pattern + r"$", text[first:last] + " ")
        done = (bool(korean) or not has_words(text[first:last])) and define(
            scope, text, _KOREAN_LEAD.match(text, first).end() if korean else first,  # type: ignore[union-attr]
            first + korean.start() if korean else last, quote,
        )  # fmt: skip
    with_functions(scope)
    return done


def _leads(text: str, span: tuple[int, int]) -> bool:
    return lead_of(text, *span) is not None


def _questions(scope: Scope, text: str, start: int, end: int, *, clauses: bool) -> Iterator[tuple[Scope, int, int]]:
    """Ways to take the rest of a text as a question: as it stands, and with a clause that defines something."""
    first, last = narrowed(text, start, end)
    if clauses or not scope.empty:
        yield scope.copy(), first, last
    for clause, question in _clauses(text, first, last) if clauses else ():
        known = scope.copy()
        if define(known, text, *clause, text[slice(*clause)].strip(), "if"):
            with_functions(known)
            yield known, *question


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Splittings into a clause that may define something, and the question."""
    before = _BEFORE.match(text, start, end)
    if before:
        for then in reversed(list(_THEN.finditer(text, before.end(), end))):
            yield (before.end(), then.start()), (then.end(), end)
    for after in _AFTER.finditer(text, start, end):
        yield (after.end(), end), (start, after.start())
    for korean in _KOREAN.finditer(text, start, end):
        lead = _KOREAN_LEAD.match(text, start, end)
        yield (lead.end() if lead else start, korean.start()), (korean.end(), end)


_WITH_LETTERS = ("integrals", "derivatives")
"""Topics whose answers with letters hold whatever the letters are said to be."""
_VALUE = re.compile(r"\s*(?:find|what\s+is|what['’]s|evaluate|calculate|compute|determine)\b", re.IGNORECASE)
_WRITTEN = ("simplifying", "expanding", "arithmetic")


def _posed(scope: Scope, text: str, start: int, end: int) -> Found | None:
    start, end = narrowed(text, start, end)
    found = by_phrase(text, start, end, scope) or by_shape(text, start, end, scope)
    if found is None:
        return None
    if scope.assumed and found.topic not in _WITH_LETTERS:
        name = min(scope.assumed)
        quote = next(one.quote for one in scope.conditions if Symbol(name) in one.relation.free_symbols)
        told = say("“{part}” does not give one value for {name}.", part=quote, name=formula(Symbol(name)))
        raise Hindered("not-solved", told)
    missing = _missing(scope, found, text[start:end])
    if missing is not None:
        raise Hindered("not-solved", say("A value is asked for, but {name} is not given.", name=formula(missing)))
    return found


def _missing(scope: Scope, found: Found, asked: str) -> Symbol | None:
    """A letter without a value where numbers are given and the value of an expression is asked for."""
    if not scope.values or scope.functions or found.topic not in _WRITTEN or not _VALUE.match(asked):
        return None
    left = found.posed.statement.free_symbols
    numbers = all(one.meaning is not None and one.meaning.is_number for one in scope.values.values())
    return min(left, key=lambda letter: letter.name, default=None) if numbers else None
