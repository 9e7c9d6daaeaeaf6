"""Laws and tables for the comparison by value: "no" rows beside "yes" rows."""

import pytest
import sympy as sp
from sympy import Abs, I, Max, Rational, acot, asinh, atan, binomial, cos, exp, factorial, log, oo, pi, sin, sqrt, tan

from tutor.maths.equivalence import Outcome, compare

x, y, z, n, k, d = sp.symbols("x y z n k d")
f, g = sp.Function("f"), sp.Function("g")


def written(function, *arguments):
    return function(*arguments, evaluate=False)


EQUAL = [
    (sin(x) ** 2 + cos(x) ** 2, 1),
    (cos(x) * cos(y) - sin(x) * sin(y), cos(x + y)),
    (sin(x) ** 4, (3 - 4 * cos(2 * x) + cos(4 * x)) / 8),
    ((x**2 - 1) / (x + 1), x - 1),
    ((x - y) ** 6000, (y - x) ** 6000),
    (log(x * y / z), log(x) + log(y) - log(z)),
    (log(x) / log(2), written(log, 4 * x, 4) * 2 - 2),
    (sqrt(1 - x**2), sqrt(1 - x) * sqrt(1 + x)),
    (2 + sqrt(12 + 4 * x), 2 + 2 * sqrt(3 + x)),
    (sqrt(x**2), Abs(x)),
    (sqrt((x - 1000) ** 2), Abs(x - 1000)),
    (Abs(x - 2) * Abs(x + 2), Abs(x**2 - 4)),
    (Max(x, y), (x + y + Abs(x - y)) / 2),
    (x ** (n + 1), written(sp.Mul, x, x**n)),
    (Rational(1, 3) ** x, 3 ** (-x)),
    (Rational(6, 5) ** (2 * y), Rational(36, 25) ** y),
    (exp(x * y), written(sp.Pow, exp(x), y)),
    (asinh(x), log(x + sqrt(x**2 + 1))),
    (atan(1 / x), acot(x)),
    (2 * sp.asin(sqrt(x)), sp.acos(1 - 2 * x)),
    (factorial(n + 1), (n + 1) * factorial(n)),
    (factorial(d) / (2 * k * factorial(d - k)), binomial(d, k) * factorial(k - 1) / 2),
    (tan(f(2 * x)), sin(f(3 * x - x)) / cos(f(2 * x))),
    (2 * cos(x), exp(I * x) + exp(-I * x)),
    (sqrt(-1 / x), I / sqrt(x)),
    (sp.Derivative(x**2, x), 2 * x),
    (sp.Sum(k**2, (k, 1, n)), n * (n + 1) * (2 * n + 1) / 6),
    (sp.Integral(x**2, (x, 0, 1)), Rational(1, 3)),
    (sp.Integral(f(x), (x, 0, oo)), sp.Integral(f(z), (z, 0, oo))),
    (written(sp.Pow, -8, Rational(1, 3)), -2),
    (written(sp.Pow, 5 * sqrt(2) - 7, 7), (19601 - 13860 * sqrt(2)) ** Rational(7, 4)),
    (3 + sqrt(2), written(sqrt, 11 + 6 * sqrt(2))),
    (sum(sqrt(j) for j in range(1, 7)), sp.cot(pi / 20) + sp.cot(pi / 24) - sp.cot(pi / 10)),
    (written(sp.cos, pi / 5), (1 + sqrt(5)) / 4),
    (exp(I * pi), -1),
    (log(8) / log(2), 3),
    (sp.Float("0.5") * x, x / 2),
]

DIFFERENT = [
    (x, Abs(x)),
    (sqrt((x - 1000) ** 2), 1000 - x),
    (sqrt((x - y) ** 2), y - x),
    (sqrt(x**2 + 2 * x + 1), x + 1),
    (x**2 - 2 * x + 1, y**2 - 2 * y + 1),
    (x, sp.Symbol("X")),
    (1 / factorial(2004, evaluate=False), 1 / factorial(2006, evaluate=False)),
    (Rational(99999998, 99999999), Rational(99999999, 10**8)),
    (cos(x) / 10**50, sin(x) / 10**50),
    (exp(10 * x) + Rational(1, 10**7), exp(10 * x)),
    (0, sin(2 * pi * x)),
    (written(sp.Pow, 5 * sqrt(2) - 7, 7), (19601 - 13861 * sqrt(2)) ** Rational(7, 4)),
    (atan(2 * x - 3), atan((x - 2) / (x - 1))),
    (log(x), log(-x)),
    (f(2) + g(1), f(1) + g(2)),
    (sp.floor(x), x),
    ((-1) ** x, cos(pi * x)),
    (oo, Rational(5, 2)),
    (oo, -oo),
    (3 * x + 2 * y, 3 * x + 2),
    (sp.Derivative(f(x), x), 0),
    (exp(pi * sqrt(163)), 262537412640768744),
]


@pytest.mark.parametrize(("a", "b"), EQUAL)
def test_equal_values_are_proven_equal_both_ways_round(a, b):
    assert compare(sp.sympify(a), sp.sympify(b)).outcome is Outcome.EQUAL
    assert compare(sp.sympify(b), sp.sympify(a)).outcome is Outcome.EQUAL


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_different_values_are_proven_different_both_ways_round(a, b):
    assert compare(sp.sympify(a), sp.sympify(b)).outcome is Outcome.DIFFERENT
    assert compare(sp.sympify(b), sp.sympify(a)).outcome is Outcome.DIFFERENT


def test_a_difference_has_a_witness_with_small_numbers():
    witness = compare(x**2, 2 * x + 1).witness
    assert witness is not None
    assert witness.point == (("x", 2),)
    assert (witness.left, witness.right) == (4, 5)


def test_nobody_knows_what_cannot_be_evaluated():
    a, b = sp.Integral(exp(sin(x**x)), (x, 1, 2)), sp.Integral(exp(sin(x**x)) + 1, (x, 1, 2))
    assert compare(a, b).outcome is not Outcome.EQUAL
