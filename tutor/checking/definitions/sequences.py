"""Sequences continued by a rule, progressions term by term, and their sums by adding.

The polynomial of lowest degree through given terms is found here by Lagrange's formula.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice, pairwise

from flint import fmpq, fmpq_poly
from sympy import Basic, Expr, Integer, Mul, Rational, S, Symbol, expand

from tutor.checking.definitions.undefined import Undefined
from tutor.maths.fractions import polynomial
from tutor.messages import say

LONGEST = 20_000
"""Terms that are counted out one by one."""


def next_term(*terms: Basic) -> Expr:
    """What the polynomial of lowest degree through the terms has at the next place."""
    return lagrange(numbers(terms), Integer(len(terms) + 1))


def general_term(place: Basic, *terms: Basic) -> Expr:
    """The polynomial of lowest degree through the terms, at a place: a number or a letter."""
    if not isinstance(place, Integer | Symbol):
        raise Undefined(say("A place in a sequence is a whole number or a letter."))
    return lagrange(numbers(terms), place)


def lagrange(values: list[Expr], place: Expr) -> Expr:
    """The polynomial through (1, v₁), (2, v₂), … at ``place``."""
    if all(isinstance(value, Rational) for value in values):
        return _through(values, place)
    total: Expr = S.Zero
    for i, value in enumerate(values, start=1):
        others = [j for j in range(1, len(values) + 1) if j != i]
        total += value * Mul(*((place - j) * Rational(1, i - j) for j in others))
    return expand(total)


def _through(values: list[Expr], place: Expr) -> Expr:
    """The same for rational values, by flint."""
    total = fmpq_poly()
    for i, value in enumerate(values, start=1):
        term = fmpq_poly([fmpq(value.p, value.q)])
        for j in range(1, len(values) + 1):
            if j != i:
                term *= fmpq_poly([fmpq(-j, i - j), fmpq(1, i - j)])
        total += term
    letter = place if isinstance(place, Symbol) else Symbol("n")
    found = polynomial(total.coeffs(), letter)
    return found if letter is place else expand(found.xreplace({letter: place}))


def continued(rule: Basic, last: Basic, before: Basic, *terms: Basic) -> Expr:
    """The next term of a sequence in which ``rule`` makes each term of the last one and of the one before it."""
    values = numbers(terms)
    if not isinstance(rule, Expr) or not isinstance(last, Symbol) or not isinstance(before, Symbol):
        raise Undefined(say("A rule is an expression in the terms before."))
    first = 2 if before in rule.free_symbols else 1
    if len(values) <= first:
        raise Undefined(say("There are not enough terms for this rule."))
    for i in range(first, len(values)):
        if _made(rule, last, before, values[:i]) != values[i]:
            raise Undefined(say("The terms do not follow this rule."))
    return _made(rule, last, before, values)


def _made(rule: Expr, last: Symbol, before: Symbol, values: list[Expr]) -> Expr:
    puts = {last: values[-1]} | ({before: values[-2]} if len(values) > 1 else {})
    return expand(rule.xreplace(puts).doit())


def recurrence_term(place: Basic, rule: Basic, last: Basic, before: Basic, index: Basic, *start: Basic) -> Expr:
    """The term at a place when a rule makes each term of the two before it and of its own index."""
    if not (isinstance(rule, Expr) and isinstance(place, Integer) and 1 <= place <= LONGEST):
        raise Undefined(say("Such a term cannot be counted out."))
    values = numbers(start)
    while len(values) < place:
        puts = {last: values[-1], index: Integer(len(values) + 1)}
        if len(values) > 1:
            puts[before] = values[-2]
        values.append(expand(rule.xreplace(puts).doit()))
    return values[int(place) - 1]


def arithmetic_term(place: Basic, *terms: Basic) -> Expr:
    """The term at a place of an arithmetic sequence: add the difference again and again."""
    first, step = _difference(terms)
    if isinstance(place, Symbol):
        return expand(first + (place - 1) * step)
    return _nth(place, _adding(first, step))


def arithmetic_sum(count: Basic, *terms: Basic) -> Expr:
    """The sum of the first terms of an arithmetic sequence, added one by one."""
    first, step = _difference(terms)
    return _summed(count, _adding(first, step))


def geometric_term(place: Basic, *terms: Basic) -> Expr:
    """The term at a place of a geometric sequence: multiply by the ratio again and again."""
    first, ratio = _ratio(terms)
    if isinstance(place, Symbol):
        return first * ratio ** (place - 1)
    return _nth(place, _multiplying(first, ratio))


def geometric_sum(count: Basic, *terms: Basic) -> Expr:
    """The sum of the first terms of a geometric sequence, added one by one."""
    first, ratio = _ratio(terms)
    return _summed(count, _multiplying(first, ratio))


def infinite_sum(*terms: Basic) -> Expr:
    """The sum s of all terms of a geometric sequence with |r| < 1: the number with s = first + r · s."""
    first, ratio = _ratio(terms)
    if not abs(ratio) < 1:
        raise Undefined(say("The sum has a value only where the ratio is between -1 and 1."))
    s = Symbol("s")
    (value,) = _zeros(first + ratio * s - s, s)
    return value


def _zeros(line: Expr, s: Symbol) -> list[Expr]:
    slope = line.coeff(s, 1)
    return [] if slope == 0 else [-line.coeff(s, 0) / slope]


def common_difference(*terms: Basic) -> Expr:
    """What is added each time."""
    return _difference(terms)[1]


def common_ratio(*terms: Basic) -> Expr:
    """What is multiplied by each time."""
    return _ratio(terms)[1]


def progression_length(*terms: Basic) -> Expr:
    """How many terms an arithmetic sequence has that is given by its first two terms and its last."""
    first, second, last = numbers(terms)
    step = second - first
    for count, value in enumerate(islice(_adding(first, step), LONGEST), start=1):
        if value == last:
            return Integer(count)
    raise Undefined(say("The last number is not a term of this sequence."))


def _difference(terms: tuple[Basic, ...]) -> tuple[Expr, Expr]:
    values = numbers(terms)
    steps = {expand(b - a) for a, b in pairwise(values)}
    if len(steps) != 1:
        raise Undefined(say("The differences of these terms are not all the same."))
    return values[0], steps.pop()


def _ratio(terms: tuple[Basic, ...]) -> tuple[Expr, Expr]:
    values = numbers(terms)
    if len(values) < 2 or any(value == 0 for value in values):
        raise Undefined(say("These terms have no common ratio."))
    ratio = values[1] / values[0]
    if any(expand(a * ratio - b) != 0 for a, b in pairwise(values)):
        raise Undefined(say("The quotients of these terms are not all the same."))
    return values[0], ratio


def _adding(value: Expr, step: Expr) -> Iterator[Expr]:
    while True:
        yield value
        value += step


def _multiplying(value: Expr, ratio: Expr) -> Iterator[Expr]:
    while True:
        yield value
        value *= ratio


def _counted(count: Basic) -> int:
    if not (isinstance(count, Integer) and 1 <= count <= LONGEST):
        raise Undefined(say("Only so many terms can be counted out."))
    return int(count)


def _nth(place: Basic, values: Iterator[Expr]) -> Expr:
    return next(islice(values, _counted(place) - 1, None))


def _summed(count: Basic, values: Iterator[Expr]) -> Expr:
    return sum(islice(values, _counted(count)), S.Zero)


def numbers(terms: tuple[Basic, ...]) -> list[Expr]:
    """The terms as numbers.

    Raises:
        Undefined: one of them is none, or there are none.
    """
    if not terms or not all(isinstance(term, Expr) and term.is_number for term in terms):
        raise Undefined(say("A sequence is given by numbers."))
    return [term.doit() for term in terms if isinstance(term, Expr)]


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "next_term": next_term,
    "general_term": general_term,
    "continued": continued,
    "recurrence_term": recurrence_term,
    "arithmetic_term": arithmetic_term,
    "arithmetic_sum": arithmetic_sum,
    "geometric_term": geometric_term,
    "geometric_sum": geometric_sum,
    "infinite_sum": infinite_sum,
    "common_difference": common_difference,
    "common_ratio": common_ratio,
    "progression_length": progression_length,
}
