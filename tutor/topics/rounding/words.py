"""Words for places: "nearest hundred", "three decimal places", "ten thousands digit"; → powers of ten."""

from __future__ import annotations

import re

from sympy import Rational

NUMBERS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_GROUPS = (
    "thousand", "million", "billion", "trillion", "quadrillion", "quintillion", "sextillion", "septillion", "octillion",
    "nonillion", "decillion",
)  # fmt: skip
_SMALL = ("tenth", "hundredth", "thousandth", "ten-thousandth", "hundred-thousandth", "millionth")
_KOREAN = ("일", "십", "백", "천", "만", "십만", "백만", "천만", "억", "십억", "백억", "천억", "조")


_KOREAN_COUNTS = ("첫째", "둘째", "셋째", "넷째", "다섯째", "여섯째")


def _places() -> dict[str, int]:
    """The name of each place, in the singular → its power of ten."""
    found = {"unit": 0, "one": 0, "integer": 0, "whole number": 0, "ten": 1, "hundred": 2}
    for k, group in enumerate(_GROUPS):
        for more, word in enumerate(("", "ten ", "hundred ")):
            found[word + group] = 3 * (k + 1) + more
    found |= {word: -place - 1 for place, word in enumerate(_SMALL)}
    return found | {word: place for place, word in enumerate(_KOREAN)}


PLACES = _places()


def place_of(words: str) -> int | None:
    """The power of ten of a place named in words ("ten thousands", "hundredth"), None for other words."""
    text = " ".join(words.lower().replace("-", " ").split())
    for name in (text, text.removeprefix("one "), text.removesuffix("s"), text.removesuffix("s").removeprefix("one ")):
        hyphened = name.replace("ten thousandth", "ten-thousandth").replace("hundred thousandth", "hundred-thousandth")
        for spelled in (name, hyphened):
            if spelled in PLACES:
                return PLACES[spelled]
    return None


def unit_of(words: str) -> Rational | None:
    """To multiples of what is rounded: "hundred", "one thousand", "100", "0.1", "5"; None for other words."""
    text = words.strip().strip("$").replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        value = Rational(text)
        return value if value > 0 else None
    place = place_of(text)
    return None if place is None else Rational(10) ** place


def count_of(words: str) -> int | None:
    """A number of digits: "3", "three"; None for other words."""
    text = words.strip().lower()
    text = str(_KOREAN_COUNTS.index(text) + 1) if text in _KOREAN_COUNTS else text
    count = int(text) if text.isdigit() else NUMBERS.get(text)
    return count if count is not None and count <= 60 else None
