"""The value of a limit, by a route of its own: continuity, degrees of polynomials, or an exact expansion.

An exact expansion counts only when the values close to the point agree with it, on each side.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from flint import arb, fmpq, fmpq_poly
from sympy import (
    Add,
    Dummy,
    Expr,
    I,
    Limit,
    Mul,
    PoleError,
    Poly,
    Pow,
    Rational,
    S,
    Symbol,
    acos,
    acosh,
    acoth,
    acsc,
    asec,
    asech,
    asin,
    atanh,
    cancel,
    cos,
    fibonacci,
    fraction,
    log,
    lucas,
    nan,
    oo,
    sin,
    together,
)
from sympy.polys.polyerrors import PolynomialError
from sympy.series.gruntz import gruntz

from tutor.checking.differentiation import is_continuous
from tutor.checking.expansions import NoExpansion, limit_by_expansion, sign_by_expansion
from tutor.checking.growth import limit_by_size
from tutor.checking.limit_laws import NoLaw, limit_by_laws
from tutor.checking.reals import Real, Signs, Undecided, conditions, enclose, rebuilt
from tutor.checking.recurrent import limit_by_binet
from tutor.errors import TookTooLong
from tutor.maths.complex_parts import EITHER, NoParts, complex_parts, size
from tutor.maths.fractions import fraction_of
from tutor.maths.worker import within

CLOSE = (20, 40, 60)
"""How close to the point the values are taken: 2 to minus these powers."""


LARGEST_DEGREE = 100
"""Polynomials with larger powers are not multiplied out."""


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
    flat = _with_plain_bases(rebuilt(f), x)
    if flat.has(fibonacci, lucas):
        return _of_recurrent(flat, x, point), "formula-of-binet"
    swinging = _swinging(flat, x, point, side)
    wave = _by_waves(flat, swinging, x, point, side)
    if wave is not None:
        return wave, "bounds"
    if swinging:
        try:
            letters = {part: Dummy("wave") for part in swinging}
            return limit_by_expansion(rebuilt(flat, letters), x, point, side, frozenset(letters.values())), "bounds"
        except NoExpansion:
            pass
    found = _rational(flat, x, point, side)
    if found is not None:
        return found, "leading-terms"
    try:
        exact = limit_by_expansion(flat, x, point, side)
        if f.free_symbols - {x} or not _gaps(flat, x, point, side, exact):
            return exact, "expansion"
    except NoExpansion:
        if _is_complex(flat, x, point, side):
            return _by_parts(flat, x, point, side), "complex-parts"
        try:
            return limit_by_laws(flat, x, lambda part: _one_side(part, x, point, side)[0]), "laws"
        except (NoLaw, NoLimit):
            pass
        exact = limit_by_size(flat, x) if point is oo else None
        if exact is None:
            exact = _by_growth(flat, x, point, side)
    if not _confirmed(flat, x, point, side, exact):
        raise NoLimit("the values close to the point do not confirm the exact limit")
    return exact, "expansion-and-values"


def _of_recurrent(f: Expr, x: Symbol, point: Expr) -> Expr:
    if point is not oo:
        raise NoLimit("a sequence at a place that is not infinity")
    try:
        return limit_by_binet(f, x)
    except NoExpansion as error:
        raise NoLimit("no exact limit was found") from error


def _with_plain_bases(f: Expr, x: Symbol) -> Expr:
    """What is raised to a moving power, multiplied out: terms of exponential size may cancel there."""

    def plain(part: Pow) -> Expr:
        return Pow(part.base.expand(), part.exp)

    return f.replace(
        lambda part: isinstance(part, Pow) and x in part.exp.free_symbols and x in part.base.free_symbols, plain
    )


def _swinging(f: Expr, x: Symbol, point: Expr, side: str) -> list[Expr]:
    """The sines and cosines of what grows without end."""
    return [wave for wave in f.atoms(sin, cos) if wave.has(x) and _grows(wave.args[0], x, point, side)]


def _by_waves(f: Expr, swinging: Sequence[Expr], x: Symbol, point: Expr, side: str) -> Expr | None:
    """Sines and cosines of what grows without end: squeezed to zero by a factor, or without a limit.

    Such a sine takes every value between -1 and 1 again and again, because what it is taken of is continuous and
    passes every number. Beside bounded terms, one that swings between ever larger numbers leaves no limit either.
    """
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
    quotient = fraction_of(f, x)
    if quotient is not None and (point in (oo, -oo) or point.is_Rational):
        return _of_quotient(*quotient, point, side)
    if not f.is_rational_function(x) or any(
        part.exp.is_Integer and abs(part.exp) > LARGEST_DEGREE for part in f.atoms(Pow)
    ):
        return None
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


def _of_quotient(above: fmpq_poly, below: fmpq_poly, point: Expr, side: str) -> Expr | None:
    if below == 0:
        return None
    if above == 0:
        return S.Zero
    common = above.gcd(below)
    above, below = above / common, below / common
    if point in (oo, -oo):
        gap = above.degree() - below.degree()
        ratio = _exact(above[above.degree()] / below[below.degree()])
        if gap <= 0:
            return ratio if gap == 0 else S.Zero
        return oo * ratio * (1 if point is oo or gap % 2 == 0 else -1)
    at = fmpq(int(point.p), int(point.q))
    if below(at) != 0:
        return _exact(above(at) / below(at))
    line, order = fmpq_poly([-at, 1]), 0
    while below(at) == 0:
        below, order = below // line, order + 1
    return oo * _exact(above(at) / below(at)) * (1 if side == "+" or order % 2 == 0 else -1)


def _exact(number: fmpq) -> Rational:
    return Rational(int(number.p), int(number.q))


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


_REAL_IN_PART = (log, asin, acos, acsc, asec, acosh, asech, atanh, acoth, Pow)
"""What has real values for some real numbers only."""


def _is_complex(f: Expr, x: Symbol, point: Expr, side: str) -> bool:
    """Whether some part of the function is not real close to the point, as far as values tell."""
    if f.free_symbols - {x} or not f.has(*_REAL_IN_PART):
        return False
    parts = [part for part in f.atoms(*_REAL_IN_PART) if x in part.free_symbols]
    return any(not _has_real_values(part, x, point, side) for part in parts)


def _has_real_values(part: Expr, x: Symbol, point: Expr, side: str) -> bool:
    """Whether a function is real close to the point; a moving power of a negative number is not."""
    if isinstance(part, Pow) and x in part.exp.free_symbols and part.base is not S.Exp1:
        return _has_real_values(log(part.base), x, point, side)
    for power in CLOSE[:2]:
        try:
            enclose(part, {x: Real(_near(point, side, power))}, 400)
        except OverflowError:
            continue
        except Undecided:
            return False
    return True


def _by_parts(f: Expr, x: Symbol, point: Expr, side: str) -> Expr:
    """The limit of a function with complex values: zero with its absolute value, else by its parts.

    One whose absolute value grows without end while it turns around zero again and again has no limit.
    """

    def sign_of(part: Expr) -> int:
        return _sign_near(rebuilt(part), x, point, side)

    try:
        if _one_side(rebuilt(size(f, sign_of)), x, point, side)[0] == 0:
            return S.Zero
        if _turns(f, x, point, side, sign_of):
            return nan
        parts = [rebuilt(part) for part in complex_parts(f, sign_of)]
    except NoParts as error:
        raise NoLimit("the real and imaginary part were not found") from error
    found = {_joined([part.xreplace({EITHER: way}) for part in parts], x, point, side) for way in (S.One, -S.One)}
    if len(found) != 1:
        raise NoLimit("a function on a cut")
    return found.pop()


def _joined(parts: Sequence[Expr], x: Symbol, point: Expr, side: str) -> Expr:
    """A number from both parts; infinite when the real part alone is."""
    real, imaginary = (_one_side(rebuilt(part), x, point, side)[0] for part in parts)
    if imaginary is nan or imaginary.is_infinite or real is nan:
        raise NoLimit("parts without a limit")
    return real if real.is_infinite else real + I * imaginary


def _turns(f: Expr, x: Symbol, point: Expr, side: str, sign_of: Callable[[Expr], int]) -> bool:
    """Whether the function grows without end, or keeps its size, while its angle passes every number."""
    factors = [part for part in Mul.make_args(f) if isinstance(part, Pow) and x in part.exp.free_symbols]
    turning = [part for part in factors if part.base is not S.Exp1 and sign_of(part.base) < 0]
    rest = f / Mul(*turning)
    if not turning or complex_parts(rest, sign_of)[1] != 0:
        return False
    angle = Add(*(part.exp for part in turning))
    return _grows(angle, x, point, side) and sign_of(rest) != 0


def _sign_near(part: Expr, x: Symbol, point: Expr, side: str) -> int:
    """The sign that a function keeps close to the point.

    Raises:
        NoLimit: it could not be told.
    """
    try:
        return sign_by_expansion(part, x, point, side)
    except NoExpansion:
        value = _one_side(part, x, point, side)[0]
    if value in (oo, -oo):
        return 1 if value is oo else -1
    try:
        found = Signs({}).sign(value)
    except Undecided as error:
        raise NoLimit("a sign that could not be told") from error
    if not found:
        raise NoLimit("a sign that could not be told")
    return found


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
    gaps = _gaps(f, x, point, side, limit)
    if not gaps:
        return False
    if limit in (oo, -oo):
        return gaps[-1] < 0.2 or (len(gaps) == len(CLOSE) and gaps[0] > gaps[1] > gaps[2] and gaps[2] < 0.6)
    if gaps[-1] < 1e-9:
        return True
    return gaps[-1] < 0.2 and gaps[-1] <= 0.9 * gaps[0]


def _gaps(f: Expr, x: Symbol, point: Expr, side: str, limit: Expr) -> list[float]:
    """How far the values close to the point are from the limit, where they can be worked out."""
    gaps: list[float] = []
    for power in CLOSE:
        try:
            value = enclose(f, {x: Real(_near(point, side, power))}, 400)
            gaps.append(_gap(value, limit))
        except (Undecided, OverflowError):
            continue
    return gaps


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
