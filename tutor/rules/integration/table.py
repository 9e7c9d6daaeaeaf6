"""Standard integrals: what a student may look up, each also with ``a x + b`` in place of ``x``."""

from __future__ import annotations

from collections.abc import Callable

import sympy as sp
from sympy import Expr, Pow, S, Symbol

from tutor.messages import Formula
from tutor.rules.integration.plans import Known, Plan
from tutor.rules.integration.signs import logarithm
from tutor.rules.lines import law, times

_SECH, _CSCH = r"\operatorname{sech} x", r"\operatorname{csch} x"

Entry = tuple[str, Callable[[Expr], Expr], str, str]
"""Rule, antiderivative in ``u``, the integrand and the antiderivative in LaTeX."""

FUNCTIONS: dict[type[Expr], Entry] = {
    sp.exp: ("exponential-rule", sp.exp, "e^x", "e^x"),
    sp.sin: ("trigonometric-rule", lambda u: -sp.cos(u), r"\sin x", r"-\cos x"),
    sp.cos: ("trigonometric-rule", sp.sin, r"\cos x", r"\sin x"),
    sp.tan: ("trigonometric-rule", lambda u: -logarithm(sp.cos(u)), r"\tan x", r"-\ln|\cos x|"),
    sp.cot: ("trigonometric-rule", lambda u: logarithm(sp.sin(u)), r"\cot x", r"\ln|\sin x|"),
    sp.sec: ("trigonometric-rule", lambda u: logarithm(sp.sec(u) + sp.tan(u)), r"\sec x", r"\ln|\sec x + \tan x|"),
    sp.csc: ("trigonometric-rule", lambda u: -logarithm(sp.csc(u) + sp.cot(u)), r"\csc x", r"-\ln|\csc x + \cot x|"),
    sp.sinh: ("hyperbolic-rule", sp.cosh, r"\sinh x", r"\cosh x"),
    sp.cosh: ("hyperbolic-rule", sp.sinh, r"\cosh x", r"\sinh x"),
    sp.tanh: ("hyperbolic-rule", lambda u: sp.log(sp.cosh(u)), r"\tanh x", r"\ln(\cosh x)"),
    sp.coth: ("hyperbolic-rule", lambda u: logarithm(sp.sinh(u)), r"\coth x", r"\ln|\sinh x|"),
    sp.sech: ("hyperbolic-rule", lambda u: 2 * sp.atan(sp.tanh(u / 2)), _SECH, r"2\arctan(\tanh\tfrac{x}{2})"),
    sp.csch: ("hyperbolic-rule", lambda u: logarithm(sp.tanh(u / 2)), _CSCH, r"\ln|\tanh\tfrac{x}{2}|"),
}  # fmt: skip

SQUARES: dict[type[Expr], Entry] = {
    sp.sec: ("trigonometric-rule", sp.tan, r"\sec^2 x", r"\tan x"),
    sp.csc: ("trigonometric-rule", lambda u: -sp.cot(u), r"\csc^2 x", r"-\cot x"),
    sp.sech: ("hyperbolic-rule", sp.tanh, r"\operatorname{sech}^2 x", r"\tanh x"),
    sp.csch: ("hyperbolic-rule", lambda u: -sp.coth(u), r"\operatorname{csch}^2 x", r"-\coth x"),
}

PAIRS: dict[frozenset[type[Expr]], Entry] = {
    frozenset({sp.sec, sp.tan}): ("trigonometric-rule", sp.sec, r"\sec x\tan x", r"\sec x"),
    frozenset({sp.csc, sp.cot}): ("trigonometric-rule", lambda u: -sp.csc(u), r"\csc x\cot x", r"-\csc x"),
    frozenset({sp.sech, sp.tanh}): (
        "hyperbolic-rule",
        lambda u: -sp.sech(u),
        r"\operatorname{sech} x\tanh x",
        r"-\operatorname{sech} x",
    ),
    frozenset({sp.csch, sp.coth}): (
        "hyperbolic-rule",
        lambda u: -sp.csch(u),
        r"\operatorname{csch} x\coth x",
        r"-\operatorname{csch} x",
    ),
}


def slope_of(inner: Expr, x: Symbol) -> Expr | None:
    """``a`` when inner is ``a x + b`` with ``a`` not zero."""
    if inner == x:
        return S.One
    if not isinstance(inner, sp.Add | sp.Mul):
        return None
    slope = inner.diff(x)
    return slope if slope != 0 and x not in slope.free_symbols else None


