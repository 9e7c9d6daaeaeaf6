"""Whether two expressions have the same value for positive letters: roots and powers of these follow the plain laws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import lcm

from sympy import And, Basic, Dummy, Expr, Gt, Pow, Rational, Symbol

from tutor.checking.equality import Found, counterexample, narrower, same_where_defined
from tutor.checking.reals import rebuilt


def positive_letters(condition: Basic) -> tuple[Symbol, ...] | None:
    """The letters that a condition says are positive (``p > 0``, or ``And`` of such); None for any other condition."""
    parts = condition.args if isinstance(condition, And) else (condition,)
    if not all(isinstance(part, Gt) and isinstance(part.lhs, Symbol) and part.rhs == 0 for part in parts):
        return None
    return tuple(part.lhs for part in parts)


def same_for_positive(left: Basic, right: Basic, letters: Iterable[Symbol]) -> Found:
    """Decide whether both have the same value wherever the left is defined and all these letters are positive."""
    letters = tuple(letters)
    different = counterexample(left, right, simple=10, random=4, positive=letters)
    if different is not None:
        return different
    found = same_where_defined(*_cleared(left, right, letters))
    if found.same is False:
        return Found(None, "positive", reason="they differ where a letter is not positive")
    if not found.same:
        return found
    partial = narrower(left, right, given=[Gt(letter, 0, evaluate=False) for letter in letters])
    return found if partial is None else partial


def _cleared(left: Basic, right: Basic, letters: Iterable[Symbol]) -> tuple[Basic, Basic]:
    """Both sides with each letter as a power of a new one, so that the letter stands under no root any more."""
    sides = left, right
    for letter in letters:
        positive = Dummy(letter.name, positive=True)
        sides = rebuilt(sides[0], {letter: positive}), rebuilt(sides[1], {letter: positive})
        degree = lcm(*(int(q) for side in sides for q in _degrees(side, positive)), 1)
        root = Dummy(letter.name, positive=True)
        sides = rebuilt(sides[0], {positive: root**degree}), rebuilt(sides[1], {positive: root**degree})
        sides = sides[0].xreplace({root: letter}), sides[1].xreplace({root: letter})
    return sides


def _degrees(side: Basic, letter: Expr) -> Iterator[int]:
    """The degrees of the roots of a letter."""
    for power in side.atoms(Pow):
        if power.base == letter and isinstance(power.exp, Rational):
            yield int(power.exp.q)
