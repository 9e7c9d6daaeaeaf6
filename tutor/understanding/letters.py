"""What the names of a text stand for before anything of it is read: functions, and ``e`` and ``i`` as plain letters."""

from __future__ import annotations

import re

from tutor.maths.reading import Declared
from tutor.understanding.phrases import NAME

_NAME = NAME.pattern
_LED_FUNCTION = re.compile(
    rf"(?<![A-Za-z0-9*/^+\-\\)])(?P<name>{_NAME})\s*\(\s*(?P<parameters>{_NAME}(?:\s*,\s*{_NAME})*)\s*\)\s*"
    r"(?:=|:=|(?:be|is|denote|equals?|represent)\b)",
    re.IGNORECASE,
)
_LED_VALUE = re.compile(
    rf"\b(?:let|and|where|with|for|if|when)\s+(?P<name>{_NAME})\s*(?:=|(?:be|denote|represent)\b)", re.IGNORECASE
)
_COMPLEX = re.compile(
    r"complex|imaginary|conjugate|real part|modulus|absolute value|argument|polar|magnitude|복소수|허수", re.IGNORECASE
)
_NATURAL = re.compile(r"e\s*(?:\^|\*\*)\s*[({\-]*\s*[a-z]|\blog|\bln", re.IGNORECASE)
_SUPPOSED = re.compile(r"(?:suppose|assume)[^.?!]*(?<![a-z\\])(?P<letter>[ei])(?![a-z])", re.IGNORECASE)
_ALONE = (
    r"(?:for|wrt|to|of|is|what's|calculate|find|determine|give|by|and|or|than|round|let|does|are|divide|\()\s*"
    r"{letter}\s*(?:$|[?.,)]|\s(?:=|be|is|a|and|or|in|given|divide|prime|composite|rounded|to)\b|\s*=)"
)


def declared_in(text: str) -> Declared:
    """What names stand for, as far as the definitions of a text show: its functions, and ``e`` and ``i`` as letters."""
    functions, letters = set[str](), set[str]()
    for found in _LED_FUNCTION.finditer(text):
        functions.add(found["name"])
        letters.update(part.strip() for part in found["parameters"].split(","))
    letters.update(found["name"] for found in _LED_VALUE.finditer(text))
    if not _COMPLEX.search(text):
        letters.update(letter for letter in "ei" if letter not in letters and _is_letter(letter, text))
    return Declared(frozenset(letters), frozenset(functions))


def _counted(letter: str, text: str) -> bool:
    """Whether a sentence has more equations than other unknowns: then the letter is one of its unknowns."""
    known = set[str]()
    for sentence in _SENTENCES.split(text):
        names = set(_LETTERS.findall(sentence))
        others = names - known - {letter}
        if letter in names and _EQUATIONS.match(sentence) and sentence.count("=") > max(1, len(others)):
            return True
        known |= names
    return False


_SENTENCES = re.compile(r"[.?!;]\s+")
_LETTERS = re.compile(r"(?<![A-Za-z\\])[A-Za-z](?![A-Za-z])")
_EQUATIONS = re.compile(r"\s*(?:solve|suppose|let|find|given|if|determine|calculate|assume)\b", re.IGNORECASE)


def _is_letter(letter: str, text: str) -> bool:
    if letter == "e" and _NATURAL.search(text):
        return False
    if _counted(letter, text):
        return True
    supposed = any(found["letter"].lower() == letter for found in _SUPPOSED.finditer(text))
    return supposed or bool(re.search(_ALONE.replace("{letter}", letter), text))


_ASKED = (
    r"(?:for|wrt|to|terms\s+of|find|calculate|determine|give|what\s+is)\s+(?:[a-z]\s*(?:,|and)\s*)*{letter}\s*"
    r"(?:$|[?.,]|\s(?:if|in|so|such|given|and)\b)"
)
_POWERS = r"\d\s*\*\s*{letter}\s*\*\*\s*\d"


def asked_letters(text: str) -> Declared:
    """``e`` and ``i`` as letters where a question without definitions can only mean that.

    It does where it asks for them ("solve … for i") or where they have powers like no number has (``3*i**2``), with no
    other letter beside them.
    """
    if _COMPLEX.search(text):
        return Declared()
    found = set[str]()
    for letter in "ei":
        asked = re.search(_ASKED.replace("{letter}", letter), text, re.IGNORECASE)
        if (
            asked
            or _counted(letter, text)
            or (re.search(_POWERS.replace("{letter}", letter), text) and not _OTHERS.search(text))
        ):
            found.add(letter)
    return Declared(frozenset(found))


_OTHERS = re.compile(r"(?<![A-Za-z\\])[a-df-hj-zA-Z](?![A-Za-z])")


_CODE_E = re.compile(r"(?<![\w\\])E(?![\w(])")
_NAMED_E = re.compile(r"(?<![A-Za-z])(?:E\s*(?:=|be\b|is\b)|(?:for|let|of|to|in)\s+E\b)|(?<![\w\\])e(?![\w(])")


def euler(text: str) -> str:
    """Write ``E`` as ``e`` in the notation of programs (``x**2``), where it is Euler's number and nothing names it."""
    return _CODE_E.sub("e", text) if "**" in text and not _NAMED_E.search(text) else text
