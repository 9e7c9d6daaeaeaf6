"""Our own derivative agrees with SymPy's and with the slope that balls show."""

import pytest
from sympy import (
    Abs,
    Derivative,
    Function,
    Integral,
    Piecewise,
    Rational,
    Subs,
    acos,
    acosh,
    acot,
    asin,
    asinh,
    atan,
    atanh,
    cos,
    cosh,
    cot,
    coth,
    csc,
    csch,
    diff,
    erf,
    exp,
    floor,
    log,
    sec,
    sech,
    sin,
    sinh,
    sqrt,
    symbols,
    tan,
    tanh,
)

from tutor.checking.differentiation import NoRule, derivative, is_continuous, unfolded

x, y, t = symbols("x y t")
EACH = [
    sin,
    cos,
    tan,
    cot,
    sec,
    csc,
    asin,
    acos,
    atan,
    acot,
    sinh,
    cosh,
    tanh,
    coth,
    sech,
    csch,
    asinh,
    atanh,
    erf,
    exp,
]


@pytest.mark.parametrize("function", [*EACH, erf, exp, log, sqrt, acosh])
def test_each_function_has_the_right_slope(function):
    point = Rational(17, 10) if function is acosh else Rational(3, 10)
    ours = derivative(function(x), x).subs(x, point).evalf(30)
    step = Rational(1, 10**12)
    quotient = ((function(point + step) - function(point - step)) / (2 * step)).evalf(30)
    assert abs(ours - quotient) < 1e-12


@pytest.mark.parametrize(
    "f",
    [
        x**3 * sin(x) / (1 + x),
        exp(x**2) * log(x + 3),
        x**x,
        sin(cos(tan(x / 5))),
        (x**2 + 1) ** Rational(2, 3),
        2**x * x**2,
        sqrt(x + sqrt(x + 1)),
        x * y**2 + y,
    ],
)
def test_the_rules_agree_with_sympy(f):
    assert (derivative(f, x) - diff(f, x)).subs({x: Rational(7, 5), y: 3}).evalf(25).__abs__() < 1e-18


def test_the_derivative_of_an_integral_is_its_integrand():
    assert derivative(Integral(sin(x), x), x) == sin(x)
    assert derivative(Integral(exp(t**2), (t, 0, x**2)), x) == 2 * x * exp(x**4)
    assert derivative(Subs(Integral(cos(t), t), t, x**2), x) == 2 * x * cos(x**2)
    with pytest.raises(NoRule):
        derivative(Integral(sin(x * t), t), x)


def test_higher_and_mixed_orders_are_carried_out():
    assert unfolded(Derivative(x**5, (x, 3))) == 60 * x**2
    assert unfolded(Derivative(x**2 * y**3, x, y)) == 6 * x * y**2


def test_an_unknown_function_keeps_its_derivative():
    f = Function("f")
    assert derivative(x * f(x), x) == f(x) + x * Derivative(f(x), x)


def test_what_has_no_rule_says_so():
    with pytest.raises(NoRule):
        derivative(floor(x), x)


def test_functions_with_jumps_are_not_continuous():
    assert is_continuous(sin(x) / x + Abs(x))
    assert not is_continuous(acot(x))
    assert not is_continuous(floor(x))
    assert not is_continuous(Piecewise((1, x > 0), (0, True)))
