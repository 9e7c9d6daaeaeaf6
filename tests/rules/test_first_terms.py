"""Limits from the first terms of an expansion."""

from __future__ import annotations

import pytest
from sympy import S, Symbol, cos, exp, log, oo, sin, sqrt, sympify, tan

from tutor.rules.limits.first_terms import limit_of_first_terms

x = Symbol("x")


@pytest.mark.parametrize(
    ("f", "at", "side", "value"),
    [
        ((3 * x**2 + 3 * x - 60) / (x**2 + 8 * x - 48), 4, "+", "27/16"),
        ((exp(7 * x) - exp(-6 * x)) / sin(3 * x), 0, "-", "13/3"),
        (sqrt(9 * x**2 + 30 * x - 5) - 3 * x, oo, "-", "5"),
        (sqrt(x**2) / x, 0, "-", "-1"),
        ((x - sin(x)) / x**3, 0, "+", "1/6"),
        (1 / (x - 4) ** 3, 4, "-", "-oo"),
        (log(cos(x)) / x**2, 0, "+", "-1/2"),
        (tan(2 * x) / x, 0, "+", "2"),
        (4 * x * exp(-2 * x), oo, "-", "0"),
        (-exp(x) / x, oo, "-", "-oo"),
        (log(x) ** 2 / x**2, oo, "-", "0"),
        (x * sin(1 / x), -oo, "+", "1"),
    ],
)
def test_a_limit_is_found(f, at, side, value):
    assert limit_of_first_terms(f, x, S(at), side) == sympify(value)


@pytest.mark.parametrize(
    ("f", "at"),
    [(exp(x), 1), (log(x) / x, 0), (sqrt(x), 0), (sin(x), oo), (2**x, 0), (log(1 + x**30) / x**30, 0)],
)
def test_what_has_no_such_expansion_is_left(f, at):
    assert limit_of_first_terms(f, x, S(at), "+") is None
