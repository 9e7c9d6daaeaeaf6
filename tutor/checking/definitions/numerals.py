"""Numerals of other bases and of the Romans; a numeral is a symbol whose name is the digits."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, Expr, Integer, Symbol

from tutor.checking.definitions.divisibility import whole
from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
LONGEST_SHIFT = 4096


def numeral(digits: Basic, base: Basic) -> Expr:
    """The number that digits mean in a base: each place is worth the base times the place to its right."""
    total = 0
    size = _base(base)
    text = _digits(digits)
    for digit in text.removeprefix("-"):
        value = DIGITS.find(digit)
        if not 0 <= value < size:
            raise Undefined(say("This digit does not exist in this base."))
        total = total * size + value
    return Integer(-total if text.startswith("-") else total)


def in_base(number: Basic, base: Basic, style: Basic | None = None) -> Symbol:
    """The digits of a number in a base; style ``A``: capital letters, ``_``: the base below, else a mark in front."""
    (n,) = whole(number)
    size, rest, text = _base(base), abs(n), ""
    while rest or not text:
        rest, digit = divmod(rest, size)
        text = DIGITS[digit] + text
    mark = style.name if isinstance(style, Symbol) else ""
    text = text.upper() if mark == "A" else f"{text}_{size}" if mark == "_" else mark + text
    return Symbol(("-" if n < 0 else "") + text)


def complement(digits: Basic, kind: Basic) -> Symbol:
    """Binary digits of which each is replaced by the other (1), and then one is added in as many digits (2)."""
    (which,) = whole(kind)
    text = _digits(digits)
    if set(text) - {"0", "1"} or which not in (1, 2):
        raise Undefined(say("Only binary digits have a complement."))
    number = 2 ** len(text) - 1 - int(text, 2) + (which - 1)
    return Symbol(bin(number % 2 ** len(text))[2:].rjust(len(text), "0"))


def count_of_ones(number: Basic) -> Expr:
    """How many digits of the binary numeral are 1."""
    (n,) = whole(number)
    if n < 0:
        raise Undefined(say("Only numbers from zero on have binary digits here."))
    return Integer(str(in_base(Integer(n), Integer(2))).count("1"))


def roman(number: Basic) -> Symbol:
    """The Roman numeral of a number from 1 to 3999."""
    (n,) = whole(number)
    if not 1 <= n <= 3999:
        raise Undefined(say("Roman numerals are written from 1 to 3999."))
    text = ""
    for value, letters in ROMAN:
        text += letters * (n // value)
        n %= value
    return Symbol(text)


def decimal_coded(number: Basic) -> Symbol:
    """Each decimal digit as four binary digits."""
    (n,) = whole(number)
    if n < 0:
        raise Undefined(say("Only numbers from zero on are coded by their digits."))
    return Symbol("".join(bin(int(digit))[2:].rjust(4, "0") for digit in str(n)))


def shifted_left(number: Basic, places: Basic) -> Expr:
    """The number with that many zeros written behind its binary digits."""
    n, count = _shift(number, places)
    return Integer(n * 2**count)


def shifted_right(number: Basic, places: Basic) -> Expr:
    """The number without that many last binary digits, rounded down."""
    n, count = _shift(number, places)
    return Integer(n // 2**count)


def bits_and(first: Basic, second: Basic) -> Expr:
    """1 where both have the binary digit 1."""
    a, b = whole(first, second)
    return Integer(a & b)


def bits_or(first: Basic, second: Basic) -> Expr:
    """1 where at least one has the binary digit 1."""
    a, b = whole(first, second)
    return Integer(a | b)


def bits_xor(first: Basic, second: Basic) -> Expr:
    """1 where exactly one has the binary digit 1."""
    a, b = whole(first, second)
    return Integer(a ^ b)


def _shift(number: Basic, places: Basic) -> list[int]:
    n, count = whole(number, places)
    if not 0 <= count <= LONGEST_SHIFT:
        raise Undefined(say("Digits are shifted by a whole number of places, not too many."))
    return [n, count]


def _base(base: Basic) -> int:
    (size,) = whole(base)
    if not 2 <= size <= len(DIGITS):
        raise Undefined(say("Bases from 2 to 36 are used here."))
    return size


def _digits(digits: Basic) -> str:
    if isinstance(digits, Integer):
        return str(digits)
    if not isinstance(digits, Symbol) or not digits.name.removeprefix("-").isalnum():
        raise Undefined(say("Digits are expected here."))
    return str(digits.name).lower()


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "numeral": numeral,
    "in_base": in_base,
    "complement": complement,
    "count_of_ones": count_of_ones,
    "roman": roman,
    "decimal_coded": decimal_coded,
    "shifted_left": shifted_left,
    "shifted_right": shifted_right,
    "bits_and": bits_and,
    "bits_or": bits_or,
    "bits_xor": bits_xor,
}
