"""Whole numbers in a row with a given sum or product: every start that can be is tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import prod

from sympy import Basic, Expr, Integer

from tutor.checking.definitions.divisibility import whole
from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say

MOST_TRIED = 200_000


def of_consecutive(wanted: Basic, what: Basic, kind: Basic, numbers: Basic, value: Basic) -> Expr:
    """The smallest, largest, … of the one row of so many numbers of a kind with this sum or product."""
    n, v = whole(numbers, value)
    if not 2 <= n <= 50 or v == 0:
        raise Undefined(say("The number is too large to try every row."))
    found = _rows(str(what), str(kind), n, v)
    if len(found) != 1:
        raise Undefined(say("There is no such row of numbers, or more than one."))
    row = found[0]
    values = {"smallest": row[0], "largest": row[-1], "middle": row[n // 2], "sum": sum(row), "product": prod(row)}
    return Integer(values[str(wanted)])


def _rows(what: str, kind: str, n: int, value: int) -> list[list[int]]:
    """All rows of the kind (``any``, ``odd``, ``even``, ``positive-any`` …) with this sum or product."""
    reach = abs(value) if what == "sum" else _root(n, abs(value))
    reach += 2 * n + 2
    if reach > MOST_TRIED:
        raise Undefined(say("The number is too large to try every row."))
    step, found = (1 if kind.endswith("any") else 2), []
    for start in range(1 if kind.startswith("positive") else -reach, reach + 1):
        row = [start + step * i for i in range(n)]
        fits = kind.endswith("any") or (start % 2 == 1) == kind.endswith("odd")
        if fits and (prod(row) if what == "product" else sum(row)) == value:
            found.append(row)
    return found


def _root(n: int, value: int) -> int:
    """The smallest number whose n-th power is not below the value."""
    root = 0
    while root**n < value and root <= MOST_TRIED:
        root += 1
    return root


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {"of_consecutive": of_consecutive}
