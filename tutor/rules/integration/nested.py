"""Roots inside roots, roots of quotients, and roots of quadratics beside x: each with the substitution of its kind."""

from __future__ import annotations

from collections.abc import Callable

import sympy as sp
from sympy import Expr, Poly, Pow, Rational, Symbol

from tutor.rules.integration.plans import Plan, Substituted
from tutor.rules.lines import fresh

Search = Callable[[Expr, Symbol], Plan | None]


def flattened(f: Expr, x: Symbol) -> Expr | None:
    """A root of a power as one power: ``sqrt(x^(5/3))`` is ``x^(5/6)``, ``sqrt(x^(-4))`` is ``x^(-2)``."""
    news = {}
    for part in f.atoms(Pow):
        if not (part.exp.is_Rational and isinstance(part.base, Pow) and part.base.exp.is_Rational):
            continue
        inner, power = part.base.args
        if inner != x:
            continue
        exponent = power * part.exp
        if power.p % 2:
            news[part] = x**exponent
        else:
            news[part] = x**exponent if exponent.is_Integer and exponent % 2 == 0 else sp.Abs(x) ** exponent
    new = f.xreplace(news)
    return new if new != f else None


def nested_root(f: Expr, x: Symbol, search: Search) -> Plan | None:
    """A root of something with a root of a linear expression in it: the inner root is the new variable."""
    outer = [p for p in f.atoms(Pow) if p.exp.is_Rational and p.exp.q > 1 and _inner_roots(p.base, x)]
    if not outer:
        return None
    inside = sorted({root for p in outer for root in _inner_roots(p.base, x)}, key=str)
    if len(inside) != 1:
        return None
    root = inside[0]
    n, line = root.exp.q, root.base
    if not line.is_polynomial(x) or sp.degree(line, x) != 1:
        return None
    u, place = fresh(f), sp.Dummy("u", positive=True)
    back = (place**n - line.coeff(x, 0)) / line.coeff(x, 1)
    turned = f.xreplace({p: place ** (p.exp * n) for p in f.atoms(Pow) if p.base == line}).subs(x, back)
    new = turned.replace(
        lambda p: isinstance(p, Pow) and p.exp.is_Rational and p.exp.q > 1 and p.base.has(place),
        lambda p: sp.powdenest(sp.expand_power_base(sp.factor(sp.expand(p.base)) ** p.exp)),
    )
    new = sp.factor_terms(new * n * place ** (n - 1) / line.coeff(x, 1)).xreplace({place: u})
    inner = None if new.has(x) else search(new, u)
    return None if inner is None else Substituted(f, x, u, Pow(line, Rational(1, n)), new, inner)


def _inner_roots(base: Expr, x: Symbol) -> set[Pow]:
    return {p for p in base.atoms(Pow) if p.exp == Rational(1, p.exp.q) and p.exp.q > 1 and p.base.has(x)} if (
        base.has(Pow)
    ) else set()  # fmt: skip


def root_of_quotient(f: Expr, x: Symbol, search: Search) -> Plan | None:
    """The root of a quotient of linear expressions is the new variable."""
    roots = {p for p in f.atoms(Pow) if p.exp.is_Rational and p.exp.q == 2 and p.base.has(x)}
    bases = {sp.cancel(p.base) for p in roots}
    if len(bases) != 1:
        return None
    base = bases.pop()
    above, below = sp.fraction(base)
    if not all(part.is_polynomial(x) and sp.degree(part, x) <= 1 for part in (above, below)) or not below.has(x):
        return None
    u = fresh(f)
    a, b, c, d = above.coeff(x, 1), above.coeff(x, 0), below.coeff(x, 1), below.coeff(x, 0)
    if sp.cancel(a * d - b * c) == 0:
        return None
    back = (d * u**2 - b) / (a - c * u**2)
    turned = f.xreplace({p: u ** (2 * p.exp) for p in roots}).subs(x, back)
    new = sp.factor(sp.cancel(turned * back.diff(u)))
    inner = search(new, u) if new.is_rational_function(u) else None
    return None if inner is None else Substituted(f, x, u, sp.sqrt(base), new, inner)


def euler(f: Expr, x: Symbol, search: Search) -> Plan | None:
    """Euler's substitution ``u = √a·x + √(ax² + bx + c)``: what is left is rational in u."""
    roots = {p for p in f.atoms(Pow) if p.exp.is_Rational and p.exp.q == 2 and p.base.has(x)}
    bases = {p.base for p in roots}
    if len(bases) != 1 or not all(base.is_polynomial(x) and sp.degree(base, x) == 2 for base in bases):
        return None
    q = Poly(bases.pop(), x)
    a, b, c = (q.coeff_monomial(x**k) for k in (2, 1, 0))
    if not (a.is_number and a.is_positive) or sp.cancel(b**2 - 4 * a * c) == 0:
        return None
    u, r = fresh(f), sp.sqrt(a)
    back = (u**2 - c) / (2 * r * u + b)
    root = u - r * back
    turned = f.xreplace({p: root ** (2 * p.exp) for p in roots}).subs(x, back)
    new = sp.factor(sp.cancel(sp.together(turned * back.diff(u))))
    inner = search(new, u) if new.is_rational_function(u) else None
    return None if inner is None else Substituted(f, x, u, r * x + sp.sqrt(q.as_expr()), new, inner)
