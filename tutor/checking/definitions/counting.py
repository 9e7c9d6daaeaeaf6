"""Numbers of choices and arrangements, counted by the first choice again and again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from sympy import Basic, Expr, Integer

from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say

LARGEST = 300
"""Things that are chosen from."""


def combinations(number: Basic, chosen: Basic) -> Expr:
    """Choices without order: either the first thing is chosen, or it is not."""
    n, k = _whole(number), _whole(chosen)
    row = [1] + [0] * k
    for _ in range(n):
        row = [1, *(row[i] + row[i - 1] for i in range(1, k + 1))]
    return Integer(row[k])


def permutations(number: Basic, chosen: Basic) -> Expr:
    """Choices in order: one thing fewer is left for every next place."""
    n, k = _whole(number), _whole(chosen)
    ways = 1
    for place in range(k):
        ways *= max(n - place, 0)
    return Integer(ways)


def arrangements(*counts: Basic) -> Expr:
    """Orders of things of which so many are alike: by the kind that comes first."""
    if sum(map(_whole, counts)) > 40:
        raise Undefined(say("There are too many things to arrange."))

    @cache
    def ways(left: tuple[int, ...]) -> int:
        if not any(left):
            return 1
        total = 0
        for i, count in enumerate(left):
            if count:
                total += ways(tuple(sorted(n - (j == i) for j, n in enumerate(left))))
        return total

    return Integer(ways(tuple(sorted(map(_whole, counts)))))


def circular_arrangements(number: Basic) -> Expr:
    """Orders around a round table: one person stays, the others are arranged in a row."""
    return permutations(Integer(_whole(number) - 1), Integer(_whole(number) - 1))


def _whole(number: Basic) -> int:
    if not isinstance(number, Integer) or not 0 <= number <= LARGEST:
        raise Undefined(say("This is only defined for whole numbers that are not too large."))
    return int(number)


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "combinations": combinations,
    "permutations": permutations,
    "arrangements": arrangements,
    "circular_arrangements": circular_arrangements,
}
