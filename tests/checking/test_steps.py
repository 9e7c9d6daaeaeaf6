"""Claims: the right ones are proved, the wrong ones never are; and every refutation shows why."""

import pytest
from sympy import (
    Abs,
    Add,
    And,
    Derivative,
    Determinant,
    E,
    Eq,
    FiniteSet,
    Float,
    ImmutableMatrix,
    Integral,
    Interval,
    Inverse,
    Limit,
    MatAdd,
    MatMul,
    MatPow,
    Mul,
    Ne,
    Or,
    Pow,
    Product,
    Rational,
    S,
    Subs,
    Sum,
    Trace,
    Transpose,
    Tuple,
    Union,
    acos,
    asin,
    atan,
    cbrt,
    cos,
    exp,
    log,
    nan,
    oo,
    pi,
    sec,
    sin,
    sqrt,
    symbols,
    tan,
)

from tutor.checking.steps import check_claim
from tutor.maths.printing import formula
from tutor.messages import Formula, render_plain
from tutor.solution import Implies, Restates, SameSolutions, SameUpToConstant, SameValue
from tutor.verdict import Status

x, y, z, a, b, t, n, k = symbols("x y z a b t n k")
M = ImmutableMatrix([[1, 2], [3, 4]])
N = ImmutableMatrix([[0, 1], [1, 1]])
half = Rational(1, 2)


def same(left, right):
    return check_claim(SameValue(formula(S(left)), formula(S(right))))


def unwritten(kind, *args):
    return kind(*args, evaluate=False)