def look_up(f: Expr, x: Symbol) -> Plan | None:
    """A standard integral, or None."""
    if x not in f.free_symbols:
        return Known(f, x, times(f, x), "constant-rule", law(r"\int c\,dx = c\,x + C", "∫ c dx = c x + C"))
    if isinstance(f, sp.Symbol):
        return _power(f, x, f, S.One, S.One)
    if isinstance(f, sp.Abs) or (isinstance(f, Pow) and isinstance(f.base, sp.Abs)):
        return _bars(f, x)
    if isinstance(f, Pow):
        return _from_power(f, x)
    if type(f) in FUNCTIONS:
        return _entry(f, x, FUNCTIONS[type(f)], f.args[0])
    if isinstance(f, sp.Mul) and len(f.args) == 2 and frozenset(map(type, f.args)) in PAIRS:
        first, second = f.args
        if first.args == second.args:
            return _entry(f, x, PAIRS[frozenset(map(type, f.args))], first.args[0])
    return None


def _from_power(f: Pow, x: Symbol) -> Plan | None:
    base, exponent = f.base, f.exp
    if x in exponent.free_symbols:
        return _exponential(f, x) if x not in base.free_symbols else None
    if exponent == 2 and type(base) in SQUARES:
        return _entry(f, x, SQUARES[type(base)], base.args[0])
    if isinstance(base, sp.Function) and exponent == -1:
        turned = _RECIPROCAL.get(type(base))
        return _entry(f, x, FUNCTIONS[turned], base.args[0]) if turned else None
    if isinstance(base, sp.Function) and exponent == -2:
        turned = _RECIPROCAL.get(type(base))
        return _entry(f, x, SQUARES[turned], base.args[0]) if turned else None
    slope = slope_of(base, x)
    return None if slope is None else _power(f, x, base, exponent, slope)


_RECIPROCAL: dict[type[Expr], type[Expr]] = {sp.cos: sp.sec, sp.sin: sp.csc, sp.cosh: sp.sech, sp.sinh: sp.csch}


def _power(f: Expr, x: Symbol, base: Expr, exponent: Expr, slope: Expr) -> Plan:
    if exponent == -1:
        left, right = (
            (r"\frac{1}{x}", r"\ln|x|")
            if slope is S.One and base == x
            else (r"\frac{1}{ax+b}", r"\frac{1}{a}\ln|ax+b|")
        )
        return Known(f, x, logarithm(base) / slope, "reciprocal-rule", _law(left, right))
    result = times(1 / (slope * (exponent + 1)), Pow(base, exponent + 1))
    if base == x:
        return Known(f, x, result, "power-rule", _law("x^n", r"\frac{x^{n+1}}{n+1}"))
    return Known(f, x, result, "power-rule", _law("(ax+b)^n", r"\frac{(ax+b)^{n+1}}{a(n+1)}"))


def _bars(f: Expr, x: Symbol) -> Plan | None:
    """A power of the absolute value of a linear expression."""
    base, exponent = f.as_base_exp()
    u = base.args[0]
    slope = slope_of(u, x)
    if slope is None or x in exponent.free_symbols:
        return None
    if exponent == -1:
        result = base / u * sp.log(base) / slope
        return Known(f, x, result, "absolute-value-rule", _law(r"\frac{1}{|u|}", r"\frac{|u|}{u}\ln|u|"))
    result = times(1 / (slope * (exponent + 1)), u, f)
    return Known(f, x, result, "absolute-value-rule", _law("|u|^n", r"\frac{u\,|u|^n}{n+1}"))


def _exponential(f: Pow, x: Symbol) -> Plan | None:
    slope = slope_of(f.exp, x)
    if slope is None:
        return None
    result = times(f, 1 / (slope * sp.log(f.base)))
    return Known(f, x, result, "exponential-rule", _law("a^x", r"\frac{a^x}{\ln a}"))


def _entry(f: Expr, x: Symbol, entry: Entry, inner: Expr) -> Plan | None:
    slope = slope_of(inner, x)
    if slope is None:
        return None
    rule, antiderivative, left, right = entry
    if inner == x:
        return Known(f, x, antiderivative(x), rule, _law(left, right))
    shifted = law(
        rf"\int {left}\,dx = {right} + C,\quad \int f(ax+b)\,dx = \tfrac{{1}}{{a}}F(ax+b) + C",
        f"∫ {_spoken(left)} dx = {_spoken(right)} + C, ∫ f(a x + b) dx = F(a x + b)/a + C",
    )
    return Known(f, x, times(1 / slope, antiderivative(inner)), rule, shifted)


def _law(left: str, right: str) -> Formula:
    return law(rf"\int {left}\,dx = {right} + C", f"∫ {_spoken(left)} dx = {_spoken(right)} + C")


def _spoken(latex: str) -> str:
    """The few LaTeX forms of the table in calculator notation."""
    import re

    plain = re.sub(r"\\t?frac\{([^{}]*)\}\{([^{}]*)\}", r"(\1)/(\2)", latex)
    plain = re.sub(r"\\operatorname\{(\w+)\}", r"\1", plain)
    return plain.replace("\\", "").replace("{", "(").replace("}", ")")
