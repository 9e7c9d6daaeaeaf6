"""Numeric equations in a sentence, read and worked out with plain fractions: nothing of the product is used.

``He pays 16 x $60 + 8 x $30 = $1200`` holds one: its sides are sums of numbers, units and currencies left out, words
such as "times" and "equals" and calculator marks ``<<5*3=15>>`` read as signs. A side with a letter in it has no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

_TOKEN = re.compile(
    r"(?P<number>\d[\d,]*(?:\.\d+)?|\.\d+)|(?P<sign>[-+*/×÷·–−^()=%])|(?P<word>[^\W\d_]+(?:[-'’][^\W\d_]+)*)"
    r"|(?P<money>[$€£])|(?P<other>\S)"
)
_SAID = (
    (r"^\s*[-•*–]\s+", ""),
    (r"<<|>>", " ; "),
    (r"\d+(?:\.\d+)?\s+[a-z]+\s+\d+(?:\.\d+)?\s+[a-z]+(?=\s*[-+=.]|\s*$)", " ; "),
    (r"\bmultiplied by\b|\btimes\b(?=\s*[$\d(])", "*"),
    (r"\bdivided by\b", "/"),
    (r"\bplus\b", "+"),
    (r"\bminus\b", "-"),
    (r"(?<=[\d)%])\s*[xX]\s*(?=[$\d(.])", " * "),
    (r"(?<=[^\W\d_]{2})\s+[xX]\s+(?=[$\d(.])", " * "),
    (r"\b(?:which )?(?:is equal to|equals)\b", "="),
    (r"(?<=\d)\s+is\s+(?=\$?\d)", " = "),
)
"""A quantity in two units (11 hours 20 minutes) has no value here."""
_SIGNS = {"×": "*", "·": "*", "÷": "/", "–": "-", "−": "-", "^": "**"}
_JOINING = frozenset(
    "and so which is are the then or of that this gives we get he she they has have for since because if in to from"  # noqa: SIM905
    " with by as at".split()
)
MOST_UNITS = 3
"""Words between a number and the next sign that may be its unit."""


def equations(line: str) -> Iterator[list[str]]:
    """The sides of each equation in a line."""
    for pattern, new in _SAID:
        line = re.sub(pattern, new, line)
    for piece in _pieces([(str(found.lastgroup), found[0]) for found in _TOKEN.finditer(line)]):
        if "=" in piece:
            yield [side.strip() for side in " ".join(piece).split("=")]


def _pieces(tokens: Sequence[tuple[str, str]]) -> Iterator[list[str]]:
    """What stands between words: numbers, signs and letters."""
    kept: list[str] = []
    place = 0
    while place < len(tokens):
        kind, text = tokens[place]
        if kind == "number":
            kept.append(text.replace(",", ""))
        elif kind == "sign":
            per = text == "/" and tokens[place + 1 : place + 2] and _is_unit(tokens[place + 1])
            place += 1 if per else 0
            kept += [] if per else [_SIGNS.get(text, text)]
        elif kind == "word" and not _is_unit((kind, text)):
            kept.append(text)
        elif kind != "money":
            end = place
            while end < len(tokens) and (end == place or _is_unit(tokens[end])):
                end += 1
            after = tokens[end] if end < len(tokens) else ("", "")
            if not (kept and _is_value(kept[-1]) and _are_units(tokens[place:end]) and after[1] in "+-*/×÷·–−^=)"):
                yield kept
                kept = []
            place = max(end, place + 1) - 1
        place += 1
    yield kept


def _is_unit(token: tuple[str, str]) -> bool:
    """Whether a word is none of the letters of algebra."""
    return token[0] == "word" and (len(token[1]) > 1 or token[1] in "aAI")


def _is_value(token: str) -> bool:
    return bool(re.fullmatch(r"[\d.]+|\)|%", token))


def _are_units(tokens: Sequence[tuple[str, str]]) -> bool:
    return 0 < len(tokens) <= MOST_UNITS and not _JOINING & {word.lower() for _, word in tokens}


def values(side: str) -> set[Fraction]:
    """The value of a side; two where a percent sign may be left out; none where it is no sum of numbers."""
    found = set()
    for percent in ("", "/100"):
        text = re.sub(r"\s*%", percent, side)
        text = re.sub(r"(?<=[\d)])\s*(?=\()|(?<=\))\s*(?=\d)", "*", text)
        if not re.search(r"\d", text) or not re.fullmatch(r"[\d.()+*/ -]+", text):
            return set()
        text = re.sub(r"(\d+(?:\.\d+)?|\.\d+)", r"Fraction('\1')", text)
        try:
            found.add(eval(text, {"__builtins__": {}, "Fraction": Fraction}))
        except (SyntaxError, TypeError, ValueError, ArithmeticError):
            return set()
    return {each for each in found if isinstance(each, Fraction)}


def links(line: str) -> Iterator[tuple[str, str, bool]]:
    """Pairs of sides of which the first is a sum of numbers, and whether they are equal but for a rounding."""
    for sides in equations(line):
        for left, right in pairwise(sides):
            a, b = values(left), values(right)
            if a and b and re.search(r"[-+*/]", left.lstrip("- ")) and left[0] not in "+*/":
                places = 6 if re.search(r"[+*/]", right) else len(right.partition(".")[2])
                yield left, right, any(abs(one - other) < Fraction(1, 10**places) for one in a for other in b)


def solutions(line: str) -> set[tuple[str, Fraction]]:
    """The solutions of the linear equations in one letter that stand in a line, each with its letter."""
    found = set()
    for sides in equations(line):
        letters = set(re.findall(r"(?<![a-zA-Z])[a-zA-Z](?![a-zA-Z])", " ".join(sides)))
        if len(letters) == 1 and len(sides) == 2:
            (letter,) = letters
            gaps = [_gap(sides, letter, number) for number in (0, 1, 2)]
            if None not in gaps and gaps[0] != gaps[1] and gaps[2] - gaps[1] == gaps[1] - gaps[0]:  # type: ignore[operator]
                found.add((letter, gaps[0] / (gaps[0] - gaps[1])))  # type: ignore[operator]
    return found


def _gap(sides: Sequence[str], letter: str, number: int) -> Fraction | None:
    """Left side minus right side, with a number for the letter."""
    put = [re.sub(rf"(?<=[\d)])\s*{letter}|{letter}\s*(?=[\d(])", f"*({number})", side) for side in sides]
    both = [values(side.replace(letter, f"({number})").lstrip("+ ")) for side in put]
    return both[0].pop() - both[1].pop() if all(len(each) == 1 for each in both) else None


def false_links(line: str) -> list[str]:
    """The equations of numbers in a line that are false by more than a rounding."""
    return [f"{left} = {right}" for left, right, equal in links(line) if not equal]
