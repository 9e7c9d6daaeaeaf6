"""Keys written as prose or as rounded lists, compared with an answer value by value, in order.

Only the writing is treated with indulgence: each value of the key must be the value of the answer in its place, and
there must be as many. A sentence is right as it stands only if the answer's own sentence says the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from fractions import Fraction
from itertools import zip_longest

from tutor.errors import StepwiseError
from tutor.maths.reading import read
from tutor.messages import render_plain
from tutor.solution import Answer

Same = Callable[[str, str], bool]
"""Whether a value of a key and a value of an answer are the same."""

_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_DECIMAL = re.compile(r"[+-]?\d+(?:\.(?P<places>\d+))?")


def agrees(key: str, answer: Answer, same: Same) -> bool:
    """Whether a key that is a sentence, several values in a sentence, or a list of roots agrees with the answer."""
    value = answer.value.plain
    if answer.remark is not None and _words(key) and _words(key) == _words(render_plain(answer.remark)):
        return True
    told = parts(value)
    if told is None:
        return False
    wanted = values(key)
    if wanted is not None and value.startswith("("):
        return _each(wanted, told, same)
    listed = parts(_first_writing(key))
    return listed is not None and value.startswith("{") and _same_roots(listed, told)


def values(key: str) -> list[str] | None:
    """Return the values in a sentence: ``$7$ hours and $14$ minutes`` → 7, 14; None where it is no sentence."""
    marked = re.findall(r"\$([^$]+)\$", key)
    around = re.sub(r"\$[^$]*\$", " ", key)
    if not marked or not re.search(r"[a-z]{3}", around) or re.search(r"(?<!\w)[+-]?\d+(?!\w)", around):
        return None
    return ["{}" if value.strip() == "set()" else value.strip() for value in marked]


def parts(text: str) -> list[str] | None:
    """Return the parts of a list in brackets, ``{1, 2}`` or ``((1, 2))``; None where the text is no such list."""
    text = text.strip().strip("$").strip()
    if len(text) < 2 or _BRACKETS.get(text[0]) != text[-1]:
        return None
    found, depth, start = list[str](), 0, 1
    for place, sign in enumerate(text):
        depth += (sign in "([{") - (sign in ")]}")
        if depth == 0 and place < len(text) - 1:
            return None
        if (sign == "," and depth == 1) or place == len(text) - 1:
            found.append(text[start:place].strip())
            start = place + 1
    if len(found) == 1:
        return parts(found[0]) or ([] if not found[0] else found)
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"[\w%-]+", text.lower()) if re.search(r"[a-z]{2}.*\s.*[a-z]{2}", text) else []


def _first_writing(key: str) -> str:
    """What stands before the first equals sign that is outside all brackets: the key may be written twice."""
    key, depth = key.strip().strip("$").strip(), 0
    for place, sign in enumerate(key):
        depth += (sign in "([{") - (sign in ")]}")
        if sign == "=" and depth == 0 and place:
            return key[:place].strip()
    return key


def _each(wanted: list[str], told: list[str], same: Same) -> bool:
    """Whether the values are the same one by one; sets are compared as sets."""
    pairs = zip_longest(wanted, told)
    return all(a is not None and b is not None and (same(a, b) or _same_set(a, b, same)) for a, b in pairs)


def _same_set(wanted: str, told: str, same: Same) -> bool:
    if not (wanted.startswith("{") and told.startswith("{")):
        return False
    left, right = parts(wanted), parts(told)
    if left is None or right is None or len(left) != len(right):
        return False
    return all(any(same(a, b) for b in right) for a in left) and all(any(same(a, b) for a in left) for b in right)


def _same_roots(wanted: list[str], told: list[str]) -> bool:
    """Whether decimals are the answer's real numbers in some order, each rounded as far as the list goes."""
    decimals = [_DECIMAL.fullmatch(part) for part in wanted]
    exact = [number(part) for part in told]
    if len(wanted) != len(told) or not all(decimals) or None in exact:
        return False
    unit = Fraction(1, 10 ** max(len(found["places"] or "") for found in decimals if found))
    keys, ours = sorted(map(Fraction, wanted)), sorted(value for value in exact if value is not None)
    return all(abs(a - b) <= unit * Fraction(51, 100) for a, b in zip(keys, ours, strict=True))


_MEASURE = re.compile(r"(?:[a-zA-Z ]+=)?\s*(-?\d+(?:\.(\d+))?)\s*(?:\\?%|°|radians|[kcm]?m(?:\^[23])?)?")


def rounded(gold: str, told: str) -> bool:
    """Whether a decimal key is the number rounded as far as it is given; a key in whole metres is a rounded one."""
    text = gold.replace("$", "").strip()
    found = _MEASURE.fullmatch(text)
    if not found or (found[2] is None and not text.endswith(("m", "m^2", "m^3"))):
        return False
    value = number(told)
    unit = Fraction(1, 10 ** len(found[2] or ""))
    return value is not None and abs(value - Fraction(found[1])) <= max(Fraction(51, 100) * unit, abs(value) / 10**14)


def number(told: str) -> Fraction | None:
    """The value of an answer that is a real number, to many digits."""
    try:
        return Fraction(told)
    except (ValueError, ZeroDivisionError):
        pass
    try:
        value = read(told).evalf(40)
        return Fraction(str(value)) if value.is_Float else None
    except (StepwiseError, ValueError, AttributeError, TypeError):
        return None


def to_figures(key: str, figures: int) -> str | None:
    """Return a decimal key rounded to so many significant figures; None where it is no decimal."""
    try:
        return str(Decimal(key).normalize(Context(prec=figures, rounding=ROUND_HALF_UP)))
    except InvalidOperation:
        return None
