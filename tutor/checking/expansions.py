"""Expansions of a function close to a point, coefficient by coefficient, and the limit that they show.

A series here is c₀tᵛ + c₁tᵛ⁺¹ + … with exact coefficients and a known number of terms, t > 0 small: x = a ± t, or
x = ±1/t at infinity. Written for checks only, independent of SymPy's series and limits. Not covered: what is not a
series in t (e^(1/t), ln ln t): `NoExpansion`.

Where roots of t occur, t is the power of another small number. Coefficients may hold ln t, which stands in them as the
letter `LOG`: next to any power of t it counts for nothing, so the first term decides as for numbers. They may also hold
letters for bounded functions (``bounded``): the limit counts only when its term holds none of them, and what is divided
by, or compared with zero, must not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sympy import (
    Abs,
    Add,
    Basic,
    Dummy,
    Expr,
    Mul,
    Poly,
    Pow,
    Rational,
    S,
    Symbol,
    acos,
    acosh,
    acsc,
    asec,
    asech,
    asin,
    asinh,
    atan,
    atanh,
    cancel,
    cos,
    cosh,
    cot,
    coth,
    csc,
    exp,
    fraction,
    ilcm,
    log,
    oo,
    pi,
    sec,
    sign,
    sin,
    sinh,
    tan,
    tanh,
    together,
)
from sympy.polys.polyerrors import PolynomialError

from tutor.checking.reals import Signs, Undecided, is_zero_number

LENGTHS = (3, 6, 14, 30)
"""How many terms are tried, one after the other."""


LOG = Dummy("ln t", real=True)
"""The logarithm of t in coefficients: minus infinity at t = 0, slower than any power of t."""
MOST_ROOT = 12


class NoExpansion(NotImplementedError):
    """The function has no expansion of this kind, or more terms are needed."""


class TooShort(NoExpansion):
    """All known terms cancelled."""


class RootOfVariable(NoExpansion):
    """A root of t occurs."""


@dataclass(frozen=True)
class Series:
    """``terms[i]`` belongs to t^(start + i); the first term is not zero; beyond the last nothing is known."""

    start: int
    terms: tuple[Expr, ...]

    def __add__(self, other: Series) -> Series:
        start = min(self.start, other.start)
        end = min(self.start + len(self.terms), other.start + len(other.terms))
        return _series(start, [self.at(k) + other.at(k) for k in range(start, end)])

    def at(self, power: int) -> Expr:
        """The coefficient of a power that is known."""
        index = power - self.start
        return self.terms[index] if index >= 0 else S.Zero

    def __mul__(self, other: Series) -> Series:
        length = min(len(self.terms), len(other.terms))
        terms = [_tidy(Add(*(self.terms[j] * other.terms[k - j] for j in range(k + 1)))) for k in range(length)]
        return Series(self.start + other.start, tuple(terms))

    def times(self, factor: Expr) -> Series:
        """Multiply by a number that is not zero."""
        return Series(self.start, tuple(_tidy(factor * term) for term in self.terms))


def limit_by_expansion(f: Expr, x: Symbol, point: Expr, side: str, bounded: frozenset[Symbol] = frozenset()) -> Expr:
    """Return the limit from one side; ``bounded`` are letters for functions that stay within bounds.

    Raises:
        NoExpansion: the function has no expansion of this kind there.
    """
    for root in _roots(f):
        for length in LENGTHS:
            try:
                found = _Expansion(x, point, side, length, root).of(f)
            except TooShort:
                continue
            except RootOfVariable:
                break
            return _limit_of(found, bounded)
    raise NoExpansion("too many terms cancel, or a root of t")


def sign_by_expansion(f: Expr, x: Symbol, point: Expr, side: str) -> int:
    """Return the sign that a function keeps close to the point, on one side.

    Raises:
        NoExpansion: the function has no expansion of this kind there.
    """
    for root in _roots(f):
        for length in LENGTHS[:3]:
            try:
                return _sign(_Expansion(x, point, side, length, root).of(f).terms[0])
            except TooShort:
                continue
            except RootOfVariable:
                break
    raise NoExpansion("too many terms cancel, or a root of t")


def _limit_of(series: Series, bounded: frozenset[Symbol]) -> Expr:
    """Where a series goes, by its first term."""
    first = series.terms[0]
    if series.start > 0:
        return S.Zero
    if first.free_symbols & bounded:
        raise NoExpansion("a first term that is only known to be bounded")
    if series.start < 0:
        return oo * _sign(first)
    if LOG not in first.free_symbols:
        return first
    top, order = _logarithmic(first)
    return S.Zero if order < 0 else oo * _sign(top) * (-1) ** order if order else top


def _roots(f: Expr) -> tuple[int, ...]:
    """Which powers of another number t is tried to be: itself, and where there are roots, what makes all of them go."""
    parts = [part.exp.q for part in f.atoms(Pow) if part.exp.is_Rational and part.exp.q > 1]
    whole = ilcm(2, 2, *parts) if parts or f.has(acosh, acos, asin, asec, acsc, asech) else 1
    return (1, int(whole)) if 1 < whole <= MOST_ROOT else (1,)


def _logarithmic(term: Expr) -> tuple[Expr, int]:
    """How a rational expression in ``LOG`` grows: coefficient and power of the leading term."""
    try:
        parts = [Poly(part, LOG) for part in fraction(cancel(together(term)))]
    except PolynomialError as error:
        raise NoExpansion("no rational expression in ln t") from error
    return parts[0].LC() / parts[1].LC(), parts[0].degree() - parts[1].degree()


def _series(start: int, terms: Sequence[Expr]) -> Series:
    """Drop leading zeros."""
    for i, term in enumerate(terms):
        term = _tidy(term)
        if term == 0:
            continue
        if term.is_Rational or _is_nonzero(term):
            return Series(start + i, tuple(_tidy(t) for t in terms[i:]))
    raise TooShort("all known terms cancel")


def _is_nonzero(term: Expr) -> bool:
    """Whether a coefficient counts as a first one; with letters in it, it may be zero but is never divided by."""
    if term.free_symbols:
        return term.free_symbols != {LOG} or bool(_tidy(cancel(together(term))) != 0)
    found = is_zero_number(term)
    if found is None:
        raise NoExpansion("a coefficient that may be zero")
    return not found


def _tidy(term: Expr) -> Expr:
    return term if term.is_Rational else term.expand()


def _sign(number: Expr) -> int:
    """The sign that a coefficient has close to t = 0."""
    if number.free_symbols == {LOG}:
        top, order = _logarithmic(number)
        return -_sign(top) if order % 2 else _sign(top)
    try:
        found = Signs({}).sign(number)
    except Undecided as error:
        raise NoExpansion("a coefficient of unknown sign") from error
    if not found:
        raise NoExpansion("a coefficient that is not real")
    return found


class _Expansion:
    """Expands the parts of one function at one point."""

    def __init__(self, x: Symbol, point: Expr, side: str, length: int, root: int = 1) -> None:
        self.x = x
        self.length = length
        self.root = root
        direction = S.One if side == "+" else S.NegativeOne
        if point in (oo, -oo):
            self.variable = self._padded(-root, [S.One if point is oo else S.NegativeOne])
        elif point == 0:
            self.variable = self._padded(root, [direction])
        else:
            self.variable = self._padded(0, [point, *[S.Zero] * (root - 1), direction])

    def _padded(self, start: int, terms: Sequence[Expr]) -> Series:
        return Series(start, (*terms, *[S.Zero] * (self.length - len(terms))))

    def constant(self, number: Expr) -> Series:
        """A constant that is not zero."""
        return self._padded(0, [number])

    def of(self, f: Basic) -> Series:
        """Expand an expression."""
        if f == self.x:
            return self.variable
        if self.x not in f.free_symbols:
            return self._number(f)
        match f:
            case Add():
                return self._sum(f.args)
            case Mul():
                return self._product([self.of(part) for part in f.args])
            case exp(args=(inner,)) | Pow(args=(S.Exp1, inner)):
                return self._exp(inner)
            case Pow(args=(base, power)):
                return self._power(base, power)
            case Abs(args=(inner,)):
                series = self.of(inner)
                return series.times(S(_sign(series.terms[0])))
            case sign(args=(inner,)):
                return self.constant(S(_sign(self.of(inner).terms[0])))
            case log(args=(inner,)):
                return self._log(inner)
            case _ if f.func in _FUNCTIONS and len(f.args) == 1:
                return _FUNCTIONS[f.func](self, f.args[0])
            case _:
                raise NoExpansion(str(f.func))

    def _number(self, number: Expr) -> Series:
        if number == 0 or number.has(oo, -oo) or not (number.is_Rational or _is_nonzero(number)):
            raise TooShort("a part that is zero")
        return self.constant(number)

    def _sum(self, parts: Sequence[Basic]) -> Series:
        """Add up; parts that are zero count as unknown beyond the last term."""
        expanded = [self.of(part) for part in parts if part != 0]
        start = min(part.start for part in expanded)
        end = min(part.start + len(part.terms) for part in expanded)
        return _series(start, [Add(*(part.at(k) for part in expanded)) for k in range(start, end)])

    def _product(self, parts: Sequence[Series]) -> Series:
        result = parts[0]
        for part in parts[1:]:
            result = result * part
        return result

    def _power(self, base: Basic, power: Basic) -> Series:
        if self.x in power.free_symbols:
            return self._exp_of(self.of(power), lambda: self._log(base))
        series = self.of(base)
        if not isinstance(power, Rational):
            return self._rational_power(series, power)
        if (series.start * power).q != 1:
            raise RootOfVariable("a root of t")
        return self._rational_power(series, power)

    def _rational_power(self, series: Series, power: Expr) -> Series:
        first = series.terms[0]
        if first.free_symbols - {LOG} and not (power.is_Integer and power > 0):
            raise NoExpansion("a letter that may be zero in a denominator")
        if LOG in first.free_symbols and not power.is_Integer:
            raise NoExpansion("a root of ln t")
        if not power.is_Integer and _sign(first) < 0 and not (power.is_Rational and power.q % 2):
            raise NoExpansion("a root of a negative number")
        if not power.is_Rational and series.start != 0:
            raise NoExpansion("an irrational power of t")
        outside = _real_power(first, power)
        return Series(int(series.start * power) if power.is_Rational else 0, self._binomial(series, power)).times(
            outside
        )

    def _binomial(self, series: Series, power: Expr) -> tuple[Expr, ...]:
        """(1 + w)^power by the recurrence of the derivative."""
        first = series.terms[0]
        w = [_tidy(term / first) for term in series.terms]
        found = [S.One]
        for n in range(1, len(w)):
            total = Add(*((power * k - (n - k)) * w[k] * found[n - k] for k in range(1, n + 1)))
            found.append(_tidy(total / n))
        return tuple(found)

    def _exp(self, inner: Basic) -> Series:
        try:
            return self._exponential(self.of(inner))
        except TooShort:
            if inner == 0:
                return self.constant(S.One)
            raise

    def _exp_of(self, power: Series, logarithm: Callable[[], Series]) -> Series:
        try:
            return self._exponential(power * logarithm())
        except TooShort:
            raise NoExpansion("a power of one") from None

    def _exponential(self, series: Series) -> Series:
        if series.start < 0:
            raise NoExpansion("e to an infinite power")
        if series.start == 0 and LOG in series.terms[0].free_symbols:
            return self._power_of_t(series)
        u = [series.at(k) for k in range(max(1, series.start + len(series.terms)))][: self.length]
        found = [S.One]
        for n in range(1, len(u)):
            found.append(_tidy(Add(*(k * u[k] * found[n - k] for k in range(1, n + 1))) / n))
        result = Series(0, tuple(found))
        return result if u[0] == 0 else result.times(exp(u[0]))

    def _power_of_t(self, series: Series) -> Series:
        """e^(k ln t + …) = t^k e^…"""
        first = series.terms[0]
        times = first.expand().coeff(LOG)
        rest = (first - times * LOG).expand()
        if not times.is_Rational or LOG in rest.free_symbols:
            raise NoExpansion("a power of t that is not rational")
        if not times.is_Integer:
            raise RootOfVariable("a root of t")
        moving = Series(0, (S.Zero, *series.terms[1:]))
        u = [rest, *moving.terms[1:]]
        try:
            outer = self._exponential(_series(0, u))
        except TooShort:
            outer = self.constant(S.One)
        return Series(outer.start + int(times), outer.terms)

    def _log(self, inner: Basic) -> Series:
        series = self.of(inner)
        if series.terms[0].free_symbols & {LOG}:
            raise NoExpansion("ln ln t")
        if series.start != 0:
            slow = Series(0, (series.start * LOG, *[S.Zero] * (len(series.terms) - 1)))
            try:
                return self._log_of(Series(0, series.terms)) + slow
            except TooShort:
                return slow
        return self._log_of(series)

    def _log_of(self, series: Series) -> Series:
        if _sign(series.terms[0]) < 0:
            raise NoExpansion("the logarithm of a negative number")
        w = [_tidy(term / series.terms[0]) for term in series.terms]
        found: list[Expr] = [log(series.terms[0])]
        for n in range(1, len(w)):
            total = n * w[n] - Add(*(k * found[k] * w[n - k] for k in range(1, n)))
            found.append(_tidy(total / n))
        return _series(0, found)

    def split(self, inner: Basic) -> tuple[Expr, Series | None]:
        """The value at t = 0 and the rest."""
        try:
            series = self.of(inner)
        except TooShort:
            raise NoExpansion("an argument that vanishes") from None
        if series.start < 0:
            raise NoExpansion("an infinite argument")
        if series.start > 0:
            return S.Zero, series
        if LOG in series.terms[0].free_symbols:
            raise NoExpansion("an infinite argument")
        try:
            return series.terms[0], _series(1, series.terms[1:])
        except TooShort:
            return series.terms[0], None

    def sine_cosine(self, inner: Basic, hyperbolic: bool = False) -> tuple[list[Expr], list[Expr]]:
        """Coefficients of sine and cosine, by their coupled derivatives."""
        value, rest = self.split(inner)
        value = cancel(value) if value.has(pi) and value.is_rational_function(pi) else value
        side = S.One if hyperbolic else S.NegativeOne
        sine, cosine = (sinh, cosh) if hyperbolic else (sin, cos)
        s, c = [sine(value)], [cosine(value)]
        w = (
            [S.Zero] * self.length
            if rest is None
            else [rest.at(k) for k in range(min(self.length, rest.start + len(rest.terms)))]
        )
        for n in range(1, len(w)):
            s.append(_tidy(Add(*(k * w[k] * c[n - k] for k in range(1, n + 1))) / n))
            c.append(_tidy(side * Add(*(k * w[k] * s[n - k] for k in range(1, n + 1))) / n))
        return s, c

    def integrated(self, inner: Basic, slope: Callable[[Series], Series], value: Callable[[Expr], Expr]) -> Series:
        """A function from its derivative: value at the start plus the integral of slope(u)·u'."""
        start, rest = self.split(inner)
        if rest is None:
            return _series(0, [value(start)])
        u = self.of(inner)
        moving = Series(rest.start - 1, tuple(_tidy((rest.start + i) * c) for i, c in enumerate(rest.terms)))
        product = slope(u) * moving
        if product.start < 0:
            raise NoExpansion("a singular derivative")
        terms = [value(start), *(S.Zero for _ in range(product.start))]
        terms += [_tidy(c / (product.start + i + 1)) for i, c in enumerate(product.terms)]
        return _series(0, terms)


