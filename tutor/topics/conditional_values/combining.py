"""Writing an expression in terms of what is given: ``x^2 + y^2`` from ``x + y`` and ``x y``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from sympy import Add, Basic, Dummy, Eq, Expr, Integer, Matrix, Mul, Poly, Pow, S, Symbol, fraction, linsolve, together

from tutor.maths.reading import evaluated

HIGHEST = 6
"""Degree of the expression up to which this is tried."""

MOST_PRODUCTS = 60
"""Products of given parts that are compared with it."""

Terms = dict[tuple[int, ...], Expr]
"""Exponents of the given parts → the number before their product."""


class Given(NamedTuple):
    """A part with letters whose value is given by an equation."""

    part: Expr
    value: Expr


class Combined(NamedTuple):
    """An expression in terms of the given parts: with the parts, and with their values."""

    in_parts: Expr
    in_values: Expr


def givens(equations: Sequence[Basic]) -> list[Given]:
    """What the equations say: each a part with letters and a number."""
    found = []
    for equation in equations:
        whole = evaluated(equation.lhs) - evaluated(equation.rhs)
        if equation.rhs.is_number and not equation.lhs.as_coeff_Add()[0]:
            found.append(Given(evaluated(equation.lhs), evaluated(equation.rhs)))
            continue
        number, part = whole.expand().as_coeff_Add()
        sign = -1 if part.could_extract_minus_sign() else 1
        found.append(Given((sign * part).expand(), -sign * number))
    return found


def combined(asked: Expr, equations: Sequence[Basic]) -> Combined | None:
    """Write an expression with the given parts alone; None where that cannot be done."""
    given = givens(equations)
    exact = evaluated(asked)
    if exact in (part for part, _ in given):
        return Combined(asked, next(value for part, value in given if part == exact))
    above, below = _fitted(exact, given), None
    if above is None:
        above, below = (_fitted(side, given) for side in fraction(together(exact)))
        if below is None:
            return None
    if above is None:
        return None
    parts, values = [part for part, _ in given], [value for _, value in given]
    return Combined(_quotient(above, below, parts), _quotient(above, below, values))


def _fitted(asked: Expr, given: Sequence[Given]) -> Terms | None:
    """The numbers with which powers and products of the given parts add up to an expression, found by comparing."""
    wanted = asked.expand()
    degree = _degree(wanted)
    degrees = [_degree(part) for part, _ in given]
    if degree is None or degree > HIGHEST or any(one is None for one in degrees):
        return None
    bounds = [degree // max(one or 1, 1) for one in degrees]
    powers = [
        power
        for power in product(*(range(bound + 1) for bound in bounds))
        if sum(n * (one or 1) for n, one in zip(power, degrees, strict=True)) <= degree
    ]
    if len(powers) > MOST_PRODUCTS:
        return None
    unknown = [Dummy(f"c{number}") for number in range(len(powers))]
    columns = [
        Mul(*(part**n for (part, _), n in zip(given, power, strict=True))).expand().as_coefficients_dict()
        for power in powers
    ]
    target = wanted.as_coefficients_dict()
    rows = [
        [*(column.get(term, S.Zero) for column in columns), target.get(term, S.Zero)]
        for term in dict.fromkeys(term for column in (*columns, target) for term in column)
    ]
    solution = next(iter(linsolve(Matrix(rows), *unknown)), None) if rows else None
    if solution is None:
        return None
    free = dict.fromkeys(unknown, S.Zero)
    numbers = [number.subs(free) for number in solution]
    return {power: number for power, number in zip(powers, numbers, strict=True) if number} or None


def _degree(side: Expr) -> int | None:
    """The degree, counting ``1/x`` as one of degree one; None where there are other functions."""
    degree = 0
    for term in Add.make_args(side.expand()):
        total = 0
        for base, exponent in (factor.as_base_exp() for factor in Mul.make_args(term) if not factor.is_number):
            if not base.is_Symbol or not exponent.is_Integer:
                return None
            total += abs(int(exponent))
        degree = max(degree, total)
    return degree


def _quotient(above: Terms, below: Terms | None, meanings: Sequence[Expr]) -> Expr:
    top = _sum(above, meanings)
    bottom = _sum(below, meanings) if below else S.One
    return top if bottom == 1 else Mul(top, Pow(bottom, -1, evaluate=False), evaluate=False)


def _sum(terms: Terms, meanings: Sequence[Expr]) -> Expr:
    written = []
    for powers, number in terms.items():
        factors = [
            meaning if power == 1 else Pow(meaning, Integer(power), evaluate=False)
            for meaning, power in zip(meanings, powers, strict=True)
            if power
        ]
        if number != 1 or not factors:
            factors.insert(0, number)
        written.append(factors[0] if len(factors) == 1 else Mul(*factors, evaluate=False))
    return written[0] if len(written) == 1 else Add(*reversed(written), evaluate=False)


def as_equations(left: Expr, right: Expr, variables: Sequence[Symbol]) -> list[Eq]:
    """The equations between coefficients of an equality for all values; the constant kept on the right."""
    above = fraction(together(evaluated(left) - evaluated(right)))[0]
    found = []
    for coefficient in Poly(above.expand(), *variables).coeffs():
        number, part = coefficient.expand().as_coeff_Add()
        if not part:
            return []
        content, primitive = part.primitive()
        if primitive.could_extract_minus_sign():
            content, primitive = -content, -primitive
        found.append(Eq(primitive, -number / content, evaluate=False))
    return list(dict.fromkeys(found))