SAME = [
    # algebra
    ((x + 1) ** 2, x**2 + 2 * x + 1),
    ((x**2 - 1) / (x - 1), x + 1),
    (unwritten(Add, 2, 2), 4),
    (unwritten(Mul, 2, unwritten(Add, 3, 4)), 14),
    (sqrt(8), 2 * sqrt(2)),
    (unwritten(Pow, 8, half), 2 * sqrt(2)),
    (1 / (sqrt(2) - 1), sqrt(2) + 1),
    (sqrt(3 + 2 * sqrt(2)), 1 + sqrt(2)),
    (sqrt(x**2), Abs(x)),
    (1 / (x - 1) - 1 / (x + 1), 2 / (x**2 - 1)),
    (unwritten(Mul, x, 1 / x), 1),
    ((a**2 - b**2) / (a - b), a + b),
    (1 / (a - b) + 1 / (a + b), 2 * a / ((a - b) * (a + b))),
    (unwritten(Pow, sqrt(x), 2), x),
    (log(x) + log(y), log(x * y)),
    (2 * log(x), log(x**2)),
    (sin(x) ** 2 + cos(x) ** 2, 1),
    (sin(2 * x), 2 * sin(x) * cos(x)),
    (tan(x), sin(x) / cos(x)),
    (exp(x) * exp(y), exp(x + y)),
    (cos(pi / 3), half),
    ((1 - cos(x)) / sin(x), sin(x) / (1 + cos(x))),
    ((1 + sin(x)) / cos(x) ** 2, 1 / (1 - sin(x))),
    (1 + tan(x) ** 2, sec(x) ** 2),
    (Float("0.1") + Float("0.2"), Float("0.3")),
    (unwritten(Pow, unwritten(Add, x, 1), 3), x**3 + 3 * x**2 + 3 * x + 1),
    # derivatives
    (Derivative(x**3, x), 3 * x**2),
    (Derivative(x**2 * sin(x), x), 2 * x * sin(x) + x**2 * cos(x)),
    (Derivative(tan(x), x), sec(x) ** 2),
    (Derivative(log(x**2 + 1), x), 2 * x / (x**2 + 1)),
    (Derivative(x**x, x), x**x * (log(x) + 1)),
    (Derivative(sqrt(x), x), 1 / (2 * sqrt(x))),
    (Derivative(x**5, (x, 3)), 60 * x**2),
    (Derivative(x**2 * y**3, x, y), 6 * x * y**2),
    (Derivative(x**2 + 3 * x, x), Derivative(x**2, x) + Derivative(3 * x, x)),
    (Derivative(sin(x) * x, x), sin(x) * Derivative(x, x) + x * Derivative(sin(x), x)),
    (Derivative(Integral(exp(t**2), (t, 0, x)), x), exp(x**2)),
    (Derivative(asin(x), x), 1 / sqrt(1 - x**2)),
    # definite integrals
    (Integral(x**2, (x, 0, 1)), Rational(1, 3)),
    (Integral(x**2, (x, 1, 0)), -Rational(1, 3)),
    (Integral(sin(x), (x, 0, pi)), 2),
    (Integral(1 / x, (x, 1, E)), 1),
    (Integral(1 / x, (x, -2, -1)), -log(2)),
    (Integral(x * exp(x), (x, 0, 1)), 1),
    (Integral(1 / x**2, (x, 1, oo)), 1),
    (Integral(exp(-x), (x, 0, oo)), 1),
    (Integral(1 / sqrt(x), (x, 0, 1)), 2),
    (Integral(1 / (1 + x**2), (x, -oo, oo)), pi),
    (Integral(1 / x, (x, 1, oo)), oo),
    (Integral(1 / x**2, (x, -1, 1)), oo),
    (Integral(2 * x + 3, (x, 0, 2)), 2 * Integral(x, (x, 0, 2)) + Integral(3, (x, 0, 2))),
    (Integral(x, (x, 0, a)), a**2 / 2),
    (Integral(Abs(x), (x, -1, 2)), Rational(5, 2)),
    # limits
    (Limit(x**2, x, 3, "+-"), 9),
    (Limit((x**2 - 1) / (x - 1), x, 1, "+-"), 2),
    (Limit((x**2 - 1) / (x - 1), x, 1, "+-"), Limit(x + 1, x, 1, "+-")),
    (Limit(sin(x) / x, x, 0, "+-"), 1),
    (Limit((1 - cos(x)) / x**2, x, 0, "+-"), half),
    (Limit((1 + 1 / x) ** x, x, oo), E),
    (Limit((2 * x**2 + 1) / (3 * x**2 - x), x, oo), Rational(2, 3)),
    (Limit(1 / x, x, 0, "+"), oo),
    (Limit(1 / x, x, 0, "-"), -oo),
    (Limit(1 / x, x, 0, "+-"), nan),
    (Limit(1 / x**2, x, 0, "+-"), oo),
    (Limit(Abs(x) / x, x, 0, "-"), -1),
    (Limit(sqrt(x + 1) - sqrt(x), x, oo), 0),
    (Limit((sqrt(x + 4) - 2) / x, x, 0, "+-"), Rational(1, 4)),
    (Limit(log(x) / x, x, oo), 0),
    (Limit(x * log(x), x, 0, "+"), 0),
    (Limit(exp(-x) * x**3, x, oo), 0),
    # sums, matrices
    (Sum(k**2, (k, 1, 10)), 385),
    (Product(k, (k, 1, 5)), 120),
    (Sum(k, (k, 1, n)), n * (n + 1) / 2),
    (Sum(half**k, (k, 0, oo)), 2),
    (Sum(x**k, (k, 0, n)), (1 - x ** (n + 1)) / (1 - x)),
    (Determinant(M), -2),
    (Determinant(ImmutableMatrix([[a, b], [y, z]])), a * z - b * y),
    (Inverse(M), ImmutableMatrix([[-2, 1], [Rational(3, 2), -half]])),
    (MatMul(M, N, evaluate=False), ImmutableMatrix([[2, 3], [4, 7]])),
    (MatAdd(M, N, evaluate=False), ImmutableMatrix([[1, 3], [4, 5]])),
    (MatPow(M, 2, evaluate=False), ImmutableMatrix([[7, 10], [15, 22]])),
    (Tuple(1, x + x), Tuple(1, 2 * x)),
    (FiniteSet(1, 2), FiniteSet(2, 1)),
    (Union(Interval(0, 1), Interval(1, 2)), Interval(0, 2)),
    (Transpose(M), ImmutableMatrix([[1, 3], [2, 4]])),
    (Trace(M), 5),
]

