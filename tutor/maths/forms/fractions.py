"""Forms of fractions: lowest terms, a single fraction, a rational denominator, a mixed number."""

from __future__ import annotations

from math import gcd

import sympy as sp
from sympy.core.relational import Relational

from tutor.maths.forms.writing import above_and_below, factors, is_reciprocal, parts, terms


def lowest_terms(expression: sp.Basic) -> bool | None:
    """Whether every fraction of numbers is in lowest terms, no fraction of polynomials has a common factor, and no root
    stands below a bar.
    """
    for part in parts(expression):
        if isinstance(part, sp.Mul) and not _is_reduced(part):
            return False
        if _root_below(part):
            return False
    return True


def _is_reduced(product: sp.Mul) -> bool:
    """Whether the whole numbers directly above and below this bar have no common factor, and the polynomials none."""
    above = [int(factor) for factor in product.args if isinstance(factor, sp.Integer)]
    below = [int(f.base) for f in product.args if is_reciprocal(f) and f.exp == -1 and isinstance(f.base, sp.Integer)]
    above += [int(factor.p) for factor in product.args if isinstance(factor, sp.Rational) and factor.q != 1]
    below += [int(factor.q) for factor in product.args if isinstance(factor, sp.Rational) and factor.q != 1]
    if below:
        top, low = abs(int(sp.prod(above))), abs(int(sp.prod(below)))
        if gcd(top, low) != 1 and low != 1:
            return False
        if any(n < 0 for n in above) and any(n < 0 for n in below):
            return False
    return not _common_polynomial(product)


def _common_polynomial(product: sp.Mul) -> bool:
    above, below = above_and_below(product)
    top = [factor for factor in above if factor.free_symbols]
    low = [factor for factor in below if factor.free_symbols]
    if not top or not low or not all(f.is_polynomial(*f.free_symbols) for f in (*top, *low)):
        return False
    common = sp.gcd(sp.prod(top), sp.prod(low))
    return bool(common.free_symbols)


def is_single_fraction(expression: sp.Basic) -> bool | None:
    """Whether this is one fraction, with no fraction above or below its bar."""
    if not isinstance(expression, sp.Expr):
        return False
    if isinstance(expression, sp.Rational):
        return True
    above, below = above_and_below(expression)
    bars = sum(is_reciprocal(f) or (isinstance(f, sp.Rational) and f.q != 1) for f in factors(expression))
    if bars > 1:
        return False
    return not any(_has_fraction(factor) for factor in (*above, *below))


def _has_fraction(node: sp.Basic) -> bool:
    if isinstance(node, sp.Pow) and isinstance(node.exp, sp.Rational) and node.exp.q != 1 and node.exp.p > 0:
        return _has_fraction(node.base)
    if is_reciprocal(node) or (isinstance(node, sp.Rational) and node.q != 1):
        return True
    return any(_has_fraction(part) for part in node.args)


def is_rationalised(expression: sp.Basic) -> bool | None:
    """Whether no root stands below a bar, and no fraction below a root."""
    for part in parts(expression):
        if _root_below(part):
            return False
        if _is_root(part) and any(
            is_reciprocal(inner) or (isinstance(inner, sp.Rational) and inner.q != 1) for inner in parts(part.base)
        ):
            return False
    return True


def _is_root(node: sp.Basic) -> bool:
    return isinstance(node, sp.Pow) and isinstance(node.exp, sp.Rational) and node.exp.q != 1


def _root_below(part: sp.Basic) -> bool:
    """Whether this part is a bar with a root of numbers below it."""
    if isinstance(part, sp.Pow) and isinstance(part.exp, sp.Rational) and part.exp.is_negative:
        if part.exp.q != 1:
            return not part.base.free_symbols
        return any(_is_root(inner) and not inner.base.free_symbols for inner in parts(part.base))
    return False


def is_mixed_number(expression: sp.Basic) -> bool | None:
    """Whether this is a whole number, a proper fraction, or both together (``3 1/2``)."""
    found = list(terms(expression))
    if isinstance(expression, sp.Mul) and expression.args[0] == -1 and len(expression.args) == 2:
        found = list(terms(expression.args[1]))
    if isinstance(expression, Relational) or not all(isinstance(term, sp.Rational) for term in found):
        return False
    match found:
        case [sp.Integer()]:
            return True
        case [fraction]:
            return bool(abs(fraction) < 1)
        case [sp.Integer() as whole, fraction]:
            return bool(whole > 0 and 0 < fraction < 1)
    return False
