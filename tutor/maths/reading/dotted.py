"""Sums with dots: ``1 + 2 + … + 50``, where the terms around the dots leave no doubt about those that are left out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sympy import Basic, Expr, Integer, Mul, Pow, Rational, S, Sum, Symbol, oo

from tutor.maths.reading.evaluation import as_written, evaluated

LEAST = 2
"""Terms before the dots."""


def dotted_sum(before: Sequence[Basic], after: Sequence[Basic]) -> Expr | None:
    """The sum of all terms, with sigma; None where the terms do not say which are left out.

    With no term after the dots the sum goes on for ever.
    """
    if len(before) < LEAST or not all(isinstance(term, Expr) for term in (*before, *after)):
        return None
    taken = {symbol.name for term in (*before, *after) for symbol in term.free_symbols}
    k = Symbol(next(name for name in ("k", "j", "m", "q", "u") if name not in taken))
    values = [_number(term) for term in before]
    ends = [_number(term) for term in after]
    ways = [_like_terms(before, after, k)]
    if None not in values and None not in ends:
        numbers, last = [v for v in values if v is not None], [v for v in ends if v is not None]
        ways = [_arithmetic(numbers, last, k), _geometric(numbers, last, k), *ways]
        if ways[0] is not None and ways[1] is not None and len(before) == LEAST and numbers[1] - numbers[0] != 1:
            return None
    return next((way for way in ways if way is not None), None)


def _number(term: Basic) -> Rational | None:
    value = evaluated(term)
    return value if isinstance(value, Rational) else None


def _arithmetic(before: Sequence[Rational], after: Sequence[Rational], k: Symbol) -> Expr | None:
    step = before[1] - before[0]
    if not after or not step or any(b - a != step for a, b in (*pairwise(before), *pairwise(after))):
        return None
    count = (after[-1] - before[0]) / step + 1
    if not isinstance(count, Integer) or count < len(before) + len(after):
        return None
    if step == 1 and isinstance(before[0], Integer):
        return Sum(k, (k, before[0], after[-1]))
    offset = before[0] - step
    return Sum(step * k + offset if offset else step * k, (k, S.One, count))


def _geometric(before: Sequence[Rational], after: Sequence[Rational], k: Symbol) -> Expr | None:
    if len(before) < 3 or 0 in before or 0 in after:
        return None
    ratio = before[1] / before[0]
    if abs(ratio) in (0, 1) or any(b / a != ratio for a, b in (*pairwise(before), *pairwise(after))):
        return None
    term = Pow(ratio, k, evaluate=False)
    term = term if before[0] == 1 else Mul(before[0], term, evaluate=False)
    if not after:
        return Sum(term, (k, S.Zero, oo))
    value, count = before[0], 1
    while value != after[-1]:
        value, count = value * ratio, count + 1
        if count > 2000:
            return None
    return Sum(term, (k, S.Zero, Integer(count - 1))) if count >= len(before) + len(after) else None


def _like_terms(before: Sequence[Basic], after: Sequence[Basic], k: Symbol) -> Expr | None:
    """Terms of one form in which some whole numbers go up by equal steps: ``1/(1*2) + 1/(2*3) + … + 1/(9*10)``."""
    if not after:
        return None
    counts: set[Integer] = set()
    form = _form([*before, *after], len(before), k, counts)
    if form is None or len(counts) != 1:
        return None
    (count,) = counts
    return Sum(form, (k, S.One, count)) if count >= len(before) + len(after) else None


def _form(terms: Sequence[Basic], known: int, k: Symbol, counts: set[Integer]) -> Basic | None:
    first = terms[0]
    if all(term == first for term in terms):
        return first
    if all(isinstance(term, Rational) for term in terms):
        if all(isinstance(term, Integer) for term in terms):
            return _leaf([int(term) for term in terms], known, k, counts)
        above = _leaf([int(term.p) for term in terms], known, k, counts)
        below = _leaf([int(term.q) for term in terms], known, k, counts)
        return None if above is None or below is None else Mul(above, Pow(below, -1, evaluate=False), evaluate=False)
    if len({(type(term), len(term.args)) for term in terms}) != 1 or not first.args:
        return None
    parts = [_form(column, known, k, counts) for column in zip(*(term.args for term in terms), strict=True)]
    return None if None in parts else as_written(first, [part for part in parts if part is not None])


def _leaf(numbers: Sequence[int], known: int, k: Symbol, counts: set[Integer]) -> Expr | None:
    if len(set(numbers)) == 1:
        return Integer(numbers[0])
    step = numbers[1] - numbers[0]
    leading, last = numbers[:known], numbers[known:]
    if not step or any(b - a != step for a, b in (*pairwise(leading), *pairwise(last))):
        return None
    count, left = divmod(last[-1] - numbers[0], step)
    if left or count < 0:
        return None
    counts.add(Integer(count + 1))
    return step * k + (numbers[0] - step)
