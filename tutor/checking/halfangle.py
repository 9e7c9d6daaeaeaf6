"""Conditions on sines and cosines of one unknown, turned into conditions on t = tan(x/2), where they are rational.

Every x is met: t runs over all real numbers, and x = π (t infinite) is judged by itself. So a periodic condition is
decided everywhere by `tutor.checking.realline`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import gcd, lcm

from sympy import (
    Add,
    Basic,
    Dummy,
    Expr,
    Mul,
    Pow,
    Rational,
    S,
    Symbol,
    atan,
    chebyshevt,
    chebyshevu,
    cos,
    cot,
    csc,
    pi,
    sec,
    sin,
    tan,
)
from sympy.core.relational import Relational

CIRCULAR = (sin, cos, tan, cot, sec, csc)
MOST = 12
"""The highest multiple of the angle that is opened."""


class NotPeriodic(NotImplementedError):
    """The conditions hold more than sines and cosines of rational multiples of the unknown."""


def in_half_angle(relations: Sequence[Relational], x: Symbol) -> tuple[list[Relational], Symbol, Expr]:
    """Return the relations in t, t itself, and the g for which t = tan(g·x/2)."""
    unit = unit_of([rate for relation in relations for rate in rates(relation, x)])
    t = Dummy("t")
    return [opened(relation, x, t, unit) for relation in relations], t, unit


def rates(statement: Basic, x: Symbol) -> list[Expr]:
    """Return how fast each angle in a statement grows with the unknown."""
    return [line(part, x)[0] for part in statement.atoms(*CIRCULAR) if x in part.free_symbols]


def unit_of(found: Sequence[Expr]) -> Expr:
    """Return the largest rate of which all are whole multiples.

    Raises:
        NotPeriodic: there is none.
    """
    if not found:
        raise NotPeriodic("no sines or cosines")
    ratios = [rate / found[0] for rate in found]
    if not all(isinstance(ratio, Rational) for ratio in ratios):
        raise NotPeriodic("angles without a common period")
    return abs(found[0]) * Rational(gcd(*(int(r.p) for r in ratios)), lcm(*(int(r.q) for r in ratios)))


@lru_cache(maxsize=1024)
def opened(relation: Relational, x: Symbol, t: Symbol, unit: Expr) -> Relational:
    """Return an equation or inequality in t."""
    sides = [_opened(side, x, t, unit) for side in relation.args]
    return relation.func(*sides, evaluate=False)


def back(value: Expr, unit: Expr) -> Expr:
    """Return the x of a t."""
    return 2 * atan(value) / unit


def at_infinity(unit: Expr) -> Expr:
    """Return the x where t is infinite."""
    return pi / unit


@lru_cache(maxsize=1024)
def line(part: Expr, x: Symbol) -> tuple[Expr, Expr]:
    """Return the slope and the start of an angle.

    Raises:
        NotPeriodic: the angle is not linear in the unknown.
    """
    angle = part.args[0].expand()
    slope, start = angle.coeff(x, 1), angle.coeff(x, 0)
    if (angle - slope * x - start).expand() != 0 or slope == 0 or not slope.is_number or not start.is_number:
        raise NotPeriodic("an angle that is not linear in the unknown")
    return slope, start


def _opened(expression: Basic, x: Symbol, t: Symbol, unit: Expr) -> Expr:
    match expression:
        case _ if isinstance(expression, CIRCULAR) and x in expression.free_symbols:
            slope, start = line(expression, x)
            return _circular(expression, int(slope / unit), start, t)
        case _ if x not in expression.free_symbols:
            return expression
        case Add() | Mul() | Pow():
            return expression.func(*(_opened(part, x, t, unit) for part in expression.args))
        case _:
            raise NotPeriodic(str(expression.func))


def _circular(part: Expr, multiple: int, start: Expr, t: Symbol) -> Expr:
    n, side = abs(multiple), 1 if multiple > 0 else -1
    if n > MOST:
        raise NotPeriodic("a large multiple of the angle")
    c, s = (1 - t**2) / (1 + t**2), 2 * t / (1 + t**2)
    cosine, sine = chebyshevt(n, c), side * s * (chebyshevu(n - 1, c) if n > 1 else S.One)
    if start != 0:
        cosine, sine = cosine * cos(start) - sine * sin(start), sine * cos(start) + cosine * sin(start)
    forms = {sin: sine, cos: cosine, tan: sine / cosine, cot: cosine / sine, sec: 1 / cosine, csc: 1 / sine}
    return forms[part.func]
