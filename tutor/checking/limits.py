"""The value of a limit, by a route of its own: continuity, degrees of polynomials, or an exact expansion.

An exact expansion counts only when the values close to the point agree with it, on each side.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from flint import arb, fmpq
from sympy import (
    Add,
    Expr,
    Limit,
    Mul,
    PoleError,
    Poly,
    Rational,
    S,
    Symbol,
    cancel,
    cos,
    fraction,
    nan,
    oo,
    sin,
    together,
)
from sympy.polys.polyerrors import PolynomialError
from sympy.series.gruntz import gruntz

from tutor.checking.differentiation import is_continuous
from tutor.checking.expansions import NoExpansion, limit_by_expansion
from tutor.checking.reals import Real, Signs, Undecided, conditions, enclose, rebuilt
from tutor.errors import TookTooLong
from tutor.maths.worker import within

CLOSE = (20, 40, 60)
"""How close to the point the values are taken: 2 to minus these powers."""


class NoLimit(NotImplementedError):
    """No exact route was found; the text says why."""


@lru_cache(maxsize=512)
def limit_value(f: Expr, x: Symbol, point: Expr, side: str) -> tuple[Expr, str]:
    """Return the exact limit and how it was found; ``nan`` when it is proven not to exist.

    Raises:
        NoLimit: there is no exact value that the numbers confirm.
    """
    if point in (oo, -oo):
        return _one_side(f, x, point, "-" if point is oo else "+")
    if _continuous(f, x, point):
        return rebuilt(f, {x: point}), "continuity"
    if side in ("+", "-"):
        return _one_side(f, x, point, side)
    right, method = _one_side(f, x, point, "+")
    left, _ = _one_side(f, x, point, "-")
    if nan in (left, right):
        return nan, method
    if left == right or (left - right).expand() == 0:
        return right, method
    if not {left, right} & {oo, -oo} and Signs({}).sign(left - right) not in (-1, 1):
        raise NoLimit("the two sides could not be compared")
    return nan, "two-sides"


def _continuous(f: Expr, x: Symbol, point: Expr) -> bool:
    """Whether the function is built of continuous ones and defined around the point."""
    if not is_continuous(f) or f.free_symbols - {x} or not point.is_number:
        return f.free_symbols - {x} != set() and _polynomial(f, x)
    signs = Signs({x: Real(point)})
    try:
        return all(signs.sign(part) in allowed - {0} for part, allowed in conditions(f))
    except Undecided:
        return False


def _polynomial(f: Expr, x: Symbol) -> bool:
    return bool(f.is_polynomial(x))


def _one_side(f: Expr, x: Symbol, point: Expr, side: str) -> tuple[Expr, str]:
    flat = rebuilt(f)
    wave = _by_waves(flat, x, point, side)
    if wave is not None:
        return wave, "bounds"
    found = _rational(flat, x, point, side)
    if found is not None:
        return found, "leading-terms"
    try:
        exact = limit_by_expansion(flat, x, point, side)
        if f.free_symbols - {x}:
            return exact, "expansion"
    except NoExpansion:
        exact = _by_growth(flat, x, point, side)
    if not _confirmed(f, x, point, side, exact):
        raise NoLimit("the values close to the point do not confirm the exact limit")
    return exact, "expansion-and-values"


def _by_waves(f: Expr, x: Symbol, point: Expr, side: str) -> Expr | None:
    """Sines and cosines of what grows without end: squeezed to zero by a factor, or without a limit.

    Such a sine takes every value between -1 and 1 again and again, because what it is taken of is continuous and
    passes every number. Beside bounded terms, one that swings between ever larger numbers leaves no limit either.
    """
    if not f.has(sin, cos):
        return None
    swinging = [wave for wave in f.atoms(sin, cos) if wave.has(x) and _grows(wave.args[0], x, point, side)]
    if not swinging:
        return None
    total: Expr = S.Zero
    swings: list[Expr] = []
    for term in Add.make_args(f):
        factors = [part for part in Mul.make_args(term) if part.as_base_exp()[0] in swinging]
        rest = term / Mul(*factors)
        if any(rest.has(wave) for wave in swinging) or not all(part.as_base_exp()[1] > 0 for part in factors):
            return None
        try:
            value = _one_side(rest, x, point, side)[0]
        except NoLimit:
            return None
        single = len(factors) == 1 and factors[0] in swinging
        if value is nan or not (value.is_finite or single):
            return None
        if not factors:
            total += value
        elif value != 0:
            swings.append(value if single else S.NaN)
    if not swings:
        return total
    growing = sum(value.is_infinite is True for value in swings)
    alone = len(swings) == 1 and swings[0] is not nan
    return nan if growing == 1 or (alone and growing == 0) else None


def _grows(inner: Expr, x: Symbol, point: Expr, side: str) -> bool:
    try:
        return is_continuous(inner) and _one_side(inner, x, point, side)[0] in (oo, -oo)
    except NoLimit:
        return False


def _rational(f: Expr, x: Symbol, point: Expr, side: str) -> Expr | None:
    """The limit of a quotient of polynomials: by degrees at infinity, by the orders of the zeros elsewhere."""
    try:
        above, below = (Poly(part, x) for part in fraction(cancel(together(f))))
    except PolynomialError:
        return None
    if (above.free_symbols_in_domain | below.free_symbols_in_domain) or not (above.domain.is_QQ or above.domain.is_ZZ):
        return None
    if point in (oo, -oo):
        return _at_infinity(above, below, point)
    if not point.is_Rational:
        return None
    top, bottom = above.eval(point), below.eval(point)
    if bottom != 0:
        return top / bottom
    order = 0
    while below.eval(point) == 0:
        below, order = below.quo(Poly(x - point, x)), order + 1
    direction = 1 if side == "+" or order % 2 == 0 else -1
    return oo * (top / below.eval(point)) * direction


def _at_infinity(above: Poly, below: Poly, point: Expr) -> Expr:
    if above.is_zero:
        return S.Zero
    gap = above.degree() - below.degree()
    ratio = above.LC() / below.LC()
    if gap < 0:
        return S.Zero
    if gap == 0:
        return ratio
    return oo * ratio * (1 if point is oo or gap % 2 == 0 else -1)


def _by_growth(f: Expr, x: Symbol, point: Expr, side: str) -> Expr:
    try:
        with within(1.0):
            found = gruntz(f, x, point, side)
    except TookTooLong as error:
        raise NoLimit("the exact limit took too long") from error
    except (
        NotImplementedError, ValueError, PoleError, PolynomialError, TypeError, AttributeError, RecursionError,
    ) as error:  # fmt: skip
        raise NoLimit("no exact limit was found") from error
    if found.has(x, Limit) or found.has(S.ComplexInfinity):
        raise NoLimit("no exact limit was found")
    return found


def _confirmed(f: Expr, x: Symbol, point: Expr, side: str, limit: Expr) -> bool:
    """Whether the values close to the point come closer and closer to the limit."""
    letters = sorted(f.free_symbols - {x}, key=str)
    if letters:
        return all(letter.is_positive for letter in letters) and all(
            _confirmed(rebuilt(f, values), x, point, side, rebuilt(limit, values)) for values in chosen(letters)
        )
    gaps: list[float] = []
    for power in CLOSE:
        try:
            value = enclose(f, {x: Real(_near(point, side, power))}, 400)
            gaps.append(_gap(value, limit))
        except (Undecided, OverflowError):
            continue
    if not gaps:
        return False
    if limit in (oo, -oo):
        return gaps[-1] < 0.2 or (len(gaps) == len(CLOSE) and gaps[0] > gaps[1] > gaps[2] and gaps[2] < 0.6)
    if gaps[-1] < 1e-9:
        return True
    return gaps[-1] < 0.2 and gaps[-1] <= 0.9 * gaps[0]


def chosen(letters: Sequence[Symbol]) -> list[dict[Symbol, Expr]]:
    """Numbers for positive letters, three times others."""
    starts = (Rational(3, 2), Rational(2, 3), Rational(5))
    return [{letter: start + Rational(7 * i, 11) for i, letter in enumerate(letters)} for start in starts]


def _near(point: Expr, side: str, power: int) -> Expr:
    if point in (oo, -oo):
        return Rational(2**power) * (1 if point is oo else -1)
    step = Rational(1, 2**power)
    return point + (step if side == "+" else -step)


def _gap(value: arb | fmpq, limit: Expr) -> float:
    """How far the value is from the limit: relative for numbers, the reciprocal for infinity."""
    if limit in (oo, -oo):
        size = value if limit is oo else -value
        return float(1 / arb(size)) if size > 1 else 1.0
    target = arb(enclose(limit, {}, 400))
    scale = 1 + abs(target)
    return float((abs(arb(value) - target) / scale).abs_upper())
