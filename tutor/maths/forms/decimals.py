"""Forms of digits, told from the text: decimal places, significant figures, scientific notation."""

from __future__ import annotations

import re
from typing import Any

import sympy as sp

_NUMBER = re.compile(r"(?<![\w.])(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?(?:[eE]([+-]?\d+))?(?![\d.])")
_POWER_OF_TEN = re.compile(
    r"\s*(?:\*|×|\\times|\\cdot|·|x)\s*10\s*(?:\^|\*\*)\s*(?:\{\s*([+-]?\d+)\s*\}|\(?([+-]?\d+)\)?)"
)

_UNIT = re.compile(r"[A-Za-zµΩ°]+\s*(?:\^|\*\*)\s*\(?\{?-?\d\}?\)?")


def written_number(text: str) -> tuple[str, str | None] | None:
    """The digits before and after the point (None: no point) of the first number in the text; None without one."""
    for found in _NUMBER.finditer(text):
        whole, decimals, _ = found.groups()
        if whole or (decimals and len(decimals) > 1):
            return (whole or "").replace(",", ""), None if decimals is None else decimals[1:]
    return None


def decimal_places(text: str, places: int) -> bool | None:
    """Whether the number is written with exactly that many digits after the point."""
    found = written_number(text)
    if found is None or _is_more(text):
        return False
    return len(found[1] or "") == places


def significant_figures(text: str, figures: int) -> bool | None:
    """Whether the number is written to that many significant figures; zeros at the end of a whole number may count."""
    found = written_number(text)
    if found is None or _is_more(text):
        return False
    fewest, most = figure_range(*found)
    return fewest <= figures <= most


def figure_range(whole: str, decimals: str | None) -> tuple[int, int]:
    """The fewest and the most figures that these digits may be meant to have."""
    digits = (whole + (decimals or "")).lstrip("0")
    if not digits:
        zeros = len(decimals or "")
        return (zeros, zeros) if zeros else (1, 1)
    if decimals is not None:
        return len(digits), len(digits)
    return len(digits.rstrip("0")), len(digits)


def _is_more(text: str) -> bool:
    """Whether the text holds more than one number with an optional sign, power of ten and unit."""
    rest = _UNIT.sub(" ", _POWER_OF_TEN.sub(" ", text))
    numbers = [m for m in _NUMBER.finditer(rest) if m.group(1) or (m.group(2) and len(m.group(2)) > 1)]
    return len(numbers) != 1 or re.search(r"\\frac|\\sqrt|sqrt|\bpi\b|\\pi|/\s*\d|\d\s*/", rest) is not None


def is_scientific(expression: Any, text: str | None) -> bool | None:
    """Whether this is a × 10ⁿ with 1 ≤ |a| < 10."""
    if text is not None and (found := re.fullmatch(r"\s*[-+−]?(\d+)(\.\d+)?[eE][-+]?\d+\s*", text)):
        return len(found.group(1)) == 1 and found.group(1) != "0"
    if not isinstance(expression, sp.Mul):
        return False
    front = sp.S.One
    powers = 0
    for part in expression.args:
        if (isinstance(part, sp.Pow) and part.base == 10 and isinstance(part.exp, sp.Integer)) or part == 10:
            powers += 1
        elif isinstance(part, sp.Integer | sp.Float):
            front *= part
        else:
            return False
    return bool(powers == 1 and 1 <= abs(front) < 10)
