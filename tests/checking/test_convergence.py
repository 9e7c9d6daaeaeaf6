"""Convergence of series, and which series belong to a function."""

from __future__ import annotations

import pytest
from sympy import Expr, Sum, Symbol, cos, factorial, log, oo, sin

from tutor.checking.convergence import converges
from tutor.checking.power_series import is_taylor_series

n, x = Symbol("n"), Symbol("x")


@pytest.mark.parametrize(
    ("term", "found"),
    [
        (1 / n, (False, False)),
        (1 / n**2, (True, True)),
        ((-1) ** n / n, (True, False)),
        (2**n / factorial(n), (True, True)),
        (n / (n + 1), (False, False)),
        (1 / (n * log(n)), (False, False)),
        (1 / (n * log(n) ** 2), (True, True)),
        (sin(n) / n**2, (True, True)),
        (factorial(2 * n) / factorial(n) ** 2, (False, False)),
    ],
)
def test_convergence_and_absolute_convergence(term: Expr, found: tuple[bool, bool]) -> None:
    assert converges(term, n) == found


@pytest.mark.parametrize(
    ("term", "right"),
    [
        ((-1) ** n * x ** (2 * n) / factorial(2 * n), True),
        (x ** (2 * n) / factorial(2 * n), False),
        ((-1) ** n * x ** (2 * n) / factorial(2 * n + 1), False),
    ],
)
def test_series_of_the_cosine(term: Expr, right: bool) -> None:
    assert is_taylor_series(cos(x), x, 0 * x, Sum(term, (n, 0, oo))) is right
