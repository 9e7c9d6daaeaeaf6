"""Phrases and shapes tried on a question: the first that a topic takes says what is asked.

What names in the question stand for is known from the definitions before it, if there are any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol, TypeGuard

from sympy import Basic, Expr, FiniteSet, I, Symbol, Tuple, oo
from sympy.core.function import AppliedUndef

from tutor.errors import BadInput, Unreadable
from tutor.maths.reading import Declared, read
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.messages import Message
from tutor.problem import Obstacle
from tutor.topic import Asking, Posed, Topic
from tutor.topics import TOPICS
from tutor.understanding.phrases import NAME, Index, Pattern, bare, is_text, is_unknown, patterns
from tutor.understanding.prose import has_words

MAX_PHRASED = 3_000
"""Characters up to which phrases are looked for; longer texts are stories."""

VALUE_PHRASES = ("evaluate {f}", "find {f}")
"""How the value of something is asked for, whatever it is."""


class Hindered(Exception):
    """A definition that is needed cannot be used; ``obstacle`` says which and why."""

    def __init__(self, code: str, message: Message, hint: Message | None = None) -> None:
        super().__init__(code, message)
        self.obstacle = Obstacle(code, message, hint)


class Known(Protocol):
    """What names stand for."""

    @property
    def declared(self) -> Declared:
        """What the names are, for reading."""
        ...

    def put(self, written: Basic, keep: frozenset[str] = frozenset()) -> Basic:
        """Return an expression with values and functions in the place of their names, those in ``keep`` left."""
        ...

    def worked_out(self, calculation: Expr) -> Basic | None:
        """Return the value of a calculation with numbers, remembered as a part; None where it has none."""
        ...


class Nothing:
    """Nothing was defined; ``declared`` says at most which letters are meant as such."""

    def __init__(self, declared: Declared) -> None:
        self.declared = declared

    def put(self, written: Basic, keep: frozenset[str] = frozenset()) -> Basic:
        """Return the expression as it is."""
        return written

    def worked_out(self, calculation: Expr) -> Basic | None:
        """Work nothing out: there is nobody to remember it."""
        return None


@dataclass(frozen=True, slots=True)
class Found:
    """What is asked, by which topic; ``names`` are things listed in the question by a name, with their values."""

    posed: Posed
    topic: str
    names: tuple[tuple[str, Basic], ...] = ()


def by_phrase(text: str, start: int, end: int, known: Known) -> Found | None:
    """The first phrase that reads the question; the most specific trouble is raised when none does.

    Raises:
        Unreadable: a phrase fits, and what stands in its blanks cannot be read.
        Hindered: a phrase fits, and a definition that it needs cannot be used.
    """
    if end - start > MAX_PHRASED:
        return None
    question = text[start:end].lower()
    if len(question) != end - start:
        return None
    trouble: BadInput | Hindered | None = None
    declined: list[tuple[Asking, Topic, Mapping[str, Basic]]] = []
    askings = _askings()
    for number in _index().candidates(question):
        pattern, asking, topic = askings[number]
        spans = pattern.matched(question)
        if spans is None or _holds_words(text, start, spans):
            continue
        try:
            written = _read_blanks(text, start, spans, known.declared)
            blanks = _put(written, known)
            posed = _posed(asking, blanks)
        except (Unreadable, Hindered) as error:
            trouble = trouble or (error if pattern.worded else None)
            continue
        except SYMPY_TROUBLE:  # putting a definition in made something that SymPy cannot hold
            continue
        if posed is not None:
            return Found(posed, topic.name, _names(written, known) if posed.picks else ())
        declined.append((asking, topic, blanks))
    found = None if isinstance(known, Nothing) else _value(text, start, question, known) or _simplified(declined, known)
    if found is None and trouble is not None:
        raise trouble
    return found


def _posed(asking: Asking, blanks: Mapping[str, Basic]) -> Posed | None:
    """What a way of asking makes of its blanks; nothing where SymPy stumbles over them: it is not meant for them."""
    try:
        return asking.pose(blanks)
    except SYMPY_TROUBLE:
        return None


def by_shape(text: str, start: int, end: int, known: Known) -> Found | None:
    """A formula without words, posed by the first topic that takes it; None for words."""
    if has_words(text[start:end]):
        return None
    return pose_shape(known.put(read_part(text, start, end, known.declared)))


def pose_shape(statement: Basic) -> Found | None:
    """Pose a formula by its shape."""
    for topic in TOPICS:
        for asking in topic.askings:
            for blank in filter(None, map(bare, asking.phrases)):
                if (posed := _posed(asking, {blank: statement})) is not None:
                    return Found(posed, topic.name)
    return None


def pose_as(phrase: str, blanks: Mapping[str, Basic]) -> Found | None:
    """Pose what is asked by a phrase with its blanks filled; the first topic that takes it."""
    for topic in TOPICS:
        for asking in topic.askings:
            if phrase in asking.phrases and (posed := _posed(asking, blanks)) is not None:
                return Found(posed, topic.name)
    return None


def pose_tidied(value: Basic) -> Found | None:
    """Pose an expression with letters that is to be written as simply as it can be."""
    if not isinstance(value, Expr) or not value.free_symbols:
        return None
    phrase = "expand {f}" if value.is_polynomial() else "simplify {f}"
    return pose_as(phrase, {"f": value})


def read_part(text: str, start: int, end: int, declared: Declared) -> Basic:
    """Read a part of the text; the position of trouble is one of the whole text."""
    while start < end and text[start].isspace():
        start += 1
    try:
        return read(text[start:end], declared=declared)
    except Unreadable as error:
        position = start + (error.position or 0)
        raise Unreadable(error.message, hint=error.hint, position=position, code=error.code) from error


def _value(text: str, start: int, question: str, known: Known) -> Found | None:
    """The value of something defined that holds letters still: ``f(g(x))``, ``3*f(x) - g(x)``."""
    for pattern in (pattern for phrase in VALUE_PHRASES for pattern in patterns(phrase)):
        spans = pattern.spans(question)
        if spans is None or _holds_words(text, start, spans):
            continue
        try:
            written = _read_blanks(text, start, spans, known.declared)["f"]
        except Unreadable:
            continue
        value = known.put(written)
        if value != written and (found := pose_tidied(value)):
            return found
    return None


def _simplified(declined: list[tuple[Asking, Topic, Mapping[str, Basic]]], known: Known) -> Found | None:
    """What is asked about calculations that have to be carried out first: "is 3*7 + 2 prime"."""
    for asking, topic, blanks in declined:
        calculations = {name: blank for name, blank in blanks.items() if _is_calculation(blank)}
        values = {name: known.worked_out(calculation) for name, calculation in calculations.items()}
        if not values or None in values.values():
            continue
        posed = _posed(asking, {**blanks, **{name: value for name, value in values.items() if value is not None}})
        if posed is not None:
            return Found(posed, topic.name)
    return None


def _is_calculation(blank: Basic) -> TypeGuard[Expr]:
    return (
        isinstance(blank, Expr) and not blank.is_Atom and not blank.free_symbols and not blank.has(I, AppliedUndef, oo)
    )


def _put(written: Mapping[str, Basic], known: Known) -> dict[str, Basic]:
    asked = [blank for name, blank in written.items() if is_unknown(name)]
    keep = frozenset(symbol.name for blank in asked for symbol in blank.free_symbols)
    return {
        name: blank if is_text(name) or is_unknown(name) else known.put(blank, keep) for name, blank in written.items()
    }


def _names(written: Mapping[str, Basic], known: Known) -> tuple[tuple[str, Basic], ...]:
    """The things listed by a name, with what they stand for; what they are compared with (``target``) is not listed."""
    listed = [
        part
        for called, blank in written.items()
        if called != "target"
        for part in (blank.args if isinstance(blank, Tuple | FiniteSet) else (blank,))
    ]
    named = [(part.name, known.put(part)) for part in listed if isinstance(part, Symbol)]
    return tuple((name, value) for name, value in named if not isinstance(value, Symbol))


def _holds_words(text: str, start: int, spans: Mapping[str, tuple[int, int]]) -> bool:
    return any(has_words(text[start + a : start + b]) for name, (a, b) in spans.items() if not is_text(name))


def _read_blanks(text: str, start: int, spans: Mapping[str, tuple[int, int]], declared: Declared) -> dict[str, Basic]:
    return {name: _read_blank(name, text, start + a, start + b, declared) for name, (a, b) in spans.items()}


def _read_blank(name: str, text: str, start: int, end: int, declared: Declared) -> Basic:
    """Read a blank; several names of unknowns ("x and y") are a tuple; text is a symbol of that name."""
    if is_text(name):
        return Symbol(text[start:end].strip())
    names = [found.span() for found in NAME.finditer(text, start, end)] if is_unknown(name) else []
    if len(names) < 2:
        return read_part(text, start, end, declared)
    return Tuple(*(read_part(text, a, b, declared) for a, b in names))


def prepare() -> None:
    """Make the patterns of all phrases now."""
    _index()


@cache
def _askings() -> tuple[tuple[Pattern, Asking, Topic], ...]:
    """Every template of every phrase with its topic: the most specific first, then in the order of topics."""
    return tuple(sorted(_templates(), key=lambda found: -found[0].weight))


@cache
def _index() -> Index:
    return Index([pattern for pattern, _, _ in _askings()])


def _templates() -> Iterator[tuple[Pattern, Asking, Topic]]:
    for topic in TOPICS:
        for asking in topic.askings:
            for phrase in asking.phrases:
                for pattern in patterns(phrase):
                    yield pattern, asking, topic
