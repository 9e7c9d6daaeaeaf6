"""Comparisons of equations, inequalities, sets, lists, points and matrices, and between kinds."""

import pytest
import sympy as sp
from sympy import Abs, And, Complement, Eq, FiniteSet, Interval, Matrix, Or, Rational, Tuple, Union, oo, sqrt

from tutor.maths.equivalence import Outcome, compare
from tutor.maths.reading.values import Choice, Quantity, Ratio, Several, Unit, Words

x, y, a, b, c, t = sp.symbols("x y a b c t")
f = sp.Function("f")
one, two, three = sp.Integer(1), sp.Integer(2), sp.Integer(3)
cm = Unit("cm", Rational(1, 100), (("length", 1),))
metre = Unit("m", one, (("length", 1),))
kilogram = Unit("kg", one, (("mass", 1),))
percent = Unit("%", Rational(1, 100), ())

EQUAL = [
    (Eq(y, x / (2 * x - 1)), Eq(1 / x + 1 / y, 2)),
    (Eq(2 * x + 1, 0), Eq(20 * x + 10, 0)),
    (Eq(x**2, a), Eq((x - sqrt(a)) * (x + sqrt(a)), 0)),
    (Eq(x**2 + y**2, 1), Eq((y - sqrt(1 - x**2)) * (y + sqrt(1 - x**2)), 0)),
    (Eq(x, x, evaluate=False), Eq(a, a, evaluate=False)),
    (Or(Eq(x, 2), Eq(x, -2)), Eq(x**2, 4)),
    (Or(Eq(a, 0), Eq(x, y)), Eq(a * x, a * y)),
    (Eq(sp.log(y), x), Eq(y, sp.exp(x))),
    (Eq(f(x), x + 1), Eq(f(t), t + 1)),
    (x > 1, -2 * x < -2),
    (x**2 - 3 * a < 0, 3 * x**2 < 9 * a),
    (Abs(x) < 2, And(x < 2, x > -2)),
    (Abs(x) <= 3, x**2 <= 9),
    (sp.Ne(x, 2), Or(x < 2, x > 2)),
    (And(Eq(y, x), Eq(y**2, 2)), And(Eq(x**2 + y**2, 4), Eq(y, x))),
    (sp.And(a, sp.Or(b, c)), sp.Or(sp.And(a, b), sp.And(a, c))),
    (Eq(x, 3), three),
    (Eq(f(x), x + 1), x + 1),
    (Or(Eq(x, 2), Eq(x, 3)), FiniteSet(2, 3)),
    (Or(Eq(x, 2), Eq(x, 3)), Several((three, two))),
    (And(Eq(x, 1), Eq(y, 2)), Tuple(1, 2)),
    (Interval(0, 1), And(x >= 0, x <= 1)),
    (Interval.open(1, oo), x > 1),
    (Interval.open(1, 3), Tuple(1, 3)),
    (Union(Interval(0, 1), Interval(1, 2), evaluate=False), Interval(0, 2)),
    (Complement(Interval(0, 6), Interval(0, 2), evaluate=False), Interval.Lopen(2, 6)),
    (Interval(a + a, b * b), Interval(2 * a, b**2)),
    (FiniteSet(one, two, 1 + one, evaluate=False), FiniteSet(one, two)),
    (Several((one, two)), FiniteSet(2, 1)),
    (Several((one, two, three)), Several((three, one, two))),
    (Tuple(x + x, y * y), Tuple(2 * x, y**2)),
    (Matrix([1, 2]), Tuple(1, 2)),
    (sp.MatMul(Matrix([[1, 2], [3, 4]]), Matrix([1, 1])), Matrix([3, 7])),
    (sp.Float("85.71"), Rational(600, 7)),
    (sp.pi, sp.Float("3.14")),
    (Quantity(sp.Integer(150), cm), Quantity(Rational(3, 2), metre)),
    (Quantity(sp.Integer(10), cm), sp.Integer(10)),
    (Quantity(sp.Integer(28), percent), sp.Float("0.28")),
    (Quantity(sp.Integer(28), percent), sp.Integer(28)),
    (Ratio((two, three)), Ratio((sp.Integer(4), sp.Integer(6)))),
    (Ratio((two, three)), Rational(2, 3)),
    (Choice("B"), sp.Symbol("B")),
    (Words("Even", "even"), Words("even.", "even")),
]

DIFFERENT = [
    (Eq(x, 2), Eq((x - 2) ** 2, 0, evaluate=False)),
    (Eq(x, y), Eq(sqrt(x), sqrt(y))),
    (Eq(x**2 + y**2, 1), Eq(y, sqrt(1 - x**2))),
    (Eq(f(2), f(3) + 4), Eq(f(5), f(7) + 4)),
    (Eq(x, 1), Eq(1, 1, evaluate=False)),
    (x > 2, y > 2),
    (x > 2, x >= 2),
    (x < 2, x >= 2),
    (-5 * x > -9 * y, 5 * x > 9 * y),
    (Eq(x, 3), two),
    (Interval(0, 1), Interval.Ropen(0, 1)),
    (Interval(1, 3), FiniteSet(1, 3)),
    (Interval(1, 3), Tuple(1, 3)),
    (FiniteSet(1, 2, 3), FiniteSet(1, 2)),
    (Several((one, two)), Several((one, three))),
    (Several((one, two)), one),
    (Tuple(1, 2), Tuple(2, 1)),
    (Tuple(1, 2), one),
    (Matrix([1, 2]), Matrix([1, 3])),
    (sp.Float("0.33"), Rational(1, 3)),
    (sp.Float("9.999999"), sp.Integer(10)),
    (sp.Float("5.001"), sp.Integer(5)),
    (sp.Float("1001.5"), sp.Integer(1001)),
    (Quantity(sp.Integer(10), cm), Quantity(sp.Integer(10), metre)),
    (Quantity(sp.Integer(10), cm), Quantity(sp.Integer(10), kilogram)),
    (Ratio((two, three)), Ratio((three, two))),
    (Choice("B"), Choice("C")),
    (Words("Even", "even"), Words("odd", "odd")),
    (Words("Even", "even"), one),
]


@pytest.mark.parametrize(("left", "right"), EQUAL)
def test_the_same_answers_are_equal_both_ways_round(left, right):
    assert compare(left, right).outcome is Outcome.EQUAL
    assert compare(right, left).outcome is Outcome.EQUAL


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_other_answers_are_different_both_ways_round(left, right):
    assert compare(left, right).outcome is Outcome.DIFFERENT
    assert compare(right, left).outcome is Outcome.DIFFERENT


def test_a_missing_element_is_named():
    witness = compare(FiniteSet(1, 2, 3), FiniteSet(1, 2)).witness
    assert witness is not None
    assert witness.missing == "3"
