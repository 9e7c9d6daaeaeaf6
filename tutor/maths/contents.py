"""What kinds of nodes an expression is made of: found in one walk, and asked again and again."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sympy import Basic, Symbol


@lru_cache(maxsize=16384)
def kinds_of(expression: Basic) -> frozenset[type[Basic]]:
    """Return the classes of all nodes of an expression, its own too."""
    found: set[type[Basic]] = set()
    waiting: list[Any] = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Basic):
            found.add(type(node))
            waiting.extend(node.args)
    return frozenset(found)


@lru_cache(maxsize=16384)
def letters_of(expression: Basic) -> frozenset[Symbol]:
    """Return the free symbols of an expression."""
    return frozenset(expression.free_symbols)


def has_kind(expression: Basic, *kinds: type[Any]) -> bool:
    """Whether a node of one of these kinds occurs, the expression itself being one."""
    return meets(kinds_of(expression), kinds)


@lru_cache(maxsize=16384)
def meets(found: frozenset[type[Basic]], wanted: tuple[type[Any], ...]) -> bool:
    """Whether one of the classes found is one of those wanted, or is derived from one."""
    return any(issubclass(kind, wanted) for kind in found)
