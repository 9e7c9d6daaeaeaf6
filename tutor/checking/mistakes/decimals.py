"""Mistakes with decimals, percentages, rounding and putting in order."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from sympy import Add, Basic, Float, Integer, Mul, Rational, S, Tuple
from sympy.core.relational import Relational

from tutor.checking.mistakes.inequalities import turned
from tutor.checking.mistakes.misconception import Misconception, written
from tutor.checking.mistakes.shapes import (
    exact,
    factors,
    fraction,
    is_negative,
    numbers,
    over,
    size,
    times,
)
from tutor.maths.operations import operation, operation_name
from tutor.messages import say
from tutor.problem import Level


def _digits(number: Basic) -> tuple[int, int] | None:
    """A decimal fraction as its digits and how many of them stand after the point."""
    value = exact(number)
    if not isinstance(value, Rational):
        return None
    places = 0
    while value.q != 1 and places < 12:
        value, places = value * 10, places + 1
    return (int(value), places) if value.q == 1 else None


def _decimals(node: Basic, kind: type[Basic]) -> list[tuple[int, int]] | None:
    if not isinstance(node, kind) or len(node.args) != 2 or not any(isinstance(part, Float) for part in node.args):
        return None
    found = [_digits(part) for part in node.args]
    return None if None in found or any(each and each[0] <= 0 for each in found) else [f for f in found if f]


def point_left_of_sum(node: Basic) -> Iterator[Basic]:
    """0.5 + 0.8 → 0.13: whole and decimal parts are added apart."""
    if (found := _decimals(node, Add)) and found[0][1] and found[1][1]:
        (a, m), (b, n) = found
        whole = a // 10**m + b // 10**n
        tail = str(a % 10**m + b % 10**n)
        longest = max(m, n)
        yield Rational(f"{whole}.{tail}")
        if m != n:
            yield Rational(f"{whole}.{int(str(a % 10**m)) + int(str(b % 10**n)):0{longest}d}")


def decimals_right_aligned(node: Basic) -> Iterator[Basic]:
    """2.5 + 0.25 → 0.50: the last digits are put under each other."""
    if (found := _decimals(node, Add)) and found[0][1] != found[1][1]:
        (a, m), (b, n) = found
        yield Rational(a + b, 10 ** max(m, n))
        yield Rational(a + b, 10 ** min(m, n))


def point_from_left(node: Basic) -> Iterator[Basic]:
    """6.7·3 → 2.01: the places are counted from the left."""
    if found := _decimals(node, Mul):
        (a, m), (b, n) = found
        digits = str(a * b)
        if 0 < m + n <= len(digits):
            yield Rational(f"{digits[: m + n]}.{digits[m + n :] or 0}")


def decimal_places_not_added(node: Basic) -> Iterator[Basic]:
    """0.3·0.2 → 0.6."""
    if (found := _decimals(node, Mul)) and found[0][1] and found[1][1]:
        (a, m), (b, n) = found
        yield Rational(a * b, 10 ** max(m, n))


def longer_is_larger(node: Basic) -> Iterator[Basic]:
    """0.125 > 0.5: the longer decimal is taken for the larger."""
    if isinstance(node, Relational) and all(isinstance(exact(side), Rational) for side in node.args):
        found = [_digits(side) for side in node.args]
        if any(isinstance(side, Float) for side in node.args) and None not in found:
            yield turned(node, *node.args)


def order_of_negatives(node: Basic) -> Iterator[Basic]:
    """-5 > -3: the larger number without its sign is taken for the larger."""
    if (
        isinstance(node, Relational)
        and all(isinstance(exact(side), Rational) for side in node.args)
        and any(exact(side) < 0 for side in node.args)
    ):
        yield turned(node, *node.args)


def sorted_by_size(node: Basic) -> Iterator[Basic]:
    """Numbers put in order without their signs."""
    name = operation_name(node)
    if name in ("increasing", "decreasing"):
        given = node.args[0] if isinstance(node.args[0], Tuple) else Tuple(*node.args)
        if all(isinstance(exact(v), Rational) for v in given) and any(exact(v) < 0 for v in given):
            yield Tuple(*sorted(given, key=lambda v: abs(exact(v)), reverse=name == "decreasing"))


def sorted_backwards(node: Basic) -> Iterator[Basic]:
    """Increasing and decreasing order, the largest and the smallest, mixed up."""
    swapped = {
        "increasing": "decreasing", "decreasing": "increasing", "kth_largest": "kth_smallest",
        "kth_smallest": "kth_largest", "letter_of_kth_largest": "letter_of_kth_smallest",
        "letter_of_kth_smallest": "letter_of_kth_largest",
    }  # fmt: skip
    if (name := operation_name(node)) in swapped:
        yield operation(swapped[name], *node.args)


def sorted_as_words(node: Basic) -> Iterator[Basic]:
    """0.125 before 0.5 before 0.75 by the number of digits."""
    name = operation_name(node)
    if name in ("increasing", "decreasing"):
        given = node.args[0] if isinstance(node.args[0], Tuple) else Tuple(*node.args)
        found = [_digits(v) for v in given]
        if None not in found:
            yield Tuple(*sorted(given, key=lambda v: (_digits(v) or (0, 0))[0], reverse=name == "decreasing"))


def percent_of_percent(node: Basic) -> Iterator[Basic]:
    """(1 - 10/100)·(1 - 20/100) → 1 - 30/100."""
    if isinstance(node, Mul):
        changes = [f for f in node.args if _is_change(f)]
        if len(changes) >= 2:
            rest = [f for f in node.args if not _is_change(f)]
            yield times(*rest, 1 + sum(((f if isinstance(f, Rational) else Add(*f.args)) - 1 for f in changes), S.Zero))


def _is_change(factor: Basic) -> bool:
    if isinstance(factor, Add) and factor.is_number and S.One in factor.args:
        return True
    return isinstance(factor, Rational) and factor.q != 1 and 100 % int(factor.q) == 0 and 0 < factor < 2


def other_base(node: Basic) -> Iterator[Basic]:
    """25/125·100 → 125·25/100, and (b - a)/a → (b - a)/b: the wrong number is taken for the whole."""
    found = fraction(node)
    if found is None or Integer(100) not in factors(found[0]):
        return
    above = [f for f in factors(found[0]) if f != 100]
    yield over(times(*above, found[1]), Integer(100))
    for part in above:
        if isinstance(part, Add) and len(part.args) == 2:
            bases = [size(t) for t in part.args if size(t) != found[1]]
            for base in bases:
                yield over(found[0], base)


def rest_for_part(node: Basic) -> Iterator[Basic]:
    """What was spent is taken for what was left: (400 - 240)/400 → 240/400."""
    found = fraction(node)
    if found:
        for part in factors(found[0]):
            if isinstance(part, Add) and len(part.args) == 2 and part.is_number:
                minus = [size(t) for t in part.args if is_negative(t)]
                if len(minus) == 1 and found[1] in part.args:
                    yield over(times(*(minus[0] if f is part else f for f in factors(found[0]))), found[1])


def percent_as_number(node: Basic) -> Iterator[Basic]:
    """50·20/100 → 50 - 20, and 50·20/100 → 20/50·100: the percentage is used as a number."""
    found = fraction(node)
    if found and found[1] == 100 and len(factors(found[0])) == 2:
        a, b = factors(found[0])
        if a.is_number and b.is_number:
            yield over(a, b) * 100
            yield over(b, a) * 100
            yield a - b
            yield b - a


def hundred_forgotten(node: Basic) -> Iterator[Basic]:
    """20 % of 50 → 20·50, or a hundredth where a tenth is meant."""
    found = fraction(node)
    if found and found[1] == 100 and found[0].is_number:
        yield over(found[0], Integer(10))
        yield over(found[0], Integer(1000))


def cut_off(node: Basic) -> Iterator[Basic]:
    """Rounding 2.78 to 2.7: the digits are cut off."""
    if operation_name(node) == "rounded" and (found := numbers(node)) and found[1] > 0:
        yield floor(found[0] / found[1]) * found[1]
        yield (floor(found[0] / found[1]) + 1) * found[1]


def wrong_place(node: Basic) -> Iterator[Basic]:
    """Rounding to tenths where hundredths were asked for."""
    if operation_name(node) == "rounded" and (found := numbers(node)):
        for step in (found[1] * 10, found[1] / 10):
            yield operation("rounded", node.args[0], step)


def place_value_mixed(node: Basic) -> Iterator[Basic]:
    """Tens for tenths: the place is counted on the wrong side of the point."""
    if operation_name(node) == "place_digit" and (found := numbers(node)) and len(found) == 2:
        for step in (found[1] * 10, found[1] / 10, 1 / found[1]):
            yield operation("place_digit", node.args[0], step)


_A, _B = ("arithmetic",), Level.BEGINNER


MISCONCEPTIONS = (
    Misconception(
        "decimal-parts-added-apart",
        say("The digits after the point are no whole numbers"),
        say("Tenths are added to tenths; ten tenths make a whole one: {rule}.", rule=written("0.5 + 0.8 = 1.3")),
        _A,
        "arithmetic",
        _B,
        point_left_of_sum,
        (("0.5 + 0.8", "0.13"),),
        0,
    ),
    Misconception(
        "decimals-not-aligned",
        say("The decimal points go under each other"),
        say("Write the numbers so that the points stand under each other, then add tenths to tenths."),
        _A,
        "arithmetic",
        _B,
        decimals_right_aligned,
        (("2.5 + 0.25", "0.50"),),
        0,
    ),
    Misconception(
        "decimal-places-from-left",
        say("Decimal places are counted from the right"),
        say("The product has as many decimal places as both factors together, counted from the right."),
        _A,
        "arithmetic",
        _B,
        point_from_left,
        (("6.7*3", "2.01"), ("21.8*.4", "87.2")),
        0,
    ),
    Misconception(
        "decimal-places-not-added",
        say("The decimal places of both factors count"),
        say("Tenths times tenths are hundredths: {rule}.", rule=written("0.3 \\cdot 0.2 = 0.06", "0.3*0.2 = 0.06")),
        _A,
        "arithmetic",
        _B,
        decimal_places_not_added,
        (("0.3*0.2", "0.6"),),
        0,
    ),
    Misconception(
        "longer-decimal-larger",
        say("A longer decimal is not a larger one"),
        say("Compare digit by digit from the point on: the first place that differs decides."),
        _A,
        "comparing",
        _B,
        longer_is_larger,
        (("0.001 < 0.02", "0.001 > 0.02"),),
        0,
    ),
    Misconception(
        "order-of-negatives",
        say("Of two negative numbers the one nearer to zero is larger"),
        say("On the number line the larger number stands further to the right: {rule}.", rule=written("-5 < -3")),
        _A,
        "comparing",
        _B,
        order_of_negatives,
        (("-5 < -3", "-5 > -3"),),
        0,
    ),
    Misconception(
        "sorted-without-signs",
        say("The signs count when numbers are put in order"),
        say("Every negative number is smaller than every positive one."),
        _A,
        "comparing",
        _B,
        sorted_by_size,
        (("increasing(-5, 2, -1)", "-1, 2, -5"),),
        0,
    ),
    Misconception(
        "sorted-as-whole-numbers",
        say("Decimals are not ordered like whole numbers"),
        say("Compare digit by digit from the point on: the first place that differs decides."),
        _A,
        "comparing",
        _B,
        sorted_as_words,
        (("increasing(0.5, 0.25, 2)", "2, 0.5, 0.25"),),
        0,
    ),
    Misconception(
        "sorted-backwards",
        say("The order is the other way round"),
        say("Increasing goes from the smallest to the largest, decreasing from the largest to the smallest."),
        _A,
        "comparing",
        _B,
        sorted_backwards,
        (),
    ),
    Misconception(
        "percents-added",
        say("Percentages of different wholes cannot be added"),
        say("The second percentage is taken of what is left after the first, so the factors are multiplied."),
        _A,
        "percent",
        Level.INTERMEDIATE,
        percent_of_percent,
        (("200*(1 - 10/100)*(1 - 20/100)", "200*(1 - 30/100)"),),
        0,
    ),
    Misconception(
        "percent-of-wrong-whole",
        say("The wrong number was taken for the whole"),
        say("Divide by the number that is the whole, one hundred percent: the one from which the percentage is taken."),
        _A,
        "percent",
        _B,
        other_base,
        (("25/125*100", "125*25/100"), ("(450 - 360)*100/360", "(450 - 360)*100/450")),
        0,
    ),
    Misconception(
        "part-for-rest",
        say("The part was taken for the rest"),
        say("Read again whether the part itself is asked for, or what is left of the whole."),
        _A,
        "percent",
        _B,
        rest_for_part,
        (("(400 - 240)/400*100", "240/400*100"),),
        0,
    ),
    Misconception(
        "percent-as-number",
        say("A percentage is a share, not a number"),
        say(
            "Percent means hundredths of the whole: {rule}.", rule=written("20\\,\\% = \\frac{20}{100}", "20% = 20/100")
        ),
        _A,
        "percent",
        _B,
        percent_as_number,
        (("50*20/100", "50 - 20"),),
    ),
    Misconception(
        "percent-not-hundredths",
        say("Percent means hundredths"),
        say("Divide by one hundred, not by ten or a thousand."),
        _A,
        "percent",
        _B,
        hundred_forgotten,
        (("50*20/100", "50*20/10"),),
    ),
    Misconception(
        "cut-off-for-rounded",
        say("Rounded in the wrong direction"),
        say("Look at the next digit: from five on, round up, below five, round down."),
        _A,
        "rounding",
        _B,
        cut_off,
        (("rounded(2.78, 1/10)", "2.7"),),
        0,
    ),
    Misconception(
        "rounded-at-wrong-place",
        say("Rounded at the wrong place"),
        say("Count the places from the decimal point: tenths, hundredths, thousandths."),
        _A,
        "rounding",
        _B,
        wrong_place,
        (("rounded(2.785, 1/100)", "2.8"),),
        0,
    ),
    Misconception(
        "place-value-mixed",
        say("The place was counted wrongly"),
        say("To the left of the point stand ones, tens and hundreds, to the right tenths and hundredths."),
        _A,
        "rounding",
        _B,
        place_value_mixed,
        (),
        0,
    ),
)
