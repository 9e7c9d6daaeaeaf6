"""Is an expression simplified? Nothing is left to combine, cancel, work out or take from a root."""

from __future__ import annotations

import sympy as sp
from sympy.core.relational import Relational

from tutor.errors import TookTooLong
from tutor.maths.forms.writing import above_and_below, factors, is_reciprocal, parts, terms
from tutor.maths.worker import within

SETTLING = 0.3


def is_simplified(expression: sp.Basic) -> bool | None:
    """Whether a teacher would leave it as it stands; None when that takes too long to see."""
    try:
        with within(SETTLING):
            return _simple(expression)
    except TookTooLong:
        return None


def _simple(node: sp.Basic) -> bool:
    if isinstance(node, Relational):
        return _simple_relation(node)
    if not isinstance(node, sp.Expr):
        return all(_simple(part) for part in node.args)
    return all(_tidy(part) for part in parts(node)) and not _shorter(node)


def _simple_relation(node: Relational) -> bool:
    """Each side simple, and nothing standing on both sides."""
    if not (isinstance(node.lhs, sp.Expr) and isinstance(node.rhs, sp.Expr)):
        return all(_simple(part) for part in node.args)
    if not (_simple(node.lhs) and _simple(node.rhs)):
        return False
    left, right = (set(map(sp.sympify, terms(side))) for side in (node.lhs, node.rhs))
    if (left & right) - {sp.S.Zero}:
        return False
    if node.rhs == 0 or node.lhs == 0:
        return True
    return not set[sp.Basic].intersection(*({f for f in factors(term) if f.free_symbols} for term in (*left, *right)))


def _tidy(part: sp.Basic) -> bool:
    """One node: no like terms, no repeated factors, no fraction to reduce, no square in a root."""
    if isinstance(part, sp.Add):
        return _no_like_terms(part)
    if isinstance(part, sp.Mul):
        return _no_like_factors(part) and _reduced(part)
    if isinstance(part, sp.Pow):
        return _tidy_power(part)
    if isinstance(part, sp.Function) and not part.free_symbols:
        return bool(part.func(*part.args) == part)
    return True


def _no_like_terms(node: sp.Add) -> bool:
    seen: set[sp.Basic] = set()
    for term in terms(node):
        _, symbolic = sp.Mul(*factors(term)).as_coeff_Mul()
        if symbolic in seen or term == 0:
            return False
        seen.add(symbolic)
    return True


def _no_like_factors(node: sp.Mul) -> bool:
    seen: set[sp.Basic] = set()
    numbers = 0
    for factor in factors(node):
        if isinstance(factor, sp.Number) and factor != -1:
            numbers += 1
            if factor in (0, 1) or numbers > 1:
                return False
            continue
        if is_reciprocal(factor) and isinstance(factor.base, sp.Integer):
            continue  # 7√5/5 is simplified: the root and the denominator are not alike
        base = factor.base if isinstance(factor, sp.Pow) and not is_reciprocal(factor) else factor
        base = base.base if is_reciprocal(base) else base
        if base in seen:
            return False
        seen.add(base)
    return True


def _reduced(node: sp.Mul) -> bool:
    above, below = above_and_below(node)
    if not below:
        return True
    top, low = sp.Mul(*above), sp.Mul(*below)
    if not top.free_symbols and not low.free_symbols:
        return not (top.is_Rational and low.is_Rational) or (sp.gcd(top, low) == 1 and low not in (1, -1))
    symbols = sorted(top.free_symbols | low.free_symbols, key=str)
    if not (top.is_polynomial(*symbols) and low.is_polynomial(*symbols)):
        return True
    return bool(sp.gcd(top, low) in (1, -1))


def _tidy_power(node: sp.Pow) -> bool:
    if node.exp in (0, 1) or node.base in (0, 1):
        return False
    if isinstance(node.base, sp.Rational) and isinstance(node.exp, sp.Rational):
        if node.exp == -1:
            return bool(node.base not in (1, -1))
        return bool(sp.Pow(node.base, node.exp) == node)
    return not (isinstance(node.base, sp.Pow) and isinstance(node.exp, sp.Integer) and node.exp != -1)


def _shorter(node: sp.Expr) -> bool:
    """Whether putting everything over one bar and cancelling makes it shorter."""
    bars = [part for part in parts(node) if is_reciprocal(part) and part.base.free_symbols]
    own = [part for part in sp.Mul.make_args(node) if part in bars]
    if len(bars) < 2 or len(own) == len(bars):
        return False  # one bar, whose denominator may stand in factors
    try:
        whole = sp.cancel(sp.together(node))
    except (sp.PolynomialError, NotImplementedError):
        return False
    return bool(sp.count_ops(whole) < sp.count_ops(node))
