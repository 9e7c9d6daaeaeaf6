"""The value of a sum: term by term, or a closed form proven by induction, and its limit for an infinite sum."""

from __future__ import annotations

from functools import lru_cache

from flint import fmpq, fmpq_poly
from sympy import (
    Abs,
    Add,
    Dummy,
    Expr,
    Integer,
    Mul,
    Piecewise,
    Pow,
    Rational,
    S,
    Sum,
    Symbol,
    bernoulli,
    factorial,
    nan,
    oo,
    pi,
    powsimp,
    summation,
)  # fmt: skip
from sympy.polys.polyerrors import PolynomialError

from tutor.checking.convergence import NoVerdict, converges
from tutor.checking.differentiation import is_continuous
from tutor.checking.equality import same_where_defined
from tutor.checking.limits import NoLimit, limit_value
from tutor.checking.reals import rebuilt
from tutor.errors import TookTooLong
from tutor.maths.fractions import fraction_of, polynomial
from tutor.maths.worker import within

LONGEST = 1000
"""Terms that are added one by one."""
PATIENCE = 0.8
"""Seconds for finding a closed form."""


HIGHEST_DEGREE = 20
"""Of polynomials whose sums are found by interpolation."""


class NoSum(NotImplementedError):
    """The sum has no value that is proven here."""


def sum_value(f: Expr, k: Symbol, low: Expr, high: Expr) -> Expr:
    """Return the value of a sum over the whole numbers from low to high.

    Raises:
        NoSum: no closed form was found and proven.
    """
    if has_few_terms(low, high):
        return Add(*(rebuilt(f, {k: Integer(i)}) for i in range(int(low), int(high) + 1)))
    if not isinstance(low, Integer):
        raise NoSum("a sum that does not start at a number")
    if high is oo:
        found = _known(rebuilt(f), k, low) or _geometric(rebuilt(f), k, low) or _without_end(rebuilt(f), k, low)
        if found is not None:
            return found
    closed = _closed(f, k, low)
    if high is not oo:
        return rebuilt(closed, {_N: high})
    try:
        return limit_value(closed, _N, oo, "-")[0]
    except NoLimit as error:
        raise NoSum("the limit of the partial sums was not found") from error


def has_few_terms(low: Expr, high: Expr) -> bool:
    """Whether the terms can be added one by one."""
    return isinstance(low, Integer) and isinstance(high, Integer) and bool(high - low <= LONGEST)


_N = Dummy("n")


@lru_cache(maxsize=128)
def _closed(f: Expr, k: Symbol, low: Integer) -> Expr:
    """Find the sum up to n by any means, and prove it by induction."""
    try:
        with within(PATIENCE):
            found = _of_polynomial(f, k, low) or summation(f, (k, low, _N))
    except (TookTooLong, NotImplementedError, ValueError, PolynomialError, TypeError, AttributeError) as error:
        raise NoSum("no closed form was found") from error
    if isinstance(found, Piecewise):
        found = found.args[-1][0]
    if found.has(Sum) or not is_continuous(found) or not is_sum(found, f, k, low, _N):
        raise NoSum("no closed form was proven")
    return found


def _of_polynomial(f: Expr, k: Symbol, low: Integer) -> Expr | None:
    """The polynomial in n, one degree higher, with the first few sums of a polynomial; None for other functions."""
    terms = fraction_of(f, k)
    if terms is None or terms[1].degree() > 0 or terms[0].degree() > HIGHEST_DEGREE:
        return None
    body = terms[0] / terms[1][0]
    found, total, lagrange = fmpq_poly([0]), fmpq(0), fmpq_poly([1])
    for i in range(int(low), int(low) + body.degree() + 3):
        total += body(fmpq(i))
        found += lagrange * ((total - found(fmpq(i))) / lagrange(fmpq(i)))
        lagrange *= fmpq_poly([-i, 1])
    return polynomial(found.coeffs(), _N)


def is_sum(closed: Expr, f: Expr, k: Symbol, low: Integer, n: Symbol) -> bool:
    """Prove by induction that a formula in n is the sum of f from low to n."""
    start = same_where_defined(rebuilt(closed, {n: low}), rebuilt(f, {k: low})).same
    step = rebuilt(closed, {n: n}) - rebuilt(closed, {n: n - 1})
    return bool(start) and bool(same_where_defined(step, rebuilt(f, {k: n})).same)


def _known(f: Expr, k: Symbol, low: Integer) -> Expr | None:
    """Euler's sums of ``1/k^2``, ``1/k^4``, … from 1 on, by Bernoulli's numbers."""
    factor, power = f.as_independent(k, as_Add=False)
    base, exponent = power.as_base_exp()
    if base != k or low != 1 or not (exponent.is_Integer and exponent < 0 and exponent % 2 == 0):
        return None
    m = -exponent
    return factor * Abs(bernoulli(m)) * (2 * pi) ** m / (2 * factorial(m))


def _geometric(f: Expr, k: Symbol, low: Integer) -> Expr | None:
    """The sum of a geometric series that converges: first term over one minus the ratio."""
    factor, powers = f.as_independent(k, as_Add=False)
    ratio = first = S.One
    for part in Mul.make_args(powers):
        base, exponent = part.as_base_exp()
        slope = exponent.diff(k) if isinstance(part, Pow) else S.Zero
        if not (isinstance(base, Rational) and base != 0 and isinstance(slope, Integer) and slope != 0):
            return None
        ratio *= base**slope
        first *= rebuilt(part, {k: low})
    if not (factor.is_number and isinstance(ratio, Rational) and isinstance(first, Rational) and abs(ratio) < 1):
        return None
    return factor * first / (1 - ratio)


def _without_end(f: Expr, k: Symbol, low: Integer) -> Expr | None:
    """``oo`` or ``-oo`` for a divergent series whose terms have one sign, ``nan`` for one whose signs alternate."""
    if f.free_symbols != {k}:
        return None
    counter = Symbol(k.name, integer=True, positive=True)
    placed = f.xreplace({k: counter + low - 1})
    if not (placed.is_positive or placed.is_negative or f.has(Pow)):
        return None
    try:
        if converges(f, k)[0]:
            return None
    except NoVerdict:
        return None
    if placed.is_positive or placed.is_negative:
        return oo if placed.is_positive else -oo
    flipped = f.xreplace({k: counter + low - 1}) / (-1) ** counter
    return nan if powsimp(flipped).is_positive or powsimp(flipped).is_negative else None
