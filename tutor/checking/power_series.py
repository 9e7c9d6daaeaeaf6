"""Whether a series is the Taylor series of a function: both solve the same differential equation from the same start.

The function solves an equation with polynomial coefficients, found from the quotient of its derivatives by our own
rules; the coefficients of the series solve the recurrence that the equation means, for every index; and they begin
alike. At a point where the leading coefficient is not zero this leaves one series only.
"""

from __future__ import annotations

from collections.abc import Iterator

from sympy import (
    Add,
    Dummy,
    Expr,
    Integer,
    Poly,
    Pow,
    Rational,
    S,
    Sum,
    Symbol,
    cancel,
    combsimp,
    expand_power_base,
    fraction,
    oo,
    powsimp,
    simplify,
    together,
)  # fmt: skip
from sympy.polys.polyerrors import PolynomialError

from tutor.checking.differentiation import NoRule, derivative
from tutor.checking.equality import same_where_defined
from tutor.checking.reals import rebuilt

_T = Symbol(" t")
_STRIPPED = 5


def is_taylor_series(f: Expr, x: Symbol, point: Expr, series: Sum) -> bool:
    """Whether the series, in powers of ``x - point``, is the Taylor series of ``f`` there; False when not shown."""
    moved = rebuilt(series.function, {x: _T + point})
    found = next(
        filter(None, (_terms(form, series) for form in (moved, expand_power_base(moved), powsimp(moved)))), None
    )
    if found is None:
        return False
    coefficient, step, start, k = found
    try:
        g = rebuilt(f, {x: _T + point})
        for j in range(_STRIPPED):
            stripped = rebuilt(g / _T**j) if j else g
            for m in _common_divisors(step, start - j):
                outer = _in_power(stripped, m)
                if outer is not None and any(
                    _holds(e, coefficient, step // m, (start - j) // m, k) for e in _equations(outer)
                ):
                    return True
    except (NoRule, PolynomialError):
        return False
    return False


def _terms(term: Expr, series: Sum) -> tuple[Expr, int, int, Symbol] | None:
    """Coefficient, step and start of ``c(k) t^(step·k + start)``."""
    if len(series.limits) != 1:
        return None
    k, low, high = series.limits[0]
    if low != 0 or high is not oo:
        return None
    constant, power = term.as_independent(_T, as_Add=False)
    base, exponent = power.as_base_exp()
    if base != _T or not exponent.is_polynomial(k):
        return None
    line = Poly(exponent, k)
    if line.degree() > 1 or not all(c.is_Integer for c in line.coeffs()):
        return None
    step, start = line.coeff_monomial(k), line.coeff_monomial(1)
    return (constant, int(step), int(start), k) if step > 0 and start >= 0 else None


def _common_divisors(step: int, start: int) -> list[int]:
    """Powers that every term may be one of, the largest first."""
    return [m for m in range(step, 0, -1) if step % m == 0 and start % m == 0] if start >= 0 else []


def _in_power(f: Expr, step: int) -> Expr | None:
    """``h`` with ``f(t) = h(t^step)``; None where there is none."""
    positive = Dummy("t", positive=True)
    turned = f.xreplace({_T: positive ** Rational(1, step)})
    return None if any(p.exp.q > 1 for p in turned.atoms(Pow) if p.exp.is_Rational) else turned.xreplace({positive: _T})


Equation = tuple[tuple[Poly, ...], Poly, tuple[Expr, ...]]
"""``p_0 f + p_1 f' + p_2 f'' = q``, with the values of f and f' at the point."""


def _equations(f: Expr) -> Iterator[Equation]:
    first = derivative(f, _T)
    zero = Poly(0, _T)
    ratio = cancel(together(first / f))
    if ratio.is_rational_function(_T):
        above, below = (Poly(part, _T) for part in fraction(ratio))
        yield (-above, below, zero), zero, (rebuilt(f, {_T: S.Zero}),)
    slope = cancel(together(first))
    if slope.is_rational_function(_T):
        above, below = (Poly(part, _T) for part in fraction(slope))
        yield (zero, below, zero), above, (rebuilt(f, {_T: S.Zero}),)
    ratio = cancel(together(derivative(first, _T) / f))
    if ratio.is_rational_function(_T):
        above, below = (Poly(part, _T) for part in fraction(ratio))
        start = (rebuilt(f, {_T: S.Zero}), rebuilt(first, {_T: S.Zero}))
        yield (-above, zero, below), zero, start


def _holds(equation: Equation, coefficient: Expr, step: int, start: int, k: Symbol) -> bool:
    polynomials, right, values = equation
    lead = polynomials[2] if not polynomials[2].is_zero else polynomials[1]
    if start < 0 or lead.eval(0) == 0 or any(v.has(S.NaN, S.ComplexInfinity, S.Infinity) for v in values):
        return False

    def at(n: int) -> Expr:
        index, rest = divmod(n - start, step)
        return rebuilt(coefficient, {k: Integer(index)}) if rest == 0 and index >= 0 else S.Zero

    if not all(_zero(at(n) - value) for n, value in enumerate(values)):
        return False
    parts = [
        (number, order, power - order)
        for order, polynomial in enumerate(polynomials)
        for (power,), number in polynomial.terms()
        if number != 0
    ]
    small = step * (max(abs(off) for _, _, off in parts) + 2) + start + right.degree() if not right.is_zero else (
        step * (max(abs(off) for _, _, off in parts) + 2) + start
    )  # fmt: skip
    for n in range(int(small) + 1):
        total = Add(*(number * _falling(Integer(n - off), order) * at(n - off) for number, order, off in parts))
        if not _zero(total - right.coeff_monomial(_T**n)):
            return False
    return all(_zero(line) for line in _generic(parts, coefficient, step, start, k))


def _generic(parts: list[tuple[Expr, int, int]], coefficient: Expr, step: int, start: int, k: Symbol) -> Iterator[Expr]:
    """The recurrence for a general index, one line for each class of powers, over the coefficient itself."""
    for rest in sorted({off % step for _, _, off in parts}):
        terms = []
        for number, order, off in parts:
            if off % step == rest:
                index = k - (off - rest) // step
                ratio = combsimp(rebuilt(coefficient, {k: index}) / coefficient)
                terms.append(number * _falling(step * index + start, order) * ratio)
        yield Add(*terms)


def _falling(n: Expr, order: int) -> Expr:
    """What differentiating ``t^n`` so often brings down."""
    return S.One if order == 0 else n if order == 1 else n * (n - 1)


def _zero(expression: Expr) -> bool:
    flat = simplify(powsimp(combsimp(expression)))
    return bool(flat == 0) or bool(same_where_defined(flat, S.Zero).same)
