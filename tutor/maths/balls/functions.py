"""Functions of one argument over the reals and over the complex numbers.

To teach one: add a line to ``FUNCTIONS``: (real argument in, number out, None outside the real domain; the same over
the complex numbers, or None).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy as sp
from flint import acb, arb, fmpq, fmpz

from tutor.maths.balls.arithmetic import Beyond, Number, Undefined, finite, real, sign


def _log(x: Number) -> Number:
    side = sign(x)
    if side == 0:
        raise Undefined("logarithm of zero")
    if side < 0:
        return None
    return fmpq(0) if isinstance(x, fmpq) and x == 1 else real(x).log()


def _within_one(method: Callable[[arb], arb]) -> Callable[[Number], Number]:
    def over_reals(x: Number) -> Number:
        return method(real(x)) if abs(real(x)) <= 1 else None

    return over_reals


def _reciprocal(x: Number) -> Number:
    if isinstance(x, fmpq):
        if x == 0:
            raise Undefined("division by zero")
        return 1 / x
    return finite(1 / x)


def _of_reciprocal(kind: type[sp.Function]) -> tuple[Any, Any]:
    over_reals, over_complex = FUNCTIONS[kind]
    return (lambda x: over_reals(_reciprocal(x))), (lambda z: over_complex(_reciprocal(z)))


def _exactly_zero_at_zero(method: Callable[[arb], arb], at_zero: int = 0) -> Callable[[Number], Number]:
    def over_reals(x: Number) -> Number:
        return fmpq(at_zero) if isinstance(x, fmpq) and x == 0 else method(real(x))

    return over_reals


def whole_part(x: Number) -> Number:
    """The largest whole number that is not above x."""
    if isinstance(x, acb):
        raise Undefined("a complex number has no whole part")
    if isinstance(x, fmpq):
        return fmpq(int(x.p) // int(x.q))
    found = x.floor().unique_fmpz()
    if found is None:
        raise Beyond("the whole part is not certain")
    return fmpq(found)


def _sign(x: Number) -> Number:
    return fmpq(sign(x))


def _magnitude(x: Number) -> Number:
    return abs(x)


def _complex_magnitude(z: acb) -> Number:
    return abs(z)


def _factorial(x: Number) -> Number:
    if isinstance(x, fmpq) and x.q == 1:
        if x < 0:
            raise Undefined("factorial of a negative whole number")
        if x <= 400:
            return fmpq(fmpz.fac_ui(int(x.p)))
    return finite((real(x) + 1).gamma())


def _gamma(x: Number) -> Number:
    return _factorial(x - 1)


def _double_factorial(x: Number) -> Number:
    if not (isinstance(x, fmpq) and x.q == 1 and -1 <= x <= 300):
        raise Beyond("double factorial")
    return fmpq(int(sp.factorial2(int(x.p))))


def _cosh(x: Number) -> Number:
    return real(x).cosh()


def _acosh(x: Number) -> Number:
    return real(x).acosh() if real(x) >= 1 else None


def _atanh(x: Number) -> Number:
    return real(x).atanh() if abs(real(x)) < 1 else None


def _acoth(x: Number) -> Number:
    return _atanh(_reciprocal(x))


def _asech(x: Number) -> Number:
    return real(_reciprocal(x)).acosh() if 0 < real(x) <= 1 else None


FUNCTIONS: dict[Any, tuple[Any, Any]] = {
    sp.exp: (_exactly_zero_at_zero(arb.exp, 1), acb.exp),
    sp.log: (_log, acb.log),
    sp.sin: (_exactly_zero_at_zero(arb.sin), acb.sin),
    sp.cos: (_exactly_zero_at_zero(arb.cos, 1), acb.cos),
    sp.tan: (_exactly_zero_at_zero(arb.tan), acb.tan),
    sp.cot: (lambda x: real(x).cot(), acb.cot),
    sp.sec: (lambda x: real(x).sec(), acb.sec),
    sp.csc: (lambda x: real(x).csc(), acb.csc),
    sp.sinh: (_exactly_zero_at_zero(arb.sinh), acb.sinh),
    sp.cosh: (_exactly_zero_at_zero(arb.cosh, 1), acb.cosh),
    sp.tanh: (_exactly_zero_at_zero(arb.tanh), acb.tanh),
    sp.coth: (lambda x: real(x).coth(), acb.coth),
    sp.sech: (lambda x: real(x).sech(), acb.sech),
    sp.csch: (lambda x: real(x).csch(), acb.csch),
    sp.asin: (_within_one(arb.asin), acb.asin),
    sp.acos: (_within_one(arb.acos), acb.acos),
    sp.atan: (_exactly_zero_at_zero(arb.atan), acb.atan),
    sp.asinh: (_exactly_zero_at_zero(arb.asinh), acb.asinh),
    sp.acosh: (_acosh, acb.acosh),
    sp.atanh: (_atanh, acb.atanh),
    sp.Abs: (_magnitude, _complex_magnitude),
    sp.sign: (_sign, None),
    sp.floor: (whole_part, None),
    sp.ceiling: (lambda x: -whole_part(-x), None),
    sp.re: (lambda x: x, lambda z: z.real),
    sp.im: (lambda x: fmpq(0), lambda z: z.imag),
    sp.conjugate: (lambda x: x, lambda z: z.conjugate()),
    sp.arg: (lambda x: fmpq(0) if sign(x) > 0 else None, lambda z: z.arg()),
    sp.factorial: (_factorial, lambda z: (z + 1).gamma()),
    sp.gamma: (_gamma, acb.gamma),
    sp.factorial2: (_double_factorial, None),
    sp.loggamma: (lambda x: real(x).lgamma() if sign(x) > 0 else None, acb.lgamma),
    sp.erf: (lambda x: real(x).erf(), acb.erf),
    sp.erfc: (lambda x: real(x).erfc(), acb.erfc),
    sp.Si: (lambda x: real(x).si(), acb.si),
    sp.Ci: (lambda x: real(x).ci() if sign(x) > 0 else None, acb.ci),
    sp.Ei: (lambda x: real(x).ei(), acb.ei),
    sp.zeta: (lambda x: real(x).zeta(), acb.zeta),
    sp.LambertW: (lambda x: real(x).lambertw() if sign(x) >= 0 else None, lambda z: z.lambertw()),
    sp.Heaviside: (lambda x: fmpq(sign(x) > 0) if sign(x) else fmpq(1, 2), None),
}
FUNCTIONS[sp.acot] = _of_reciprocal(sp.atan)
FUNCTIONS[sp.asec] = _of_reciprocal(sp.acos)
FUNCTIONS[sp.acsc] = _of_reciprocal(sp.asin)
FUNCTIONS[sp.acsch] = _of_reciprocal(sp.asinh)
FUNCTIONS[sp.asech] = (_asech, _of_reciprocal(sp.acosh)[1])
FUNCTIONS[sp.acoth] = (_acoth, _of_reciprocal(sp.atanh)[1])
