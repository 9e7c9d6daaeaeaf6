"""Limits found by the checker's own routes."""

import pytest
from sympy import E, Expr, Symbol, nan, oo, pi, sqrt, sympify

from tutor.checking.limits import NoLimit, limit_value

X = Symbol("x")


@pytest.mark.parametrize(
    ("f", "point", "side", "value"),
    [
        ("x*log(x)", 0, "+", 0),
        ("x**x", 0, "+", 1),
        ("log(x)/log(x + 1)", oo, "-", 1),
        ("sqrt(x)*acosh(1 + 1/x)", oo, "-", sqrt(2)),
        ("x**1000/((x + 1)**1000 + exp(-x))", oo, "-", 1),
        ("(x**2000 - (x + 1)**2000)/x**1999", oo, "-", -2000),
        ("(1 + 1/(x**2 + cos(x)))**(x**2 + x)", oo, "-", E),
        ("(2*x + sin(x))/(x + cos(x))", oo, "-", 2),
        ("sqrt(x)", 0, "-", 0),
        ("(-1/4)**x", oo, "-", 0),
        ("Abs(log(x))**x", 0, "-", 1),
        ("acsc(sin(x)/x)", 0, "+-", pi / 2),
        ("log(x) + asech(x)", oo, "-", oo),
        ("fibonacci(x + 1)/fibonacci(x)", oo, "-", (1 + sqrt(5)) / 2),
        ("fibonacci(x)/lucas(x)", oo, "-", sqrt(5) / 5),
        ("4*x**3*exp(-7*x)", oo, "-", 0),
        ("(x**2 + 3*x)*exp(-x) + 5", oo, "-", 5),
        ("exp(x) - exp(2*x)", oo, "-", -oo),
        ("log(x)**2/sqrt(x)", oo, "-", 0),
        ("(-x)**x", oo, "-", nan),
        ("(-1)**x", oo, "-", nan),
    ],
)
def test_finds_a_limit(f: str, point: Expr, side: str, value: Expr) -> None:
    found, _ = limit_value(sympify(f), X, sympify(point), side)

    assert found is nan if value is nan else found == value or (found - value).expand() == 0


@pytest.mark.parametrize(
    ("f", "point", "side"),
    [("x**(-pi)", 0, "-"), ("(-1)**x*fibonacci(2*x)", oo, "-")],
)
def test_leaves_alone_what_has_no_real_limit_that_is_known(f: str, point: Expr, side: str) -> None:
    with pytest.raises(NoLimit):
        limit_value(sympify(f), X, sympify(point), side)


def test_takes_no_value_at_a_pole_that_is_written_otherwise() -> None:
    found, _ = limit_value(sympify("3*sec(-4*pi*x + x/3)"), X, 3 * pi / (24 * pi - 2), "+")

    assert found is -oo
