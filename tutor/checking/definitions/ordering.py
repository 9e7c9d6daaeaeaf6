"""Numbers in order of size: exact comparisons, pair by pair."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cmp_to_key

from sympy import Abs, Add, Basic, Expr, Mul, Rational, S, Symbol, Tuple

from tutor.checking.definitions.divisibility import whole
from tutor.checking.definitions.undefined import Undefined
from tutor.checking.reals import Signs, Undecided
from tutor.messages import say

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def increasing(numbers: Basic) -> Tuple:
    """The numbers from the smallest to the largest."""
    return Tuple(*_sorted(_listed(numbers)))


def decreasing(numbers: Basic) -> Tuple:
    """The numbers from the largest to the smallest."""
    return Tuple(*reversed(_sorted(_listed(numbers))))


def kth_largest(place: Basic, numbers: Basic) -> Basic:
    """The number at a place, counted from the largest."""
    return _at(place, list(reversed(_sorted(_listed(numbers)))))


def kth_smallest(place: Basic, numbers: Basic) -> Basic:
    """The number at a place, counted from the smallest."""
    return _at(place, _sorted(_listed(numbers)))


def closest(target: Basic, numbers: Basic) -> Basic:
    """The one number with the smallest distance from the target."""
    listed = _listed(numbers)
    gaps = [Abs(Add(number, Mul(S.NegativeOne, target))) for number in listed]
    nearest = [number for number, gap in zip(listed, gaps, strict=True) if all(compared(gap, o) <= 0 for o in gaps)]
    if len(nearest) != 1:
        raise Undefined(say("Two of the numbers are equally close."))
    return nearest[0]


def letter_of_kth_largest(place: Basic, numbers: Basic) -> Symbol:
    """The letter, (a), (b), … in the order given, of the number at a place counted from the largest."""
    return _letter(kth_largest(place, numbers), _listed(numbers))


def letter_of_kth_smallest(place: Basic, numbers: Basic) -> Symbol:
    """The letter of the number at a place counted from the smallest."""
    return _letter(kth_smallest(place, numbers), _listed(numbers))


def letter_of_closest(target: Basic, numbers: Basic) -> Symbol:
    """The letter of the number closest to the target."""
    return _letter(closest(target, numbers), _listed(numbers))


def comparison_sign(first: Basic, second: Basic) -> Symbol:
    """Which of <, > and = stands rightly between two numbers."""
    return Symbol({-1: "<", 0: "=", 1: ">"}[compared(first, second)])


def compared(first: Basic, second: Basic) -> int:
    """-1, 0 or 1 as the first number is smaller, equal or larger."""
    difference = Add(first, Mul(S.NegativeOne, second))
    if isinstance(difference, Rational):
        return int(difference.p > 0) - int(difference.p < 0)
    try:
        found = Signs({}).sign(difference)
    except Undecided as error:
        raise Undefined(say("It could not be decided which number is larger.")) from error
    if found is None:
        raise Undefined(say("It could not be decided which number is larger."))
    return int(found)


def _sorted(numbers: Sequence[Expr]) -> list[Expr]:
    return sorted(numbers, key=cmp_to_key(compared))


def _listed(numbers: Basic) -> list[Expr]:
    if not isinstance(numbers, Tuple) or not numbers:
        raise Undefined(say("This is only defined for a list of numbers."))
    return [number.doit() for number in numbers]


def _at(place: Basic, numbers: list[Expr]) -> Basic:
    (k,) = whole(place)
    if not 1 <= k <= len(numbers):
        raise Undefined(say("The list is not as long as this."))
    return numbers[k - 1]


def _letter(number: Basic, numbers: Sequence[Expr]) -> Symbol:
    places = [place for place, other in enumerate(numbers) if compared(other, number) == 0]
    if len(places) != 1 or places[0] >= len(LETTERS):
        raise Undefined(say("Several of the choices are the same number."))
    return Symbol(LETTERS[places[0]])


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "increasing": increasing,
    "decreasing": decreasing,
    "kth_largest": kth_largest,
    "kth_smallest": kth_smallest,
    "closest": closest,
    "letter_of_kth_largest": letter_of_kth_largest,
    "letter_of_kth_smallest": letter_of_kth_smallest,
    "letter_of_closest": letter_of_closest,
    "comparison_sign": comparison_sign,
}
