"""Candidates for an antiderivative, quick ones first. Nothing here is trusted: whoever uses one differentiates it back.

Our own two cover most of a school's integrals at once: sums of polynomial times exponential times sine and cosine, by
one formula over the complex exponentials; and f(u)·u' for an inner function u. The rest is left to SymPy.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sympy import (
    Abs,
    Add,
    Basic,
    Dummy,
    Expr,
    I,
    Mul,
    Poly,
    Pow,
    S,
    Symbol,
    cos,
    cosh,
    exp,
    expand,
    integrate,
    log,
    sin,
    sinh,
)
from sympy.polys.polyerrors import PolynomialError

from tutor.checking.differentiation import NoRule, derivative
from tutor.errors import TookTooLong
from tutor.maths.worker import within

LONGEST = 1.0
"""Seconds for SymPy to find one."""
HIGHEST_POWER = 12


class _Other(Exception):
    """Not of the kind that this finder knows."""


def candidates(f: Expr, x: Symbol) -> Iterator[Expr]:
    """Yield expressions that may be antiderivatives."""
    for finder in (exponential_polynomial, by_substitution, by_sympy):
        found = finder(f, x)
        if found is not None:
            yield found


def exponential_polynomial(f: Expr, x: Symbol) -> Expr | None:
    """Integrate a sum of polynomials times e^(λx), λ complex; None for other functions."""
    try:
        parts = _exponentials(f, x)
    except _Other:
        return None
    total: Expr = S.Zero
    for rate, factor in parts.items():
        total += _one_exponential(rate, factor, x)
    found = expand(total)
    return None if found.has(I) else found


def _one_exponential(rate: Expr, factor: Expr, x: Symbol) -> Expr:
    polynomial = Poly(factor, x)
    if rate == 0:
        return polynomial.integrate(x).as_expr()
    total, sign, slope, power = S.Zero, 1, polynomial, rate
    while not slope.is_zero:
        total += sign * slope.as_expr() / power
        sign, slope, power = -sign, slope.diff(x), expand(power * rate)
    real, imaginary = rate.as_real_imag()
    wave = cos(imaginary * x) + I * sin(imaginary * x)
    return expand(total * (wave if imaginary != 0 else 1) * exp(real * x))


def _exponentials(f: Basic, x: Symbol) -> dict[Expr, Expr]:
    """Write a function as a sum over rates λ of (polynomial)·e^(λx)."""
    if x not in f.free_symbols:
        return {S.Zero: f}
    match f:
        case Symbol():
            return {S.Zero: f}
        case Add():
            return _sum([_exponentials(part, x) for part in f.args])
        case Mul():
            return _product([_exponentials(part, x) for part in f.args])
        case exp(args=(inner,)) | Pow(args=(S.Exp1, inner)):
            slope, start = _line(inner, x)
            return {slope: exp(start)}
        case Pow(args=(base, power)) if power.is_Integer and 0 < power <= HIGHEST_POWER:
            return _product([_exponentials(base, x)] * int(power))
        case Pow(args=(base, power)) if base.is_number and base.is_positive:
            slope, start = _line(power, x)
            return {slope * log(base): base**start}
        case sin(args=(inner,)) | cos(args=(inner,)) | sinh(args=(inner,)) | cosh(args=(inner,)):
            return _wave(f, *_line(inner, x))
        case _:
            raise _Other


def _wave(f: Expr, slope: Expr, start: Expr) -> dict[Expr, Expr]:
    unit = I if isinstance(f, sin | cos) else S.One
    odd = isinstance(f, sin | sinh)
    ahead = cos(start) + I * sin(start) if unit is I else exp(start)
    behind = cos(start) - I * sin(start) if unit is I else exp(-start)
    half = 1 / (2 * unit) if odd else S.Half
    return {
        expand(unit * slope): expand(half * ahead),
        expand(-unit * slope): expand((-half if odd else half) * behind),
    }


def _line(inner: Basic, x: Symbol) -> tuple[Expr, Expr]:
    try:
        polynomial = Poly(inner, x)
    except PolynomialError:
        raise _Other from None
    if polynomial.degree() != 1 or any(x in c.free_symbols for c in polynomial.coeffs()):
        raise _Other
    return polynomial.coeff_monomial(x), polynomial.coeff_monomial(1)


def _sum(parts: list[dict[Expr, Expr]]) -> dict[Expr, Expr]:
    total: dict[Expr, Expr] = {}
    for part in parts:
        for rate, factor in part.items():
            total[rate] = expand(total.get(rate, S.Zero) + factor)
    return {rate: factor for rate, factor in total.items() if factor != 0}


def _product(parts: list[dict[Expr, Expr]]) -> dict[Expr, Expr]:
    result = parts[0]
    for part in parts[1:]:
        result = _sum([{expand(a + b): expand(p * q)} for a, p in result.items() for b, q in part.items()])
    return result


def by_substitution(f: Expr, x: Symbol) -> Expr | None:
    """Integrate g(u)·u' for an inner function u of the integrand; None when none fits."""
    u = Dummy("u")
    for inner in _inner(f, x):
        try:
            rest = (f / derivative(inner, x)).xreplace({inner: u})
        except NoRule:
            continue
        if x in rest.free_symbols:
            continue
        found = _power(rest, u) or exponential_polynomial(rest, u)
        if found is not None:
            return found.xreplace({u: inner})
    return None


def _inner(f: Expr, x: Symbol) -> list[Expr]:
    """The functions that stand inside others, and the functions themselves."""
    found: dict[Expr, None] = {}
    for part in f.atoms(Pow, sin, cos, exp, log, sinh, cosh):
        for inner in (*part.args, part):
            if x in inner.free_symbols and inner not in (x, f) and not inner.is_number:
                found[inner] = None
    return sorted(found, key=lambda inner: -inner.count_ops())


def _power(f: Expr, u: Symbol) -> Expr | None:
    """c·uⁿ."""
    factor, rest = f.as_independent(u, as_Add=False)
    base, power = rest.as_base_exp()
    if base != u or not power.is_number:
        return None
    return factor * (log(Abs(u)) if power == -1 else u ** (power + 1) / (power + 1))


@lru_cache(maxsize=256)
def by_sympy(f: Expr, x: Symbol) -> Expr | None:
    """Ask SymPy, for a limited time."""
    try:
        with within(LONGEST):
            return integrate(f, x)
    except (
        TookTooLong, NotImplementedError, ValueError, PolynomialError, TypeError, AttributeError, RecursionError,
    ):  # fmt: skip
        return None
