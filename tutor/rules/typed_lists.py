"""Lists of numbers as people type them: ``3, 7, 11, ...``, ``[2, 5, 9]``, ``4; 8; 15 and 16``, ``{1, 2}``."""

from __future__ import annotations

import re

from sympy import Expr, Float, Rational, Symbol

from tutor.errors import StepwiseError
from tutor.maths.reading import evaluated, read

_DOTS = r"(?:\.{2,}|…|\\ldots|\\cdots|\\dots|and so on|etc\.?)"
_GAP = r"(?:\?|_{1,}|□|\\square|\\boxed\s*\{\s*\})"
_END = re.compile(rf"(?:[\s,;.]*(?:{_DOTS}|{_GAP}))*[\s,;.?]*$")
_OUTER = (("[", "]"), ("{", "}"), ("(", ")"), (r"\{", r"\}"), ("<", ">"))
_LEFT_RIGHT = re.compile(r"\\(?:left|right)(?![a-z])|\\[,;:! ]|\\text\s*\{\s*\}")
_COMMANDS = re.compile(r"\\(?:[dt]?frac|sqrt|cdot|times|pi)|sqrt|pi")
MOST = 200
"""Numbers that are read from one list."""


def listed(text: str) -> tuple[Expr, ...] | None:
    """Return the numbers of a list, dots and marks of a gap at its end left out; None for anything else."""
    parts = members(text)
    if parts is None:
        return None
    values = [one(part) for part in parts]
    found = tuple(value for value in values if value is not None)
    return found if len(found) == len(values) else None


def members(text: str) -> list[str] | None:
    """Return the parts of a list as typed; None where there are too many or one is empty."""
    text = _END.sub("", _LEFT_RIGHT.sub(" ", text.strip()))
    for opening, closing in _OUTER:
        if text.startswith(opening) and text.endswith(closing) and text.count(opening) == 1:
            text = _END.sub("", text[len(opening) : -len(closing)].strip())
            break
    text = re.sub(r",?\s+(?:and|및|와|과)\s+|(?<=\d)(?:와|과)\s+", ", ", text)
    separator = r";" if ";" in text else r",\s+" if re.search(r",\s", text) else r","
    if not re.search(r"[,;]", text) and re.fullmatch(r"[-−\d./]+(?:\s+[-−\d./]+)+", text):
        separator = r"\s+"
    parts = [part.strip() for part in re.split(separator, text)]
    return parts if all(parts) and len(parts) <= MOST else None


def one(text: str) -> Expr | None:
    """Return the exact number that a text is, None where it is none."""
    if len(text) > 60 or re.search(r"[가-힣]|[A-Za-z]{2,}", _COMMANDS.sub(" ", text)):
        return None
    if "," in text and not re.fullmatch(r"[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", text):
        return None
    try:
        value = evaluated(read(text))
    except StepwiseError:
        return None
    if not isinstance(value, Expr) or value.has(Symbol) or not value.is_number or value.is_real is not True:
        return None
    return exactly(value)


def exactly(value: Expr) -> Expr:
    """The expression with decimals as the exact numbers that they say."""
    decimals = {number: Rational(str(number)) for number in value.atoms(Float)}
    return value.xreplace(decimals) if decimals else value
