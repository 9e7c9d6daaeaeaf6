"""Substitution: an inner function whose derivative, up to a constant, is the rest of the integrand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import sympy as sp
from sympy import Expr, Pow, Symbol

from tutor.rules.integration.plans import Plan, Substituted
from tutor.rules.lines import fresh

Search = Callable[[Expr, Symbol], Plan | None]


def obvious_substitution(f: Expr, x: Symbol, search: Search) -> Plan | None:
    """The derivative of the inner function stands there as a factor, and a standard integral or simpler remains."""
    if not isinstance(f, sp.Mul | sp.Pow):
        return None
    return _first(f, x, search, 0)


def substitution(f: Expr, x: Symbol, search: Search) -> Plan | None:
    """What is left after dividing by the inner derivative is a function of the inner function."""
    return _first(f, x, search, 2)


def _first(f: Expr, x: Symbol, search: Search, slack: int) -> Plan | None:
    u = fresh(f)
    size = f.count_ops()
    for inside in candidates(f, x):
        new = _in_terms_of(f, inside, x, u)
        if new is None or new.count_ops() > size + slack or (slack == 0 and new.count_ops() >= size):
            continue
        if new.subs(u, x) == f:
            continue
        inner = search(new, u)
        if inner is not None:
            return Substituted(f, x, u, inside, new, inner)
    return None


def candidates(f: Expr, x: Symbol) -> Iterator[Expr]:
    """Inner functions worth trying, the most promising first."""
    seen = {x}
    found: list[Expr] = []

    def offer(part: Expr) -> None:
        if part not in seen and x in part.free_symbols and part != f:
            seen.add(part)
            found.append(part)

    for part in sp.preorder_traversal(f):
        if isinstance(part, Pow) and part.exp.is_number:
            offer(part.base)
        elif isinstance(part, Pow):
            offer(part.exp)
        if isinstance(part, sp.Function):
            for argument in part.args:
                offer(argument)
    for part in sp.preorder_traversal(f):
        if isinstance(part, sp.Function) or (isinstance(part, Pow) and x in part.exp.free_symbols):
            offer(part)
    nonlinear = [part for part in found if part.diff(x).has(x)]
    yield from nonlinear
    powers = [part.exp for part in f.atoms(Pow) if part.base == x and part.exp.is_Integer and part.exp > 2]
    for n in sorted({d for power in powers for d in sp.divisors(int(power))} - {1}):
        yield x**n


def _in_terms_of(f: Expr, inside: Expr, x: Symbol, u: Symbol) -> Expr | None:
    """``f / inside'`` with ``inside`` written u, or None when x remains."""
    slope = inside.diff(x)
    if slope == 0:
        return None
    rest = _quotient(f, slope, x)
    new = rest.subs(inside, u)
    if x in new.free_symbols:
        new = _by_inverse(rest, inside, x, u)
    if new is None or x in new.free_symbols:
        return None
    return sp.cancel(new) if new.is_rational_function(u) else new


def _quotient(f: Expr, slope: Expr, x: Symbol) -> Expr:
    if f.is_rational_function(x) and slope.is_rational_function(x):
        return sp.factor(f / slope)
    return sp.powsimp(f / slope)


def _by_inverse(rest: Expr, inside: Expr, x: Symbol, u: Symbol) -> Expr | None:
    """For ``u = a x^n + b``: every power of ``x^n`` in terms of u; for ``u = ln x``: x as ``e^u``."""
    if inside == sp.log(x):
        grown = rest.subs(inside, u)
        grown = grown.replace(lambda p: isinstance(p, Pow) and p.base == x, lambda p: sp.exp(u * p.exp))
        return sp.powsimp(grown.subs(x, sp.exp(u)))
    constant, power = inside.as_independent(x, as_Add=True)
    factor, power = power.as_independent(x, as_Add=False)
    base, n = power.as_base_exp()
    if base != x or not n.is_Integer or n < 2:
        return None
    new = rest.subs(inside, u)
    turned = new
    turned = turned.replace(
        lambda part: isinstance(part, Pow) and part.base == x and part.exp.is_Integer and part.exp % n == 0,
        lambda part: ((u - constant) / factor) ** (part.exp / n),
    )
    return None if x in turned.free_symbols else turned
