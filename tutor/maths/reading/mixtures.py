"""Quantities in two units: ``2 h 30 min``, ``5 ft 3 in``, ``2 hours and 30 minutes``, ``3 kg 200 g``."""

from __future__ import annotations

import re
from itertools import pairwise

from sympy import Add, Expr, Mul, Pow

from tutor.errors import StepwiseError
from tutor.maths.reading.formulas import parsed
from tutor.maths.reading.units import unit_of
from tutor.maths.reading.values import Quantity

_PART = r"(\d{1,9}(?:\.\d{1,9})?)\s*(?:\\[,;: ]|~)*\s*((?:\\(?:text|mathrm)\s*\{\s*)?[^\W\d_]+\.?\s*\}?)"
_AND = r"(?:,|and\b|\\text\s*\{\s*and\s*\}|과|와)"
_WHOLE = re.compile(rf"\s*{_PART}\s*{_AND}?\s*{_PART}(?:\s*{_AND}?\s*{_PART})?\s*")
LONGEST = 100
"""Such an answer is written in at most so many characters."""


def mixture(text: str) -> Quantity | None:
    """Read a sum of quantities of one dimension, each in a smaller unit than the one before, in the first unit."""
    match = _WHOLE.fullmatch(text) if len(text) <= LONGEST else None
    if match is None:
        return None
    found = [part for part in match.groups() if part is not None]
    units = [unit_of(name if "\\" in name else f"\\text{{{name}}}") for name in found[1::2]]
    first = units[0]
    if first is None or not first.dimension:
        return None
    sizes = [unit.factor for unit in units if unit is not None and unit.dimension == first.dimension]
    if len(sizes) != len(units) or not all(one > other for one, other in pairwise(sizes)):
        return None
    try:
        numbers = [parsed(number) for number in found[::2]]
    except StepwiseError:
        return None
    parts = [
        Mul(number, size, Pow(first.factor, -1), evaluate=False)
        for number, size in zip(numbers, sizes, strict=True)
        if isinstance(number, Expr)
    ]
    return Quantity(Add(numbers[0], *parts[1:], evaluate=False), first)
