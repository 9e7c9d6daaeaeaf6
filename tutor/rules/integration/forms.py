"""Other forms of an integrand; each function returns None when there is nothing to change."""

from __future__ import annotations

import sympy as sp
from sympy import Expr, Symbol


def expanded(f: Expr, x: Symbol) -> Expr | None:
    """Products and small powers of sums multiplied out."""
    if f.count_ops() > 80:
        return None
    new = sp.expand(f, log=False, power_base=False, trig=False, power_exp=False)
    return new if isinstance(new, sp.Add) and new != f else None


def powers_joined(f: Expr, x: Symbol) -> Expr | None:
    """``e^x e^(2x)`` as ``e^(3x)``; hyperbolic functions beside exponentials as exponentials."""
    if f.has(sp.sinh, sp.cosh, sp.tanh, sp.coth, sp.sech, sp.csch):
        new = sp.expand(f.rewrite(sp.exp))
        return sp.powsimp(new) if new != f else None
    new = sp.powsimp(f, combine="exp")
    return new if new != f else None


def logarithm_split(f: Expr, x: Symbol) -> Expr | None:
    """``ln(x^2)`` as ``2 ln|x|`` is left alone; ``ln(a x)``, ``ln(sqrt(x))`` and ``ln(1/x)`` are taken apart."""
    if not f.has(sp.log):
        return None
    news = {}
    for log in f.atoms(sp.log):
        base, exponent = log.args[0].as_base_exp()
        if exponent.is_Rational and exponent != 1 and (exponent.q == 2 or exponent == -1):
            news[log] = exponent * sp.log(base)
        elif isinstance(log.args[0], sp.exp):
            news[log] = log.args[0].args[0]
    return f.xreplace(news) if news else None


def root_of_square(f: Expr, x: Symbol) -> Expr | None:
    """The root of a perfect square as an absolute value: ``sqrt(x^2 + 2x + 1)`` is ``|x + 1|``."""
    news = {}
    for power in f.atoms(sp.Pow):
        if not (power.exp.is_Rational and power.exp.q == 2 and x in power.base.free_symbols):
            continue
        base, exponent = sp.factor_terms(sp.factor(power.base)).as_independent(x, as_Add=False)
        inner, n = exponent.as_base_exp()
        if n == 2 and base.is_positive and inner.is_polynomial(x):
            news[power] = base**power.exp * sp.Abs(inner) ** (2 * power.exp)
    return f.xreplace(news) if news else None


def in_sine_and_cosine(f: Expr, x: Symbol) -> Expr | None:
    """Tangents and their like as quotients; multiple angles beside single ones expanded."""
    if not f.has(sp.sin, sp.cos, sp.tan, sp.cot, sp.sec, sp.csc):
        return None
    new = f
    if f.has(sp.tan, sp.cot, sp.sec, sp.csc):
        news = {}
        for part in f.atoms(sp.tan, sp.cot, sp.sec, sp.csc):
            u = part.args[0]
            news[part] = {
                sp.tan: sp.sin(u) / sp.cos(u),
                sp.cot: sp.cos(u) / sp.sin(u),
                sp.sec: 1 / sp.cos(u),
                sp.csc: 1 / sp.sin(u),
            }[type(part)]
        new = f.xreplace(news)
    angles = {part.args[0] for part in new.atoms(sp.sin, sp.cos)}
    if len(angles) > 1 and all(angle.is_Mul or angle.is_Symbol for angle in angles):
        new = sp.expand_mul(sp.expand_trig(new))
    return None if new == f else new
