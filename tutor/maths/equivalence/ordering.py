"""Whether two lists of numbers that differ in their order only may be meant in that order.

Solutions are listed in any order, and one who lists them usually begins with the least. Where neither of two lists of
three or more numbers does that, they may answer a question that asked for an order ("a, b and c"): that is not decided.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import sympy as sp

from tutor.maths.balls import Beyond, Undefined, evaluate
from tutor.maths.reading.values import Several

FEWEST = 3
NEARLY = 1e-9


def order_may_count(a: Any, b: Any) -> bool:
    """Whether these are two lists between commas of the same numbers in other orders, and neither goes upwards."""
    if not (isinstance(a, Several) and isinstance(b, Several) and a.joined == b.joined == ","):
        return False
    if len(a.items) != len(b.items) or len(a.items) < FEWEST:
        return False
    left, right = _sizes(a), _sizes(b)
    if left is None or right is None or _upwards(left) or _upwards(right):
        return False
    return not _near(left, right) and _near(sorted(left), sorted(right))


def _sizes(values: Several) -> list[float] | None:
    found: list[float] = []
    for item in values.items:
        if not isinstance(item, sp.Expr) or item.free_symbols:
            return None
        try:
            value = evaluate(item, {}, bits=96)
        except (Beyond, Undefined, OverflowError):
            return None
        if not value.ball.imag.is_zero():
            return None
        found.append(float(value.ball.real))
    return found


def _upwards(sizes: list[float]) -> bool:
    return all(one <= other for one, other in pairwise(sizes))


def _near(left: list[float], right: list[float]) -> bool:
    return all(abs(x - y) <= NEARLY * max(abs(x), abs(y)) for x, y in zip(left, right, strict=True))
