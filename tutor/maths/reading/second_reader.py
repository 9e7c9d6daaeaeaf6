"""latex2sympy2-extended as a second reader of LaTeX, for what our grammar does not read.

It never runs input, but it hangs on deep nesting and large numbers: only short texts that pass our limits reach it.
It evaluates while it builds, so it may only run in a worker with a deadline.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from sympy import Basic

from tutor.errors import StepwiseError
from tutor.maths.reading.latex import tokenize
from tutor.maths.reading.limits import LIMITS

_LENGTH = 400
_DEPTH = 12
_COSTLY = re.compile(
    r"!|\\binom|\\prod|\\sum|\\int|\\lim|\\det|vmatrix|\^\s*\{?\s*\d{4,}|\d{40,}|\^[^^]{1,40}\^[^^]{1,40}\^"
)


def read_again(text: str) -> Basic | None:
    """Read LaTeX with the second reader; None when it cannot, or when the text is not safe to give to it."""
    if len(text) > _LENGTH or _COSTLY.search(text) or "\\" not in text or _depth(text) > _DEPTH:
        return None
    try:
        tokenize(text, LIMITS)
    except StepwiseError:
        return None
    parse = _parser()
    try:
        value = parse(text)
    except Exception:  # noqa: BLE001  its errors are of every kind, and all mean that it cannot read this
        return None
    return value if isinstance(value, Basic) else None


def _depth(text: str) -> int:
    depth = deepest = 0
    for character in text:
        depth += (character in "{([") - (character in "})]")
        deepest = max(deepest, depth)
    return deepest


@cache
def _parser() -> Any:
    from latex2sympy2_extended import latex2sympy

    return latex2sympy
