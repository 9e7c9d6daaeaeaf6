"""Whether a hint gives an answer away: its value, one of its members, or the same in another writing stands in it.

The same in another writing: a number as a fraction, a decimal or a percentage; a sum in another order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from tutor.messages import Formula, Message
from tutor.solution import Answer

_NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:/\d+)?(?![\w.]*\w)%?")
_SIDES = re.compile(r"<=|>=|[=<>≤≥]")


def tells(hint: Message, answer: Answer) -> bool:
    """Return whether the answer's value, one member of it, or the answer as shown stands in the hint."""
    values = {*map(_squeezed, (answer.value.plain, answer.shown.plain, *_members(answer.value.plain)))}
    pieces = {_squeezed(piece) for piece in _pieces(hint)}
    return any(_stands(value, piece) for value in values for piece in pieces)


def _stands(value: str, piece: str) -> bool:
    if value in piece and re.search(rf"{_before(value)}{re.escape(value)}(?![\w.]*\w)", piece):
        return True
    number = _number(value)
    if number is not None:
        return number in _numbers(piece)
    terms = _terms(value)
    return len(terms) > 1 and any(_terms(side) == terms for side in _SIDES.split(piece))


def _before(value: str) -> str:
    """What may not stand before a value, as a pattern: the end of another number; before a sign anything may."""
    return "" if value.startswith("-") else r"(?<![\w.])"


@lru_cache(maxsize=4096)
def _numbers(piece: str) -> frozenset[Fraction | None]:
    """The numbers that stand in a piece."""
    return frozenset(map(_number, _NUMBER.findall(piece)))


@lru_cache(maxsize=4096)
def _number(text: str) -> Fraction | None:
    """The number that a literal stands for: 3, -0.5, 1/2, 50%; None for anything else."""
    percent, text = text.endswith("%"), text.removesuffix("%")
    if not re.fullmatch(r"-?\d+(?:\.\d+)?(?:/\d+)?", text) or re.search(r"/0+$", text):
        return None
    above, _, below = text.partition("/")
    return Fraction(above) / Fraction(below or 1) / (100 if percent else 1)


@lru_cache(maxsize=4096)
def _terms(text: str) -> tuple[str, ...]:
    """The terms of a sum with their signs, sorted."""
    found, depth = [""], 0
    for place, sign in enumerate(text):
        depth += (sign in "([{") - (sign in ")]}")
        if sign in "+-" and depth == 0 and place and text[place - 1] not in "*/^":
            found.append("")
        found[-1] += sign
    return tuple(sorted(term if term.startswith("-") else f"+{term.removeprefix('+')}" for term in found))


def _pieces(message: Message) -> Iterator[str]:
    """The words and the formulas of a message, each by itself: joined they could hide or make up a value."""
    yield from message.text.split()
    for _, blank in message.blanks:
        match blank:
            case Message():
                yield from _pieces(blank)
            case Formula():
                yield blank.plain
            case _:
                yield from str(blank).split()


def _members(value: str) -> list[str]:
    """The members of a set of one or more values: each alone gives the answer away."""
    if not (value.startswith("{") and value.endswith("}")):
        return []
    return [member for member in value[1:-1].split(", ") if member and "(" not in member]


def _squeezed(text: str) -> str:
    return "".join(text.split())
