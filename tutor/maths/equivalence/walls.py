"""Where expressions may change their formula: the zeros of what stands in absolute values and even roots.

Random points alone may all lie on one side of such a wall (|x - 1000| at small x); the points made here lie close to
each wall on both sides, so that every cell next to the first point's is met.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import sympy as sp

from tutor.maths.balls import Point
from tutor.maths.equivalence.algebra import factored
from tutor.maths.sampling import inside

_STEPS = (sp.Rational(17, 1009), sp.Rational(-17, 1009))
MOST = 12


def beyond_walls(a: sp.Basic, b: sp.Basic, start: Point, symbols: Sequence[sp.Symbol]) -> tuple[Point, ...]:
    """Points inside the domain on both sides of every wall, the other symbols as at the start."""
    found: list[Point] = []
    for wall in set(walls(a)) | set(walls(b)):
        for symbol in sorted(wall.free_symbols & set(symbols), key=str):
            rest = wall.xreplace({other: number for other, number in start.items() if other != symbol})
            for zero in _zeros(rest, symbol):
                for step in _STEPS:
                    point = {**start, symbol: zero + step}
                    if inside([a, b], point, invent=7):
                        found.append(point)
            if len(found) >= MOST:
                return tuple(found)
    return tuple(found)


def walls(expression: sp.Basic) -> Iterator[sp.Basic]:
    """The parts whose sign changes the formula."""
    for part in sp.preorder_traversal(expression):
        if isinstance(part, sp.Abs | sp.sign | sp.Heaviside):
            yield from _parts(part.args[0])
        elif isinstance(part, sp.Max | sp.Min):
            yield from (part.args[0] - other for other in part.args[1:])
        elif isinstance(part, sp.Pow) and isinstance(part.exp, sp.Rational) and part.exp.q > 1:
            yield from _parts(part.base)
        elif isinstance(part, sp.log):
            yield from _parts(part.args[0])
        elif isinstance(part, sp.atan | sp.acot):
            yield from (piece for piece in sp.fraction(sp.together(part.args[0])) if piece.free_symbols)


def _parts(node: sp.Basic) -> Iterator[sp.Basic]:
    """The factors of a product, of a polynomial too."""
    if isinstance(node, sp.Add):
        node = factored(node)
    for factor in sp.Mul.make_args(node):
        base = factor.base if isinstance(factor, sp.Pow) else factor
        if isinstance(base, sp.Abs):
            base = base.args[0]
        if base.free_symbols:
            if isinstance(base, sp.Mul):
                yield from _parts(base)
            else:
                yield base


def _zeros(wall: sp.Basic, symbol: sp.Symbol) -> list[sp.Rational]:
    """Real zeros of a polynomial in one symbol, as rationals close to them."""
    if wall == symbol:
        return [sp.Rational(0)]
    try:
        polynomial = sp.Poly(wall, symbol)
    except sp.PolynomialError:
        return []
    if polynomial.degree() == 1 and all(c.is_Rational for c in polynomial.all_coeffs()):
        top, constant = polynomial.all_coeffs()
        return [-constant / top]
    if not 1 <= polynomial.degree() <= 6 or not all(c.is_number for c in polynomial.all_coeffs()):
        return []
    try:
        roots = polynomial.nroots(n=8, maxsteps=60)
    except (sp.PolynomialError, ValueError, ZeroDivisionError):
        return []
    return [sp.Rational(round(float(root), 5)).limit_denominator(10**5) for root in roots if root.is_real][:4]
