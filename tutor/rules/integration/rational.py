"""Rational functions: division, partial fractions, and the three kinds of fraction that remain."""

from __future__ import annotations

from collections.abc import Callable

import sympy as sp
from sympy import Expr, Poly, Pow, S, Symbol

from tutor.maths.printing import formula
from tutor.messages import Formula, say
from tutor.rules.integration.plans import Known, Plan, Reduced, Rewritten, Split, Words
from tutor.rules.integration.signs import logarithm
from tutor.rules.lines import law

Search = Callable[[Expr, Symbol], Plan | None]


def rational(f: Expr, x: Symbol, search: Search) -> Plan | None:
    """A quotient of polynomials in ``x``."""
    if not f.is_rational_function(x):
        return None
    above, below = sp.fraction(sp.together(f))
    if not (above.is_polynomial(x) and below.is_polynomial(x)) or x not in below.free_symbols:
        return None
    coefficients = Poly(below, x).all_coeffs()
    if all(k.is_number for k in coefficients) and not all(k.is_Rational for k in coefficients):
        lead = coefficients[0]
        above, below = (sp.expand(part / lead) for part in (above, below))
    for step in (_divided, _over_quadratic, _over_power_of_quadratic, _apart, _apart_over_surds):
        plan = step(f, above, below, x, search)
        if plan is not None:
            return plan
    return None


def _divided(f: Expr, above: Expr, below: Expr, x: Symbol, search: Search) -> Plan | None:
    """Long division when the numerator is not of lower degree."""
    if sp.degree(above, x) < sp.degree(below, x):
        return None
    quotient, remainder = sp.div(above, below, x)
    new = quotient + _neat(remainder, below, x)
    inner = search(new, x) if new != f else None
    if inner is None:
        return None
    return Rewritten(
        f,
        x,
        new,
        inner,
        lambda: Words(
            "polynomial-division",
            say("Divide the numerator by the denominator."),
            say("The degree of the numerator is not smaller than that of the denominator, so a polynomial comes out."),
            say("Compare the degrees of numerator and denominator."),
        ),
    )


def _neat(above: Expr, below: Expr, x: Symbol) -> Expr:
    return sp.factor(above) / below if above != 0 else S.Zero


def _over_quadratic(f: Expr, above: Expr, below: Expr, x: Symbol, search: Search) -> Plan | None:
    """Numerator of degree at most one over a quadratic without rational roots."""
    if sp.degree(below, x) != 2:
        return None
    a, b, c = (sp.Poly(below, x).coeff_monomial(x**n) for n in (2, 1, 0))
    discriminant = sp.factor(b**2 - 4 * a * c)
    if discriminant == 0 or (discriminant.is_Rational and sp.sqrt(discriminant).is_Rational):
        return None
    if x not in above.free_symbols:
        return _constant_over_quadratic(f, above, below, (a, b, c), discriminant, x, search)
    slope = sp.diff(below, x)
    share, rest = sp.div(above, slope, x)
    if rest == 0:
        return None
    first = search(slope / below, x)
    second = search(1 / below, x)
    if first is None or second is None:
        return None
    new = share * slope / below + rest / below
    inner = Split(new, x, ((share, first), (rest, second)))
    return Rewritten(f, x, new, inner, lambda: _numerator_words(slope))


def _numerator_words(slope: Expr) -> Words:
    return Words(
        "split-numerator",
        say("Split the numerator."),
        say(
            "One part is a multiple of {slope}, the derivative of the denominator; the other is constant.",
            slope=formula(slope),
        ),
        say("Which part of the numerator is a multiple of the derivative of the denominator?"),
    )


def _constant_over_quadratic(
    f: Expr, above: Expr, below: Expr, abc: tuple[Expr, Expr, Expr], discriminant: Expr, x: Symbol, search: Search
) -> Plan | None:
    a, b, c = abc
    middle = sp.cancel(b / (2 * a))
    shift = sp.cancel(c / a - middle**2)
    if b != 0:
        u = x + middle
        new = above / (a * (u**2 + shift)) if above != 1 or a != 1 else 1 / (u**2 + shift)
        inner = Known(new, x, _inverse_square(above / a, u, shift), *_law_of(shift))
        return Rewritten(f, x, new, inner, lambda: _square_words(below, u, shift, a))
    return Known(f, x, _inverse_square(above / a, x, shift), *_law_of(shift))


def _square_words(below: Expr, u: Expr, shift: Expr, a: Expr) -> Words:
    square = a * (u**2 + shift) if a != 1 else u**2 + shift
    return Words(
        "complete-the-square",
        say("Complete the square in the denominator."),
        say("The denominator {q} is {s}.", q=formula(below), s=formula(square)),
        say("Write the denominator as a square plus a number."),
    )


def _law_of(shift: Expr) -> tuple[str, Formula]:
    if shift.is_negative:
        return "inverse-square-rule", law(
            r"\int \frac{dx}{x^2-a^2} = \frac{1}{2a}\ln\left|\frac{x-a}{x+a}\right| + C",
            "∫ 1/(x^2 - a^2) dx = 1/(2a) ln|(x - a)/(x + a)| + C",
        )
    return "arctangent-rule", law(
        r"\int \frac{dx}{x^2+a^2} = \frac{1}{a}\arctan\frac{x}{a} + C", "∫ 1/(x^2 + a^2) dx = 1/a arctan(x/a) + C"
    )


