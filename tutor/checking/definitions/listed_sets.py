"""Operations with sets that are given by their members, member by member."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, FiniteSet, S, Set

from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say


def set_union(first: Basic, second: Basic) -> Set:
    """What is in one of them."""
    a, b = _members(first), _members(second)
    return FiniteSet(*a, *(member for member in b if member not in a))


def set_intersection(first: Basic, second: Basic) -> Set:
    """What is in both."""
    b = _members(second)
    return FiniteSet(*(member for member in _members(first) if member in b))


def set_difference(first: Basic, second: Basic) -> Set:
    """What is in the first and not in the second."""
    b = _members(second)
    return FiniteSet(*(member for member in _members(first) if member not in b))


def symmetric_difference(first: Basic, second: Basic) -> Set:
    """What is in exactly one of them."""
    a, b = _members(first), _members(second)
    return FiniteSet(*(m for m in a if m not in b), *(m for m in b if m not in a))


def _members(given: Basic) -> list[Basic]:
    if given is S.EmptySet:
        return []
    if not isinstance(given, FiniteSet):
        raise Undefined(say("These sets must be given by their members."))
    return list(given.args)


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "set_union": set_union,
    "set_intersection": set_intersection,
    "set_difference": set_difference,
    "symmetric_difference": symmetric_difference,
}
