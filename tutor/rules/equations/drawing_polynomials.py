"""Polynomials with chosen roots, for practice problems."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from sympy import Add, Expr, Integer, Mul, Pow, Rational, S, Symbol, expand
from sympy.core.relational import Relational

from tutor.rules.equations.drawing import equation, nonzero
from tutor.rules.equations.standard import coefficients
from tutor.rules.equations.written import in_powers


def roots(random: Random, count: int, limit: int) -> list[Integer]:
    """Return different whole numbers."""
    return [Integer(value) for value in random.sample(range(-limit, limit + 1), count)]


def with_roots(values: Sequence[Expr], unknown: Symbol, factor: Expr = S.One) -> Expr:
    """Return the polynomial with whole coefficients and these roots, by descending powers."""
    linear = [value.q * unknown - value.p if isinstance(value, Rational) else unknown - value for value in values]
    return in_powers(coefficients(expand(factor * Mul(*linear)), unknown), unknown)


def as_product(values: Sequence[Rational], unknown: Symbol) -> Expr:
    """Return the product of the linear factors, not multiplied out."""
    factors = [in_powers([Integer(value.q), Integer(-value.p)], unknown) for value in values]
    powers = [
        factor if factors.count(factor) == 1 else Pow(factor, factors.count(factor), evaluate=False)
        for factor in dict.fromkeys(factors)
    ]
    return powers[0] if len(powers) == 1 else Mul(*powers, evaluate=False)


def set_equal(random: Random, polynomial: Expr, unknown: Symbol) -> Relational:
    """Return polynomial = 0, or the same equation with some of its terms on the other side."""
    terms = list(Add.make_args(polynomial))
    if random.random() < 0.5 or len(terms) < 2:
        return equation(random, polynomial, S.Zero)
    place = random.randint(1, len(terms) - 1)
    moved = [-term for term in terms[place:]]
    if random.random() < 0.3:
        shift = nonzero(random, 9)
        number = moved.pop() if moved[-1].is_number else S.Zero
        moved += [number + shift] if number + shift or not moved else []
        left = Add(*terms[:place], shift, evaluate=False)
    else:
        left = terms[0] if place == 1 else Add(*terms[:place], evaluate=False)
    right = moved[0] if len(moved) == 1 else Add(*moved, evaluate=False)
    return equation(random, left, right)
