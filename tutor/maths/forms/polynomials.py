"""Forms of polynomials and rational functions: factored, expanded, completed square, partial fractions."""

from __future__ import annotations

import sympy as sp

from tutor.maths.forms.writing import above_and_below, factors, terms


def is_factored(expression: sp.Basic) -> bool | None:
    """Whether this is a product of irreducible polynomials (over the rationals) and numbers taken out."""
    if not isinstance(expression, sp.Expr):
        return False
    return all(_is_irreducible(factor) for factor in factors(expression))


def _is_irreducible(factor: sp.Basic) -> bool:
    if not factor.free_symbols or isinstance(factor, sp.Symbol):
        return True
    if isinstance(factor, sp.Pow) and isinstance(factor.exp, sp.Integer) and factor.exp > 0:
        return _is_irreducible(factor.base) and not isinstance(factor.base, sp.Mul)
    if isinstance(factor, sp.Mul):
        return all(_is_irreducible(part) for part in factors(factor))
    symbols = sorted(factor.free_symbols, key=str)
    if not factor.is_polynomial(*symbols):
        return not isinstance(factor, sp.Add | sp.Pow)
    try:
        polynomial = sp.Poly(factor, *symbols)
        if not (polynomial.domain.is_ZZ or polynomial.domain.is_QQ):
            return polynomial.total_degree() <= 1 and not _common_number(polynomial)
        if polynomial.domain.is_ZZ and abs(polynomial.content()) != 1:
            return False
        _, found = sp.factor_list(polynomial)
    except sp.PolynomialError:
        return False
    return len(found) == 1 and found[0][1] == 1


def _common_number(polynomial: sp.Poly) -> bool:
    """Whether every coefficient is a rational multiple of the same number that is not rational."""
    first = polynomial.coeffs()[0]
    if first.is_Rational or len(polynomial.coeffs()) == 1:
        return False
    return all(sp.nsimplify(sp.simplify(c / first)).is_Rational for c in polynomial.coeffs())


def is_expanded(expression: sp.Basic) -> bool | None:
    """Whether no product or power of sums is left to multiply out."""
    if not isinstance(expression, sp.Expr):
        return all(is_expanded(part) for part in expression.args) if expression.args else None
    return all(_is_monomial(term) for term in terms(expression))


def _is_monomial(term: sp.Basic) -> bool:
    for factor in factors(term):
        if isinstance(factor, sp.Add):
            return False
        if isinstance(factor, sp.Pow) and isinstance(factor.exp, sp.Integer):
            if isinstance(factor.base, sp.Add) and factor.exp > 1:
                return False
            if isinstance(factor.base, sp.Mul) and factor.exp > 0:
                return False
    return True


def is_completed_square(expression: sp.Basic) -> bool | None:
    """Whether this is a(x - h)² + k."""
    if not isinstance(expression, sp.Expr):
        return False
    squares: list[sp.Basic] = []
    rest: list[sp.Basic] = []
    for term in terms(expression):
        (squares if _square(term) is not None else rest).append(term)
    for square in squares:
        base = _square(square)
        others = [term for term in (*squares, *rest) if term is not square]
        if base is not None and _is_free(base, square, others):
            return True
    return False


def _square(term: sp.Basic) -> sp.Basic | None:
    """The base of the square in a term ``a·(…)²``."""
    for factor in factors(term):
        if isinstance(factor, sp.Pow) and factor.exp == 2 and factor.base.free_symbols:
            return factor.base
    return None


def _is_free(base: sp.Basic, square: sp.Basic, others: list[sp.Basic]) -> bool:
    """Whether a symbol of the base occurs nowhere outside the square, and the base is linear in what holds it."""
    coefficient = [factor for factor in factors(square) if not (isinstance(factor, sp.Pow) and factor.base == base)]
    for symbol in base.free_symbols:
        if any(symbol in part.free_symbols for part in (*others, *coefficient)):
            continue
        holding = [term for term in terms(base) if symbol in term.free_symbols]
        if len(holding) == 1 and not any(isinstance(f, sp.Pow) and f.has(symbol) for f in factors(holding[0])):
            return True
    return False


def is_partial_fractions(expression: sp.Basic) -> bool | None:
    """Whether this is a sum of a polynomial and of fractions p/qⁿ with q irreducible and p of lower degree than q."""
    if not isinstance(expression, sp.Expr):
        return False
    symbols = sorted(expression.free_symbols, key=str)
    if not symbols:
        return True
    opened = _opened(expression)
    results = [_is_partial(opened, symbol) for symbol in symbols]
    return True in results


def _opened(expression: sp.Basic) -> list[sp.Basic]:
    """The terms, a numeric factor before a bracket multiplied in."""
    found: list[sp.Basic] = []
    for term in terms(expression):
        pieces = factors(term)
        sums = [piece for piece in pieces if isinstance(piece, sp.Add)]
        numbers = [piece for piece in pieces if not piece.free_symbols]
        if len(sums) == 1 and len(numbers) == len(pieces) - 1:
            found += [sp.Mul(*numbers, part, evaluate=False) for part in _opened(sums[0])]
        else:
            found.append(term)
    return found


def _is_partial(found: list[sp.Basic], symbol: sp.Symbol) -> bool:
    seen: set[tuple[sp.Basic, int]] = set()
    polynomials = 0
    for term in found:
        above, below = above_and_below(term)
        low = [factor for factor in below if factor.has(symbol)]
        top = sp.prod([sp.S.One, *above])
        if not top.is_polynomial(symbol):
            return False
        if not low:
            polynomials += 1
            continue
        denominator = sp.prod(low)
        if not denominator.is_polynomial(symbol):
            return False
        _, pieces = sp.factor_list(denominator, symbol)
        if len(pieces) != 1:
            return False
        base, power = pieces[0]
        if sp.degree(top, symbol) >= sp.degree(base, symbol) and top != 0:
            return False
        if (base, power) in seen:
            return False
        seen.add((base, power))
    return bool(seen) or polynomials == len(found)
