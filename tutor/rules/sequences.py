"""How questions about a sequence are read: which sequence, of which kind, which of its terms."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from sympy import Basic, Expr, Integer, Symbol

from tutor.rules.number_words import cardinal, ordinal
from tutor.rules.typed_lists import listed

_LEAD = re.compile(r"\A([^\d\[{(\\<−.-]*?[a-z가-힣:\s])?\s*(?=[\d\[{(\\<−.-])", re.IGNORECASE)
_PLAIN = frozenset(
    [
        "the",
        "a",
        "an",
        "following",
        "this",
        "that",
        "given",
        "number",
        "numbers",
        "sequence",
        "series",
        "pattern",
        "list",
        "of",
        "terms",
        "term",
        "with",
        "first",
        "which",
        "begins",
        "starts",
        "is",
        "as",
        "infinite",
        "finite",
        "integer",
        "progression",
        "whose",
        "are",
        "in",
        "for",
        "수열",
        "다음",
        "주어진",
        "의",
        "수",
    ]
)
_KINDS = {
    "arithmetic": "arithmetic", "ap": "arithmetic", "등차수열": "arithmetic", "등차": "arithmetic",
    "geometric": "geometric", "gp": "geometric", "등비수열": "geometric", "등비": "geometric",
}  # fmt: skip


NEXT = (
    "what is next in {text}",
    "what comes next {text}",
    "what comes next in {text}",
    "find the next term in {text}",
    "find the next term of {text}",
    "find the next number in {text}",
    "find the next number of {text}",
    "find the next term {text}",
    "{text} find the next term",
    "{text} find the next number",
    "{text} what comes next",
    "next term of {text}",
    "continue {text}",
    "{text}, ?",
)

GENERAL = (
    "find the {text1} term of {text}",
    "find the {text1} term in {text}",
    "find the {text1} term for {text}",
    "{text1} term of {text}",
    "find term number {text1} of {text}",
    "{text} find the {text1} term",
)
"""How the next term, and a term by its number, are asked for."""

_PLUS = re.compile(r"[^,;]+?(?:\+[^,;+]+)*\+\s*(?:\.{2,}|…|\\ldots|\\cdots|\\dots)?")


@dataclass(frozen=True, slots=True)
class Given:
    """The terms of a sequence, and the kind it was called: arithmetic, geometric or ''."""

    terms: tuple[Expr, ...]
    kind: str = ""


def sequence_of(blank: Basic | None) -> Given | None:
    """Return the sequence that a blank gives with at least two terms, None where it is none."""
    text = typed(blank)
    found = _LEAD.match(text)
    lead, rest = (found[1] or "", text[found.end() :]) if found else ("", text)
    words = [word for word in re.split(r"[\s:,]+", lead.lower()) if word]
    kinds = {_KINDS[word] for word in words if word in _KINDS}
    if len(kinds) > 1 or not all(word in _PLAIN or word in _KINDS for word in words):
        return None
    terms = listed(rest.replace("+", ",") if _PLUS.fullmatch(rest.strip()) else rest)
    return None if terms is None or len(terms) < 2 else Given(terms, "".join(kinds))


def place_of(blank: Basic | None) -> Expr | None:
    """Return the place of a term, a number or a letter: ``10``, ``10th``, ``tenth``, ``n'th``, ``nth``; else None."""
    text = re.sub(r"\A(?:find|what is|what's)?\s*(?:the\s+)?", "", typed(blank), flags=re.IGNORECASE).strip()
    text = re.sub(r"[{}^]|\\text(?:rm)?|\\mathrm|번째|제\s*(?=\w)", "", text).strip()
    letter = re.fullmatch(r"([a-zA-Z])(?:\s*['’‘-]?\s*th)?", text)
    if letter:
        return Symbol(letter[1])
    if re.fullmatch(r"(?:general|일반)", text):
        return Symbol("n")
    counted = ordinal(re.sub(r"(?<=\d)\s*[-'’]\s*(?=th\b)", "", text))
    if counted is None:
        counted = cardinal(text)
    return Integer(counted) if counted is not None and counted >= 1 else None


def typed(blank: Basic | None) -> str:
    """The text of a blank that takes text as typed."""
    return blank.name.strip() if isinstance(blank, Symbol) else ""


def blanks_of(blanks: Mapping[str, Basic], *names: str) -> list[str]:
    """The texts of several blanks."""
    return [typed(blanks.get(name)) for name in names]


def differences(values: tuple[Expr, ...]) -> tuple[Expr, ...]:
    """Each term less the one before it."""
    return tuple(b - a for a, b in itertools.pairwise(values))


def common_difference(values: tuple[Expr, ...]) -> Expr | None:
    """What is added each time, None where it is not always the same."""
    steps = set(differences(values))
    return steps.pop() if len(steps) == 1 else None


def common_ratio(values: tuple[Expr, ...]) -> Expr | None:
    """What is multiplied by each time, None where it is not always the same."""
    if any(value == 0 for value in values):
        return None
    ratios = {b / a for a, b in itertools.pairwise(values)}
    return ratios.pop() if len(ratios) == 1 else None
