"""Whether two expressions have the same value for positive letters: roots and powers of these follow the plain laws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import lcm

from sympy import And, Basic, Dummy, Expr, Ge, Gt, Ne, Pow, Rational, Symbol, expand, fraction, together

from tutor.checking.equality import Found, counterexample, narrower, same_where_defined
from tutor.checking.reals import conditions, rebuilt


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


def antiderivative_for_positive(
    slopes: tuple[Basic, Basic], left: Basic, right: Basic, x: Symbol, letters: Iterable[Symbol]
) -> bool:
    """Whether, for positive letters, the slopes agree and the right side is defined wherever the left is."""
    letters = tuple(letters)
    if counterexample(*slopes, simple=6, random=4, positive=letters) is not None:
        return False
    first, second = (_out_of_roots(slope, letters) for slope in slopes)
    if not same_where_defined(*_cleared(first, second, letters)).same:
        return False
    left, right = _cleared(left, right, letters)
    given = [Gt(letter, 0, evaluate=False) for letter in letters]
    given += _certain(left, right, x, letters)
    return narrower(left, right, interior=True, given=given) is None


def _out_of_roots(expression: Basic, letters: Iterable[Symbol]) -> Basic:
    """Denominators of positive letters taken out of roots: ``√(1 - x²/a²)`` is ``√(a² - x²)/a``."""
    news = {letter: Dummy(letter.name, positive=True) for letter in letters}

    def is_root(part: Basic) -> bool:
        return isinstance(part, Pow) and isinstance(part.exp, Rational) and part.exp.q > 1

    def taken(part: Basic) -> Basic:
        above, below = fraction(together(part.base))
        return above**part.exp / below**part.exp if below.is_positive else part

    placed = rebuilt(expression, news).replace(is_root, taken)
    return placed.xreplace({new: letter for letter, new in news.items()})


def _certain(left: Basic, right: Basic, x: Symbol, letters: Iterable[Symbol]) -> list[Basic]:
    """The conditions of the right side that hold for all positive letters where the left side is defined."""
    real: dict[Basic, Basic] = {letter: Dummy(letter.name, positive=True) for letter in letters}
    real[x] = Dummy(x.name, real=True)
    known = [(_numerator(part.xreplace(real)), allowed) for part, allowed in conditions(rebuilt(left))]
    found = []
    for part, allowed in conditions(rebuilt(right)):
        if not part.free_symbols:
            continue
        relation = {1: Gt, 2: Ge if 0 in allowed else Ne}[len(allowed)](part, 0, evaluate=False)
        placed = part.xreplace(real)
        above = _numerator(placed)
        if (
            any(above is not None and above == other and signs <= allowed for other, signs in known)
            or placed.is_positive
            or (0 in allowed and placed.is_nonnegative)
            or (-1 in allowed and placed.is_nonzero)
        ):
            found.append(relation)
    return found


def _numerator(placed: Basic) -> Basic | None:
    """What has the sign of the expression: its numerator over a positive denominator; None for other ones."""
    above, below = fraction(together(placed))
    return expand(above) if below.is_positive else None


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
