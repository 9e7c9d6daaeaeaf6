"""Standard limits: near zero sin u behaves like u, and so on; a factor may be exchanged for its like."""

from __future__ import annotations

import sympy as sp
from sympy import Expr, Mul, Pow, S

from tutor.maths.printing import formula
from tutor.messages import Formula, say
from tutor.rules.limits.tasks import Move, Task
from tutor.rules.lines import law

_LIKE_ITSELF: dict[type[Expr], Formula] = {
    kind: law(rf"\lim_{{u\to 0}}\frac{{{name} u}}{{u}} = 1", f"lim(u→0) {plain}(u)/u = 1")
    for kind, name, plain in (
        (sp.sin, r"\sin", "sin"),
        (sp.tan, r"\tan", "tan"),
        (sp.asin, r"\arcsin", "arcsin"),
        (sp.atan, r"\arctan", "arctan"),
        (sp.sinh, r"\sinh", "sinh"),
        (sp.tanh, r"\tanh", "tanh"),
        (sp.asinh, r"\operatorname{arsinh}", "arsinh"),
    )
}

_ROOTS: dict[type[Expr], Formula] = {
    sp.acosh: law(
        r"\lim_{u\to 0^+}\frac{\operatorname{arcosh}(1+u)}{\sqrt{2u}} = 1", "lim(u→0+) arcosh(1 + u)/sqrt(2u) = 1"
    ),
    sp.acos: law(r"\lim_{u\to 0^+}\frac{\arccos(1-u)}{\sqrt{2u}} = 1", "lim(u→0+) arccos(1 - u)/sqrt(2u) = 1"),
}


def standard_limits(task: Task) -> Move | None:
    """Exchange one factor for what it behaves like: sin u for u, 1 - cos u for u^2/2, e^u - 1 for u, ln(1+u) for u."""
    for factor in Mul.make_args(task.f):
        base, exponent = factor.as_base_exp()
        if task.x not in base.free_symbols or not exponent.is_Rational:
            continue
        found = _like(base, task)
        if found is None:
            continue
        like, rule = found
        new = sp.powsimp(task.f / factor * like**exponent)
        if new == task.f or task.x not in task.f.free_symbols:
            continue
        return Move(
            "standard-limit",
            task.of(new),
            say("Use the standard limit for {p}.", p=formula(base)),
            say(
                "{law}, and here the inner part goes to 0: the quotient of {p} and {q} goes to 1, so in a product "
                "one may stand for the other.",
                law=rule,
                p=formula(base),
                q=formula(like),
            ),
            say("Which standard limit has {p} in it?", p=formula(base)),
        )
    return None


def _like(base: Expr, task: Task) -> tuple[Expr, Formula] | None:
    kind = type(base)
    if kind in _LIKE_ITSELF and task.value(base.args[0]) == 0:
        return base.args[0], _LIKE_ITSELF[kind]
    if isinstance(base, sp.log) and task.value(base.args[0]) == 1:
        return sp.expand(base.args[0] - 1), law(r"\lim_{u\to 0}\frac{\ln(1+u)}{u} = 1", "lim(u→0) ln(1 + u)/u = 1")
    if isinstance(base, sp.acos | sp.acosh) and task.value(base.args[0]) == 1:
        away = sp.expand(base.args[0] - 1) if isinstance(base, sp.acosh) else sp.expand(1 - base.args[0])
        return sp.sqrt(2 * away), _ROOTS[type(base)]
    if not isinstance(base, sp.Add) or len(base.args) != 2:
        return None
    number, other = base.as_coeff_Add()
    coefficient, function = other.as_coeff_Mul()
    if number + coefficient != 0:
        return None
    if isinstance(function, sp.cos) and task.value(function.args[0]) == 0:
        return number * function.args[0] ** 2 / 2, law(
            r"\lim_{u\to 0}\frac{1-\cos u}{u^2} = \tfrac12", "lim(u→0) (1 - cos(u))/u^2 = 1/2"
        )
    if isinstance(function, sp.exp) and task.value(function.args[0]) == 0:
        return coefficient * function.args[0], law(r"\lim_{u\to 0}\frac{e^u-1}{u} = 1", "lim(u→0) (e^u - 1)/u = 1")
    if isinstance(function, Pow) and task.x in function.exp.free_symbols and task.value(function.exp) == 0:
        if task.x in function.base.free_symbols:
            return None
        return coefficient * function.exp * sp.log(function.base), law(
            r"\lim_{u\to 0}\frac{a^u-1}{u} = \ln a", "lim(u→0) (a^u - 1)/u = ln(a)"
        )
    return None


def powers(task: Task) -> Move | None:
    """A power whose base and exponent both move: through the exponential function."""
    f = task.f
    factors = [factor for factor in Mul.make_args(f) if _moving_power(factor, task)]
    if not factors:
        return None
    rest = Mul(*(factor for factor in Mul.make_args(f) if factor not in factors))
    logarithm = _logarithm(factors)
    if rest is not S.One:
        value = task.value(rest)
        if value is None or not value.is_finite or value == 0:
            logarithm, rest = logarithm + sp.log(rest), S.One
    inner = task.of(logarithm)
    line = sp.exp(inner, evaluate=False)
    if rest is not S.One:
        line = Mul(task.of(rest), line, evaluate=False)
    return Move(
        "exponential-of-logarithm",
        line,
        say("Write the power as an exponential and take the limit in the exponent."),
        say(
            "Base and exponent both depend on {x}: {law}, and the exponential function is continuous.",
            x=formula(task.x),
            law=law(r"b^v = e^{v\ln b}", "b^v = e^(v ln b)"),
        ),
        say("The exponent moves too. How do you bring an exponent down?"),
    )


def _logarithm(factors: list[Expr]) -> Expr:
    """The logarithm of a product of powers; powers with the same exponent, up to sign, under one logarithm."""
    exponent = factors[0].exp
    if all(factor.exp in (exponent, -exponent) for factor in factors):
        base = Mul(*(factor.base if factor.exp == exponent else 1 / factor.base for factor in factors))
        return exponent * sp.log(sp.cancel(base) if base.is_rational_function() else base)
    return sp.Add(*(factor.exp * sp.log(factor.base) for factor in factors))


def joined(task: Task) -> Move | None:
    """Exponentials of one base joined into one."""
    exponentials = [factor for factor in Mul.make_args(task.f) if isinstance(factor, sp.exp)]
    new = sp.powsimp(task.f, combine="exp")
    if len(exponentials) < 2 or new == task.f:
        return None
    return Move(
        "join-exponentials",
        task.of(new),
        say("Join the exponentials."),
        say("Powers of the same base are multiplied by adding their exponents."),
        say("How are powers of the same base multiplied?"),
    )


def _moving_power(factor: Expr, task: Task) -> bool:
    return isinstance(factor, Pow) and task.x in factor.exp.free_symbols and task.x in factor.base.free_symbols
