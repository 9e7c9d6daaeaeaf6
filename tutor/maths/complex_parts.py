"""Real and imaginary part of a function of a real variable, where the signs of its parts are known.

Principal values throughout. Of a function that is not real on a cut, the side of the cut is not said: its imaginary
part is told with the factor `EITHER`, which stands for 1 or -1.
"""

from __future__ import annotations

from collections.abc import Callable

from sympy import (
    Abs,
    Add,
    Basic,
    Dummy,
    Expr,
    I,
    Mul,
    Pow,
    S,
    acos,
    acosh,
    acoth,
    acsc,
    acsch,
    asec,
    asech,
    asin,
    asinh,
    atan,
    atanh,
    cos,
    cosh,
    exp,
    log,
    pi,
    sech,
    sign,
    sin,
    sinh,
    tan,
    tanh,
)

EITHER = Dummy("±1", real=True)
Parts = tuple[Expr, Expr]
Sign = Callable[[Expr], int]
"""The sign that a real expression keeps: -1 or 1."""

_REAL = (sin, cos, tan, sinh, cosh, tanh, sech, atan, asinh, sign, acsch)
"""Functions with real values for real arguments, wherever they have one."""
LARGEST_POWER = 12


class NoParts(NotImplementedError):
    """The real and imaginary part cannot be told; the text says why."""


def complex_parts(f: Basic, sign_of: Sign) -> Parts:
    """Return real and imaginary part, as expressions with real values.

    Raises:
        NoParts: some part of the function is of a kind not known here.
    """
    if f == I:
        return S.Zero, S.One
    if not f.args:
        return f, S.Zero
    match f:
        case Add():
            found = [complex_parts(part, sign_of) for part in f.args]
            return Add(*(real for real, _ in found)), Add(*(imaginary for _, imaginary in found))
        case Mul():
            return _product([complex_parts(part, sign_of) for part in f.args])
        case Pow(args=(base, power)):
            return _power(base, power, sign_of)
        case exp(args=(inner,)):
            return _exponential(complex_parts(inner, sign_of))
        case Abs(args=(inner,)):
            return size(inner, sign_of), S.Zero
        case _ if len(f.args) == 1:
            return _function(f, complex_parts(f.args[0], sign_of), sign_of)
        case _:
            raise NoParts(str(f.func))


def size(f: Expr, sign_of: Sign) -> Expr:
    """Return the absolute value of a function, without bars where signs are known.

    Raises:
        NoParts: some part of the function is of a kind not known here.
    """
    match f:
        case Mul():
            return Mul(*(size(part, sign_of) for part in f.args))
        case exp(args=(inner,)) | Pow(args=(S.Exp1, inner)):
            return exp(complex_parts(inner, sign_of)[0])
        case Pow(args=(base, power)):
            real, imaginary = complex_parts(power, sign_of)
            if imaginary == 0 and (real.is_Rational or complex_parts(base, sign_of)[1] == 0):
                return Pow(size(base, sign_of), real)
    real, imaginary = complex_parts(f, sign_of)
    if imaginary == 0:
        return real * sign_of(real) if real != 0 else real
    imaginary = imaginary.xreplace({EITHER: S.One})
    return Pow(real**2 + imaginary**2, S.Half) if real != 0 else imaginary * sign_of(imaginary)


def _product(factors: list[Parts]) -> Parts:
    real, imaginary = factors[0]
    for a, b in factors[1:]:
        real, imaginary = real * a - imaginary * b, real * b + imaginary * a
    return real, imaginary


def _exponential(parts: Parts) -> Parts:
    a, b = parts
    return (exp(a), S.Zero) if b == 0 else (exp(a) * cos(b), exp(a) * sin(b))


def _power(base: Expr, power: Expr, sign_of: Sign) -> Parts:
    if base is S.Exp1:
        return _exponential(complex_parts(power, sign_of))
    (a, b), (c, d) = complex_parts(base, sign_of), complex_parts(power, sign_of)
    if d != 0:
        raise NoParts("a complex exponent")
    if b == 0:
        if c.is_Integer or sign_of(a) > 0:
            return a**c, S.Zero
        if c.is_Rational and c.q % 2:
            raise NoParts("an odd root of a negative number")
        return (-a) ** c * cos(pi * c), (-a) ** c * sin(pi * c)
    if not c.is_Integer or abs(c) > LARGEST_POWER:
        raise NoParts("a power of a complex number")
    real, imaginary = _product([(a, b)] * abs(int(c))) if c != 0 else (S.One, S.Zero)
    if c > 0:
        return real, imaginary
    length = real**2 + imaginary**2
    return real / length, -imaginary / length


def _function(f: Expr, parts: Parts, sign_of: Sign) -> Parts:
    u, v = parts
    if v != 0:
        raise NoParts("a function of a complex number")
    if isinstance(f, _REAL):
        return f.func(u), S.Zero
    if isinstance(f, log):
        return (log(u), S.Zero) if sign_of(u) > 0 else (log(-u), pi)
    if isinstance(f, asec | acsc | asech | acoth):
        outer = {asec: acos, acsc: asin, asech: acosh, acoth: atanh}[f.func]
        return _inverse(outer, 1 / u, sign_of)
    if isinstance(f, asin | acos | acosh | atanh):
        return _inverse(f.func, u, sign_of)
    raise NoParts(str(f.func))


def _inverse(kind: type[Expr], u: Expr, sign_of: Sign) -> Parts:
    """An inverse function that is real on one side of 1 and -1 only."""
    inside = sign_of(1 - u**2) > 0
    if kind is acosh:
        if inside:
            return S.Zero, EITHER * acos(u)
        return (acosh(u), S.Zero) if sign_of(u) > 0 else (acosh(-u), EITHER * pi)
    if inside:
        return kind(u), S.Zero
    if kind is atanh:
        return log((u + 1) / (u - 1)) / 2, EITHER * pi / 2
    right = sign_of(u) > 0
    height = EITHER * acosh(u if right else -u)
    quarter = pi / 2 * (1 if right else -1)
    return (quarter, height) if kind is asin else (pi / 2 - quarter, height)