def _real_power(number: Expr, power: Expr) -> Expr:
    """A power of a number that is not zero; an odd root of a negative one is the real one."""
    if power.is_Rational and power.q % 2 and power.q > 1 and _sign(number) < 0:
        return (-1) ** int(power.p) * (-number) ** power
    return number**power


def _sine(e: _Expansion, inner: Basic) -> Series:
    return _series(0, e.sine_cosine(inner)[0])


def _cosine(e: _Expansion, inner: Basic) -> Series:
    return _series(0, e.sine_cosine(inner)[1])


def _over(a: Series, b: Series, e: _Expansion) -> Series:
    return a * e._rational_power(b, S.NegativeOne)


def _hyperbolic(e: _Expansion, inner: Basic) -> tuple[Series, Series]:
    s, c = e.sine_cosine(inner, hyperbolic=True)
    return _series(0, s), _series(0, c)


def _hyperbolic_tangent(e: _Expansion, inner: Basic) -> Series:
    s, c = _hyperbolic(e, inner)
    return _over(s, c, e)


def _hyperbolic_cotangent(e: _Expansion, inner: Basic) -> Series:
    s, c = _hyperbolic(e, inner)
    return _over(c, s, e)


def _arctangent(e: _Expansion, inner: Basic) -> Series:
    u = e.of(inner)
    if u.start < 0:
        quarter = pi / 2 * _sign(u.terms[0])
        small = e._rational_power(u, S.NegativeOne)
        return e.constant(quarter) + _atan_of(e, small).times(S.NegativeOne)
    return e.integrated(inner, lambda v: e._rational_power(e.constant(S.One) + v * v, S.NegativeOne), atan)


