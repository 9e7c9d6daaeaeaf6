"""The ways in which a student may type a right answer, for formats that compare texts.

Such a format cannot do algebra; it takes the answer as shown, its bare value, with or without spaces and signs of
multiplication, terms and members in another order, fractions as decimals. What more there is, only a format that
grades symbolically takes (STACK). Every spelling means the answer exactly; nothing here is a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import permutations

from tutor.exports.values import (
    Expression,
    Interval,
    Matrix,
    Members,
    Number,
    Row,
    Statement,
    Union,
    Value,
    split,
    value_of,
)
from tutor.messages import Translate, say, untranslated

OR, AND, NONE = say("or").text, say("and").text, say("no solution").text
MOST = 60
"""Spellings of one answer; more help nobody."""
FEW = 3
"""Terms or members that are put into every order."""
TIGHT = re.compile(r"(?<=\S) ([-+*/·=<>≤≥≠∪]|[<>!]=) (?=\S)|([,;]) ")
"""Spaces that nobody needs: around a sign between two things, and behind a comma."""
SIGNS = {"<=": "≤", ">=": "≥", "!=": "≠", "*": "·"}
FLIPPED = {"<=": ">=", ">=": "<=", "<": ">", ">": "<", "=": "="}


def spellings(value: Value, plain: str, shown: str, translate: Translate = untranslated) -> tuple[str, ...]:
    """Return the spellings of an answer; the first is the one to show to people."""
    found: dict[str, None] = {}
    for text in (shown, plain, *_meanings(value, shown)):
        for spelling in _written(" ".join(text.split())):
            found.setdefault(_translated(spelling, translate))
            found.setdefault(spelling)
    return tuple(found)[:MOST]


def decimal(number: Fraction) -> str | None:
    """Return a fraction as a decimal, where it ends."""
    below, places = number.denominator, 0
    while below % 10 == 0 or below % 2 == 0 or below % 5 == 0:
        below //= 10 if below % 10 == 0 else 2 if below % 2 == 0 else 5
        places += 1
    if below != 1 or not places or places > 12:
        return str(number.numerator) if number.denominator == 1 else None
    digits = f"{abs(number.numerator) * 10**places // number.denominator:0{places + 1}}"
    written = f"{digits[:-places]}.{digits[-places:]}".rstrip("0").rstrip(".")
    return f"-{written}" if number < 0 else written


def _meanings(value: Value, shown: str) -> Iterator[str]:
    """Other texts that say the same, each still to be written in several ways."""
    unknown = _unknown(shown)
    match value:
        case Members(()):
            yield from ("{}", "∅", NONE)
        case Number(number, written):
            yield from _number(number, written)
        case Expression(text):
            yield from _reordered(text)
        case Statement(text):
            yield from _statement(text)
        case Members(members):
            yield from _members(members, unknown)
        case Matrix(rows):
            yield "; ".join(" ".join(row) for row in rows)
            yield ", ".join(f"({', '.join(row)})" for row in rows)
        case Row(members):
            yield ", ".join(members)
            yield f"({', '.join(members)})"
            yield f"[{', '.join(members)}]"
        case Interval() | Union():
            yield from _statement(shown) if "<" in shown or ">" in shown else ()
        case _:
            return


def _number(number: Fraction, written: str) -> Iterator[str]:
    yield written
    if (ending := decimal(number)) is not None:
        yield ending
    if number.denominator != 1:
        yield str(number)
    whole, rest = divmod(abs(number), 1)
    if whole and rest:
        yield f"{'-' if number < 0 else ''}{whole} {rest}"


def _members(members: tuple[str, ...], unknown: str) -> Iterator[str]:
    """A set in any order, with the name of the unknown or without."""
    for order in _orders(members):
        if unknown:
            yield " or ".join(f"{unknown} = {member}" for member in order)
            yield ", ".join(f"{unknown} = {member}" for member in order)
        yield ", ".join(order)
        yield f"{{{', '.join(order)}}}"
        yield " or ".join(order)
    if len(members) == 1 and isinstance(number := value_of(members[0]), Number):
        for text in _number(number.value, number.written):
            yield text
            yield f"{unknown} = {text}" if unknown else text


def _statement(text: str) -> Iterator[str]:
    """A relation from its other side: ``11 >= x``; parts of ``or`` in another order."""
    parts = text.split(" or ")
    if 1 < len(parts) <= FEW:
        yield from (" or ".join(order) for order in permutations(parts))
    sides = re.split(r"\s*(<=|>=|<|>|=)\s*", text)
    if len(parts) == 1 and len(sides) in (3, 5):
        yield " ".join(FLIPPED.get(side, side) for side in reversed(sides))
    if len(sides) == 3 and sides[1] == "=":
        yield from (f"{sides[0]} = {other}" for other in _reordered(sides[2]))


def _reordered(text: str) -> Iterator[str]:
    """A sum with its terms in every order, where they are few; the factors of a product likewise."""
    terms = _terms(text)
    if len(terms) > 1:
        for order in _orders(terms):
            joined = "".join(f" - {term[1:]}" if term.startswith("-") else f" + {term}" for term in order)
            yield f"-{joined[3:]}" if joined.startswith(" - ") else joined[3:]
        return
    factors = split(text, "*")
    if len(factors) > 1 and not text.startswith("-") and "/" not in text:
        yield from ("*".join(order) for order in _orders(tuple(factors)))


def _terms(text: str) -> tuple[str, ...]:
    """The terms of a sum, each with its sign; a term alone where it is no sum."""
    marked = [split(part, " - ") for part in split(text, " + ")]
    return tuple(term if not place else f"-{term}" for part in marked for place, term in enumerate(part))


def _orders(parts: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    return permutations(parts) if len(parts) <= FEW else (parts, tuple(reversed(parts)))


def _translated(text: str, translate: Translate) -> str:
    """The words of an answer in the language of the set: what joins its parts, or the whole of it."""
    for word in (OR, AND):
        text = text.replace(f" {word} ", f" {translate(word)} ")
    return translate(text) if text and not any(sign in text for sign in "{}") else text


def _unknown(shown: str) -> str:
    """The letter of ``x = 3``, where every part of the answer as shown is about it."""
    letters = {part.split(" = ")[0].strip() for part in shown.split(" or ")}
    letter = letters.pop() if len(letters) == 1 else ""
    return letter if re.fullmatch(r"[A-Za-z](?:_\w+)?", letter) and "=" in shown and ", " not in shown else ""


def _written(text: str) -> Iterator[str]:
    """One text with and without spaces and signs of multiplication, and as it is printed in books."""
    bare = re.sub(r"\*(?=[A-Za-z(])", "", text)
    book = re.sub(r"\boo\b", "∞", re.sub(r"\bpi\b", "π", re.sub(r"sqrt\((\w+)\)", r"√\1", bare)))
    for sign, printed in SIGNS.items():
        book = book.replace(sign, printed)
    for way in (text, bare, book):
        yield way
        yield TIGHT.sub(lambda match: match[1] or match[2], way)
