"""Integration by parts: one factor becomes simpler when differentiated, the other can be integrated."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import sympy as sp
from sympy import Expr, Mul, S, Symbol

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.integration.plans import Cyclic, Known, Plan, Reduced, Words
from tutor.rules.integration.table import look_up, slope_of
from tutor.rules.lines import law

Search = Callable[[Expr, Symbol], Plan | None]

_INVERSE = (sp.asin, sp.acos, sp.atan, sp.acot, sp.asec, sp.acsc, sp.asinh, sp.acosh, sp.atanh, sp.acoth)
_WAVES = (sp.sin, sp.cos, sp.exp, sp.sinh, sp.cosh)

_RULE = law(r"\int f g'\,dx = fg - \int f' g\,dx", "∫ f g' dx = f g - ∫ f' g dx")


def words_for(u: Expr, dv: Expr) -> Callable[[], Words]:
    """What is said when the integrand is taken as ``u`` times ``dv``."""
    return lambda: Words(
        "integration-by-parts",
        say(
            "Integrate by parts with {u} and {dv}.",
            u=law(f"f = {formula(u).latex}", f"f = {formula(u).plain}"),
            dv=law(rf"g' = {formula(dv).latex}", f"g' = {formula(dv).plain}"),
        ),
        say(
            "{law}: {u} becomes simpler when differentiated, and {dv} can be integrated.",
            law=_RULE,
            u=formula(u),
            dv=formula(dv),
        ),
        say("The integrand is a product. Which factor becomes simpler when you differentiate it?"),
    )


def by_parts(f: Expr, x: Symbol, search: Search) -> Plan | None:
    """The first choice of factors that leads to an end."""
    for u, dv in _choices(f, x):
        first = search(dv, x)
        if first is None:
            continue
        v = sp.expand(first.result) if dv.is_polynomial(x) else first.result
        v = _shifted(u, v, x)
        rest = _rest(v * u.diff(x), x)
        constant, rest = rest.as_independent(x, as_Add=False)
        if rest is S.One and constant is S.Zero:
            return Reduced(f, x, u * v, S.Zero, None, words_for(u, dv), u, dv, v)
        inner = search(rest, x)
        if inner is not None:
            return Reduced(f, x, u * v, -constant, inner, words_for(u, dv), u, dv, v)
    return None


def _choices(f: Expr, x: Symbol) -> Iterator[tuple[Expr, Expr]]:
    """Factors to differentiate, by the rule of thumb: logarithm, inverse function, power; the rest is integrated."""
    factors = Mul.make_args(f)
    for kinds in ((sp.log,), _INVERSE):
        for factor in factors:
            base, exponent = factor.as_base_exp()
            if isinstance(base, kinds) and exponent.is_Integer and exponent > 0:
                yield factor, Mul(*(other for other in factors if other is not factor))
    polynomial = Mul(*(factor for factor in factors if factor.is_polynomial(x)))
    rest = Mul(*(factor for factor in factors if not factor.is_polynomial(x)))
    if x in polynomial.free_symbols and rest is not S.One and _integrable(rest, x):
        yield polynomial, rest


def _integrable(f: Expr, x: Symbol) -> bool:
    """Whether it is worth integrating this factor: a wave, an exponential, a square of the secant, a power."""
    if look_up(f, x) is not None:
        return True
    return bool(f.has(sp.sin, sp.cos, sp.exp, sp.sinh, sp.cosh, sp.tan, sp.sec, sp.csc, sp.cot))


def _shifted(u: Expr, v: Expr, x: Symbol) -> Expr:
    """A constant may be added to v; for ``atan x`` beside ``x``, ``(x^2 + 1)/2`` spares a division."""
    if isinstance(u, sp.atan | sp.acot) and u.args[0] == x and v == x**2 / 2:
        return (x**2 + 1) / 2
    return v


def _rest(product: Expr, x: Symbol) -> Expr:
    if product.is_rational_function(x):
        return sp.factor(sp.cancel(product))
    return sp.powsimp(sp.factor_terms(product)) if product.count_ops() < 60 else product


def cyclic_parts(f: Expr, x: Symbol, search: Search) -> Plan | None:
    """An exponential times a sine or cosine (or two such waves): twice by parts, and the integral is back."""
    factors = Mul.make_args(f)
    if len(factors) != 2 or not all(_is_wave(factor, x) for factor in factors):
        return None
    u, dv = sorted(factors, key=lambda factor: not isinstance(factor, sp.sin | sp.cos))
    rounds: list[Reduced] = []
    done: Expr = S.Zero
    factor: Expr = S.One
    for _ in range(2):
        found = look_up(dv, x)
        if found is None:
            return None
        v = found.result
        constant, rest = (v * u.diff(x)).as_independent(x, as_Add=False)
        left = Known(rest, x, rest, "", law("", ""))
        rounds.append(Reduced(u * dv, x, u * v, -constant, left, words_for(u, dv), u, dv, v))
        done, factor = done + factor * u * v, -factor * constant
        u, dv = _waves(rest)
    if u * dv != f or factor == 1:
        return None
    return Cyclic(f, x, tuple(rounds), sp.expand(done), factor, sp.factor_terms(sp.expand(done / (1 - factor))))


def _waves(product: Expr) -> tuple[Expr, Expr]:
    first, second = Mul.make_args(product)
    return (first, second) if isinstance(first, sp.sin | sp.cos) else (second, first)


def _is_wave(f: Expr, x: Symbol) -> bool:
    if isinstance(f, sp.Pow) and x not in f.base.free_symbols:
        return bool(f.exp.diff(x) != 0 and x not in f.exp.diff(x).free_symbols)
    return isinstance(f, _WAVES) and slope_of(f.args[0], x) is not None
