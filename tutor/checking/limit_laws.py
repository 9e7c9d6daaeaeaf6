"""The limit of an expression from the limits of its parts: the laws of limits, and continuity."""

from __future__ import annotations

from collections.abc import Callable

from sympy import (
    Add,
    Dummy,
    Expr,
    Mul,
    Pow,
    S,
    Symbol,
    acosh,
    asinh,
    atan,
    atanh,
    cosh,
    coth,
    csch,
    exp,
    log,
    nan,
    oo,
    pi,
    sech,
    sinh,
    tanh,
    zoo,
)

from tutor.checking.differentiation import is_continuous
from tutor.checking.reals import Real, Signs, Undecided, conditions

LimitOf = Callable[[Expr], Expr]

_AT_INFINITY: dict[type[Expr], tuple[Expr, Expr]] = {
    exp: (oo, S.Zero),
    log: (oo, nan),
    atan: (pi / 2, -pi / 2),
    tanh: (S.One, S.NegativeOne),
    coth: (S.One, S.NegativeOne),
    sinh: (oo, -oo),
    cosh: (oo, oo),
    sech: (S.Zero, S.Zero),
    csch: (S.Zero, S.Zero),
    asinh: (oo, -oo),
    acosh: (oo, nan),
}
"""Function → limits at infinity and minus infinity."""
_AT_END: dict[tuple[type[Expr], Expr], Expr] = {
    (log, S.Zero): -oo,
    (atanh, S.One): oo,
    (atanh, S.NegativeOne): -oo,
}
"""Function and end of its domain → its limit there, from inside."""


class NoLaw(NotImplementedError):
    """The limits of the parts do not settle that of the whole."""


def limit_by_laws(f: Expr, x: Symbol, limit_of: LimitOf) -> Expr:
    """Return the limit, given those of smaller expressions.

    Raises:
        NoLaw: an indeterminate form, a part without a limit, or a kind not known here.
    """

    def value(part: Expr) -> Expr:
        found = limit_of(part) if x in part.free_symbols else part
        if found is nan or found.has(zoo):
            raise NoLaw("a part without a limit")
        return found

    match f:
        case Add() | Mul():
            found = f.func(*(value(part) for part in f.args))
        case exp(args=(inner,)) | Pow(args=(S.Exp1, inner)):
            found = _of_function(exp, value(inner))
        case Pow(args=(base, power)):
            found = _of_power(value(base), value(power), x in power.free_symbols)
        case _ if len(f.args) == 1 and is_continuous(f):
            found = _of_function(f.func, value(f.args[0]))
        case _:
            raise NoLaw(str(f.func))
    if found.has(nan, zoo) or (found.has(oo, -oo) and found not in (oo, -oo)):
        raise NoLaw("an indeterminate form")
    return found


def _of_power(base: Expr, power: Expr, moving: bool) -> Expr:
    if moving:
        if power in (oo, -oo) and base not in (oo, -oo):
            grows = _sign(base - 1) * (1 if power is oo else -1)
            if _sign(base) < 0 or grows == 0:
                raise NoLaw("an indeterminate form")
            return oo if grows > 0 else S.Zero
        if base in (oo, -oo) or power in (oo, -oo) or _sign(base) != 1:
            raise NoLaw("an indeterminate form")
        return base**power
    if base is oo:
        return oo if _sign(power) > 0 else S.Zero
    if base is -oo:
        if not power.is_Integer:
            raise NoLaw("a root of a negative number")
        return base**power
    if base == 0 and _sign(power) < 0:
        raise NoLaw("a pole")
    return _of_continuous(lambda u: u**power, base)


def _of_function(kind: type[Expr], value: Expr) -> Expr:
    if value in (oo, -oo):
        ends = _AT_INFINITY.get(kind)
        if ends is None:
            raise NoLaw("a function of what is infinite")
        return ends[0] if value is oo else ends[1]
    end = _AT_END.get((kind, value))
    return end if end is not None else _of_continuous(kind, value)


def _of_continuous(outer: Callable[[Expr], Expr], value: Expr) -> Expr:
    """The value of an outer function, where it is defined."""
    if not value.is_number:
        raise NoLaw("a value with letters in it")
    inner = Dummy("inner")
    signs = Signs({inner: Real(value)})
    try:
        fine = all(signs.sign(part) in allowed for part, allowed in conditions(outer(inner)))
    except Undecided:
        fine = False
    if not fine:
        raise NoLaw("a point where the function is not defined")
    return outer(value)


def _sign(number: Expr) -> int:
    try:
        found = Signs({}).sign(number)
    except Undecided as error:
        raise NoLaw("a number of unknown sign") from error
    if found is None:
        raise NoLaw("a number that is not real")
    return found
