"""Patterns cut down to what a text can need: most of the words that a phrase allows are not in the text at hand.

A source holds marks for its parts; `fitted` replaces each by as little as fits the same places of one text. What is
left is compiled in a tenth of the time, and much of it is the same for many phrases.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

Part = Callable[[str], str | None]
"""What a part of a source is for a text; None where it cannot fit."""

_PARTS: list[Part] = []
"""By number, as sources name them (``\ue000 12 \ue001``)."""

_MARK = re.compile("\ue000(\\d+)\ue001")


def part(fill: Part) -> str:
    """Return the mark that stands for a part in a source."""
    _PARTS.append(fill)
    return f"\ue000{len(_PARTS) - 1}\ue001"


def fitted(source: str, text: str) -> str | None:
    """Return the source for this text; None where a word is missing from the text that it cannot do without."""
    pieces = _MARK.split(source)
    for at in range(1, len(pieces), 2):
        filled = _filled(int(pieces[at]), text)
        if filled is None:
            return None
        pieces[at] = filled
    return "".join(pieces)


@lru_cache(maxsize=4096)
def _filled(number: int, text: str) -> str | None:
    return _PARTS[number](text)


def may_be_empty(source: str) -> bool:
    """Whether a source fits nothing at all."""
    alone = fitted(source, "")
    return alone is not None and re.fullmatch(alone, "") is not None


def held(words: Sequence[str], text: str, after: str = "") -> tuple[str, ...]:
    """Return the words (or rows of words) that may stand in the text before what the pattern ``after`` fits."""
    found = (word for word in words if all(each in text for each in word.split()))
    return tuple(word for word in found if not after or re.search(spaced(word) + after, text))


@cache
def spaced(words: str) -> str:
    """Return the pattern of words with any spaces between them."""
    return r"\s+".join(map(re.escape, words.split()))
