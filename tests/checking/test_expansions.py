"""Limits by our own expansions agree with values close to the point."""

import pytest
from sympy import (
    Abs,
    E,
    Rational,
    S,
    acos,
    asin,
    atan,
    cbrt,
    cos,
    cot,
    exp,
    log,
    oo,
    pi,
    sin,
    sinh,
    sqrt,
    symbols,
    tan,
    tanh,
)

from tutor.checking.expansions import NoExpansion, limit_by_expansion

x, a = symbols("x a")

LIMITS = [
    (sin(x) / x, 0, "+", 1),
    ((exp(3 * x) - 1 - 3 * x) / x**2, 0, "-", Rational(9, 2)),
    ((1 + 1 / x) ** x, oo, "-", E),
    ((1 - 4 * x) ** (5 / x), 0, "+", exp(-20)),
    (sqrt(x**2 + 12 * x - 3) - x, oo, "-", 6),
    (sqrt(x**2 + 12 * x - 3) - x, -oo, "+", oo),
    ((tan(x) - sin(x)) / x**3, 0, "+", Rational(1, 2)),
    ((asin(x) - x) / x**3, 0, "-", Rational(1, 6)),
    (atan(x), -oo, "+", -pi / 2),
    (x * (pi / 2 - atan(x)), oo, "-", 1),
    (Abs(x) / x, 0, "-", -1),
    (1 / x, 0, "-", -oo),
    (1 / x**2, 0, "-", oo),
    ((sqrt(x) - 2) / (x - 4), 4, "+", Rational(1, 4)),
    ((x**2 - 2) / (x - sqrt(2)), sqrt(2), "+", 2 * sqrt(2)),
    (sin(x) / (x - pi), pi, "+", -1),
    ((2**x - 1) / x, 0, "+", log(2)),
    ((log(x) - 1) / (x - E), E, "+", exp(-1)),
    (cot(x) - 1 / x, 0, "+", 0),
    (tanh(x) / sinh(x), 0, "+", 1),
    ((acos(x) - pi / 2) / x, 0, "+", -1),
    ((cbrt(x + 8) - 2) / x, 0, "+", Rational(1, 12)),
    (cbrt(x - 8), 0, "+", -2),
    (((x + a) ** 2 - a**2) / x, 0, "+", 2 * a),
    ((sin(x + a) - sin(a)) / x, 0, "+", cos(a)),
]


@pytest.mark.parametrize(("f", "point", "side", "value"), LIMITS)
def test_a_limit_is_found_by_expansion(f, point, side, value):
    assert (limit_by_expansion(f, x, S(point), side) - value).expand() in (0, S.NaN)
    assert limit_by_expansion(f, x, S(point), side) == value or value not in (oo, -oo)


@pytest.mark.parametrize(
    ("f", "point", "side"),
    [
        (log(log(1 / x)), 0, "+"),
        (exp(1 / x), 0, "+"),
        (sqrt(x), 0, "-"),
        (log(x), -1, "+"),
        ((x**2 - a * x) / (x**2 - a**2), a, "+"),
        (sin(1 / x), 0, "+"),
    ],
)
def test_what_has_no_such_expansion_is_refused(f, point, side):
    with pytest.raises(NoExpansion):
        limit_by_expansion(f, x, S(point), side)
