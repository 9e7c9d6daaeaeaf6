"""Lengths with units and angles in degrees, as a blank of a question holds them: ``12m`` is read as 12·m."""

from __future__ import annotations

from collections.abc import Iterable

from sympy import Basic, Expr, Float, I, Mul, Pow, Rational, S, Symbol, Tuple, pi

from tutor.errors import NotSolved
from tutor.messages import say
from tutor.rules.numerals import evaluated

_UNITS = ("mm", "cm", "dm", "m", "km", "in", "ft", "yd", "mi", "units", "unit")
_TENS = {"mm": 0, "cm": 1, "dm": 2, "m": 3, "km": 6}


def _letters(unit: str) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((letter, unit.count(letter)) for letter in set(unit)))


_WORDS = {
    "inch": "in", "inches": "in", "foot": "ft", "feet": "ft", "yard": "yd", "yards": "yd", "mile": "mi", "miles": "mi",
    "meter": "m", "meters": "m", "metre": "m", "metres": "m", "centimeter": "cm", "centimeters": "cm",
    "centimetre": "cm", "centimetres": "cm", "millimeter": "mm", "millimeters": "mm", "kilometer": "km",
    "kilometers": "km", "unit": "units", "units": "units",
}  # fmt: skip

_BY_LETTERS = {_letters(unit): unit for unit in _UNITS}


def split(value: Basic) -> tuple[Expr, str] | None:
    """The number and the unit (or "") of a length; None where it is neither."""
    if isinstance(value, Symbol) and value.name in _UNITS:
        return S.One, value.name
    if not isinstance(value, Expr):
        return None
    if value.is_number and not value.has(I):
        return _exact(value), ""
    word = next((symbol for symbol in value.free_symbols if symbol.name in _WORDS), None)
    if word is not None and value.free_symbols == {word}:
        number_of = value.subs(word, 1)
        return (_exact(number_of), _WORDS[word.name]) if value == number_of * word or value.args[-1] == word else None
    number: list[Expr] = []
    letters: dict[str, int] = {}
    for factor in Mul.make_args(value):
        base, exponent = factor.as_base_exp() if isinstance(factor, Pow | Symbol) else (factor, S.One)
        if isinstance(base, Symbol) and exponent.is_Integer and exponent > 0:
            for letter in base.name:
                letters[letter] = letters.get(letter, 0) + int(exponent)
        elif factor is I:
            letters["i"] = letters.get("i", 0) + 1
        elif factor.is_number and not factor.has(I):
            number.append(factor)
        else:
            return None
    unit = _BY_LETTERS.get(tuple(sorted(letters.items())))
    if unit is None or not number:
        return None
    return _exact(Mul(*number) if len(number) > 1 else number[0]), unit


def in_one_unit(values: Iterable[Basic]) -> tuple[list[Expr], str] | None:
    """The numbers of lengths in the smallest of their metric units; None where one of them is no length.

    Raises:
        NotSolved: their units cannot be brought together here.
    """
    found = [split(value) for value in values]
    if any(part is None for part in found):
        return None
    parts = [part for part in found if part is not None]
    units = list(dict.fromkeys(unit for _, unit in parts if unit))
    if len(units) < 2:
        return [number for number, _ in parts], (units[0] if units else "")
    if not all(unit in _TENS for unit in units):
        raise NotSolved(say("The lengths are given in different units: write them in the same one."), code="units")
    least = min(units, key=_TENS.__getitem__)
    return [number * 10 ** (_TENS[unit or least] - _TENS[least]) for number, unit in parts], least


def in_degrees(value: Basic) -> Expr | None:
    """The number of degrees: a bare number, or an angle read as a part of π; None where it is neither."""
    if not isinstance(value, Expr) or not value.is_number or value.has(I):
        return None
    exact = _exact(value)
    return exact * 180 / pi if exact.has(pi) else exact


def members(value: Basic) -> list[Basic]:
    """The entries of a list that was read as a tuple, a product of three (3 × 4 × 5), or a single value."""
    if isinstance(value, Tuple):
        return [member for part in value for member in members(part)] if value else []
    return [value]


def _exact(value: Expr) -> Expr:
    return evaluated(value.xreplace({number: Rational(str(number)) for number in value.atoms(Float)}))
