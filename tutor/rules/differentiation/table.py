"""Derivatives that a student knows by heart: for each function F, the expression F'(u)."""

from __future__ import annotations

from collections.abc import Callable

import sympy as sp
from sympy import Expr, Integer

from tutor.rules.lines import minus, over, plus, power, times

_ONE = Integer(1)
_TWO = Integer(2)


def _root(radicand: Expr) -> Expr:
    return power(radicand, sp.Rational(1, 2))


TABLE: dict[type[Expr], tuple[str, Callable[[Expr], Expr]]] = {
    sp.exp: ("exponential-rule", sp.exp),
    sp.log: ("logarithm-rule", lambda u: over(_ONE, u)),
    sp.sin: ("trigonometric-rule", sp.cos),
    sp.cos: ("trigonometric-rule", lambda u: minus(sp.sin(u))),
    sp.tan: ("trigonometric-rule", lambda u: power(sp.sec(u), _TWO)),
    sp.cot: ("trigonometric-rule", lambda u: minus(power(sp.csc(u), _TWO))),
    sp.sec: ("trigonometric-rule", lambda u: times(sp.sec(u), sp.tan(u))),
    sp.csc: ("trigonometric-rule", lambda u: times(Integer(-1), sp.csc(u), sp.cot(u))),
    sp.asin: ("inverse-trigonometric-rule", lambda u: over(_ONE, _root(plus(_ONE, minus(power(u, _TWO)))))),
    sp.acos: ("inverse-trigonometric-rule", lambda u: over(Integer(-1), _root(plus(_ONE, minus(power(u, _TWO)))))),
    sp.atan: ("inverse-trigonometric-rule", lambda u: over(_ONE, plus(_ONE, power(u, _TWO)))),
    sp.acot: ("inverse-trigonometric-rule", lambda u: over(Integer(-1), plus(_ONE, power(u, _TWO)))),
    sp.asec: (
        "inverse-trigonometric-rule",
        lambda u: over(_ONE, times(power(u, _TWO), _root(plus(_ONE, minus(power(u, Integer(-2))))))),
    ),
    sp.acsc: (
        "inverse-trigonometric-rule",
        lambda u: over(Integer(-1), times(power(u, _TWO), _root(plus(_ONE, minus(power(u, Integer(-2))))))),
    ),
    sp.sinh: ("hyperbolic-rule", sp.cosh),
    sp.cosh: ("hyperbolic-rule", sp.sinh),
    sp.tanh: ("hyperbolic-rule", lambda u: power(sp.sech(u), _TWO)),
    sp.coth: ("hyperbolic-rule", lambda u: minus(power(sp.csch(u), _TWO))),
    sp.sech: ("hyperbolic-rule", lambda u: times(Integer(-1), sp.sech(u), sp.tanh(u))),
    sp.csch: ("hyperbolic-rule", lambda u: times(Integer(-1), sp.csch(u), sp.coth(u))),
    sp.asinh: ("inverse-hyperbolic-rule", lambda u: over(_ONE, _root(plus(power(u, _TWO), _ONE)))),
    sp.acosh: ("inverse-hyperbolic-rule", lambda u: over(_ONE, _root(plus(power(u, _TWO), Integer(-1))))),
    sp.atanh: ("inverse-hyperbolic-rule", lambda u: over(_ONE, plus(_ONE, minus(power(u, _TWO))))),
    sp.acoth: ("inverse-hyperbolic-rule", lambda u: over(_ONE, plus(_ONE, minus(power(u, _TWO))))),
    sp.Abs: ("absolute-value-rule", lambda u: over(u, sp.Abs(u))),
    sp.erf: ("error-function-rule", lambda u: times(_TWO, power(sp.pi, sp.Rational(-1, 2)), sp.exp(-(u**2)))),
}
"""Function → the name of its rule, and its derivative at ``u``."""


def outer_derivative(function: Expr, inner: Expr) -> tuple[str, Expr] | None:
    """The rule's name and F'(inner) for ``function`` = F(something), or None when it is not in the table."""
    entry = TABLE.get(type(function))
    if entry is None or len(function.args) != 1:
        return None
    name, derivative = entry
    return name, derivative(inner)
