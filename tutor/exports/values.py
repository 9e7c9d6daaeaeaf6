"""What an answer is, read from its bare value in plain notation: ``{-3, 1/2}``, ``(-oo, 11]``, ``[[1, 2], [3, 4]]``.

Formats that grade must know whether they hold a number, a set or a matrix; they have the printed item alone. This
reads only what `tutor.maths.printing` writes; whatever else there is, is `Words`. Knows nothing of formats.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Truth:
    """True or false."""

    holds: bool


@dataclass(frozen=True, slots=True)
class Number:
    """A rational number, exact, with the way it is written: ``-1/16``, ``27.776``."""

    value: Fraction
    written: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of entries."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Values in an order: a vector, a pair, a list; ``open`` and ``close`` are its brackets, or empty."""

    members: tuple[str, ...]
    open: str
    close: str


@dataclass(frozen=True, slots=True)
class Members:
    """A set of finitely many values."""

    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers between two ends; brackets say whether an end belongs to it."""

    open: str
    low: str
    high: str
    close: str


@dataclass(frozen=True, slots=True)
class Union:
    """Intervals and finite sets together."""

    parts: tuple[Interval | Members, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """An equation, an inequality, or several joined by ``and`` or ``or``."""

    text: str


@dataclass(frozen=True, slots=True)
class Expression:
    """Numbers, letters and functions."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """Anything else: a weekday, a time of day, a family of solutions."""

    text: str


Value = Truth | Number | Matrix | Row | Members | Interval | Union | Statement | Expression | Words

FUNCTIONS = frozenset(
    [
        "sqrt",
        "ln",
        "log",
        "sin",
        "cos",
        "tan",
        "cot",
        "sec",
        "csc",
        "asin",
        "acos",
        "atan",
        "acot",
        "asec",
        "acsc",
        "sinh",
        "cosh",
        "tanh",
        "coth",
        "sech",
        "csch",
        "asinh",
        "acosh",
        "atanh",
    ]
)
CONSTANTS = frozenset(("pi", "e", "i", "oo"))
GREEK = frozenset(
    [
        "alpha",
        "beta",
        "gamma",
        "delta",
        "epsilon",
        "zeta",
        "eta",
        "theta",
        "iota",
        "kappa",
        "lambda",
        "mu",
        "nu",
        "xi",
        "omicron",
        "rho",
        "sigma",
        "tau",
        "upsilon",
        "phi",
        "chi",
        "psi",
        "omega",
        "Gamma",
        "Delta",
        "Theta",
        "Lambda",
        "Xi",
        "Pi",
        "Sigma",
        "Upsilon",
        "Phi",
        "Psi",
        "Omega",
    ]
)
TOKEN = re.compile(r"\s*(\d+(?:\.\d+)?|[A-Za-z]+(?:_[A-Za-z0-9]+)?|[-+*/^()!|,])")
RELATION = re.compile(r"<=|>=|!=|=|<|>| or | and ")
_NUMBER = re.compile(r"-?\d+(?:/[1-9]\d*|\.\d+)?")
_PAIRS = {"(": ")", "[": "]", "{": "}"}


def value_of(plain: str, shown: str = "") -> Value:
    """Return what a bare value is; the answer as ``shown`` tells the interval (2, 3) from the pair (2, 3)."""
    text = plain.strip()
    if text in ("true", "false"):
        return Truth(text == "true")
    if _NUMBER.fullmatch(text):
        return Number(Fraction(text), text)
    if " ∪ " in text:
        parts = tuple(value_of(part, "<") for part in split(text, " ∪ ") if part != text)
        joined = tuple(part for part in parts if isinstance(part, Interval | Members))
        return Union(joined) if parts and len(joined) == len(parts) else Words(text)
    return _collection(text, shown) or _sentence(text)


def split(text: str, mark: str = ",") -> list[str]:
    """Split at the marks that stand outside all brackets."""
    found, depth, start = [], 0, 0
    for place, letter in enumerate(text):
        depth += (letter in "([{") - (letter in ")]}")
        if depth == 0 and text.startswith(mark, place):
            found.append(text[start:place].strip())
            start = place + len(mark)
    return [*found, text[start:].strip()]


def is_expression(text: str) -> bool:
    """Return whether the text holds only numbers, single letters, Greek names, known functions and operators."""
    return bool(text.strip()) and all(
        not token[0].isalpha() or len(token.split("_")[0]) == 1 or token in FUNCTIONS | CONSTANTS | GREEK
        for token in tokens(text) or ["no expression"]
    )


def tokens(text: str) -> list[str] | None:
    """Return the numbers, names and signs of an expression; None where there is something else in it."""
    found, place = [], 0
    while place < len(text.rstrip()):
        match = TOKEN.match(text, place)
        if match is None:
            return None
        found.append(match[1])
        place = match.end()
    return found


def _collection(text: str, shown: str) -> Value | None:
    """What stands in brackets as a whole."""
    ends = text[:1] + text[-1:]
    if len(text) < 2 or ends[0] not in _PAIRS or ends[1] not in ")]}" or not _whole(text):
        members = tuple(split(text))
        plain = len(members) > 1 and all(map(is_expression, members))
        return Row(members, "", "") if plain else None
    inner = text[1:-1].strip()
    members = tuple(split(inner)) if inner else ()
    if ends == "{}":
        return Words(text) if " | " in inner else Members(members)
    between = ends in ("(]", "[)") or "oo" in members or "-oo" in members or "<" in shown
    if len(members) == 2 and between:
        return Interval(ends[0], members[0], members[1], ends[1])
    rows = tuple(value_of(member) for member in members)
    if ends == "[]" and rows and all(isinstance(row, Row) and row.open == "[" for row in rows):
        return Matrix(tuple(row.members for row in rows if isinstance(row, Row)))
    if len(members) > 1 or ends == "[]":
        return Row(members, ends[0], ends[1])
    return None


def _whole(text: str) -> bool:
    """Whether the first bracket is closed by the last character, whatever its kind."""
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter in "([{") - (letter in ")]}")
        if depth == 0:
            return place == len(text) - 1
    return False


def _sentence(text: str) -> Value:
    if RELATION.search(text):
        return Statement(text) if all(map(is_expression, RELATION.split(text))) else Words(text)
    return Expression(text) if is_expression(text) else Words(text)
