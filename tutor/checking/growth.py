"""How fast products of powers, exponentials and logarithms grow: e^(kx) before x^r before (ln x)^s.

Such a function is close to c·e^(kx)·x^r·(ln x)^s far to the right, and of several terms the fastest counts. That the
first of k, r, s which is not zero decides the limit is the theorem that exponentials outgrow powers, and powers outgrow
logarithms.
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Add, Expr, Mul, Pow, Rational, S, Symbol, exp, log, oo

from tutor.checking.reals import Signs, Undecided

Order = tuple[Rational, Rational, Rational]
"""The rate of the exponential, the power of x and that of its logarithm."""


@dataclass(frozen=True)
class Size:
    """A function is, far to the right, close to ``factor`` times the function of that order."""

    order: Order
    factor: Expr


_CONSTANT: Order = (S.Zero, S.Zero, S.Zero)


def limit_by_size(f: Expr, x: Symbol) -> Expr | None:
    """Return the limit for x to infinity; None where the function is of another kind."""
    size = _size(f, x)
    if size is None:
        return None
    decisive = next((part for part in size.order if part != 0), S.Zero)
    if decisive == 0:
        return size.factor
    if decisive < 0:
        return S.Zero
    return oo * _sign(size.factor)


def _size(f: Expr, x: Symbol) -> Size | None:
    if x not in f.free_symbols:
        return Size(_CONSTANT, f) if f.is_number and _sign(f) else None
    if f == x:
        return Size((S.Zero, S.One, S.Zero), S.One)
    match f:
        case Mul():
            return _product([_size(part, x) for part in f.args])
        case Add():
            return _sum([_size(part, x) for part in f.args])
        case exp(args=(exponent,)) | Pow(args=(S.Exp1, exponent)):
            return _exponential(exponent, x)
        case Pow(args=(base, Rational() as power)):
            return _power(_size(base, x), power)
        case log(args=(inner,)) if inner == x:
            return Size((S.Zero, S.Zero, S.One), S.One)
        case _:
            return None


def _product(parts: list[Size | None]) -> Size | None:
    order, factor = _CONSTANT, S.One
    for part in parts:
        if part is None:
            return None
        order = (order[0] + part.order[0], order[1] + part.order[1], order[2] + part.order[2])
        factor *= part.factor
    return Size(order, factor)


def _sum(parts: list[Size | None]) -> Size | None:
    """The fastest terms, unless they may cancel."""
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    fastest = max(part.order for part in known)
    factor = Add(*(part.factor for part in known if part.order == fastest))
    return Size(fastest, factor) if _sign(factor) else None


def _exponential(exponent: Expr, x: Symbol) -> Size | None:
    rate, start = exponent.expand().as_independent(x, as_Add=True)[::-1]
    slope = rate / x
    if not isinstance(slope, Rational) or not start.is_number:
        return None
    return Size((slope, S.Zero, S.Zero), exp(start))


def _power(base: Size | None, power: Rational) -> Size | None:
    if base is None or (power.q != 1 and _sign(base.factor) < 0):
        return None
    order = (base.order[0] * power, base.order[1] * power, base.order[2] * power)
    return Size(order, base.factor**power)


def _sign(number: Expr) -> int:
    """The sign of a constant; 0 where it is zero or not known."""
    try:
        return Signs({}).sign(number) or 0
    except Undecided:
        return 0