def _inverse_square(factor: Expr, u: Expr, shift: Expr) -> Expr:
    """The antiderivative of ``factor/(u^2 + shift)``."""
    if shift.is_negative:
        a = sp.sqrt(-shift)
        return sp.radsimp(factor / (2 * a)) * logarithm(_cleared((u - a) / (u + a)))
    a = sp.sqrt(shift)
    inside = sp.radsimp(sp.together(u / a)) if shift.is_number else u / a
    return sp.radsimp(factor / a) * sp.atan(inside) if shift.is_number else factor / a * sp.atan(inside)


def _cleared(fraction: Expr) -> Expr:
    above, below = sp.fraction(sp.together(fraction))
    return above / below


def _over_power_of_quadratic(f: Expr, above: Expr, below: Expr, x: Symbol, search: Search) -> Plan | None:
    """``(A x + B)/q^n`` for a quadratic q without real roots."""
    constant, power = sp.factor(below).as_independent(x, as_Add=False)
    if not isinstance(power, Pow) or not power.exp.is_Integer or power.exp < 2 or sp.degree(power.base, x) != 2:
        return None
    q, n = power.base, power.exp
    if sp.degree(above, x) > 1:
        return None
    if x not in above.free_symbols:
        return reduction(f, above / constant, q, n, x, search)
    slope = sp.diff(q, x)
    share, rest = sp.div(above, slope, x)
    if rest == 0:
        return None
    first, second = search(slope / power, x), search(1 / power, x)
    if first is None or second is None:
        return None
    new = share / constant * slope / power + rest / constant / power
    inner = Split(new, x, ((share / constant, first), (rest / constant, second)))
    return Rewritten(f, x, new, inner, lambda: _numerator_words(slope))


def reduction(f: Expr, factor: Expr, q: Expr, n: Expr, x: Symbol, search: Search) -> Plan | None:
    """``factor/q^n`` for a quadratic q, n > 1 a whole number or a half, by the reduction formula."""
    a, b, c = (Poly(q, x).coeff_monomial(x**k) for k in (2, 1, 0))
    d = sp.cancel(4 * a * c - b**2)
    if d == 0:
        return None
    done = sp.cancel(factor / ((n - 1) * d)) * (2 * a * x + b) / q ** (n - 1)
    left = sp.cancel(factor * 2 * a * (2 * n - 3) / ((n - 1) * d))
    inner = None if left == 0 else search(q ** (1 - n), x)
    if left != 0 and inner is None:
        return None
    return Reduced(f, x, done, left, inner, lambda: _reduction_words(q))


def _reduction_words(q: Expr) -> Words:
    return Words(
        "reduction-formula",
        say("Use the reduction formula for powers of a quadratic."),
        say(
            "With {q} and {d}: {law}.",
            q=law(f"q = {formula(q).latex}", f"q = {formula(q).plain}"),
            d=law("D = 4ac - b^2", "D = 4 a c - b^2"),
            law=law(
                r"\int \frac{dx}{q^n} = \frac{2ax+b}{(n-1)D\,q^{n-1}} + \frac{2a(2n-3)}{(n-1)D}\int\frac{dx}{q^{n-1}}",
                "∫ dx/q^n = (2 a x + b)/((n-1) D q^(n-1)) + 2 a (2 n - 3)/((n-1) D) ∫ dx/q^(n-1)",
            ),
        ),
        say("Is there a formula that lowers the power of the denominator by one?"),
    )


def _apart(f: Expr, above: Expr, below: Expr, x: Symbol, search: Search) -> Plan | None:
    """Partial fractions over the rational numbers."""
    new = sp.apart(above / below, x)
    return _as_fractions(f, new, sp.factor(below), x, search)


def _apart_over_surds(f: Expr, above: Expr, below: Expr, x: Symbol, search: Search) -> Plan | None:
    """Partial fractions where the denominator splits only with square roots: ``x^4 + 1``."""
    polynomial = Poly(below, x)
    if polynomial.degree() != 4 or not all(k.is_Rational for k in polynomial.all_coeffs()):
        return None
    lead, cube, square, line, last = polynomial.all_coeffs()
    if cube != 0 or line != 0 or not (last / lead).is_positive:
        return None
    p, r = square / lead, sp.sqrt(last / lead)
    if not (2 * r - p).is_positive:
        return None
    s = sp.sqrt(2 * r - p)
    if s.is_Rational and r.is_Rational:
        return None
    top = [Poly(above, x).coeff_monomial(x**k) / lead for k in range(4)]
    left, right = x**2 - s * x + r, x**2 + s * x + r
    unknowns = sp.symbols("A B D E", cls=sp.Dummy)
    numerators = unknowns[0] * x + unknowns[1], unknowns[2] * x + unknowns[3]
    difference = Poly(sp.expand(numerators[0] * right + numerators[1] * left), x)
    equations = [difference.coeff_monomial(x**k) - top[k] for k in range(4)]
    solved = sp.solve(equations, unknowns, dict=True)
    if not solved:
        return None
    new = sum((n.subs(solved[0]) / q for n, q in zip(numerators, (left, right), strict=True)), S.Zero)
    return _as_fractions(f, new, left * right, x, search)


def _as_fractions(f: Expr, new: Expr, factored: Expr, x: Symbol, search: Search) -> Plan | None:
    if not isinstance(new, sp.Add) or new == f:
        return None
    inner = search(new, x)
    if inner is None:
        return None
    return Rewritten(
        f,
        x,
        new,
        inner,
        lambda: Words(
            "partial-fractions",
            say("Split into partial fractions."),
            say("The denominator is {q}, and a fraction with each factor can be integrated.", q=formula(factored)),
            say("Factor the denominator. Can the fraction be a sum of fractions with those factors?"),
        ),
    )
