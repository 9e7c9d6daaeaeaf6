"""Statements about one unknown with other letters in them: both as one product over the same zeros.

``x^2 = a`` and "``x = √a`` or ``x = -√a``" have the same real solutions because ``x^2 - a = (x - √a)(x + √a)``: an
identity decides for all values of the letters at once, except where a leading coefficient or a denominator is zero.
"""

from __future__ import annotations

from sympy import (
    Add,
    Basic,
    Eq,
    Expr,
    Mul,
    Or,
    Poly,
    Pow,
    S,
    Symbol,
    cancel,
    expand,
    fraction,
    preorder_traversal,
    resultant,
    together,
)
from sympy.polys.polyerrors import PolynomialError

from tutor.checking.comparison import Comparison
from tutor.checking.reals import rebuilt


def compare_with_letters(a: Basic, b: Basic, unknown: Symbol) -> Comparison | None:
    """Return that both have the same solutions, and what must not be zero for it; None where that is not shown."""
    odd = _odd_root(a, b, unknown)
    if odd is not None:
        return odd
    try:
        first, second = _zeros(a, unknown), _zeros(b, unknown)
        if first is None or second is None:
            return None
        ratio = cancel(first[0].as_expr() / second[0].as_expr())
    except PolynomialError:
        return None
    if unknown in ratio.free_symbols:
        return None
    nonzero = [*first[1], *second[1], *fraction(ratio)]
    return Comparison("product", assuming=tuple(dict.fromkeys(part for part in nonzero if part.free_symbols)))


def _odd_root(a: Basic, b: Basic, unknown: Symbol) -> Comparison | None:
    """``x^3 = a`` and ``x = ∛a``: an odd power takes every real value once."""
    if not (isinstance(a, Eq) and isinstance(b, Eq) and b.lhs == unknown) or unknown in b.rhs.free_symbols:
        return None
    above, below = fraction(together(rebuilt(a.lhs - a.rhs)))
    if unknown in below.free_symbols or not above.is_polynomial(unknown):
        return None
    polynomial = Poly(above, unknown)
    degree = polynomial.degree()
    if degree % 2 == 0 or set(polynomial.monoms()) - {(degree,), (0,)} or _even_roots(b):
        return None
    lead, rest = polynomial.LC(), polynomial.coeff_monomial(1)
    if cancel(together(lead * rebuilt(b.rhs) ** degree + rest)) != 0:
        return None
    return Comparison("product", assuming=tuple(part for part in (lead, below) if part.free_symbols))


def _zeros(statement: Basic, unknown: Symbol) -> tuple[Poly, list[Expr]] | None:
    """The polynomial with single zeros at the solutions, and what must not be zero for that."""
    if statement is S.false:
        return Poly(1, unknown), []
    parts = statement.args if isinstance(statement, Or) else (statement,)
    product: Expr = S.One
    nonzero: list[Expr] = []
    for part in parts:
        found = _numerator(part, unknown)
        if found is None:
            return None
        product *= found[0]
        nonzero += found[1]
    polynomial = Poly(expand(product), unknown)
    if polynomial.is_zero or any(_has_root(coefficient) for coefficient in polynomial.coeffs()):
        return None
    single = polynomial.quo(polynomial.gcd(polynomial.diff(unknown)))
    return single, [*nonzero, *fraction(cancel(polynomial.LC()))]


def _has_root(coefficient: Expr) -> bool:
    return any(isinstance(part, Pow) and not part.exp.is_Integer for part in preorder_traversal(coefficient))


def _even_roots(part: Eq) -> int:
    """How many different even roots occur, nested ones twice.

    One of a negative number makes a value that is not real; two of them may make a real one (√a·√b), which the
    statement, undefined there, does not have as a solution.
    """
    roots = {
        p
        for p in preorder_traversal(part)
        if isinstance(p, Pow) and p.exp.is_Rational and p.exp.q % 2 == 0 and not p.base.is_positive
    }
    return len(roots) + sum(1 for root in roots if any(inner in roots for inner in preorder_traversal(root.base)))


def _before_roots(numerator: Expr) -> list[Expr]:
    """What an even root is multiplied by: were it zero, a root of a negative number would still be undefined."""
    terms = Add.make_args(expand(numerator))
    return [Mul(*(f for f in Mul.make_args(term) if not _has_root(f))) for term in terms if _has_root(term)]


def _numerator(part: Basic, unknown: Symbol) -> tuple[Expr, list[Expr]] | None:
    if not isinstance(part, Eq) or _even_roots(part) > 1:
        return None
    above, below = fraction(together(rebuilt(part.lhs - part.rhs)))
    nonzero = [below] if unknown not in below.free_symbols else []
    nonzero += _before_roots(above)
    for divisor in _divisors(part, unknown):
        shared = resultant(Poly(expand(above), unknown), Poly(expand(divisor), unknown))
        if shared == 0:
            return None
        nonzero.append(shared.as_expr() if isinstance(shared, Poly) else shared)
    return above, nonzero


def _divisors(statement: Basic, unknown: Symbol) -> list[Expr]:
    """What stands below a fraction line, as written, and holds the unknown."""
    found: list[Expr] = []
    for part in preorder_traversal(statement):
        if isinstance(part, Pow) and part.exp.is_negative and unknown in part.base.free_symbols:
            found.append(fraction(together(rebuilt(part.base)))[0])
    return list(dict.fromkeys(found))
