"""Expressions as a person writes them: sums and products whose order is kept. Knows nothing of steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sympy import Add, Eq, Expr, Ge, Gt, Le, Lt, Mul, Ne, Pow, Rational, S, Symbol, expand, ilcm
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated

FLIPPED: dict[type[Relational], type[Relational]] = {Eq: Eq, Ne: Ne, Lt: Gt, Gt: Lt, Le: Ge, Ge: Le}
"""What a relation becomes when its sides change places, or are multiplied by a negative number."""


def relation(kind: type[Relational], left: Expr, right: Expr) -> Relational:
    """Return the relation as written: ``2 = 2`` stays, and is not turned into true."""
    return kind(left, right, evaluate=False)


def kind_of(statement: Relational) -> type[Relational]:
    """Return ``Eq``, ``Ne``, ``Lt``, ``Le``, ``Gt`` or ``Ge``."""
    return next(kind for kind in FLIPPED if isinstance(statement, kind))


def sum_of(terms: Sequence[Expr]) -> Expr:
    """Return the sum of the terms in this order, not collected."""
    if not terms:
        return S.Zero
    return terms[0] if len(terms) == 1 else Add(*terms, evaluate=False)


def product_of(factors: Sequence[Expr]) -> Expr:
    """Return the product of the factors in this order, not multiplied out."""
    if not factors:
        return S.One
    return factors[0] if len(factors) == 1 else Mul(*factors, evaluate=False)


def terms_of(expression: Expr) -> list[Expr]:
    """Return the terms of a sum in written order; sums that are terms of sums are opened."""
    if isinstance(expression, Add):
        return [term for part in expression.args for term in terms_of(part)]
    return [expression]


def factors_of(expression: Expr) -> list[Expr]:
    """Return the factors of a product in written order; a quotient gives powers with exponent -1."""
    if isinstance(expression, Mul):
        return [factor for part in expression.args for factor in factors_of(part)]
    return [expression]


def number_and_rest(term: Expr) -> tuple[Expr, list[Expr]]:
    """Split a term into its rational coefficient and its other factors, those as written."""
    number: Expr = S.One
    rest: list[Expr] = []
    for factor in factors_of(term):
        value = evaluated(factor) if not factor.free_symbols else None
        if isinstance(value, Rational):
            number *= value
        else:
            rest.append(factor)
    return number, rest


def has_bracket(term: Expr) -> bool:
    """Whether a factor of this term is a sum, or a power of a sum or product, that holds a letter."""
    return any(
        isinstance(base, Add | Mul) and bool(base.free_symbols)
        for factor in factors_of(term)
        for base in [factor.base if isinstance(factor, Pow) else factor]
    )


def denominator(expressions: Iterable[Expr]) -> int:
    """Return the least common multiple of the denominators of the terms' rational coefficients."""
    return int(ilcm(1, *(number_and_rest(term)[0].q for side in expressions for term in terms_of(side))))


def times(number: Expr, term: Expr) -> Expr:
    """Multiply the term's coefficient; its brackets stay as written."""
    coefficient, rest = number_and_rest(term)
    scaled = coefficient * number
    if not rest or scaled == 0:
        return scaled if not rest else S.Zero
    if all(not has_bracket(factor) for factor in rest):
        return scaled * evaluated(product_of(rest))
    return product_of(rest) if scaled == 1 else Mul(scaled, *rest, evaluate=False)


def polynomial_order(expression: Expr, unknowns: Sequence[Symbol]) -> Expr:
    """Multiply out, collect, and write by descending powers of the unknowns."""
    return sum_of(sorted(terms_of(expand(evaluated(expression))), key=lambda term: descending(term, unknowns)))


def descending(term: Expr, unknowns: Sequence[Symbol]) -> tuple[object, ...]:
    """Sort key of a term: high powers of the unknowns first, then other letters, numbers last."""
    powers = term.as_powers_dict()
    total = sum((powers.get(unknown, S.Zero) for unknown in unknowns), S.Zero)
    separate = tuple(-powers.get(unknown, S.Zero) for unknown in unknowns)
    return (-total, separate, not term.free_symbols, term.sort_key())


def in_powers(coefficients: Sequence[Expr], unknown: Symbol) -> Expr:
    """Write the polynomial with these coefficients, highest power first."""
    degree = len(coefficients) - 1
    terms: list[Expr] = []
    for place, coefficient in enumerate(coefficients):
        power = degree - place
        if coefficient == 0:
            continue
        terms += terms_of(coefficient) if power == 0 else [coefficient * unknown**power]
    return sum_of(terms)


def substituted(expression: Expr, unknown: Symbol, value: Expr) -> Expr:
    """Put the value in place of the unknown and change nothing else."""
    if expression == unknown:
        return value
    if not expression.args or unknown not in expression.free_symbols:
        return expression
    arguments = [substituted(argument, unknown, value) for argument in expression.args]
    if isinstance(expression, Mul):
        return _sign_in_front(arguments)
    if isinstance(expression, Add):
        return Add(*arguments, evaluate=False)
    if isinstance(expression, Pow | Relational):
        return expression.func(*arguments, evaluate=False)
    return expression.func(*arguments)


def _sign_in_front(factors: list[Expr]) -> Expr:
    """Write -3·(-1) as the opposite of a product, so that the minus sign stands before it."""
    first, *rest = factors
    if isinstance(first, Rational) and first.is_negative and first != -1:
        return Mul(S.NegativeOne, -first, *rest, evaluate=False)
    return Mul(*factors, evaluate=False)
