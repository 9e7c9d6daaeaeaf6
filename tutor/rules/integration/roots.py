"""Integrands with a root: of a quadratic, or of a linear expression."""

from __future__ import annotations

from collections.abc import Callable

import sympy as sp
from sympy import Expr, Poly, Pow, Rational, S, Symbol

from tutor.maths.printing import formula
from tutor.messages import Formula, say
from tutor.rules.integration.plans import Known, Plan, Reduced, Rewritten, Substituted, Words
from tutor.rules.integration.rational import reduction
from tutor.rules.integration.signs import logarithm
from tutor.rules.lines import fresh, law

Search = Callable[[Expr, Symbol], Plan | None]
_HALF = Rational(1, 2)


def _root_of_quadratic(f: Expr, x: Symbol) -> tuple[Expr, Expr, Expr] | None:
    """``(P, q, e)`` when f is a polynomial P times ``q^e``, q quadratic, e half of an odd number."""
    powers = [factor for factor in sp.Mul.make_args(f) if isinstance(factor, Pow) and factor.exp.is_Rational]
    powers = [factor for factor in powers if factor.exp.q == 2 and factor.base.is_polynomial(x)]
    powers = [factor for factor in powers if x in factor.free_symbols and sp.degree(factor.base, x) == 2]
    if len(powers) != 1:
        return None
    polynomial = f / powers[0]
    if not polynomial.is_polynomial(x):
        return None
    return polynomial, powers[0].base, powers[0].exp


def over_root(f: Expr, x: Symbol, search: Search) -> Plan | None:
    """A polynomial over or times the root of a quadratic."""
    parts = _root_of_quadratic(f, x)
    if parts is None:
        return None
    polynomial, q, e = parts
    a, b, c = (Poly(q, x).coeff_monomial(x**k) for k in (2, 1, 0))
    if sp.cancel(b**2 - 4 * a * c) == 0:
        return None
    if e == -_HALF and x not in polynomial.free_symbols:
        return _inverse_function(f, polynomial, (a, b, c), q, x)
    if e >= -_HALF:
        return _polynomial_times_root(f, sp.expand(polynomial * q ** (e + _HALF)), q, x, search)
    if x not in polynomial.free_symbols:
        return reduction(f, polynomial, q, -e, x, search)
    return None


def _inverse_function(f: Expr, factor: Expr, abc: tuple[Expr, Expr, Expr], q: Expr, x: Symbol) -> Plan:
    a, b, c = abc
    middle = sp.cancel(b / (2 * a))
    shift = sp.cancel(c - b**2 / (4 * a))
    u = x + middle
    result, rule, entry = _standard(a, shift, u, q)
    if b == 0:
        return Known(f, x, factor * result, rule, entry)
    square = a * u**2 + shift
    new = factor / sp.sqrt(square)
    inner = Known(new, x, factor * result, rule, entry)
    return Rewritten(
        f,
        x,
        new,
        inner,
        lambda: Words(
            "complete-the-square",
            say("Complete the square under the root."),
            say("The quadratic {q} is {s}.", q=formula(q), s=formula(square)),
            say("Write the quadratic as a square plus a number."),
        ),
    )


def _standard(a: Expr, shift: Expr, u: Expr, q: Expr) -> tuple[Expr, str, Formula]:
    """The antiderivative of ``1/sqrt(a u^2 + shift)``."""
    if a.is_negative:
        inside = sp.radsimp(u * sp.sqrt(-a / shift)) if shift.is_positive else u * sp.sqrt(-a / shift)
        return (
            sp.asin(inside) / sp.sqrt(-a),
            "arcsine-rule",
            law(r"\int \frac{dx}{\sqrt{a^2-x^2}} = \arcsin\frac{x}{a} + C", "∫ 1/sqrt(a^2 - x^2) dx = arcsin(x/a) + C"),
        )
    root = sp.sqrt(a)
    inside = sp.expand(root * u) + sp.sqrt(q)
    outside = sp.log(inside) if shift.is_positive else logarithm(inside)
    return (
        outside / root,
        "root-rule",
        law(
            r"\int \frac{dx}{\sqrt{x^2+k}} = \ln\left|x+\sqrt{x^2+k}\right| + C",
            "∫ 1/sqrt(x^2 + k) dx = ln|x + sqrt(x^2 + k)| + C",
        ),
    )