def _atan_of(e: _Expansion, small: Series) -> Series:
    """The arctangent of a series without constant term."""
    slope = e._rational_power(e.constant(S.One) + small * small, S.NegativeOne)
    moving = Series(small.start - 1, tuple(_tidy((small.start + i) * c) for i, c in enumerate(small.terms)))
    product = slope * moving
    return Series(product.start + 1, tuple(_tidy(c / (product.start + i + 1)) for i, c in enumerate(product.terms)))


def _root_slope(e: _Expansion, side: int, factor: int) -> Callable[[Series], Series]:
    def slope(u: Series) -> Series:
        inside = e.constant(S.One) + (u * u).times(S(side))
        return e._rational_power(inside, -S.Half).times(S(factor))

    return slope


def _inverse_cosine_of_hyperbola(e: _Expansion, inner: Basic) -> Series:
    """arcosh u = ln(u + sqrt(u² - 1))."""
    return e.of(log(inner + Pow(inner**2 - 1, S.Half)))


_FUNCTIONS: dict[object, Callable[[_Expansion, Basic], Series]] = {
    sin: _sine,
    cos: _cosine,
    tan: lambda e, u: _over(_sine(e, u), _cosine(e, u), e),
    cot: lambda e, u: _over(_cosine(e, u), _sine(e, u), e),
    sec: lambda e, u: e._rational_power(_cosine(e, u), S.NegativeOne),
    csc: lambda e, u: e._rational_power(_sine(e, u), S.NegativeOne),
    sinh: lambda e, u: _hyperbolic(e, u)[0],
    cosh: lambda e, u: _hyperbolic(e, u)[1],
    tanh: _hyperbolic_tangent,
    coth: _hyperbolic_cotangent,
    atan: _arctangent,
    asin: lambda e, u: e.integrated(u, _root_slope(e, -1, 1), asin),
    acos: lambda e, u: e.integrated(u, _root_slope(e, -1, -1), acos),
    acosh: _inverse_cosine_of_hyperbola,
    asinh: lambda e, u: e.integrated(u, _root_slope(e, 1, 1), asinh),
    atanh: lambda e, u: e.integrated(
        u, lambda v: e._rational_power(e.constant(S.One) + (v * v).times(S.NegativeOne), S.NegativeOne), atanh
    ),
}
