"""Logarithms over the reals: when the bars of ``ln|u|`` are needed."""

from __future__ import annotations

import sympy as sp
from sympy import Expr


def logarithm(u: Expr) -> Expr:
    """``ln u`` where u is positive for all reals that it is defined for, else ``ln|u|``."""
    return sp.log(u) if positive(u) else sp.log(sp.Abs(u))


def positive(u: Expr) -> bool:
    """Whether u is seen to be positive wherever it is defined over the reals."""
    if u.is_number:
        return bool(u.is_positive)
    if isinstance(u, sp.exp | sp.cosh | sp.sech):
        return True
    if isinstance(u, sp.Pow):
        if positive(u.base):
            return True
        return bool(u.exp == sp.Rational(1, 2))
    if isinstance(u, sp.Mul):
        return all(positive(factor) for factor in u.args)
    if isinstance(u, sp.Add):
        return _positive_sum(u)
    return False


def without_bars(expression: Expr) -> Expr:
    """The expression with the bars of ``|u|`` gone where u is positive."""
    return expression.replace(sp.Abs, lambda u: u if positive(u) else sp.Abs(u))


def _not_negative(u: Expr) -> bool:
    if u.is_number:
        return bool(u.is_nonnegative)
    if isinstance(u, sp.Pow) and u.exp.is_Rational and u.exp.p % 2 == 0 and u.exp.q % 2 == 1:
        return True
    if isinstance(u, sp.Mul):
        return all(_not_negative(factor) for factor in u.args)
    return positive(u) or isinstance(u, sp.Abs)


def _positive_sum(u: Expr) -> bool:
    if all(_not_negative(term) for term in u.args) and any(positive(term) for term in u.args):
        return True
    number, rest = u.as_coeff_Add()
    coefficient, function = rest.as_coeff_Mul()
    if isinstance(function, sp.sin | sp.cos):
        return bool(number > abs(coefficient))
    symbols = u.free_symbols
    if len(symbols) != 1 or not u.is_polynomial(*symbols):
        return False
    polynomial = sp.Poly(u, *symbols)
    if polynomial.degree() != 2:
        return False
    lead = polynomial.LC()
    return bool(lead.is_positive and sp.discriminant(polynomial).is_negative)
