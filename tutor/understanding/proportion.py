"""Direct and inverse variation: "y varies inversely as √x and y = 15 when x = 24. What is x when y = 3?".

What stays the same is written as a condition between what is given and what is asked.
"""

from __future__ import annotations

import re

from sympy import Basic, Eq, Expr, Gt, Integer, Mul, Pow, Rational, Symbol, Tuple

from tutor.errors import BadInput
from tutor.maths.reading import evaluated, read
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.understanding.conditions import MOST_CHARACTERS, PHRASE
from tutor.understanding.posing import Found, pose_as

_PART = (
    r"(?:the\s+)?(?:(?:value|quantity)\s+(?:of\s+)?)?(?P<{0}>(?:"
    r"(?:the\s+)?(?:square\s+root|cube\s+root|square|cube)\s+of\s+)?"
    r"(?!when\b|if\b|that\b)[^\s,.;=]*[A-Za-z][^\s,.;=]*(?:\s+[A-Za-z](?=[\s.,]|$)(?<=\\sqrt [A-Za-z]))?)(?!\s*=)"
)
_A, _B, _C = (_PART.replace("{0}", name) for name in "abc")
_WORDS = re.compile(r"\bproportional\b|\bvar(?:y|ies)\b", re.IGNORECASE)
_RELATIONS = (
    re.compile(
        rf"{_A},?\s+(?:is\s+)?(?:var(?:ies|y)\s+)?(?P<how>jointly|directly"
        rf"|inversely)\s*(?:proportional\s+|varies\s+)?(?:to|as|with)\s+{_B}"
        r"(?:\s+and\s+(?P<other>directly\s+|inversely\s+)?"
        rf"(?:proportional\s+)?(?:(?:to|as|with)\s+)?{_C}(?=[\s.,;]))?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_A}\s+(?:and|,)\s+{_B}\s+(?:are\s+|vary\s+)?(?P<how>directly"
        r"|inversely)\s*(?:proportional|with\s+each\s+other)?",
        re.IGNORECASE,
    ),
)
_ASK = re.compile(
    r"(?:find|what\s+is|what['’]s|compute|calculate|determine)\s+(?:the\s+)?(?:value\s+of\s+)?"
    r"(?P<asked>[A-Za-z])\s+(?:when|if|for|given(?:\s+that)?)\s+(?P<when>[^?.]*(?:\.\d[^?.]*)*)",
    re.IGNORECASE,
)
_ASK_LAST = re.compile(
    r"(?:when|if)\s+(?P<when>[^?]*?),\s+(?:find|what\s+is|compute|calculate"
    r"|determine)\s+(?:the\s+)?(?:value\s+of\s+)?(?P<asked>[A-Za-z])\s*[?.]?\s*$",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"(?P<name>(?<![A-Za-z\\])[A-Za-z])\s*(?:=|is|equals)\s*(?P<value>-?[\d\\][^\s,;?]*)", re.IGNORECASE
)
_FILLER = re.compile(
    r"\b(?:if|when|and|suppose|that|given|let|assume|where|with|is|are|then|the|value|of"
    r"|for|a|constant|positive|real|numbers?|both|two|quantities|we|know)\b|[\s.,;$?]+",
    re.IGNORECASE,
)


def proportional(text: str) -> Found | None:
    """Read a question about variation; None where any word is left over."""
    if len(text) > MOST_CHARACTERS or not _WORDS.search(text):
        return None
    text = " ".join(text.split())
    for pattern in _RELATIONS:
        relation = pattern.search(text)
        if relation is None:
            continue
        invariant = _invariant(relation)
        ask = _ASK.search(text, relation.end()) or _ASK_LAST.search(text, relation.end())
        if invariant is None or ask is None:
            return None
        given = text[: relation.start()] + " ; " + text[relation.end() : ask.start()] + " ; " + text[ask.end() :]
        first, second = _values(given), _values(ask["when"])
        if first is None or second is None:
            return None
        return _found(invariant, first, second, Symbol(ask["asked"]))
    return None


def _invariant(relation: re.Match[str]) -> Expr | None:
    """What has the same value always: a quotient or product of the quantities."""
    parts = relation.groupdict()
    how = relation["how"].lower()
    left, right = _quantity(relation["a"]), _quantity(relation["b"])
    if left is None or right is None:
        return None
    exponent = 1 if how == "inversely" else -1
    invariant = Mul(left, Pow(right, exponent))
    if parts.get("c"):
        third = _quantity(parts["c"])
        if third is None:
            return None
        other = (parts.get("other") or how).strip().lower()
        invariant = Mul(invariant, Pow(third, 1 if other == "inversely" else -1))
    return invariant


def _quantity(text: str) -> Expr | None:
    text = text.strip()
    found = re.fullmatch(r"(?:the\s+)?(square\s+root|cube\s+root|square|cube)\s+of\s+(.+)", text, re.IGNORECASE)
    exponent: Basic = Integer(1)
    if found:
        kind = " ".join(found[1].lower().split())
        exponent = {"square": Integer(2), "cube": Integer(3)}.get(kind, Rational(1, 2 if kind.startswith("sq") else 3))
        text = found[2]
    try:
        value = evaluated(read(text))
    except (BadInput, *SYMPY_TROUBLE):
        return None
    if (
        not isinstance(value, Expr)
        or len(value.free_symbols) != 1
        or re.search(r"[A-Za-z]{2,}", re.sub(r"\\[a-z]+", "", text))
    ):
        return None
    return Pow(value, exponent)


def _values(text: str) -> dict[Symbol, Expr] | None:
    """The numbers of letters; None where something else is said."""
    values: dict[Symbol, Expr] = {}
    for found in _VALUE.finditer(text):
        try:
            value = evaluated(read(found["value"].rstrip(".")))
        except (BadInput, *SYMPY_TROUBLE):
            return None
        letter = Symbol(found["name"])
        if not isinstance(value, Expr) or not value.is_number or letter in values:
            return None
        values[letter] = value
    rest = _FILLER.sub("", _VALUE.sub("", text))
    return values if values and not rest else None


def _found(invariant: Expr, first: dict[Symbol, Expr], second: dict[Symbol, Expr], asked: Symbol) -> Found | None:
    letters = invariant.free_symbols
    if set(first) != letters or set(second) != letters - {asked} or asked not in letters:
        return None
    constant = invariant.subs(first)
    if not constant.is_finite or constant == 0:
        return None
    conditions: list[Basic] = [Eq(invariant.subs(second), constant, evaluate=False)]
    if all(value.is_positive for value in (*first.values(), *second.values())):
        conditions.append(Gt(asked, 0, evaluate=False))
    return pose_as(PHRASE, {"f": asked, "c": Tuple(*conditions), "d": Symbol("real")})
