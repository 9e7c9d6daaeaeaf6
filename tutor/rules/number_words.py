"""Numbers as words say them: ``three quarters``, ``twenty-one``, ``half``, ``1,250.5``, ``the second``."""

from __future__ import annotations

import re

from sympy import Integer, Rational

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SPELLINGS = {"fourteeen": "fourteen", "fourty": "forty", "twelth": "twelfth", "twelths": "twelfths"}
"""Frequent misspellings."""

_KOREAN = {
    "한": 1, "하나": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "네": 4, "넷": 4, "다섯": 5, "여섯": 6, "일곱": 7,
    "여덟": 8,
    "아홉": 9, "열": 10,
}  # fmt: skip
_PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    name + ending: value for value, name in enumerate(_ORDINALS) if value > 2 for ending in ("", "s")
}
_FRACTION = re.compile(r"([-−]?)(?:(\d{1,30})\s+)?(?:(\d{1,30})\s*/\s*(\d{1,30})|\\d?frac\s*\{(\d+)\}\s*\{(\d+)\})")
_DECIMAL = re.compile(r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-−]?\.\d+")


def cardinal(text: str) -> int | None:
    """Return a whole number given in digits or words (``twenty-one``, ``a``, ``세``), None for anything else."""
    words = [_SPELLINGS.get(word, word) for word in re.split(r"[\s-]+", text.strip().lower()) if word != "and"]
    if len(words) == 1 and re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d{1,30}", words[0]):
        return int(words[0].replace(",", ""))
    if len(words) == 1 and words[0] in _KOREAN:
        return _KOREAN[words[0]]
    if words in (["a"], ["an"]):
        return 1
    return _said(words)


def _said(words: list[str]) -> int | None:
    whole, part = 0, 0
    for word in words:
        if word in _UNITS:
            part += _UNITS.index(word)
        elif word in _TENS:
            part += 10 * (_TENS.index(word) + 2)
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word in _SCALES:
            whole, part = whole + max(part, 1) * _SCALES[word], 0
        else:
            return None
    return whole + part if words else None


def ordinal(text: str) -> int | None:
    """Return what ``third``, ``3rd``, ``21st`` count to, None for anything else."""
    word = text.strip().lower()
    word = _SPELLINGS.get(word, word)
    if word in _ORDINALS:
        return _ORDINALS.index(word)
    found = re.fullmatch(r"(\d{1,9})\s*(?:st|nd|rd|th)", word)
    return int(found[1]) if found else None


def number(text: str) -> Rational | None:
    """Return a number given in digits (``2.5``, ``3/4``, ``1 1/2``, ``1,250``) or words (``three quarters``)."""
    text = text.strip().lower()
    if _DECIMAL.fullmatch(text):
        return Rational(text.replace(",", "").replace("−", "-"))
    found = _FRACTION.fullmatch(text)
    if found:
        above, below = int(found[3] or found[5]), int(found[4] or found[6])
        if not below:
            return None
        value = Integer(int(found[2] or 0)) + Rational(above, below)
        return -value if found[1] else value
    words = [_SPELLINGS.get(word, word) for word in re.sub(r"\s+", " ", text).split(" ")]
    if words[-1] in _PARTS and len(words) <= 3:
        counted = cardinal(" ".join(words[:-1])) if words[:-1] else 1
        return None if counted is None else Rational(counted, _PARTS[words[-1]])
    whole = cardinal(text)
    return None if whole is None else Integer(whole)
