"""Formulas with numbers in them, in the order in which a teacher writes them; nothing is worked out."""

from __future__ import annotations

from sympy import Add, Expr, Mul, Pow, Rational, S

HALF = Rational(1, 2)
THIRD = Rational(1, 3)


def times(*factors: Expr) -> Expr:
    """A product as written, without ones."""
    kept = [factor for factor in factors if factor is not S.One]
    if len(kept) < 2:
        return kept[0] if kept else S.One
    return Mul(*kept, evaluate=False)


def plus(*terms: Expr) -> Expr:
    """A sum as written."""
    return Add(*terms, evaluate=False) if len(terms) > 1 else terms[0]


def minus(first: Expr, *others: Expr) -> Expr:
    """A difference as written."""
    return plus(first, *(Mul(S.NegativeOne, other, evaluate=False) for other in others))


def squared(base: Expr, exponent: int = 2) -> Expr:
    """A power as written."""
    return Pow(base, exponent, evaluate=False)


def root(inside: Expr) -> Expr:
    """A square root as written."""
    return Pow(inside, HALF, evaluate=False)


def over(above: Expr, below: Expr) -> Expr:
    """A fraction as written."""
    return Mul(above, Pow(below, S.NegativeOne, evaluate=False), evaluate=False)
