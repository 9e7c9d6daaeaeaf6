"""Exact random points inside the real domain of expressions, the same for the same seed.

A point gives each symbol an exact rational. Points are drawn near zero, near one, among the larger numbers and around
the numbers that occur in the expressions, of both signs, so that pieces (absolute values, roots, minima) are met on
every side. `tutor.maths.balls` evaluates; nothing here judges.

    >>> for point in points([sqrt(x - 2), log(y)], count=4): ...
    >>> value = evaluate(expression, point)      # exact or a ball; raises Undefined, Beyond
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from random import Random

import sympy as sp

from tutor.maths.balls import At, Beyond, Point, Undefined, Value, evaluate

__all__ = ["Beyond", "Point", "Undefined", "Value", "evaluate", "inside", "points", "small_points"]

TRIES = 21
"""Points tried for each point wanted, before fewer are returned."""
_GRAIN = 1009
"""The denominator of random points: a prime, so that they meet no special value."""


def points(
    expressions: Iterable[sp.Basic],
    *,
    count: int = 8,
    seed: int = 0,
    symbols: Sequence[sp.Symbol] | None = None,
    whole: Iterable[sp.Symbol] = (),
    invent: int | None = None,
) -> tuple[Point, ...]:
    """Return up to ``count`` exact random points where every expression is real and finite.

    Args:
        expressions: what must be defined; unevaluated ones too.
        count: how many points are wanted; fewer come back when the domain is small, none when it is empty.
        seed: the same seed gives the same points.
        symbols: which symbols get values; all free symbols when not given.
        whole: symbols that take whole numbers only.
        invent: the seed of rational functions that stand for unknown ones; None: f(x) has no value.
    """
    wanted = tuple(expressions)
    free = list(symbols) if symbols is not None else free_symbols(wanted)
    found: list[Point] = []
    for point in _draws(wanted, free, frozenset(whole), seed, count * TRIES):
        if inside(wanted, point, invent=invent):
            found.append(point)
            if len(found) == count or not free:
                break
    return tuple(found)


def inside(expressions: Iterable[sp.Basic], point: Point, *, invent: int | None = None) -> bool:
    """Whether every expression has a finite real value at the point, and so have all its parts."""
    at = At(point, bits=64, invent=invent)
    try:
        return all(at.value(expression).inside for expression in expressions)
    except (Undefined, Beyond):
        return False


def small_points(symbols: Sequence[sp.Symbol], count: int = 24, seed: int = 0) -> Iterator[Point]:
    """Small numbers to show a student (2, 3, 1/2, -1, …): where two expressions differ, one of these is kinder."""
    numbers = [sp.Rational(n) for n in (2, 3, 1, -1, 5, -2, 0, 4)] + [sp.Rational(1, 2), sp.Rational(1, 3)]
    if not symbols:
        return
    if len(symbols) == 1:
        for number in numbers[:count]:
            yield {symbols[0]: number}
        return
    random = Random(seed)
    for _ in range(count):
        yield {symbol: random.choice(numbers) for symbol in symbols}


def free_symbols(expressions: Iterable[sp.Basic]) -> list[sp.Symbol]:
    """The free symbols of all expressions, in order of their names."""
    free: set[sp.Symbol] = set()
    for expression in expressions:
        free |= {symbol for symbol in expression.free_symbols if isinstance(symbol, sp.Symbol)}
    return sorted(free, key=lambda symbol: str(symbol.name))


def _draws(
    expressions: Sequence[sp.Basic], symbols: Sequence[sp.Symbol], whole: frozenset[sp.Symbol], seed: int, tries: int
) -> Iterator[Point]:
    random = Random(f"{seed}:{','.join(symbol.name for symbol in symbols)}")
    landmarks = _landmarks(expressions)
    for k in range(tries):
        style = k % 7
        yield {
            symbol: sp.Integer(random.randint(1, 9 + k)) if symbol in whole else _draw(random, style, landmarks)
            for symbol in symbols
        }


def _draw(random: Random, style: int, landmarks: Sequence[sp.Rational]) -> sp.Rational:
    grain = sp.Rational(random.randint(1, _GRAIN - 1), _GRAIN)
    match style:
        case 0:  # above one
            return sp.Integer(random.randint(1, 4)) + grain
        case 1:  # between zero and one
            return grain
        case 2:  # both signs, small
            return sp.Integer(random.randint(-3, 2)) + grain
        case 3:  # around a number of the expression
            return random.choice(landmarks) + 2 * grain - 1
        case 4:  # below zero
            return -sp.Integer(random.randint(0, 6)) - grain
        case 5:  # larger, beyond every number of the expression
            return sp.Integer(random.choice((1, 1, -1)) * random.randint(5, 60)) + grain
        case _:  # a wide range around the numbers of the expression
            return random.choice(landmarks) * random.choice((2, -2, 1, -1)) + (grain - sp.Rational(1, 2)) * 8


def _landmarks(expressions: Sequence[sp.Basic]) -> list[sp.Rational]:
    """The numbers that occur, of moderate size: where absolute values and roots turn."""
    numbers: set[sp.Rational] = set()
    for expression in expressions:
        for atom in expression.atoms(sp.Rational, sp.Float):
            number = sp.Rational(str(atom)) if isinstance(atom, sp.Float) else atom
            if abs(number.p) < 10**9 and number.q < 10**6:
                numbers.add(number)
    return sorted(numbers - {-1, 0, 1, 2})[:40] or [sp.Rational(1)]
