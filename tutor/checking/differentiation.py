"""Our own derivative: the textbook rules, one line each, and nothing of SymPy's `diff`.

Used by checks only, so that a derivative is never judged by the function that may have produced it. The derivative of
an integral is its integrand (also with moving bounds), which is how antiderivatives are checked.
"""

from __future__ import annotations

from collections.abc import Callable

from sympy import (
    Abs,
    Add,
    Basic,
    Derivative,
    Expr,
    Function,
    Integral,
    Max,
    Min,
    Mul,
    Piecewise,
    Pow,
    S,
    Subs,
    Sum,
    Symbol,
    acos,
    acosh,
    acot,
    acoth,
    acsc,
    asec,
    asin,
    asinh,
    atan,
    atanh,
    cos,
    cosh,
    cot,
    coth,
    csc,
    csch,
    erf,
    exp,
    log,
    pi,
    sec,
    sech,
    sin,
    sinh,
    sqrt,
    tan,
    tanh,
)
from sympy.core.function import AppliedUndef


class NoRule(NotImplementedError):
    """A function that is not differentiated here."""


def derivative(expression: Basic, x: Symbol) -> Expr:
    """Differentiate with respect to one symbol.

    Raises:
        NoRule: a part of the expression has no rule here.
    """
    if x not in expression.free_symbols:
        return S.Zero
    match expression:
        case Symbol():
            return S.One
        case Add():
            return Add(*(derivative(term, x) for term in expression.args))
        case Mul():
            moving = (i for i, factor in enumerate(expression.args) if x in factor.free_symbols)
            return Add(*(_product_term(expression, i, x) for i in moving))
        case Pow(args=(base, power)):
            return _power(base, power, x)
        case Derivative() if isinstance(expression.expr, AppliedUndef):
            return Derivative(expression.expr, *expression.variable_count, x)
        case Derivative():
            return derivative(unfolded(expression), x)
        case Integral():
            return _integral(expression, x)
        case Sum(args=(body, (index, low, high))) if x not in (low.free_symbols | high.free_symbols):
            return Sum(derivative(body, x), (index, low, high))
        case Subs(args=(body, variables, values)):
            return _substituted(body, tuple(variables), tuple(values), x)
        case Abs(args=(inner,)):
            return derivative(inner, x) * inner / Abs(inner)
        case log(args=(inner, base)):
            return derivative(log(inner) / log(base), x)
        case log(args=(Abs(args=(inner,)),)):
            return derivative(inner, x) / inner
        case AppliedUndef(args=(inner,)) if inner == x:
            return Derivative(expression, x)
        case _ if expression.func in _OUTER and len(expression.args) == 1:
            inner = expression.args[0]
            return _OUTER[expression.func](inner) * derivative(inner, x)
        case _:
            raise NoRule(str(expression.func))


def is_continuous(expression: Basic) -> bool:
    """Whether an expression is built only of functions that are continuous wherever they are defined."""
    return all(part.func in _CONTINUOUS for part in expression.atoms(Function)) and not expression.has(Piecewise)


def unfolded(expression: Derivative) -> Expr:
    """Carry out a written derivative, of any order.

    Raises:
        NoRule: a part of the expression has no rule here.
    """
    result = expression.expr
    for symbol, count in expression.variable_count:
        if not count.is_Integer or count > 20:
            raise NoRule("an order that is not a small number")
        for _ in range(int(count)):
            result = derivative(result, symbol)
    return result


def _product_term(product: Mul, i: int, x: Symbol) -> Expr:
    factors = product.args
    return Mul(*factors[:i], derivative(factors[i], x), *factors[i + 1 :])


def _power(base: Expr, power: Expr, x: Symbol) -> Expr:
    if x not in power.free_symbols:
        return power * Pow(base, power - 1) * derivative(base, x)
    if x not in base.free_symbols:
        return log(base) * Pow(base, power) * derivative(power, x)
    return Pow(base, power) * (derivative(power, x) * log(base) + power * derivative(base, x) / base)


def _integral(expression: Integral, x: Symbol) -> Expr:
    """The fundamental theorem, with the rule of Leibniz for moving bounds."""
    if len(expression.limits) != 1:
        raise NoRule("an integral over several variables")
    f, (t, *bounds) = expression.function, expression.limits[0]
    if not bounds:
        if t == x:
            return f
        raise NoRule("an integral without bounds over another variable")
    if len(bounds) == 1:
        return f.xreplace({t: bounds[0]}) * derivative(bounds[0], x) if x not in f.free_symbols - {t} else _no_leibniz()
    low, high = bounds
    inside = f.free_symbols - {t}
    moving = f.xreplace({t: high}) * derivative(high, x) - f.xreplace({t: low}) * derivative(low, x)
    return moving + (Integral(derivative(f, x), (t, low, high)) if x in inside and t != x else S.Zero)


def _no_leibniz() -> Expr:
    raise NoRule("an integral whose integrand moves too")


def _substituted(body: Expr, variables: tuple[Symbol, ...], values: tuple[Expr, ...], x: Symbol) -> Expr:
    """The chain rule through a written substitution."""
    put = dict(zip(variables, values, strict=True))
    total: Expr = S.Zero
    for variable, value in put.items():
        total += derivative(body, variable).xreplace(put) * derivative(value, x)
    if x not in variables and x in body.free_symbols:
        total += derivative(body, x).xreplace(put)
    return total


_OUTER: dict[object, Callable[[Expr], Expr]] = {
    exp: exp,
    log: lambda u: 1 / u,
    sin: cos,
    cos: lambda u: -sin(u),
    tan: lambda u: 1 / cos(u) ** 2,
    cot: lambda u: -1 / sin(u) ** 2,
    sec: lambda u: sin(u) / cos(u) ** 2,
    csc: lambda u: -cos(u) / sin(u) ** 2,
    asin: lambda u: 1 / sqrt(1 - u**2),
    acos: lambda u: -1 / sqrt(1 - u**2),
    atan: lambda u: 1 / (1 + u**2),
    acot: lambda u: -1 / (1 + u**2),
    asec: lambda u: 1 / (u**2 * sqrt(1 - 1 / u**2)),
    acsc: lambda u: -1 / (u**2 * sqrt(1 - 1 / u**2)),
    sinh: cosh,
    cosh: sinh,
    tanh: lambda u: 1 / cosh(u) ** 2,
    coth: lambda u: -1 / sinh(u) ** 2,
    sech: lambda u: -sinh(u) / cosh(u) ** 2,
    csch: lambda u: -cosh(u) / sinh(u) ** 2,
    asinh: lambda u: 1 / sqrt(u**2 + 1),
    acosh: lambda u: 1 / (sqrt(u - 1) * sqrt(u + 1)),
    atanh: lambda u: 1 / (1 - u**2),
    acoth: lambda u: 1 / (1 - u**2),
    erf: lambda u: 2 * exp(-(u**2)) / sqrt(pi),
}
_CONTINUOUS = {*_OUTER, Abs, Max, Min} - {acot}
"""``acot`` jumps at zero."""
