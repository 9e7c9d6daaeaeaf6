"""How a word or a formula ends when it is read aloud in Korean: in a vowel, in ㄹ, or in another consonant.

Formulas are read as in Korean schoolbooks: a fraction ends with its numerator ("b분의 a"), a power with "제곱", a
number with its last digit or, after zeros, with 십, 백, 천, 만.
"""

from __future__ import annotations

import re
from enum import Enum


class Ending(Enum):
    """What the last syllable ends in."""

    VOWEL = "vowel"
    LIQUID = "ㄹ"
    CONSONANT = "consonant"


_LETTERS = dict.fromkeys("lr", Ending.LIQUID) | dict.fromkeys("mn", Ending.CONSONANT)
"""The names of letters (엘, 알; 엠, 엔); all the others end in a vowel."""
_DIGITS = dict.fromkeys("178", Ending.LIQUID) | dict.fromkeys("036", Ending.CONSONANT)
"""일, 칠, 팔; 영, 삼, 육; the others (이, 사, 오, 구) end in a vowel."""
_COMMANDS = {
    "epsilon": Ending.CONSONANT, "varepsilon": Ending.CONSONANT, "prime": Ending.CONSONANT,
    "emptyset": Ending.CONSONANT, "varnothing": Ending.CONSONANT, "matrix": Ending.LIQUID,
    "sin": Ending.CONSONANT, "cos": Ending.CONSONANT, "ln": Ending.CONSONANT,
    "upsilon": Ending.CONSONANT, "omicron": Ending.CONSONANT,
}  # fmt: skip
"""엡실론, 프라임, 공집합, 행렬, 사인, 코사인; commands that are not here end in a vowel (알파, 파이, 무한대)."""

_CLOSED = re.compile(r"(?:\\right|\\[bB]igg?r?|\\[,;:! ]|\\quad|[\s)\]|.,;:”“’\"'*_]|\\[}|]|\\rangle)+$")
_FRACTION = re.compile(r"\\[dt]?frac\{$")
_GROUP = re.compile(r"(\\[A-Za-z]+\*?|[\^_])?(?:\[[^\]]*\])?$")
_WORDS = ("text", "mathrm", "operatorname", "textbf", "mathbf")


def ending(said: str) -> Ending:
    """Return how the text ends; mathematics stands between dollar signs or is in calculator notation."""
    text = said.rstrip()
    text = re.sub(r"[\s.,;:”“’\"*_]+$", "", text)
    if text.endswith("$") and text.count("$") > 1:
        return _formula(text[:-1].rpartition("$")[2])
    return _words(text)


def _words(text: str) -> Ending:
    """The ending of words, or of mathematics in calculator notation."""
    text = _CLOSED.sub("", text)
    if re.search(r"\^\(?-?[\w/]+$", text):
        return Ending.CONSONANT
    if fraction := re.search(r"([\w.]+)/[\w.]+$", text):
        return _last(fraction[1])
    return _last(text)


def _formula(latex: str) -> Ending:
    """The ending of a formula in LaTeX."""
    latex = latex.rstrip().rstrip(".,")
    if latex.endswith(("'", r"^\prime")):
        return Ending.CONSONANT
    latex = _CLOSED.sub("", latex)
    if re.search(r"\^\s*\\circ$", latex):
        return Ending.VOWEL
    if re.search(r"\^\s*(\w|\\[A-Za-z]+)$", latex):
        return Ending.CONSONANT
    if not latex.endswith("}"):
        return _last(latex)
    start = _opening(latex)
    inside, before = latex[start + 1 : -1], latex[:start]
    if before.endswith("}") and (top := _numerator(before)) is not None:
        return _formula(top)
    command = _GROUP.search(before)
    name = (command[1] or "") if command else ""
    if name == "^":
        return Ending.VOWEL if "circ" in inside else Ending.CONSONANT
    if name == r"\end":
        return Ending.LIQUID if "matrix" in inside or inside == "array" else Ending.CONSONANT
    return _words(inside) if name.removeprefix("\\") in _WORDS else _formula(inside)


def _opening(latex: str) -> int:
    """Where the group that closes a formula opens."""
    depth = 0
    for place in range(len(latex) - 1, -1, -1):
        if latex[place] in "{}" and latex[place - 1 : place] != "\\":
            depth += 1 if latex[place] == "}" else -1
            if depth == 0:
                return place
    return 0


def _numerator(before: str) -> str | None:
    """The numerator, where a denominator follows this text."""
    start = _opening(before)
    return before[start + 1 : -1] if _FRACTION.search(before[: start + 1]) else None


def _last(text: str) -> Ending:
    """The ending of the last word, letter, digit or command."""
    if command := re.search(r"\\([A-Za-z]+)$", text):
        return _COMMANDS.get(command[1], Ending.VOWEL)
    last = text[-1:]
    if "가" <= last <= "힣":
        final = (ord(last) - ord("가")) % 28  # Unicode 3.12: the syllables are in order of their final consonant
        return Ending.VOWEL if final == 0 else Ending.LIQUID if final == 8 else Ending.CONSONANT
    if last.isdigit():
        return _DIGITS.get(last, Ending.VOWEL)
    if last in ("!", "²", "³"):
        return Ending.LIQUID if last == "!" else Ending.CONSONANT
    word = re.search(r"[A-Za-z]+$", text)
    if word and len(word[0]) > 1 and word[0].lower() in _COMMANDS:
        return _COMMANDS[word[0].lower()]
    return _LETTERS.get(last.lower(), Ending.VOWEL)
