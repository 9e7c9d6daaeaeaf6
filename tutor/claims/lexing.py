"""Running text → tokens of sums: numbers, signs, relations, words. Text only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """``kind`` is number, money, percent, sign, relation, open, close, letter, word or other; ``value`` as read."""

    kind: str
    value: str
    start: int
    end: int
    spaced: bool
    """Whether a space stands before it."""


_FRACTIONS = {"½": "(1/2)", "⅓": "(1/3)", "⅔": "(2/3)", "¼": "(1/4)", "¾": "(3/4)", "⅕": "(1/5)", "⅛": "(1/8)"}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_COUNTS = {"a": 1, "an": 1, "one": 1, "the": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_SIGNS = {"×": "*", "·": "*", "⋅": "*", "∙": "*", "∗": "*", "✕": "*", "✖": "*", "÷": "/", "−": "-", "–": "-", "**": "^"}
_RELATIONS = {"==": "=", "＝": "=", "~=": "≈", "=~": "≈", "≅": "≈", "≃": "≈", "<=": "≤", ">=": "≥", "!=": "≠", "≒": "≈"}
_WORDED = {
    "plus": "+",
    "minus": "-",
    "times": "*",
    "multiplied by": "*",
    "divided by": "/",
    "equals": "=",
    "is equal to": "=",
    "is about": "≈",
    "is approximately": "≈",
}
FUNCTIONS = frozenset(("sqrt", "sin", "cos", "tan", "log", "ln", "exp", "pi"))

_TOKEN = re.compile(
    r"""(?P<space>[^\S\n]+|\*\*(?![\d(])|(?<![\w)])\*\*|__|`)
    |(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|\d{1,3}(?:[ \u00a0]\d{3})+(?![\d.,])|\d+(?:\.\d+)?|(?<![\d.])\.\d+)
    |(?P<vulgar>[½⅓⅔¼¾⅕⅛])
    |(?P<part>(?:\b(?:an?|one|two|three|four|five)[ -])?\b(?:half|thirds?|quarters?|fourths?|fifths?|tenths?)[ ]of\b)
    |(?P<twice>\b(?:double|twice|triple)\b(?=[ ]\$?\d))
    |(?P<worded>\b(?:plus|minus|times|multiplied[ ]by|divided[ ]by|equals|is[ ]equal[ ]to|is[ ]about
        |is[ ]approximately)\b(?=[ ]+\(?\$?[\d.]))
    |(?P<money>\\?\$|[€£₩¥])
    |(?P<percent>[%％])
    |(?P<arrow>=>|->|<-|→|⇒|⟹|⇔|∴)
    |(?P<relation>==|~=|=~|<=|>=|!=|[=＝≈≅≃≒<>≤≥≠])
    |(?P<sign>\*\*(?=[\d(])|[-+*/×÷·⋅∙∗✕✖−–^])
    |(?P<open>[(\[])|(?P<close>[)\]])
    |(?P<letter>√|π|(?<![A-Za-z'’])[A-Za-z](?:_\d)?(?![A-Za-z'’]))
    |(?P<word>[A-Za-z][A-Za-z'’-]*[A-Za-z]|[가-힣]+|[A-Za-z])
    |(?P<power>[²³])
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)


def tokens(text: str) -> list[Token]:
    """Return the tokens of a line."""
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    spaced = True
    for found in _TOKEN.finditer(text):
        kind, value = found.lastgroup or "other", found[0]
        if kind == "space":
            spaced = True
            continue
        yield from _token(kind, value, found.start(), found.end(), spaced)
        spaced = False


def _token(kind: str, value: str, start: int, end: int, spaced: bool) -> Iterator[Token]:
    match kind:
        case "number":
            yield Token("number", re.sub(r"[,\s\u00a0]", "", value), start, end, spaced)
        case "vulgar":
            yield Token("vulgar", _FRACTIONS[value], start, end, spaced)
        case "part":
            yield Token("number", _part(value), start, end - 3, spaced)
            yield Token("sign", "*", end - 2, end, True)
        case "twice":
            yield Token("number", "3" if value.lower() == "triple" else "2", start, end, spaced)
            yield Token("sign", "*", end, end, True)
        case "worded":
            sign = _WORDED[re.sub(r"\s+", " ", value)]
            yield Token("relation" if sign in "=≈" else "sign", sign, start, end, spaced)
        case "sign":
            yield Token("sign", _SIGNS.get(value, value), start, end, spaced)
        case "relation":
            yield Token("relation", _RELATIONS.get(value, value), start, end, spaced)
        case "power":
            yield Token("sign", "^", start, start, spaced)
            yield Token("number", "2" if value == "²" else "3", start, end, False)
        case "word" if value in FUNCTIONS:
            yield Token("letter", value, start, end, spaced)
        case "arrow":
            yield Token("other", value, start, end, spaced)
        case _:
            yield Token(kind, value, start, end, spaced)


def _part(value: str) -> str:
    words = re.split(r"[ -]", value.lower())[:-1]
    count = _COUNTS.get(words[0], 1) if len(words) > 1 else 1
    return f"({count}/{_PARTS[words[-1].rstrip('s')]})" if words[-1] != "half" else f"({count}/2)"
