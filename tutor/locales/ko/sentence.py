"""Korean sentences with blanks: the particle after a blank is the one that fits what fills it.

A particle has two forms, by whether the word before it ends in a consonant (National Institute of Korean Language,
한국어 어문 규범). A translator may write either form, or both ("{a}을(를)").
"""

from __future__ import annotations

import re
from functools import lru_cache
from string import Formatter

from tutor.locales.ko.sound import Ending, ending

PAIRS = (("을", "를"), ("은", "는"), ("이", "가"), ("과", "와"), ("으로", "로"))
"""The forms after a consonant and after a vowel; "으로" is "로" after ㄹ as well."""
_FORMS = {form: pair for pair in PAIRS for form in pair}
_BOTH = re.compile(r"(을|를|은|는|이|가|과|와)\((을|를|은|는|이|가|과|와)\)|\(으\)로")
_OPTIONAL = re.compile(r"\(이\)(?=[가-힣])")
_ALONE = re.compile(r"((?:으로|로|과|와)(?=(?:는|도|만|의|부터)?(?![가-힣]))|[을를은는이가](?![가-힣]))")


class Sentence(str):
    """A translated sentence whose particles are settled when its blanks are filled."""

    __slots__ = ()

    def format(self, *_: object, **blanks: object) -> str:
        """Return the sentence with its blanks filled by name.

        Raises:
            KeyError: a blank is not filled.
        """
        said: list[str] = []
        for forms, text, name in _pieces(str(self)):
            if forms is not None:
                said.append(_fitting(forms, said[-1]))
            said.append(text)
            if name is not None:
                said.append(str(blanks[name]))
        return "".join(said)


def _fitting(forms: tuple[str, str], word: str) -> str:
    sound = ending(word)
    if sound is Ending.LIQUID and forms[0] == "으로":
        return forms[1]
    return forms[1] if sound is Ending.VOWEL else forms[0]


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[tuple[tuple[str, str] | None, str, str | None], ...]:
    """The sentence as particles, texts and names of blanks, in order."""
    pieces = []
    after_blank = False
    for literal, name, _, _ in Formatter().parse(text):
        forms, rest = _particle(literal) if after_blank else (None, literal)
        pieces.append((forms, rest, name))
        after_blank = name is not None
    return tuple(pieces)


def _particle(text: str) -> tuple[tuple[str, str] | None, str]:
    """The particle that a text begins with, and the text after it."""
    if both := _BOTH.match(text):
        return (("으로", "로") if both[1] is None else _FORMS[both[1]]), text[both.end() :]
    if optional := _OPTIONAL.match(text):
        return ("이", ""), text[optional.end() :]
    if alone := _ALONE.match(text):
        return _FORMS[alone[1]], text[alone.end() :]
    return None, text
