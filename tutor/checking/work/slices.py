"""Two statements in several letters, with numbers put for all letters but one: there the real line decides exactly.

A slice on which they differ refutes that they have the same solutions, with its witness; slices that agree prove
nothing, and are only asked where `tutor.checking.work.varieties` decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import process_time

from sympy import Basic, Integer, Rational, Symbol

from tutor.checking.comparison import Beyond, Comparison, Point
from tutor.checking.reals import Undecided
from tutor.checking.solutions import on_the_line
from tutor.maths.transport import remade
from tutor.maths.trouble import SYMPY_TROUBLE

SECONDS = 0.8
"""Of processor time, for all slices of one comparison."""
ENOUGH = 18
"""Slices after which no more are asked."""
FEWEST = 6
"""Slices that must have been decided, for their agreement to say something."""
_NUMBERS = (2, 1, -1, 0, 3, -2, Rational(1, 2), 5, -3, Rational(-3, 2), 7, 4)


def compare_slices(a: Basic, b: Basic, letters: Sequence[Symbol], *, positive: bool = False) -> Comparison:
    """Compare two statements on slices; ``reason`` is set where too few could be decided."""
    end = process_time() + SECONDS
    lost: Point | None = None
    gained: Point | None = None
    decided = 0
    for running, values in _slices(letters, positive):
        if process_time() > end:
            break
        try:
            found = on_the_line(_put(a, values), _put(b, values), running)
        except (Beyond, Undecided, *SYMPY_TROUBLE):
            continue
        decided += 1
        lost = lost or (None if found.lost is None else {**values, **found.lost})
        gained = gained or (None if found.gained is None else {**values, **found.gained})
        if (lost and gained) or decided == ENOUGH:
            break
    if decided < FEWEST and not (lost or gained):
        return Comparison("slices", reason="too few slices could be decided")
    return Comparison("slices", lost, gained)


def _slices(letters: Sequence[Symbol], positive: bool) -> Iterator[tuple[Symbol, Point]]:
    numbers = [number for number in _NUMBERS if number > 0 or not positive]
    for turn in range(len(numbers)):
        for place, running in enumerate(letters):
            others = [letter for letter in letters if letter != running]
            yield (
                running,
                {
                    letter: Integer(0) + numbers[(turn + (2 * at + place + 1) * at) % len(numbers)]
                    for at, letter in enumerate(others)
                },
            )


def _put(node: Basic, values: Point) -> Basic:
    """The statement with numbers for letters, still as written: a root of a negative number stays one."""
    if node in values:
        return values[node]
    if not node.args or not node.free_symbols:
        return node
    return remade(node, [_put(part, values) for part in node.args])
