"""Small questions about expressions that several comparisons ask: a rational value, terms, factors."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

import sympy as sp

from tutor.maths.balls import At, Beyond, Undefined


def rational(node: sp.Basic) -> Fraction | None:
    """The exact rational value of an expression without symbols, when rational operations show it."""
    if isinstance(node, sp.Rational):
        return Fraction(int(node.p), int(node.q))
    if node.free_symbols or not (node.args or isinstance(node, sp.Float)):
        return None
    try:
        exact = At({}, bits=64).value(node).exact
    except (Beyond, Undefined):
        return None
    return None if exact is None else Fraction(int(exact.p), int(exact.q))


def terms_of(exponent: sp.Basic) -> list[tuple[Fraction, sp.Expr]]:
    """The exponent as a sum of rational numbers times monomials."""
    found = []
    for term in sp.Add.make_args(sp.expand(exponent.doit() if exponent.has(sp.Float) else exponent)):
        coefficient, monomial = term.as_coeff_Mul(rational=False)
        if not coefficient.is_Rational:
            coefficient = sp.Rational(str(coefficient))
        if coefficient != 0:
            found.append((Fraction(int(coefficient.p), int(coefficient.q)), monomial))
    return found


@lru_cache(512)
def factored(node: sp.Add) -> sp.Expr:
    """A polynomial of moderate size in factors; anything else as it is."""
    symbols = node.free_symbols
    if not symbols or len(symbols) > 4 or not node.is_polynomial(*symbols) or sp.count_ops(node) > 60:
        return node
    if any(part.exp > 12 for part in node.atoms(sp.Pow) if part.exp.is_Integer):
        return node
    try:
        return sp.factor(node)
    except (sp.PolynomialError, NotImplementedError):
        return node
