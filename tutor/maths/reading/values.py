"""Answers that SymPy has no type for: quantities, choices, words, numerals in a base, unbracketed lists.

`tutor.maths.reading.answers.read_answer` returns a SymPy object where SymPy has one, and otherwise one of these.
Knows nothing of comparing them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from sympy import Basic, Expr, Integer


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: how it was written, its size in SI units, and its dimension.

    ``dimension`` holds the powers of base dimensions, sorted: ``(("length", 1), ("time", -1))``; () for plain numbers
    such as percent and degrees. Money, persons, apples: a dimension named after the thing, factor 1. Temperatures
    that do not start at absolute zero are dimensions of their own (``celsius``).
    """

    name: str
    factor: Expr
    dimension: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value followed (or, for money, preceded) by a unit: ``3.5 cm``, ``$12``, ``28 %``, ``90°``."""

    value: Basic
    unit: Unit


@dataclass(frozen=True, slots=True)
class Choice:
    """The letter of a multiple choice, upper case: ``(B)``, ``\\text{B}``, ``B.``. A bare ``B`` is a Symbol."""

    letter: str


@dataclass(frozen=True, slots=True)
class Words:
    """An answer in words; ``key`` is the text in lower case without punctuation, articles and mark-up."""

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral with its base written: ``204_5`` has the digits ``"204"``, base 5 and value 54."""

    digits: str
    base: int
    value: Integer


@dataclass(frozen=True, slots=True)
class Several:
    """Values side by side without brackets: ``1, 2, 3`` or ``2 or -2`` or ``3 ± 1``; the order as written.

    ``joined`` is "," or "and" or "or". Nested values are SymPy objects or values of this module, never Several.
    """

    items: tuple[Value, ...]
    joined: str = ","


@dataclass(frozen=True, slots=True)
class Ratio:
    """``2 : 3 : 5``."""

    parts: tuple[Basic, ...]


Value: TypeAlias = Basic | Quantity | Choice | Words | Numeral | Several | Ratio
"""What an answer may be."""
