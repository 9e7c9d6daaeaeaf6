"""A limit to find, what a method makes of it, and the values that the methods are guided by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import sympy as sp
from sympy import Expr, Limit, S, Symbol

from tutor.maths.worker import within
from tutor.messages import Message
from tutor.rules.limits.first_terms import limit_of_first_terms
from tutor.rules.trouble import TROUBLE
from tutor.solution import Step

BOTH, LEFT, RIGHT = "+-", "-", "+"


@dataclass(frozen=True, slots=True)
class Task:
    """The limit of ``f`` as ``x`` approaches ``a`` from one side or both (at infinity the side says nothing)."""

    f: Expr
    x: Symbol
    a: Expr
    side: str

    @property
    def written(self) -> Expr:
        """The limit as an unevaluated object."""
        return limit_object(self.f, self.x, self.a, self.side)

    def of(self, f: Expr) -> Expr:
        """The limit of another function at the same place."""
        return limit_object(f, self.x, self.a, self.side)

    def value(self, f: Expr) -> Expr | None:
        """What the limit of another function is here, or None where it is not known or does not exist."""
        return value_of(f, self.x, self.a, self.side)


@dataclass(frozen=True, slots=True)
class Move:
    """One step: the limit is equal to ``line``, which may hold other limits."""

    rule: str
    line: Expr
    title: Message
    because: Message
    idea: Message
    substeps: tuple[Step, ...] = ()


Method = Callable[[Task], Move | None]


def limit_object(f: Expr, x: Symbol, a: Expr, side: str) -> Expr:
    """``Limit`` unevaluated, also where ``f`` does not depend on ``x``."""
    if a.is_infinite:
        return Limit(f, x, a)
    return Limit(f, x, a, side)


def task_of(limit: Limit) -> Task:
    """The task that an unevaluated limit poses."""
    f, x, a, side = limit.args
    return Task(f, x, a, str(side))


def value_of(f: Expr, x: Symbol, a: Expr, side: str) -> Expr | None:
    """The limit as SymPy knows it: the guide of the methods, never a step by itself."""
    if x not in f.free_symbols:
        return f
    quick = _quick(f, x, a)
    if quick is not None:
        return quick
    if a.is_infinite:
        return _one_side(f, x, a, LEFT if a is S.Infinity else RIGHT)
    if side != BOTH:
        return _one_side(f, x, a, side)
    right = _one_side(f, x, a, RIGHT)
    if right is None:
        return None
    left = _one_side(f, x, a, LEFT)
    return right if left is not None and (left == right or sp.expand(left - right) == 0) else None


def _quick(f: Expr, x: Symbol, a: Expr) -> Expr | None:
    """The cases that need no series: polynomials at a point, quotients of polynomials at infinity."""
    if not a.is_infinite:
        return f.subs(x, a) if f.is_polynomial(x) else None
    found = leading(f if a is S.Infinity else f.subs(x, -x), x)
    if found is None:
        return None
    coefficient, order = found
    if order.is_negative:
        return S.Zero
    if order.is_zero:
        return coefficient
    sign = sp.sign(coefficient)
    return sign * S.Infinity if sign.is_number and sign != 0 and order.is_positive else None


def leading(f: Expr, x: Symbol) -> tuple[Expr, Expr] | None:
    """``(c, n)`` when f grows like ``c x^n`` at infinity, for sums, products and powers of x; None when not seen."""
    if x not in f.free_symbols:
        return f, S.Zero
    if f == x:
        return S.One, S.One
    if isinstance(f, sp.Pow) and f.exp.is_Rational:
        inner = leading(f.base, x)
        if inner is None or not (f.exp.is_Integer or inner[0].is_positive):
            return None
        return (inner[0] ** f.exp, inner[1] * f.exp) if inner[0] != 0 else None
    if not isinstance(f, sp.Add | sp.Mul):
        return None
    parts = [leading(part, x) for part in f.args]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    if isinstance(f, sp.Mul):
        return sp.Mul(*(c for c, _ in known)), sp.Add(*(n for _, n in known))
    highest = max(n for _, n in known)
    total = sp.Add(*(c for c, n in known if n == highest))
    return None if sp.expand(total) == 0 else (total, highest)


@lru_cache(maxsize=2000)
def _one_side(f: Expr, x: Symbol, a: Expr, side: str) -> Expr | None:
    plain = without_bars(f, x, a, side)
    quick = limit_of_first_terms(plain, x, a, side)
    if quick is not None:
        return quick
    try:
        with within(1.5):
            mirrored = a is S.NegativeInfinity
            value = sp.limit(plain.subs(x, -x), x, S.Infinity) if mirrored else sp.limit(plain, x, a, side)
    except TROUBLE:
        return None
    if value.has(sp.Limit, S.NaN, sp.AccumBounds, S.ComplexInfinity, x) or value.has(sp.I):
        return None
    return value if not value.is_number or value.is_extended_real else None


def without_bars(f: Expr, x: Symbol, a: Expr, side: str) -> Expr:
    """``|u|`` and ``sign u`` near the point, where the sign of u is seen from a number close by."""
    if not f.has(sp.Abs, sp.sign):
        return f
    near = close_to(a, side)

    def opened(part: Expr) -> Expr:
        value = sp.N(part.args[0].subs(x, near), 30)
        if not value.is_number or not value.is_real or value == 0:
            return part
        direction = 1 if value > 0 else -1
        return direction * part.args[0] if isinstance(part, sp.Abs) else S(direction)

    return f.replace(lambda part: isinstance(part, sp.Abs | sp.sign), opened)


def close_to(a: Expr, side: str) -> Expr:
    """An exact number close to the point, on one side (the right one where both are meant)."""
    if a is S.Infinity:
        return S(10) ** 9
    if a is S.NegativeInfinity:
        return -(S(10) ** 9)
    return a + (-1 if side == LEFT else 1) * sp.Rational(1, 10**9)
