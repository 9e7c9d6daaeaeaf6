"""Conditions on sines and cosines of one unknown, turned into conditions on t = tan(x/2), where they are rational.

Every x is met: t runs over all real numbers, and x = π (t infinite) is judged by itself. So a periodic condition is
decided everywhere by `tutor.checking.realline`.
"""

from __future__ import annotations

from collections.abc import Sequence
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


def in_half_angle(relations: Sequence[Relational], x: Symbol) -> tuple[list[Relational], Symbol, Rational]:
    """Return the relations in t, t itself, and the g for which t = tan(g·x/2)."""
    rates = {_rate(part, x) for relation in relations for part in relation.atoms(*CIRCULAR) if x in part.free_symbols}
    if not rates:
        raise NotPeriodic("no sines or cosines")
    unit = Rational(gcd(*(int(r.p) for r in rates)), lcm(*(int(r.q) for r in rates)))
    t = Dummy("t")
    opened = [relation.func(_opened(relation.lhs, x, t, unit), 0, evaluate=False) for relation in relations]
    return opened, t, unit


def back(value: Expr, unit: Rational) -> Expr:
    """Return the x of a t."""
    return 2 * atan(value) / unit


def at_infinity(unit: Rational) -> Expr:
    """Return the x where t is infinite."""
    return pi / unit


def _rate(part: Expr, x: Symbol) -> Rational:
    rate = part.args[0] / x
    if not isinstance(rate, Rational) or rate == 0:
        raise NotPeriodic("an angle that is not a rational multiple of the unknown")
    return rate


def _opened(expression: Basic, x: Symbol, t: Symbol, unit: Rational) -> Expr:
    match expression:
        case _ if isinstance(expression, CIRCULAR) and x in expression.free_symbols:
            return _circular(expression, int(_rate(expression, x) / unit), t)
        case _ if x not in expression.free_symbols:
            return expression
        case Add() | Mul() | Pow():
            return expression.func(*(_opened(part, x, t, unit) for part in expression.args))
        case _:
            raise NotPeriodic(str(expression.func))


def _circular(part: Expr, multiple: int, t: Symbol) -> Expr:
    n, side = abs(multiple), 1 if multiple > 0 else -1
    if n > MOST:
        raise NotPeriodic("a large multiple of the angle")
    c, s = (1 - t**2) / (1 + t**2), 2 * t / (1 + t**2)
    cosine, sine = chebyshevt(n, c), side * s * (chebyshevu(n - 1, c) if n > 1 else S.One)
    forms = {sin: sine, cos: cosine, tan: sine / cosine, cot: cosine / sine, sec: 1 / cosine, csc: 1 / sine}
    return forms[part.func]
