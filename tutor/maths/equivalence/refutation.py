"""Points that tell two statements apart: a solution of one that does not solve the other."""

from __future__ import annotations

from itertools import pairwise

import sympy as sp
from sympy.core.relational import Relational

from tutor.maths.balls import At, Beyond, Undefined, evaluate
from tutor.maths.equivalence.judgement import Judgement, Witness, different
from tutor.maths.sampling import free_symbols, points

R = sp.Rational


def solution_outside(f: sp.Expr, g: sp.Expr) -> Judgement | None:
    """A solution of f = 0 where g has no real value or one that is not zero."""
    for name in sorted(f.free_symbols, key=str):
        others = sorted(f.free_symbols - {name}, key=str)
        for numbers in ((2, 3, 5, 7), (-2, -3, -5, -7), (R(1, 3), R(2, 5), R(3, 7), R(1, 7))):
            point = dict(zip(others, map(sp.sympify, numbers), strict=False))
            rest = f.xreplace(point)
            for root in _roots_of(rest, name) or _crossings(rest, name):
                refuted = _no_root(g, {**point, name: root})
                if refuted is not None:
                    return refuted
    return None


def _roots_of(f: sp.Expr, name: sp.Basic) -> list[sp.Rational]:
    """Real roots of a polynomial in one name, to 30 digits."""
    if not f.is_polynomial(name) or len(f.free_symbols) != 1:
        return []
    try:
        polynomial = sp.Poly(f, name)
        if not 1 <= polynomial.degree() <= 4:
            return []
        return [sp.Rational(str(root)) for root in polynomial.nroots(n=30) if root.is_real]
    except (sp.PolynomialError, ValueError, ZeroDivisionError, TypeError):
        return []


def _crossings(f: sp.Expr, name: sp.Basic) -> list[sp.Rational]:
    """Zeros of a function of one name where it changes sign, to 20 digits."""
    if f.free_symbols != {name} or f.is_polynomial(name):
        return []

    def sign(number: sp.Rational) -> int | None:
        try:
            value = At({name: number}, bits=128).value(f)
        except (Undefined, Beyond):
            return None
        if not value.inside or value.ball.real.contains(0):
            return None
        return 1 if value.ball.real > 0 else -1

    grid = [R(17 * k, 23) for k in range(-6, 7)]
    for low, high in pairwise(grid):
        first, last = sign(low), sign(high)
        if first is None or last is None or first == last:
            continue
        for _ in range(66):
            middle = (low + high) / 2
            side = sign(middle)
            if side is None:
                break
            low, high = (middle, high) if side == first else (low, middle)
        if abs(evaluate(f, {name: low}).ball) < 1e-15:
            return [low]
    return []


def _no_root(g: sp.Expr, point: dict[sp.Basic, sp.Rational]) -> Judgement | None:
    named = tuple((str(name), sp.Float(number, 8) if number.q > 10**6 else number) for name, number in point.items())
    try:
        value = At(point, bits=128).value(g)
    except Undefined:
        return None
    except Beyond:
        return None
    if not value.inside:
        return different("point", "a solution of one where the other is not real", Witness(named, sp.S.Zero, None))
    if abs(value.ball) > 1e-12:
        return different(
            "point", "a solution of one that does not solve the other", Witness(named, sp.S.Zero, value.number())
        )
    return None


def refuted_at_a_point(a: sp.Basic, b: sp.Basic) -> Judgement | None:
    """A point where one holds and the other does not."""
    symbols = free_symbols([a, b])
    if not symbols:
        return None
    sides = [side for node in (a, b) for rel in node.atoms(Relational) for side in (rel.lhs, rel.rhs)]
    for point in points([side for side in sides if isinstance(side, sp.Expr)], count=40, symbols=symbols, invent=7):
        at = At(point, bits=96, invent=7)
        try:
            left, right = at.holds(a), at.holds(b)
        except (Beyond, Undefined):
            return None
        if left is not None and right is not None and left != right:
            named = tuple((symbol.name, number) for symbol, number in point.items())
            truth = [sp.true if side else sp.false for side in (left, right)]
            return different("point", "one holds at a point where the other does not", Witness(named, *truth))
    return None
