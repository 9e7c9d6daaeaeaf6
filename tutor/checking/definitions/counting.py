"""Numbers of choices and arrangements, counted by the first choice again and again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from itertools import combinations as combinations_of
from itertools import combinations_with_replacement, product
from math import comb

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


def _places(number: Basic, special: Basic, *, closed: bool, apart: bool) -> Expr:
    """Orders in which some sit together, or no two of them side by side: every choice of their places is tried."""
    n, k = _whole(number), _whole(special)
    if not 2 <= k < n <= 20:
        raise Undefined(say("There are too many things to arrange."))
    fitting = 0
    for places in combinations_of(range(n), k):
        taken = set(places)
        pairs = sum((place + 1) % n in taken and (closed or place + 1 < n) for place in places)
        fitting += pairs == (0 if apart else k - 1)
    ways = fitting * int(permutations(Integer(k), Integer(k))) * int(permutations(Integer(n - k), Integer(n - k)))
    return Integer(ways // n if closed else ways)


def row_together(number: Basic, special: Basic) -> Expr:
    """Orders in a row in which some of them sit side by side."""
    return _places(number, special, closed=False, apart=False)


def row_apart(number: Basic, special: Basic) -> Expr:
    """Orders in a row in which no two of some sit side by side."""
    return _places(number, special, closed=False, apart=True)


def round_together(number: Basic, special: Basic) -> Expr:
    """Orders around a table, up to turning it, in which some of them sit side by side."""
    return _places(number, special, closed=True, apart=False)


def round_apart(number: Basic, special: Basic) -> Expr:
    """Orders around a table, up to turning it, in which no two of some sit side by side."""
    return _places(number, special, closed=True, apart=True)


def with_each(size: Basic, *groups: Basic) -> Expr:
    """Choices of so many with at least one of each group: by how many come from each."""
    k, counts = _whole(size), [_whole(group) for group in groups]
    ways = {0: 1}
    for count in counts:
        chosen = {take: int(combinations(Integer(count), Integer(take))) for take in range(1, min(count, k) + 1)}
        more: dict[int, int] = {}
        for sum_, found in ways.items():
            for take, number in chosen.items():
                more[sum_ + take] = more.get(sum_ + take, 0) + found * number
        ways = more
    return Integer(ways.get(k, 0))


def put_in_boxes(balls: Basic, boxes: Basic, balls_are: Basic, boxes_are: Basic) -> Expr:
    """Ways to put balls into boxes: every one is made, and those that look the same are counted once."""
    n, k = _whole(balls), _whole(boxes)
    alike = str(balls_are) == "alike"
    if (comb(n + k - 1, n) if alike else k**n) > 20_000:
        raise Undefined(say("There are too many things to arrange."))
    seen = set()
    for choice in combinations_with_replacement(range(k), n) if alike else product(range(k), repeat=n):
        inside = [tuple(ball for ball in range(n) if choice[ball] == box) for box in range(k)]
        held = [(len(box),) if alike else box for box in inside]
        seen.add(tuple(sorted(held) if str(boxes_are) == "alike" else held))
    return Integer(len(seen))


def _whole(number: Basic) -> int:
    if not isinstance(number, Integer) or not 0 <= number <= LARGEST:
        raise Undefined(say("This is only defined for whole numbers that are not too large."))
    return int(number)


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "combinations": combinations,
    "permutations": permutations,
    "arrangements": arrangements,
    "circular_arrangements": circular_arrangements,
    "row_together": row_together,
    "row_apart": row_apart,
    "round_together": round_together,
    "round_apart": round_apart,
    "with_each": with_each,
    "put_in_boxes": put_in_boxes,
}
