"""Mistakes with numbers: order of operations, signs, decimals, percent, rounding, putting in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from sympy import Add, Basic, Float, I, Integer, Mul, Pow, Rational, S, Subs

from tutor.checking.mistakes.misconception import Misconception, written
from tutor.checking.mistakes.shapes import (
    coefficient,
    exact,
    factors,
    fraction,
    is_negative,
    negative,
    over,
    power,
    size,
    terms,
    times,
    total,
    without,
)
from tutor.messages import say
from tutor.problem import Level


def left_to_right(node: Basic) -> Iterator[Basic]:
    """5 + 6·10 → 11·10, and 17 - 3·5 → 14·5."""
    if not isinstance(node, Add) or not node.is_number:
        return
    for i, part in enumerate(node.args):
        inside = list(factors(part))
        if len(inside) < 2 or not all(isinstance(f, Rational | Pow) for f in inside):
            continue
        if inside[0] == -1 and len(inside) > 2:
            inside[:2] = [-inside[1]]
        for other in (t for j, t in enumerate(node.args) if j != i and isinstance(t, Rational)):
            rest = [t for j, t in enumerate(node.args) if j != i and t is not other]
            for k, factor in enumerate(inside):
                if isinstance(factor, Rational) and factor.q == 1:
                    minus = is_negative(part) and not is_negative(factor)
                    first = other - factor if minus else other + factor
                    remaining = [size(f) if minus else f for f in without(inside, k)]
                    yield total([*rest, times(first, *remaining)])


def division_before_sum(node: Basic) -> Iterator[Basic]:
    """(3 + 4)/2 → 3 + 4/2: only one term of the numerator is divided."""
    found = fraction(node)
    if found and isinstance(found[0], Add):
        for index, part in enumerate(found[0].args):
            yield total([*without(found[0].args, index), over(part, found[1])])


def power_last(node: Basic) -> Iterator[Basic]:
    """2·3² → 6²: the product is taken before the power."""
    if isinstance(node, Mul) and node.is_number:
        for i, j in combinations(range(len(node.args)), 2):
            for a, b in ((node.args[i], node.args[j]), (node.args[j], node.args[i])):
                if (
                    isinstance(a, Integer)
                    and isinstance(b, Pow)
                    and isinstance(b.base, Integer)
                    and b.exp.is_Integer
                    and a != -1
                    and b.exp > 1
                ):
                    rest = [f for k, f in enumerate(node.args) if k not in (i, j)]
                    yield times(*rest, power(a * b.base, b.exp))


def _pairs(node: Basic) -> Iterator[tuple[list[Basic], Basic, Basic]]:
    """Two numbers of a sum, and the other terms."""
    if isinstance(node, Add):
        parts = [_number(part) for part in node.args]
        for i, j in combinations(range(len(parts)), 2):
            if parts[i] is not None and parts[j] is not None:
                yield [t for k, t in enumerate(node.args) if k not in (i, j)], parts[i], parts[j]


def _number(part: Basic) -> Basic | None:
    value = exact(part)
    if isinstance(value, Mul) and all(isinstance(f, Integer) for f in value.args) and S.NegativeOne in value.args:
        value = coefficient(value)[0]
    return value if isinstance(value, Rational) else None


def sign_of_sum(node: Basic) -> Iterator[Basic]:
    """-8 + 6 → 2, 5 - 9 → 4, and -8 + 6 → 14."""
    for rest, a, b in _pairs(node):
        if (a < 0) != (b < 0):
            for new in (-(a + b), abs(a) + abs(b), -(abs(a) + abs(b))):
                yield total([*rest, new])


def two_negatives(node: Basic) -> Iterator[Basic]:
    """-4 - 3 → 7: "two minus signs make a plus"."""
    for rest, a, b in _pairs(node):
        if a < 0 and b < 0:
            yield total([*rest, -(a + b)])
            yield total([*rest, a - b])
            yield total([*rest, b - a])


def minus_of_minus(node: Basic) -> Iterator[Basic]:
    """5 - (-3) → 5 - 3."""
    if isinstance(node, Mul) and len(node.args) == 2 and S.NegativeOne in node.args:
        other = next((f for f in node.args if f != -1), S.NegativeOne)
        if isinstance(other, Rational | Float) and other < 0:
            yield other


def sign_of_product(node: Basic) -> Iterator[Basic]:
    """(-3)·(-4) → -12, and (-3)·4 → 12."""
    if (
        isinstance(node, Mul)
        and S.NegativeOne not in node.args
        and len(node.args) > 1
        and is_one_product(node)
        and any(isinstance(f, Rational | Float) and f < 0 for f in node.args)
    ):
        yield negative(Mul(*(abs(f) if isinstance(f, Rational | Float) else f for f in node.args)) * _sign(node))


def is_one_product(node: Basic) -> bool:
    """Whether a product is of numbers, powers of numbers and at most one letter."""
    return all(f.is_number and not f.has(I) for f in node.args)


def _sign(node: Basic) -> Basic:
    minus = sum(isinstance(f, Rational | Float) and bool(f < 0) for f in node.args)
    return S.NegativeOne if minus % 2 else S.One


def smaller_from_larger(node: Basic) -> Iterator[Basic]:
    """52 - 38 → 26: in each column the smaller digit is taken from the larger."""
    for rest, a, b in _pairs(node):
        plus, minus = (a, b) if b < 0 else (b, a)
        if plus > 0 > minus and plus.is_Integer and minus.is_Integer and plus > -minus and plus < 10**9:
            yield total([*rest, _by_digits(int(plus), -int(minus), lambda p, q: abs(p - q))])


def _by_digits(a: int, b: int, column: Callable[[int, int], int]) -> Integer:
    found, place = 0, 1
    while a or b:
        found += column(a % 10, b % 10) * place
        a, b, place = a // 10, b // 10, place * 10
    return Integer(found)


def carry_forgotten(node: Basic) -> Iterator[Basic]:
    """47 + 38 → 75: the carried ten is forgotten."""
    for rest, a, b in _pairs(node):
        if a > 0 and b > 0 and a.is_Integer and b.is_Integer and max(a, b) > 9 and max(a, b) < 10**9:
            yield total([*rest, _by_digits(int(a), int(b), lambda p, q: (p + q) % 10)])


def added_for_subtracted(node: Basic) -> Iterator[Basic]:
    """100 - 40 → 140."""
    for rest, a, b in _pairs(node):
        if a > 0 > b:
            yield total([*rest, a - b])
        elif b > 0 > a:
            yield total([*rest, b - a])


def product_as_sum(node: Basic) -> Iterator[Basic]:
    """7·35 → 42."""
    if isinstance(node, Mul) and len(node.args) == 2 and all(isinstance(f, Integer) and f > 0 for f in node.args):
        yield node.args[0] + node.args[1]


def times_zero(node: Basic) -> Iterator[Basic]:
    """7·0 → 7."""
    if isinstance(node, Mul) and S.Zero in node.args and len(node.args) > 1:
        yield times(*(f for f in node.args if f != 0))


# -- decimals --


# -- percent and rounding --


def substituted_without_bracket(node: Basic) -> Iterator[Basic]:
    """x² at x = -3 → -3² = -9."""
    if isinstance(node, Subs):
        for x, value in zip(node.variables, node.point, strict=True):
            if isinstance(value, Rational) and value < 0:
                changed = node.expr.replace(
                    lambda e, x=x: isinstance(e, Pow) and e.base == x and e.exp.is_Integer and e.exp % 2 == 0,
                    lambda e: negative(e),
                )
                yield Subs(changed, node.variables, node.point)


def coefficient_as_digit(node: Basic) -> Iterator[Basic]:
    """3x at x = 4 → 34."""
    if isinstance(node, Subs) and len(node.variables) == 1:
        (x,), (value,) = node.variables, node.point
        if isinstance(value, Integer) and 0 <= value < 1000:
            for index, part in enumerate(terms(node.expr)):
                number, rest = coefficient(part)
                if rest == x and number.is_Integer and number > 1:
                    glued = Integer(f"{int(number)}{int(value)}")
                    yield Subs(total([*without(terms(node.expr), index), glued]), node.variables, node.point)


def power_after_factor(node: Basic) -> Iterator[Basic]:
    """2x² at x = 3 → 6²."""
    if isinstance(node, Subs):
        for index, part in enumerate(terms(node.expr)):
            number, rest = coefficient(part)
            if number not in (1, -1) and isinstance(rest, Pow) and rest.exp.is_Integer and rest.exp > 1:
                new = power(Mul(number, rest.base), rest.exp)
                yield Subs(total([*without(terms(node.expr), index), new]), node.variables, node.point)


_A, _B = ("arithmetic",), Level.BEGINNER
_ORDER = say("Powers come first, then products and quotients, sums and differences last.")

MISCONCEPTIONS = (
    Misconception(
        "left-to-right",
        say("Products are worked out before sums"),
        _ORDER,
        _A,
        "arithmetic",
        _B,
        left_to_right,
        (("5 + 6*10", "11*10"), ("17 - 3*5", "14*5")),
        0,
    ),
    Misconception(
        "one-term-divided",
        say("Every term of the numerator is divided"),
        say("A fraction bar works like a bracket: the whole sum above it is divided."),
        ("arithmetic", "algebra"),
        "arithmetic",
        _B,
        division_before_sum,
        (("(3 + 4)/2", "3 + 4/2"), ("(6x + 5)/2", "3x + 5")),
        0,
    ),
    Misconception(
        "power-after-product",
        say("Powers are worked out before products"),
        _ORDER,
        _A,
        "arithmetic",
        _B,
        power_last,
        (("2*3^2", "6^2"),),
        0,
    ),
    Misconception(
        "sign-of-sum",
        say("The sign of the sum is wrong"),
        say("With different signs, take the difference; the number further from zero gives the sign."),
        ("arithmetic", "algebra"),
        "arithmetic",
        _B,
        sign_of_sum,
        (("-8 + 6", "2"), ("5 - 9", "4"), ("-8 + 6", "14")),
    ),
    Misconception(
        "two-negatives-make-plus",
        say("Two negative numbers added stay negative"),
        say(
            "“Minus and minus is plus” is a rule for products. Adding two negative numbers goes further down: {rule}.",
            rule=written("-4 - 3 = -7"),
        ),
        ("arithmetic", "algebra"),
        "arithmetic",
        _B,
        two_negatives,
        (("-4 + -3", "7"), ("-8 - 3", "11")),
        0,
    ),
    Misconception(
        "minus-of-minus",
        say("Subtracting a negative number adds it"),
        say("Taking away a debt makes richer: {rule}.", rule=written("5 - (-3) = 5 + 3")),
        ("arithmetic", "algebra"),
        "arithmetic",
        _B,
        minus_of_minus,
        (("5 - (-3)", "5 - 3"),),
        0,
    ),
    Misconception(
        "sign-of-product",
        say("The sign of the product is wrong"),
        say("Equal signs give plus, different signs give minus."),
        ("arithmetic", "algebra"),
        "arithmetic",
        _B,
        sign_of_product,
        (("(-3)*(-4)", "-12"), ("(-3)*4 + 1", "12 + 1")),
    ),
    Misconception(
        "smaller-digit-from-larger",
        say("In a column the upper digit comes first"),
        say("If the upper digit is smaller, borrow ten from the column on the left; do not turn the column round."),
        _A,
        "arithmetic",
        _B,
        smaller_from_larger,
        (("52 - 38", "26"),),
    ),
    Misconception(
        "carry-forgotten",
        say("The carried ten was forgotten"),
        say("When a column adds up to ten or more, one is carried to the next column."),
        _A,
        "arithmetic",
        _B,
        carry_forgotten,
        (("47 + 38", "75"),),
    ),
    Misconception(
        "added-for-subtracted",
        say("Added instead of subtracted"),
        say("The sign between the numbers says to subtract."),
        _A,
        "arithmetic",
        _B,
        added_for_subtracted,
        (("100 - 40", "140"),),
    ),
    Misconception(
        "added-for-multiplied",
        say("Added instead of multiplied"),
        say("A number beside a letter or a bracket is a factor, and factors are multiplied."),
        ("arithmetic", "algebra"),
        "arithmetic",
        _B,
        product_as_sum,
        (("7*35", "42"),),
    ),
    Misconception(
        "times-zero",
        say("A product with zero is zero"),
        say("Zero times anything is zero."),
        _A,
        "arithmetic",
        _B,
        times_zero,
        (("7*0 + 2", "7 + 2"),),
        0,
    ),
    Misconception(
        "negative-without-bracket",
        say("A negative number is put in with a bracket"),
        say("What is put in for a letter is taken as a whole, with its sign: {rule}.", rule=written("(-3)^2 = 9")),
        ("algebra",),
        "substituting",
        _B,
        substituted_without_bracket,
        (),
        0,
    ),
    Misconception(
        "factor-as-digit",
        say("A number beside a letter is a factor"),
        say("Put in a number for the letter and multiply: {rule}.", rule=written("3x = 3 \\cdot x", "3x = 3*x")),
        ("algebra",),
        "substituting",
        _B,
        coefficient_as_digit,
        (),
        0,
    ),
    Misconception(
        "power-after-factor",
        say("The exponent belongs to the letter only"),
        _ORDER,
        ("algebra",),
        "substituting",
        _B,
        power_after_factor,
        (),
        0,
    ),
)