def _polynomial_times_root(f: Expr, p: Expr, q: Expr, x: Symbol, search: Search) -> Plan | None:
    """``p/sqrt(q)`` is the derivative of ``Q sqrt(q)`` up to a multiple of ``1/sqrt(q)``."""
    degree = int(sp.degree(p, x))
    if degree < 1:
        return None
    unknowns = [sp.Dummy(f"c{k}") for k in range(degree)]
    k = sp.Dummy("k")
    trial = sum((c * x**n for n, c in enumerate(unknowns)), S.Zero)
    difference = Poly(sp.expand(sp.diff(trial, x) * q + trial * sp.diff(q, x) / 2 + k - p), x)
    solved = sp.solve(difference.all_coeffs(), [*unknowns, k], dict=True)
    if not solved:
        return None
    outside = sp.factor_terms(trial.subs(solved[0]))
    rest = sp.cancel(k.subs(solved[0]))
    inner = None if rest == 0 else search(1 / sp.sqrt(q), x)
    if rest != 0 and inner is None:
        return None
    return Reduced(f, x, outside * sp.sqrt(q), rest, inner, lambda: _ansatz_words(q))


def _ansatz_words(q: Expr) -> Words:
    root = formula(sp.sqrt(q))
    return Words(
        "polynomial-times-root",
        say("Try a polynomial times {root}.", root=root),
        say(
            "The derivative of a polynomial times {root} is a polynomial over {root}; comparing coefficients "
            "gives the polynomial and leaves a multiple of one over {root}.",
            root=root,
        ),
        say("What does the derivative of a polynomial times {root} look like?", root=root),
    )


def rationalising(f: Expr, x: Symbol, search: Search) -> Plan | None:
    """Roots of one linear expression: the root (or the linear expression) becomes the new variable."""
    bases = (
        {
            part.base
            for part in f.atoms(Pow)
            if x in part.base.free_symbols and sp.degree(part.base, x) == 1 and part.exp.is_Rational
        }
        if all(part.base.is_polynomial(x) for part in f.atoms(Pow) if x in part.base.free_symbols)
        else set()
    )
    if not bases:
        return None
    rooted = {part.base for part in f.atoms(Pow) if part.exp.is_Rational and part.exp.q > 1} & bases
    base = min(rooted or {base for base in bases if base != x} or bases, key=sp.default_sort_key)
    exponents = [part.exp for part in f.atoms(Pow) if part.base == base and part.exp.is_Rational]
    n = int(sp.ilcm(*(exponent.q for exponent in exponents), 1))
    if n == 1 and (base == x or f.is_polynomial(x)):
        return None
    a, b = base.coeff(x, 1), base.coeff(x, 0)
    u = fresh(f)
    turned = f.replace(
        lambda part: isinstance(part, Pow) and part.base == base,
        lambda part: u ** (part.exp * n),
    ).subs(x, (u**n - b) / a)
    new = sp.cancel(turned * n * u ** (n - 1) / a)
    if not new.is_rational_function(u):
        return None
    inside = Pow(base, Rational(1, n))
    inner = search(new, u) if new.subs(u, x) != f else None
    return None if inner is None else Substituted(f, x, u, inside, new, inner)


def root_quadratic(f: Expr, x: Symbol, search: Search) -> Plan | None:
    """Odd powers of x beside ``sqrt(a x^2 + c)``: the root is the new variable; even ones: the root over x."""
    roots = [part for part in f.atoms(Pow) if part.exp.is_Rational and part.exp.q == 2]
    bases = {part.base for part in roots if part.base.is_polynomial(x) and sp.degree(part.base, x) == 2}
    if len(bases) != 1:
        return None
    q = bases.pop()
    a, c = q.coeff(x, 2), q.coeff(x, 0)
    if q.coeff(x, 1) != 0 or c == 0:
        return None
    u = fresh(f)
    root = sp.sqrt(q)
    for inside, square in ((root, (u**2 - c) / a), (root / x, c / (u**2 - a))):
        rest = sp.powsimp(f / inside.diff(x))
        new = _even_powers(sp.expand_power_base(rest), q, x, u if inside == root else None, square)
        if new is None:
            continue
        new = sp.cancel(new)
        inner = search(new, u)
        if inner is not None:
            return Substituted(f, x, u, inside, new, inner)
    return None


def _even_powers(rest: Expr, q: Expr, x: Symbol, root: Symbol | None, square: Expr) -> Expr | None:
    """``rest`` with ``x^2`` in terms of u, or None where an odd power of x or the root remains."""
    place = sp.Dummy("X")
    above, below = sp.fraction(sp.together(rest))
    marked = sp.Dummy("R")
    new = sp.powdenest(
        (above / below).replace(lambda p: isinstance(p, Pow) and p.base == q, lambda p: marked ** (2 * p.exp))
    )
    new = sp.cancel(new)
    if root is not None:
        new = new.subs(marked, root)
    new = sp.cancel(new)
    odd = sp.cancel(new.subs(x, -x) - new)
    if odd != 0:
        return None
    new = sp.cancel(new.subs(x, sp.sqrt(place)))
    new = new.subs(place, square)
    return None if new.has(marked) or x in new.free_symbols else new
