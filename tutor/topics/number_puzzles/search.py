"""Finding a calculation with + − · ÷ that has a wanted value and uses every number once.

The numbers are split into two groups in every way; a value of the smaller group says which value the other one must
have. Values of up to three numbers are listed once.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import combinations

SUM, PRODUCT, NUMBER = 1, 2, 3
"""How tightly a calculation holds together."""

Written = tuple[str, int]
"""A calculation as text, and how tightly it holds together."""


def found(target: int, numbers: tuple[int, ...]) -> str | None:
    """A calculation that has the value, whole numbers on the way preferred; None where none was found."""
    for whole in (True, False):
        if not whole and len(numbers) > 4:
            break
        written = _Search(numbers, whole=whole).reach(tuple(range(len(numbers))), Fraction(target))
        if written is not None:
            return written[0]
    return None


class _Search:
    def __init__(self, numbers: tuple[int, ...], *, whole: bool) -> None:
        self.numbers = numbers
        self.whole = whole
        self.values = cache(self._values)
        self.reach = cache(self._reach)

    def _values(self, places: tuple[int, ...]) -> dict[Fraction, Written]:
        """Every value that all numbers at these places can have."""
        if len(places) == 1:
            number = self.numbers[places[0]]
            return {Fraction(number): (str(number), NUMBER)}
        made: dict[Fraction, Written] = {}
        for first, second in _splits(places):
            for a, one in self.values(first).items():
                for b, two in self.values(second).items():
                    for value, written in _joined(a, one, b, two):
                        if (not self.whole or value.denominator == 1) and value not in made:
                            made[value] = written
        return made

    def _reach(self, places: tuple[int, ...], target: Fraction) -> Written | None:
        """A calculation with all numbers at these places that has the value."""
        if len(places) <= 3:
            return self.values(places).get(target)
        for first, second in _splits(places):
            small, large = sorted((first, second), key=len)
            for a, one in self.values(small).items():
                for b in _needed(a, target):
                    if self.whole and b.denominator != 1:
                        continue
                    two = self.reach(large, b)
                    made = [] if two is None else [w for value, w in _joined(a, one, b, two) if value == target]
                    if made:
                        return made[0]
        return None


def _splits(places: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The ways to split into two groups, each once; nearly equal groups last, as they cost most."""
    for size in range(1, len(places) // 2 + 1):
        for chosen in combinations(places, size):
            rest = tuple(place for place in places if place not in chosen)
            if len(chosen) < len(rest) or chosen[0] == places[0]:
                yield chosen, rest


def _needed(a: Fraction, target: Fraction) -> Iterator[Fraction]:
    """The values b with ``a ∘ b = target`` or ``b ∘ a = target``."""
    yield target - a
    yield target + a
    yield a - target
    if a:
        yield target / a
        yield target * a
    if target:
        yield a / target


def _joined(a: Fraction, one: Written, b: Fraction, two: Written) -> Iterator[tuple[Fraction, Written]]:
    yield a + b, (f"{one[0]} + {two[0]}", SUM)
    yield a - b, (f"{one[0]} - {_inside(two, PRODUCT)}", SUM)
    yield b - a, (f"{two[0]} - {_inside(one, PRODUCT)}", SUM)
    yield a * b, (f"{_inside(one, PRODUCT)}*{_inside(two, PRODUCT)}", PRODUCT)
    if b:
        yield a / b, (f"{_inside(one, PRODUCT)}/{_inside(two, NUMBER)}", PRODUCT)
    if a:
        yield b / a, (f"{_inside(two, PRODUCT)}/{_inside(one, NUMBER)}", PRODUCT)


def _inside(written: Written, least: int) -> str:
    return written[0] if written[1] >= least else f"({written[0]})"
