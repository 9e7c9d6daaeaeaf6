import pytest
import sympy as sp

from tutor.maths.balls import At
from tutor.maths.sampling import Beyond, Undefined, evaluate, inside, points

x, y = sp.symbols("x y")


@pytest.mark.parametrize(
    "expression",
    [sp.sqrt(x - 2), sp.log(3 - x), 1 / x, sp.sqrt(1 - x**2) * sp.sqrt(x), sp.acos(x / 40), sp.sqrt(x - 900), x**y],
)
def test_every_point_is_inside_the_domain_and_exact(expression):
    found = points([expression], count=5)
    assert len(found) == 5
    for point in found:
        assert all(isinstance(number, sp.Rational) for number in point.values())
        assert evaluate(expression, point).inside


def test_the_same_seed_gives_the_same_points_and_another_seed_others():
    assert points([x + y], count=3, seed=4) == points([x + y], count=3, seed=4)
    assert points([x + y], count=3, seed=4) != points([x + y], count=3, seed=5)


def test_an_empty_domain_gives_no_points():
    assert points([sp.sqrt(-1 - x**2)]) == ()
    assert points([sp.I * x]) == ()


def test_whole_symbols_get_whole_numbers():
    assert all(point[y].is_Integer for point in points([x**y], whole=[y]))


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        (sp.Pow(4, sp.Rational(1, 2), evaluate=False), 2),
        (sp.Pow(-8, sp.Rational(1, 3), evaluate=False), -2),
        (sp.Sum(x**2, (x, 1, 4)), 30),
        (sp.binomial(5, 2, evaluate=False), 10),
        (sp.floor(sp.Rational(-173, 10), evaluate=False), -18),
        (sp.Max(2, sp.Rational(7, 3), evaluate=False), sp.Rational(7, 3)),
        (sp.Float("0.1"), sp.Rational(1, 10)),
    ],
)
def test_rational_operations_stay_exact(expression, value):
    exact = evaluate(expression, {}).exact
    assert exact is not None
    assert sp.Rational(int(exact.p), int(exact.q)) == value


@pytest.mark.parametrize(
    "function", [sp.sin, sp.acot, sp.asec, sp.acsch, sp.asech, sp.acoth, sp.gamma, sp.coth, sp.exp, sp.Abs]
)
@pytest.mark.parametrize("number", [sp.Rational(1, 2), sp.Rational(7, 3), sp.Rational(-5, 3)])
def test_balls_enclose_what_sympy_computes(function, number):
    ball = evaluate(function(x), {x: number}).ball
    expected = complex(function(number).evalf(20))
    assert abs(complex(ball) - expected) < 1e-12 * max(1, abs(expected))


@pytest.mark.parametrize("expression", [1 / x, sp.log(x), x ** (-sp.Rational(1, 2)), sp.cot(x)])
def test_a_pole_has_no_value(expression):
    with pytest.raises(Undefined):
        evaluate(expression, {x: sp.Integer(0)})


def test_what_cannot_be_evaluated_says_so():
    with pytest.raises(Beyond):
        evaluate(sp.Function("f")(x), {x: sp.Integer(1)})


def test_relations_hold_or_not_or_are_not_certain():
    at = At({x: sp.Integer(3)})
    assert at.holds(sp.And(x > 2, x < 5)) is True
    assert at.holds(sp.Or(x > 5, sp.Eq(x, 4))) is False
    assert at.holds(sp.sin(x) ** 2 + sp.cos(x) ** 2 > 1) is None


def test_different_values_are_proven_different_and_equal_ones_never_equal():
    point = {x: sp.Rational(1, 7)}
    one = evaluate(sp.sin(x) ** 2 + sp.cos(x) ** 2, point)
    assert evaluate(sp.sin(x), point).differs(one)
    assert not one.differs(evaluate(sp.Integer(1), point))
    assert one.agrees(evaluate(sp.Integer(1), point), 100)


def test_inside_says_whether_all_parts_are_real():
    assert inside([sp.sqrt(x)], {x: sp.Integer(2)})
    assert not inside([sp.sqrt(x)], {x: sp.Integer(-2)})
    assert not inside([1 + sp.sqrt(x) * sp.sqrt(x + 1)], {x: sp.Integer(-2)})
