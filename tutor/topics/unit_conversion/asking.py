"""Reading a quantity and the unit that it is wanted in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sympy import Basic, Expr, Symbol

from tutor.maths.operations import operation
from tutor.problem import Goal
from tutor.rules.number_words import number
from tutor.rules.sequences import typed
from tutor.rules.typed_lists import one
from tutor.topic import Posed
from tutor.topics.unit_conversion.units import UNITS, is_simple, same_kind, unit_of

TASK = "convert-units"

_NUMBER = re.compile(
    r"\A((?:[-−]?[\d.,]+(?:\s*/\s*\d+)?(?:\s+\d+/\d+)?(?:\s*\\times\s*10\^\{?-?\d+\}?)?)"
    r"|[-−]?\\d?frac\s*\{[^{}]+\}\s*\{[^{}]+\}(?:\s*\\?pi)?|[-−]?\d*\s*\\?(?:pi|π)(?:\s*/\s*\d+)?)\s*(.*)\Z",
    re.DOTALL,
)
_OF_A = re.compile(r"\A(?:of\s+)?(?:an?|one)\s+", re.IGNORECASE)


def pose_conversion(blanks: Mapping[str, Basic]) -> Posed | None:
    """A quantity in ``text``, a unit in ``text1``."""
    quantity, wanted = quantity_of(typed(blanks.get("text"))), typed(blanks.get("text1"))
    if quantity is None:
        return None
    value, unit = quantity
    several = [unit_of(part) for part in re.split(r"\s*(?:,|&|\band\b|와|과)\s*", wanted)]
    if len(several) > 1:
        return _split(value, unit, several)
    name = several[0]
    if name is None or not same_kind(unit, name):
        return None
    return Posed(operation("converted", value, Symbol(unit), Symbol(name)), TASK, Goal.VALUE)


def _split(value: Expr, unit: str, wanted: list[str | None]) -> Posed | None:
    names = [name for name in wanted if name is not None]
    if len(names) != len(wanted) or not all(is_simple(name) and UNITS[name].kind == "time" for name in (unit, *names)):
        return None
    sizes = [UNITS[name].size for name in names]
    if sizes != sorted(sizes, reverse=True) or len(set(sizes)) != len(sizes):
        return None
    return Posed(operation("split_time", value, Symbol(unit), *map(Symbol, names)), TASK, Goal.VALUE)


def quantity_of(text: str) -> tuple[Expr, str] | None:
    """Return number and unit: ``35.97 km``, ``2/25 of a second``, ``three quarters of a litre``; else None."""
    text = re.sub(r"\\text|\\mathrm|\\,|[{}](?![^{}]*\})", " ", text) if "\\text" in text else text
    text = re.sub(r"\s+", " ", text).strip()
    found = _NUMBER.match(text)
    if found:
        value = number(found[1]) if not re.search(r"pi|π|frac|times", found[1]) else one(found[1])
        unit = unit_of(_OF_A.sub("", re.sub(r"\Aangle\s+", "", found[2])))
        return None if value is None or unit is None else (value, unit)
    if "°" in text or not re.match(r"[a-z섭화]", text, re.IGNORECASE):
        return None
    for scale in ("섭씨", "화씨"):
        if text.startswith(scale) and (inner := re.fullmatch(rf"{scale}\s*([-−]?[\d.]+)\s*도", text)):
            value = number(inner[1])
            return None if value is None else (value, unit_of(scale) or "")
    return _in_words(text)


def _in_words(text: str) -> tuple[Expr, str] | None:
    """``three quarters of a litre``, ``five hours``, ``half a day``."""
    words = text.split(" ")
    for cut in range(len(words) - 1, 0, -1):
        value = number(" ".join(words[:cut]))
        unit = unit_of(_OF_A.sub("", " ".join(words[cut:])))
        if value is not None and unit is not None:
            return value, unit
    return None
