"""Probabilities by following every outcome, and counts by listing.

A bag is a tuple of pairs (thing, how many); a draw without replacement takes one thing away each time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache
from math import comb

from sympy import Basic, Expr, Integer, Rational, Tuple

from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say

LARGEST = 4000
"""Things, faces or trials that are followed one by one."""

Bag = dict[Basic, int]


def draw_sequence(bag: Basic, drawn: Basic) -> Expr:
    """The probability of drawing these things in this order, nothing put back: ways that fit out of all ways."""
    things = _bag(bag)
    wanted, total = _members(drawn), sum(things.values())
    fitting, ways = 1, 1
    for thing in wanted:
        fitting *= things.get(thing, 0)
        ways *= total
        things[thing] = max(things.get(thing, 0) - 1, 0)
        total -= 1
    return _ratio(fitting, ways)


def draw_sequence_replaced(bag: Basic, drawn: Basic) -> Expr:
    """The probability of drawing these things in this order, each put back."""
    things = _bag(bag)
    total = sum(things.values())
    fitting = 1
    for thing in _members(drawn):
        fitting *= things.get(thing, 0)
    return _ratio(fitting, total ** len(_members(drawn)))


def draw_selection(bag: Basic, wanted: Basic) -> Expr:
    """The probability of drawing so many of each thing in any order, nothing put back: draw by draw."""
    things, parts = _bag(bag), _pairs(wanted)
    kinds = list(dict.fromkeys([*things, *parts]))

    @cache
    def chance(left: tuple[int, ...], missing: tuple[int, ...]) -> Fraction:
        if not any(missing):
            return Fraction(1)
        total, found = sum(left), Fraction(0)
        if total == 0:
            return found
        for i, count in enumerate(left):
            if count and missing[i]:
                taken = tuple(n - (j == i) for j, n in enumerate(left))
                rest = tuple(n - (j == i) for j, n in enumerate(missing))
                found += Fraction(count, total) * chance(taken, rest)
        return found

    value = chance(tuple(things.get(k, 0) for k in kinds), tuple(parts.get(k, 0) for k in kinds))
    return Rational(value.numerator, value.denominator)


def draw_selection_replaced(bag: Basic, wanted: Basic) -> Expr:
    """The probability of drawing so many of each thing in any order, each put back: draw by draw."""
    things, parts = _bag(bag), _pairs(wanted)
    total, kinds = sum(things.values()), list(parts)

    @cache
    def chance(missing: tuple[int, ...]) -> Fraction:
        if not any(missing):
            return Fraction(1)
        found = Fraction(0)
        for i, kind in enumerate(kinds):
            if missing[i]:
                rest = tuple(n - (j == i) for j, n in enumerate(missing))
                found += Fraction(things.get(kind, 0), total) * chance(rest)
        return found

    value = chance(tuple(parts.values()))
    return Rational(value.numerator, value.denominator)


def draw_range(bag: Basic, thing: Basic, draws: Basic, least: Basic, most: Basic) -> Expr:
    """The probability that between ``least`` and ``most`` of the things drawn are of this kind, nothing put back."""
    things = _bag(bag)
    good, total, low, high = things.get(thing, 0), sum(things.values()), _whole(least), _whole(most)

    @cache
    def chance(good: int, bad: int, left: int, found: int) -> Fraction:
        if left == 0:
            return Fraction(int(low <= found <= high))
        value = Fraction(0)
        if good:
            value += Fraction(good, good + bad) * chance(good - 1, bad, left - 1, found + 1)
        if bad:
            value += Fraction(bad, good + bad) * chance(good, bad - 1, left - 1, found)
        return value

    if _whole(draws) > total:
        raise Undefined(say("There are not so many things to draw."))
    value = chance(good, total - good, _whole(draws), 0)
    return Rational(value.numerator, value.denominator)


def dice_total(dice: Basic, least: Basic, most: Basic) -> Expr:
    """The probability that dice with so many faces show a total from ``least`` to ``most``: face by face."""
    faces = tuple(map(_whole, _members(dice)))
    if sum(faces) > LARGEST or not faces or min(faces) < 1:
        raise Undefined(say("These dice cannot be rolled here."))
    low, high = _whole(least), _whole(most)

    @cache
    def ways(rolled: int, total: int) -> int:
        if rolled == len(faces):
            return int(low <= total <= high)
        return sum(ways(rolled + 1, total + face) for face in range(1, faces[rolled] + 1))

    outcomes = 1
    for count in faces:
        outcomes *= count
    return _ratio(ways(0, 0), outcomes)


def successes(trials: Basic, chance: Basic, least: Basic, most: Basic) -> Expr:
    """The probability of ``least`` to ``most`` successes in independent trials: trial by trial."""
    if not isinstance(chance, Rational) or not 0 <= chance <= 1:
        raise Undefined(say("A probability is a number from 0 to 1."))
    count, p = _whole(trials), Fraction(int(chance.p), int(chance.q))
    if count > LARGEST // 10:
        raise Undefined(say("So many trials are not followed here."))
    row = [Fraction(1)]
    for _ in range(count):
        row = [
            (row[k] * (1 - p) if k < len(row) else Fraction(0)) + (row[k - 1] * p if k else Fraction(0))
            for k in range(len(row) + 1)
        ]
    value = sum(row[max(_whole(least), 0) : _whole(most) + 1], Fraction(0))
    return Rational(value.numerator, value.denominator)


def posterior(prior: Basic, hit: Basic, false_alarm: Basic) -> Expr:
    """How probable the cause is after a positive sign: among all positive ones, the part with the cause."""
    chances = (prior, hit, false_alarm)
    if not all(isinstance(value, Rational) and 0 <= value <= 1 for value in chances):
        raise Undefined(say("A probability is a number from 0 to 1."))
    people = 1
    for value in chances:
        people *= int(value.q)
    ill = prior * people
    positive_ill, positive_well = ill * hit, (people - ill) * false_alarm
    if positive_ill + positive_well == 0:
        raise Undefined(say("There is never a positive sign."))
    return positive_ill / (positive_ill + positive_well)


def expected_value(values: Basic, chances: Basic) -> Expr:
    """The mean of values, each as often as it is probable."""
    pairs = list(zip(_members(values), _members(chances), strict=True))
    if sum(chance for _, chance in pairs) != 1:
        raise Undefined(say("The probabilities do not add up to 1."))
    total: Expr = Integer(0)
    for value, chance in pairs:
        total += value * chance
    return total


def expected_successes(trials: Basic, chance: Basic) -> Expr:
    """The mean number of successes in independent trials: over every number of them, as often as it is probable."""
    if not (isinstance(trials, Integer) and isinstance(chance, Rational) and 0 <= trials <= 200 and 0 <= chance <= 1):
        raise Undefined(say("This is only defined for a number of trials and a probability."))
    n, missed = int(trials), 1 - chance
    weights = [comb(n, k) * chance**k * missed ** (n - k) for k in range(n + 1)]
    return expected_value(Tuple(*map(Integer, range(n + 1))), Tuple(*weights))


def _bag(bag: Basic) -> Bag:
    return dict(_pairs(bag))


def _pairs(bag: Basic) -> Bag:
    pairs: Bag = {}
    for pair in _members(bag):
        if not isinstance(pair, Tuple) or len(pair) != 2:
            raise Undefined(say("It must be said how many there are of each."))
        pairs[pair[0]] = pairs.get(pair[0], 0) + _whole(pair[1])
    if sum(pairs.values()) > LARGEST:
        raise Undefined(say("There are too many things to draw from."))
    return pairs


def _members(values: Basic) -> tuple[Basic, ...]:
    return tuple(values) if isinstance(values, Tuple) else (values,)


def _whole(number: Basic) -> int:
    if not isinstance(number, Integer) or abs(number) > LARGEST:
        raise Undefined(say("This is only defined for whole numbers."))
    return int(number)


def _ratio(above: int, below: int) -> Expr:
    if below <= 0:
        raise Undefined(say("There are not so many things to draw."))
    return Rational(above, below)


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "draw_sequence": draw_sequence,
    "draw_sequence_replaced": draw_sequence_replaced,
    "draw_selection": draw_selection,
    "draw_selection_replaced": draw_selection_replaced,
    "draw_range": draw_range,
    "dice_total": dice_total,
    "successes": successes,
    "posterior": posterior,
    "expected_value": expected_value,
    "expected_successes": expected_successes,
}
