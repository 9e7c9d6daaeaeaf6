"""Where a function of one real variable breaks between two numbers: what stands in the way of a definite integral."""

from __future__ import annotations

from collections.abc import Iterator

import sympy as sp
from sympy import Expr, Pow, S, Symbol

_SAMPLES = 400
_AT_ZERO = (sp.coth, sp.csch, sp.sign, sp.acot, sp.Ei, sp.Ci, sp.Chi)


def breaks(f: Expr, x: Symbol, a: Expr, b: Expr) -> list[Expr]:
    """Points of the closed interval, in order, at which f may be undefined or jump.

    Bounds must be numbers or infinite with ``a < b``; only real breaks are looked for, and a candidate may turn out
    to be harmless.
    """
    points: set[Expr] = set()
    for suspect in set(_suspects(f, x)):
        points.update(_zeros(suspect, x, a, b))
    return _once(sorted((point for point in points if _inside(point, a, b)), key=lambda point: float(point)))


def _once(points: list[Expr]) -> list[Expr]:
    """Points in order, each once: one found by sign changes gives way to the same one found exactly."""
    found: list[Expr] = []
    for point in points:
        if found and abs(float(point) - float(found[-1])) < 1e-9:
            found[-1] = min(found[-1], point, key=_length)
        else:
            found.append(point)
    return found


def _length(point: Expr) -> int:
    return len(str(point))


def zeros_between(g: Expr, x: Symbol, a: Expr, b: Expr) -> list[Expr]:
    """The zeros of g strictly between two numbers, in order."""
    found = {zero for zero in _zeros(g, x, a, b) if zero.is_real and float(a) < float(zero) < float(b)}
    return sorted(found, key=float)


def _suspects(f: Expr, x: Symbol) -> Iterator[Expr]:
    """Expressions whose zeros are the candidates."""
    for part in sp.preorder_traversal(f):
        if not isinstance(part, Expr) or x not in part.free_symbols:
            continue
        if isinstance(part, Pow) and part.exp.could_extract_minus_sign():
            yield part.base
        elif isinstance(part, sp.log):
            inner = part.args[0]
            yield inner.args[0] if isinstance(inner, sp.Abs) else inner
        elif isinstance(part, sp.tan | sp.sec):
            yield sp.cos(part.args[0])
        elif isinstance(part, sp.cot | sp.csc):
            yield sp.sin(part.args[0])
        elif isinstance(part, _AT_ZERO):
            yield part.args[0]


def _inside(point: Expr, a: Expr, b: Expr) -> bool:
    return bool(point.is_real and float(a) - 1e-12 <= float(point) <= float(b) + 1e-12)


def _zeros(g: Expr, x: Symbol, a: Expr, b: Expr) -> list[Expr]:
    if isinstance(g, Pow | sp.Mul):
        bases = [g.base] if isinstance(g, Pow) else list(g.args)
        return [zero for base in bases if x in base.free_symbols for zero in _zeros(base, x, a, b)]
    if isinstance(g, sp.exp | sp.cosh):
        return []
    if g.is_polynomial(x):
        return _roots_of_polynomial(g, x)
    if isinstance(g, sp.sin | sp.cos):
        return _roots_of_wave(g, x, a, b)
    if isinstance(g, sp.log):
        return _zeros(g.args[0] - 1, x, a, b)
    return _scanned(g, x, a, b)


def _roots_of_polynomial(g: Expr, x: Symbol) -> list[Expr]:
    polynomial = sp.Poly(g, x)
    if polynomial.degree() < 1:
        return []
    if polynomial.degree() <= 2:
        return [root for root in sp.roots(polynomial) if root.is_real]
    if polynomial.domain.is_QQ or polynomial.domain.is_ZZ:
        return list(dict.fromkeys(sp.real_roots(polynomial)))
    return [root for root in sp.roots(polynomial) if root.is_real]


def _roots_of_wave(g: Expr, x: Symbol, a: Expr, b: Expr) -> list[Expr]:
    inner = g.args[0]
    slope = inner.diff(x)
    if x in slope.free_symbols or not slope.is_real or not (a.is_finite and b.is_finite):
        return _scanned(g, x, a, b)
    start = S.Zero if isinstance(g, sp.sin) else sp.pi / 2
    shift = inner.subs(x, 0)
    ends = sorted(float(((slope * end + shift) - start) / sp.pi) for end in (a, b))
    if ends[1] - ends[0] > 200:
        return []
    return [(start + k * sp.pi - shift) / slope for k in range(int(ends[0]) - 1, int(ends[1]) + 2)]


def _scanned(g: Expr, x: Symbol, a: Expr, b: Expr) -> list[Expr]:
    """Zeros by sign changes at many points; found to a few exact candidates or to floats."""
    low = float(a) if a.is_finite else -50.0
    high = float(b) if b.is_finite else 50.0
    try:
        at = sp.lambdify(x, g, "math")
    except (SyntaxError, TypeError, NotImplementedError):
        return []
    points = [low + (high - low) * k / _SAMPLES for k in range(_SAMPLES + 1)]
    zeros: list[Expr] = []
    before: float | None = None
    for k, point in enumerate(points):
        value = _value(at, point)
        if value is not None and abs(value) < 1e-13:
            zeros.append(_exact(g, x, point))
        elif value is not None and before is not None and before * value < 0:
            zeros.append(_exact(g, x, (points[k - 1] + point) / 2))
        before = value
    return zeros


def _value(at: object, point: float) -> float | None:
    try:
        value = at(point)  # type: ignore[operator]
    except (ValueError, ZeroDivisionError, OverflowError, TypeError):
        return None
    return value if isinstance(value, float | int) else None


def _exact(g: Expr, x: Symbol, near: float) -> Expr:
    """The zero near a point: exact where a simple number fits."""
    try:
        zero = sp.nsolve(g, x, near)
    except (ValueError, TypeError, ZeroDivisionError):
        zero = sp.Float(near)
    for constants in ([], [sp.pi], [sp.E]):
        guess = sp.nsimplify(zero, constants, rational=not constants, tolerance=1e-12)
        if guess.count_ops() < 6 and abs(sp.N(g.subs(x, guess))) < 1e-10:
            return guess
    return zero
