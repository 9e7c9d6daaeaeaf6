"""Rational zeros of polynomials in one letter: found among the divisors, then divided out."""

from __future__ import annotations

from sympy import Add, Expr, Mul, Poly, Rational

from tutor.messages import say
from tutor.rules.equations.written import substituted
from tutor.rules.rewriting import Rewrite, added, formula, step_of
from tutor.solution import Step
from tutor.topics.factoring.irreducible import irreducible_factors


def rational_zero(total: Add) -> Rewrite | None:
    """x^3 + 2x^2 - 5x - 6 has the zero 2, so the factor x - 2."""
    symbols = sorted(total.free_symbols, key=str)
    if len(symbols) != 1:
        return None
    (x,) = symbols
    polynomial = Poly(total, x)
    if polynomial.degree() < 3:
        return None
    linear = [Poly(base, x) for base, _ in irreducible_factors(total)[1]]
    zeros = [-p.TC() / p.LC() for p in linear if p.degree() == 1]
    if not zeros:
        return None
    zero = min(zeros, key=lambda r: (int(r.q), abs(int(r.p)), bool(r < 0)))
    factor = zero.q * x - zero.p
    quotient, _ = polynomial.div(Poly(factor, x))
    after = Mul(factor, quotient.as_expr(), evaluate=False)
    return Rewrite(
        "rational-zero",
        say(
            "{x} = {zero} is a zero, so {factor} is a factor.", x=formula(x), zero=formula(zero), factor=formula(factor)
        ),
        say(
            "A rational zero is a divisor of {last} over a divisor of {first}; trying them finds it.",
            last=formula(abs(polynomial.TC())),
            first=formula(abs(polynomial.LC())),
        ),
        after,
        say("Try small numbers that divide the last coefficient: is one of them a zero?"),
        (_tried(total, x, zero), _divided(total, factor, quotient.as_expr(), after)),
    )


def _tried(total: Add, x: Expr, zero: Rational) -> Step:
    put = added([substituted(term, x, zero) for term in total.as_ordered_terms()])
    rewrite = Rewrite(
        "try-a-zero",
        say("Put {zero} in place of {x}: the value is 0.", zero=formula(zero), x=formula(x)),
        say("If a polynomial is 0 at a number r, then x − r is a factor of it."),
        zero * 0,
        say("Put the number in."),
    )
    return step_of(rewrite, put, zero * 0)


def _divided(total: Add, factor: Expr, quotient: Expr, after: Expr) -> Step:
    rewrite = Rewrite(
        "divide-polynomial",
        say("Divide by {factor}: the quotient is {quotient}.", factor=formula(factor), quotient=formula(quotient)),
        say("The division leaves no remainder."),
        after,
        say("Divide the polynomial by this factor."),
    )
    return step_of(rewrite, total, after)
