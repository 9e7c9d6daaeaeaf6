"""Equations in several letters, shown to have the same solutions by algebra: the same factors make both vanish.

Each statement becomes one polynomial that vanishes exactly where it holds: cases joined by "or" are multiplied, an
absolute value on both sides is squared, a root that occurs in opposite cases is squared away.
"""

from __future__ import annotations

from collections.abc import Sequence

from sympy import Abs, Basic, Dummy, Eq, Expr, Or, Poly, Pow, S, Symbol, factor_list, fraction, together
from sympy.polys.polyerrors import PolynomialError

from tutor.checking.realline import difference
from tutor.checking.reals import rebuilt


def same_factors(a: Basic, b: Basic, letters: Sequence[Symbol], *, positive: bool = False) -> bool:
    """Whether both statements vanish with the same factors, as far as polynomials show it."""
    try:
        first, second = (_factors(side, letters, positive) for side in (a, b))
    except PolynomialError:
        return False
    return first is not None and first == second


def _factors(statement: Basic, letters: Sequence[Symbol], positive: bool) -> frozenset[Expr] | None:
    """The different factors of the polynomial of a statement; None where it has none."""
    if statement is S.false:
        return frozenset()
    kernels: dict[Expr, Dummy] = {}
    product: Expr = S.One
    for case in statement.args if isinstance(statement, Or) else (statement,):
        if not isinstance(case, Eq):
            return None
        product *= _gap(case, kernels, positive)
    names = {dummy: kernel for kernel, dummy in kernels.items()}
    polynomial = _without_roots(Poly(product, *letters, *names), names, letters)
    if polynomial is None or polynomial.is_zero:
        return None
    factors = [factor for factor, _ in factor_list(polynomial.as_expr(), *letters)[1]]
    return frozenset(factor for factor in factors if not (positive and _of_one_sign(factor, letters)))


def _gap(case: Eq, kernels: dict[Expr, Dummy], positive: bool) -> Expr:
    """The numerator of left minus right, roots in it as letters of their own."""
    left, right = case.args
    if all(isinstance(side, Pow) and side.exp == S.Half for side in (left, right)):
        gap = rebuilt(left.args[0]) - rebuilt(right.args[0])
    elif isinstance(left, Abs) and isinstance(right, Abs):
        gap = rebuilt(left.args[0]) ** 2 - rebuilt(right.args[0]) ** 2
    else:
        gap = rebuilt(difference(case))
    if positive:
        gap = gap.replace(lambda node: isinstance(node, Abs) and node.args[0].is_Symbol, lambda node: node.args[0])
    above = fraction(together(gap))[0]
    roots = [node for node in above.atoms(Pow) if node.exp.is_Rational and node.exp.q == 2 and node.base.free_symbols]
    for root in roots:
        if root.exp == S.Half:
            kernels.setdefault(root, Dummy())
    return above.xreplace(kernels)


def _without_roots(polynomial: Poly, names: dict[Dummy, Expr], letters: Sequence[Symbol]) -> Poly | None:
    """The polynomial with every root squared away; None where one stands alone."""
    built: list[Expr] = []
    for powers, coefficient in polynomial.terms():
        term: Expr = coefficient
        for generator, power in zip(polynomial.gens, powers, strict=True):
            if generator in names and power % 2:
                return None
            base = names[generator].args[0] if generator in names else generator
            term *= Pow(base, power // 2 if generator in names else power)
        built.append(term)
    total = sum(built, S.Zero)
    return Poly(total, *letters)


def _of_one_sign(factor: Expr, letters: Sequence[Symbol]) -> bool:
    """Whether a factor is never zero for positive letters: all its coefficients have one sign."""
    coefficients = Poly(factor, *letters).coeffs()
    return all(c.is_positive for c in coefficients) or all(c.is_negative for c in coefficients)
