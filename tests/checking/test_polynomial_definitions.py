"""Quotients, remainders, degrees and excluded values by their definitions."""

import pytest
from sympy import Basic, FiniteSet, Integer, S, Symbol, Tuple

from tutor.checking.definitions import DEFINITIONS, Undefined
from tutor.maths.reading import read

x, y = Symbol("x"), Symbol("y")


def work(name: str, *arguments: Basic | str) -> Basic:
    return DEFINITIONS[name](*(read(part) if isinstance(part, str) else part for part in arguments))


def test_quotient_and_remainder_belong_together() -> None:
    assert work("polynomial_quotient", "x^3 - 2x^2 + 4", "x - 3", x) == x**2 + x + 3
    assert work("polynomial_remainder", "x^3 - 2x^2 + 4", "x - 3", x) == 13


def test_large_powers_are_reduced_not_multiplied_out() -> None:
    assert work("polynomial_remainder", "x^100000", "x^2 + 1", x) == 1


def test_divisibility() -> None:
    assert work("polynomial_divides", "x - 1", "x^3 - 1", x) == S.true
    assert work("polynomial_divides", "x + 1", "x^3 - 1", x) == S.false


def test_nothing_is_divided_by_zero() -> None:
    with pytest.raises(Undefined):
        work("polynomial_remainder", "x^2", Integer(0), x)


def test_degree_counts_all_letters_of_a_tuple() -> None:
    assert work("polynomial_degree", "x^2y^3 + x^4", Tuple(x, y)) == 5


def test_coefficients() -> None:
    assert work("leading_coefficient", "4 - 3x^5", x) == -3
    assert work("coefficient_of", "(x + y)^3", x**2 * y) == 3
    assert work("coefficient_of", "(x - 2)(x + 5)", Integer(1)) == -10


def test_excluded_values_are_those_of_every_denominator() -> None:
    assert work("excluded_values", "1/x + 2/(x^2 - 4)", x) == FiniteSet(0, -2, 2)
    assert work("excluded_values", "1/(x^2 + 1)", x) == S.EmptySet


def test_always_equal() -> None:
    assert work("always_equal", "(x^3 - 1)/(x - 1)", "x^2 + x + 1") == S.true
    assert work("always_equal", "(x + 1)^2", "x^2 + 1") == S.false