DIFFERENT = [
    ((x + 1) ** 2, x**2 + 1),
    (-(x - 3), -x - 3),
    (sqrt(x**2), x),
    (x + 1, (x**2 - 1) / (x - 1)),
    (1, unwritten(Mul, x, 1 / x)),
    (log(x**2), 2 * log(x)),
    (sqrt(x * y), sqrt(x) * sqrt(y)),
    (x, unwritten(Pow, sqrt(x), 2)),
    (sqrt(x + y), sqrt(x) + sqrt(y)),
    (log(x + y), log(x) + log(y)),
    (unwritten(Add, half, Rational(1, 3)), Rational(2, 5)),
    (sin(2 * x), 2 * sin(x)),
    ((2**x) * 3, 6**x),
    (Pow(10, -30), Pow(10, -31)),
    (x + Pow(10, -40), x),
    (sqrt(2) + sqrt(3), sqrt(5)),
    (sin(x) ** 2 + cos(x) ** 2, 1 + Pow(10, -30)),
    (sin(x) / (1 + cos(x)), (1 - cos(x)) / sin(x)),
    (sin(x), cos(x) * tan(x)),
    (Derivative(x**3, x), 3 * x**3),
    (Derivative(sin(2 * x), x), cos(2 * x)),
    (Derivative(x * sin(x), x), cos(x)),
    (Derivative(sin(x) / x, x), cos(x)),
    (Derivative(x**2, (x, 2)), 2 * x),
    (Integral(x**2, (x, 0, 1)), half),
    (Integral(1 / x**2, (x, -1, 1)), -2),
    (Integral(1 / x, (x, -1, 1)), 0),
    (Integral(2 * x * exp(x**2), (x, 0, 2)), exp(2) - 1),
    (Integral(sin(x), (x, 0, 2 * pi)), 4),
    (Limit((x**2 - 1) / (x - 1), x, 1, "+-"), 0),
    (Limit(sin(2 * x) / x, x, 0, "+-"), 1),
    (Limit(Abs(x) / x, x, 0, "+-"), 1),
    (Limit(1 / x, x, 0, "+-"), oo),
    (Limit(exp(1 / x), x, 0, "+-"), 0),
    (Determinant(M), 10),
    (Sum(k, (k, 1, n)), n * (n - 1) / 2),
    (Sum(half**k, (k, 0, oo)), 1),
    (Inverse(M), ImmutableMatrix([[1, half], [Rational(1, 3), Rational(1, 4)]])),
    (MatMul(M, N, evaluate=False), MatMul(N, M, evaluate=False)),
    (Tuple(1, 2), Tuple(2, 1)),
    (FiniteSet(1, 2), FiniteSet(2, 3)),
    (FiniteSet(Tuple(1, 2)), FiniteSet(Tuple(2, 1))),
    (Interval(0, 1), Interval.open(0, 1)),
    (MatMul(M, N, evaluate=False), ImmutableMatrix([[0, 2], [3, 4]])),
    (M, ImmutableMatrix([[1, 2, 0], [3, 4, 0]])),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_a_right_value_is_proved(left, right):
    verdict = same(left, right)
    assert verdict.status is Status.PROVED, render_plain(verdict.message)


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_a_wrong_value_is_refuted(left, right):
    verdict = same(left, right)
    assert verdict.status is Status.REFUTED, render_plain(verdict.message)


UP_TO_CONSTANT = [
    (Integral(x**2, x), x**3 / 3),
    (Integral(x**2, x), x**3 / 3 + symbols("C")),
    (Integral(1 / x, x), log(Abs(x))),
    (Integral(x * cos(x), x), x * sin(x) - Integral(sin(x), x)),
    (Integral(x**2 + sin(x), x), Integral(x**2, x) + Integral(sin(x), x)),
    (Integral(2 * x * cos(x**2), x), Subs(Integral(cos(t), t), t, x**2)),
    (Integral(tan(x), x), -log(Abs(cos(x)))),
    (Integral(sin(x) * cos(x), x), sin(x) ** 2 / 2),
    (Integral(sin(x) * cos(x), x), -cos(2 * x) / 4),
    (sin(x) ** 2 / 2, -(cos(x) ** 2) / 2),
    (Integral(1 / (x**2 - 1), x), log(Abs((x - 1) / (x + 1))) / 2),
    (Integral(sqrt(1 - x**2), x), x * sqrt(1 - x**2) / 2 + asin(x) / 2),
    (Integral(1 / (1 + x**2), x), atan(x)),
    (Integral(sec(x), x), log(Abs(sec(x) + tan(x)))),
    (Integral(1 / (1 + cos(x)), x), (1 - cos(x)) / sin(x)),
    (asin(x), -acos(x)),
    (Integral(log(x), x), x * log(x) - x),
]
NOT_UP_TO_CONSTANT = [
    (Integral(x**2, x), x**3),
    (Integral(1 / x, x), log(x)),
    (Integral(1 / x, x), -1 / x**2),
    (Integral(tan(x), x), log(cos(x))),
    (Integral(cos(x), x), -sin(x)),
    (Integral(exp(2 * x), x), exp(2 * x)),
    (Integral(x * cos(x), x), x * sin(x)),
    (Integral(x * cos(x), x), x * sin(x) + Integral(sin(x), x)),
    (Integral(1 / (1 + x**2), x), log(1 + x**2)),
    (Integral(1 / cos(x) ** 2, x), atan(x)),
]


@pytest.mark.parametrize(("left", "right"), UP_TO_CONSTANT)
def test_a_right_antiderivative_is_proved(left, right):
    verdict = check_claim(SameUpToConstant(formula(left), formula(right), "x"))
    assert verdict.status is Status.PROVED, render_plain(verdict.message)


@pytest.mark.parametrize(("left", "right"), NOT_UP_TO_CONSTANT)
def test_a_wrong_antiderivative_is_refuted(left, right):
    verdict = check_claim(SameUpToConstant(formula(left), formula(right), "x"))
    assert verdict.status is Status.REFUTED, render_plain(verdict.message)


SAME_SOLUTIONS = [
    (Eq(2 * x + 3, 7), Eq(2 * x, 4), "x"),
    (Eq(2 * x**2 + 5 * x - 3, 0), FiniteSet(-3, half), "x"),
    (Eq(2 * x**2 + 5 * x - 3, 0), Or(Eq(x, -3), Eq(x, half)), "x"),
    (Eq((x - 1) * (x + 2), 0), Or(Eq(x - 1, 0), Eq(x + 2, 0)), "x"),
    (Eq(x**2 + 5 * x + 2, 0), Or(Eq(x, (-5 - sqrt(17)) / 2), Eq(x, (-5 + sqrt(17)) / 2)), "x"),
    (Eq(x**2 + 1, 0), S.EmptySet, "x"),
    (Eq(x**2 + 1, 0), S.false, "x"),
    (unwritten(Eq, 2 * (x + 1), 2 * x + 2), S.Reals, "x"),
    (Eq(1 / x, 2), Eq(x, half), "x"),
    (Eq(x / (x - 1), 1 / (x - 1)), S.EmptySet, "x"),
    (Eq(x / (x - 1), 2), And(Eq(x, 2 * (x - 1)), Ne(x, 1)), "x"),
    (Eq(sqrt(2 * x + 3), x), And(Eq(2 * x + 3, x**2), x >= 0), "x"),
    (Eq(Abs(x - 2), 3), Or(Eq(x - 2, 3), Eq(x - 2, -3)), "x"),
    (Eq(x**3, 8), Eq(x, 2), "x"),
    (Eq(x**2, 2), Or(Eq(x, sqrt(2)), Eq(x, -sqrt(2))), "x"),
    (Eq(cbrt(x), -2), Eq(x, -8), "x"),
    (Eq(2 * exp(x), 4), Eq(exp(x), 2), "x"),
    (Eq(4 * Abs(x - 7) + 4, 20), Eq(Abs(x - 7), 4), "x"),
    (Eq(5 * sin(x), 3), Eq(sin(x), Rational(3, 5)), "x"),
    (-2 * log(x) < 4, log(x) > -2, "x"),
    (Eq((x - 1) ** 2 * (x + 2), 0), unwritten(Or, Eq(x, 1), Eq(x, -2)), "x"),
    (-2 * x < 6, x > -3, "x"),
    (x**2 < 4, Interval.open(-2, 2), "x"),
    ((x - 1) / (x + 2) >= 0, Union(Interval.open(-oo, -2), Interval(1, oo)), "x"),
    (Abs(x - 1) > 2, Or(x > 3, x < -1), "x"),
    (x**2 >= 0, S.true, "x"),
    (x**2 - 2 > 0, Or(x < -sqrt(2), x > sqrt(2)), "x"),
    (And(Eq(x + y, 3), Eq(x - y, 1)), FiniteSet((2, 1)), "x y"),
    (And(Eq(x + y, 3), Eq(x - y, 1)), And(Eq(x + y, 3), Eq(2 * x, 4)), "x y"),
    (And(Eq(x + y, 3), Eq(x - y, 1)), And(Eq(y, 3 - x), Eq(x - (3 - x), 1)), "x y"),
    (And(Eq(x + y, 3), Eq(2 * x + 2 * y, 6)), Eq(x + y, 3), "x y"),
    (And(Eq(x + y, 3), Eq(2 * x + 2 * y, 6)), FiniteSet((3 - y, y)), "x y"),
    (And(Eq(x + y, 3), Eq(2 * x + 2 * y, 6)), FiniteSet((3 - t, t)), "x y"),
    (And(Eq(x + y, 3), Eq(x + y, 4)), S.EmptySet, "x y"),
    (And(Eq(x**2 + y**2, 25), Eq(x + y, 7)), FiniteSet((3, 4), (4, 3)), "x y"),
    (And(Eq(x, -3), Eq(x * y, 6)), FiniteSet((-3, -2)), "x y"),
    (And(Eq(x * y, 6), Eq(x + y, 5)), And(Eq(x * (5 - x), 6), Eq(y, 5 - x)), "x y"),
    (Eq(a * x + b, 0), Eq(x, -b / a), "x"),
    (Eq(exp(2 * x) - 3 * exp(x) + 2, 0), FiniteSet(0, log(2)), "x"),
    (Eq(4**x - 5 * 2**x + 4, 0), FiniteSet(0, 2), "x"),
    (Eq(2**x, 3), Eq(x, log(3) / log(2)), "x"),
    (Eq(x * exp(x), 2 * exp(x)), Eq(x, 2), "x"),
    (Eq(log(x) + log(x - 3), log(10)), Eq(x, 5), "x"),
    (Eq(log(x) ** 2, 1), FiniteSet(E, 1 / E), "x"),
    (half**x > 8, x < -3, "x"),
    (log(x - 1) <= 0, Interval.Lopen(1, 2), "x"),
    (Eq(x**2, pi * x), FiniteSet(0, pi), "x"),
    (Eq(Determinant(ImmutableMatrix([[2 - x, 1], [1, 2 - x]])), 0), FiniteSet(1, 3), "x"),
]
NOT_SAME_SOLUTIONS = [
    (Eq(2 * x + 3, 7), Eq(2 * x, 10), "x"),
    (Eq(x**2, 2 * x), Eq(x, 2), "x"),
    (Eq(x**2, 9), Eq(x, 3), "x"),
    (Eq(x**2, x), Eq(x, 1), "x"),
    (Eq(sqrt(2 * x + 3), x), Eq(2 * x + 3, x**2), "x"),
    (Eq(2 * x**2 + 5 * x - 3, 0), FiniteSet(3, -half), "x"),
    (Eq(x / (x - 1), 1 / (x - 1)), Eq(x, 1), "x"),
    (Eq((x**2 - 1) / (x - 1), 2), Eq(x + 1, 2), "x"),
    (unwritten(Eq, 1 / x, 1 / x), S.Reals, "x"),
    (Eq(x**2 + 5 * x + 2, 0), Or(Eq(x, (5 - sqrt(17)) / 2), Eq(x, (5 + sqrt(17)) / 2)), "x"),
    (Eq(x**2, 2), FiniteSet(Rational(141421356, 100000000), -Rational(141421356, 100000000)), "x"),
    (Eq(x**2 + 1, 0), FiniteSet(1), "x"),
    (-2 * x < 6, x < -3, "x"),
    (-2 * log(x) < 4, log(x) < -2, "x"),
    (unwritten(Eq, unwritten(Pow, sqrt(x), 2), x), unwritten(Eq, x, x), "x"),
    (unwritten(Add, x, unwritten(Mul, 0, unwritten(Pow, -4, half))) > 3, x > 3, "x"),
    (unwritten(Eq, (x + 1) ** 2, x**2 + 2 * x + 1), Eq(x, 1), "x"),
    (x**2 < 4, x < 2, "x"),
    (x**2 < 4, Interval(-2, 2), "x"),
    (x**2 > 4, x > 2, "x"),
    ((x - 1) / (x + 2) >= 0, Union(Interval(-oo, -2), Interval(1, oo)), "x"),
    ((x - 1) / (x + 2) >= 0, x >= 1, "x"),
    (1 / x < 1, x > 1, "x"),
    (Abs(x - 2) < 3, x < 5, "x"),
    (Eq(exp(2 * x) - 3 * exp(x) + 2, 0), FiniteSet(log(2)), "x"),
    (Eq(log(x) + log(x - 3), log(10)), FiniteSet(5, -2), "x"),
    (Eq(log(x**2), 2), Eq(log(x), 1), "x"),
    (half**x > 8, x > -3, "x"),
    (x > pi, x > Rational(22, 7), "x"),
    (And(Eq(x + y, 3), Eq(x - y, 1)), Eq(2 * x, 4), "x y"),
    (And(Eq(x + y, 3), Eq(x - y, 1)), FiniteSet((1, 2)), "x y"),
    (And(Eq(x + y, 3), Eq(x - y, 1)), S.EmptySet, "x y"),
    (And(Eq(x + y, 3), Eq(2 * x + 2 * y, 6)), FiniteSet((2, 1)), "x y"),
    (And(Eq(x + y, 3), Eq(x + y, 4)), FiniteSet((1, 2)), "x y"),
    (And(Eq(x**2 + y**2, 25), Eq(x + y, 7)), FiniteSet((3, 4)), "x y"),
    (And(Eq(x**2 + y**2, 25), Eq(x + y, 7)), FiniteSet((3, 4), (4, 3), (5, 0)), "x y"),
]


@pytest.mark.parametrize(("left", "right", "unknowns"), SAME_SOLUTIONS)
def test_equal_solutions_are_proved(left, right, unknowns):
    verdict = check_claim(SameSolutions(formula(left), formula(right), tuple(unknowns.split())))
    assert verdict.status is Status.PROVED, render_plain(verdict.message)


@pytest.mark.parametrize(("left", "right", "unknowns"), NOT_SAME_SOLUTIONS)
def test_a_lost_or_extra_solution_is_shown(left, right, unknowns):
    verdict = check_claim(SameSolutions(formula(left), formula(right), tuple(unknowns.split())))
    assert verdict.status is Status.REFUTED, render_plain(verdict.message)
    assert verdict.witness is not None
    assert verdict.note in ("lost-solution", "extraneous-solution")


@pytest.mark.parametrize(
    ("left", "right", "status"),
    [
        (Eq(sqrt(2 * x + 3), x), Eq(2 * x + 3, x**2), Status.PROVED),
        (Eq(x, 2), Eq(x**2, 4), Status.PROVED),
        (x > 3, x > 1, Status.PROVED),
        (S.false, Eq(x, 1), Status.PROVED),
        (Eq(x**2, 4), Eq(x, 2), Status.REFUTED),
        (x > 1, x > 3, Status.REFUTED),
    ],
)
def test_an_implication_may_gain_solutions_but_not_lose_any(left, right, status):
    assert check_claim(Implies(formula(left), formula(right), ("x",))).status is status


def test_a_plan_is_not_checked():
    verdict = check_claim(Restates())
    assert (verdict.status, verdict.note) == (Status.UNCHECKED, "restates")


def test_what_was_never_read_is_not_checked():
    verdict = check_claim(SameValue(Formula("x", "x"), Formula("y", "y")))
    assert (verdict.status, verdict.note) == (Status.UNCHECKED, "not-read")


def test_what_cannot_be_decided_says_so():
    f = Integral(exp(-(x**2)) * sin(x) ** sin(x), (x, 0, 1))
    verdict = same(f, 1)
    assert verdict.status is not Status.PROVED
    free = SameSolutions(formula(And(Eq(x, -3), Eq(x**2, 9))), formula(S.EmptySet), ("x", "y"))
    assert not check_claim(free).proved


def test_the_witness_names_the_point_and_both_values():
    verdict = same((x + 1) ** 2, x**2 + 1)
    assert verdict.witness is not None
    assert [name for name, _ in verdict.witness.point] == ["x"]
    assert verdict.witness.left != verdict.witness.right
    assert "the left side is" in render_plain(verdict.message)


def test_letters_are_numbers_that_may_be_negative():
    both = Or(Eq(x, sqrt(a)), Eq(x, -sqrt(a)))
    assert check_claim(SameSolutions(formula(Eq(x**2, a)), formula(both), ("x",))).proved
    two_roots = Or(Eq(x, sqrt(a) * sqrt(b)), Eq(x, -sqrt(a) * sqrt(b)))
    assert not check_claim(SameSolutions(formula(Eq(x**2, a * b)), formula(two_roots), ("x",))).proved
    assert not check_claim(SameSolutions(formula(Eq(x**2, a)), formula(Eq(x, sqrt(a))), ("x",))).proved
    before = Or(Eq(x, 1 + a * sqrt(b)), Eq(x, 1 - a * sqrt(b)))
    verdict = check_claim(SameSolutions(formula(Eq((x - 1) ** 2, a**2 * b)), formula(before), ("x",)))
    assert not verdict.proved or "a is not zero" in render_plain(verdict.message)


def test_a_letter_that_is_divided_by_is_named():
    verdict = check_claim(SameSolutions(formula(Eq(a * x + b, 0)), formula(Eq(x, -b / a)), ("x",)))
    assert "a is not zero" in render_plain(verdict.message)
