"""Denominators that hold the unknown: what they exclude, and how they are cleared."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import (
    Basic,
    Expr,
    Mul,
    Ne,
    Poly,
    Pow,
    S,
    Symbol,
    cancel,
    factor_list,
    fraction,
    lcm,
    preorder_traversal,
    together,
)
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated
from tutor.rules.equations.written import in_powers, kind_of, product_of, relation, sum_of, terms_of


def denominators(statement: Basic, unknown: Symbol) -> list[Expr]:
    """Return what stands below a fraction line and holds the unknown, as written, each once."""
    found = [
        part.base
        for part in preorder_traversal(statement)
        if isinstance(part, Pow) and part.exp.is_negative and unknown in part.base.free_symbols
    ]
    return list(dict.fromkeys(found))


def is_rational(written: Basic, unknown: Symbol) -> bool:
    """Whether the expression is made of sums, products and whole powers, negative ones too, of the unknown."""
    if unknown not in written.free_symbols or written == unknown:
        return True
    if isinstance(written, Pow):
        return bool(written.exp.is_Integer) and is_rational(written.base, unknown)
    if isinstance(written, Relational) or written.is_Add or written.is_Mul:
        return all(is_rational(part, unknown) for part in written.args)
    return False


def conditions(statement: Basic, unknown: Symbol) -> list[Relational]:
    """Return what the denominators exclude: ``x != 2``, or ``x^2 - 3 != 0`` where the zeros are no fractions."""
    found: list[Relational] = []
    for below in denominators(statement, unknown):
        for factor, _ in factor_list(fraction(together(evaluated(below)))[0])[1]:
            found += _condition(factor, unknown)
    return list(dict.fromkeys(found))


def _condition(factor: Expr, unknown: Symbol) -> Iterator[Relational]:
    if unknown not in factor.free_symbols:
        return
    polynomial = Poly(factor, unknown)
    if polynomial.degree() == 1:
        slope, constant = polynomial.all_coeffs()
        yield relation(Ne, unknown, cancel(-constant / slope))
    elif factor.free_symbols != {unknown} or polynomial.count_roots() > 0:
        yield relation(Ne, in_powers(polynomial.all_coeffs(), unknown), S.Zero)


def common_denominator(statement: Relational, unknown: Symbol) -> Expr:
    """Return the least common denominator of all terms, factored."""
    common: Expr = S.One
    for side in statement.args:
        for term in terms_of(side):
            common = lcm(common, fraction(together(evaluated(term)))[1])
    number, factors = factor_list(common)
    ordered = sorted(factors, key=lambda pair: (Poly(pair[0], unknown).degree(), pair[0].sort_key()))
    return product_of([number] * (number != 1) + [_written(factor, count, unknown) for factor, count in ordered])


def _written(factor: Expr, count: int, unknown: Symbol) -> Expr:
    """A factor by descending powers, raised to its power."""
    base = in_powers(Poly(factor, unknown).all_coeffs(), unknown)
    return base if count == 1 else Pow(base, count, evaluate=False)


def cleared(statement: Relational, common: Expr, unknown: Symbol) -> Relational:
    """Multiply every term by the common denominator and cancel; numerators stay in brackets."""
    left, right = (sum_of([_multiplied(term, common, unknown) for term in terms_of(side)]) for side in statement.args)
    return relation(kind_of(statement), left, right)


def _multiplied(term: Expr, common: Expr, unknown: Symbol) -> Expr:
    above, below = fraction(together(evaluated(term)))
    rest = cancel(evaluated(common) / below)
    number, factors = factor_list(rest)
    sign, inner = above.as_coeff_Mul() if not above.is_Add else (S.One, above)
    parts = [] if number * sign == 1 else [number * sign]
    parts += [] if inner == 1 else [inner]
    parts += [_written(factor, count, unknown) for factor, count in factors]
    if all(not part.is_Add and not (part.is_Pow and part.base.is_Add) for part in parts):
        return Mul(*parts)
    return product_of(parts)
