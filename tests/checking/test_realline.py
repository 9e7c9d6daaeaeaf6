"""Statements in one unknown are decided everywhere: against SymPy's own inequality solver and by hand."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sympy import (
    Abs,
    And,
    Complement,
    Contains,
    Eq,
    FiniteSet,
    Ge,
    Gt,
    Interval,
    Le,
    Lt,
    Max,
    Mul,
    Ne,
    Not,
    Or,
    Rational,
    S,
    oo,
    solveset,
    sqrt,
    symbols,
)

from tutor.checking.comparison import Beyond
from tutor.checking.realline import cells, holds
from tutor.checking.reals import Signs
from tutor.checking.solutions import compare_solutions, on_the_line, statement

x, a = symbols("x a")


def truth(claim, point):
    from tutor.checking.reals import Real

    return holds(claim, Signs({x: Real(S(point))}))


def test_a_line_is_cut_at_every_turning_point():
    line = cells([x**2 - 2 > 0, Eq(1 / (x - 3), 1)], x)
    assert [cell.is_cut for cell in line] == [False, True] * 4 + [False]
    assert [cell.sample.expression for cell in line if cell.is_cut] == [-sqrt(2), sqrt(2), 3, 4]


def test_samples_lie_between_their_neighbours():
    line = cells([Eq((x - Rational(1, 3)) * (x - Rational(34, 100)) * (x + 10**6), 0)], x)
    samples = [cell.sample.expression for cell in line]
    assert samples == sorted(samples)
    assert len(set(samples)) == len(samples)


@pytest.mark.parametrize(
    ("claim", "point", "expected"),
    [
        (1 / x > 0, 0, False),
        (Not(1 / x > 0, evaluate=False), 0, False),
        (Not(Or(Eq(x, 1), Eq(x, 2)), evaluate=False), 3, True),
        (Not(Or(Eq(x, 1), Eq(x, 2)), evaluate=False), 2, False),
        (Not(And(x > 1, x < 3, evaluate=False), evaluate=False), 5, True),
        (sqrt(x) >= 0, -1, False),
        (Eq(sqrt(3 + 2 * sqrt(2)) * x, 1 + sqrt(2)), 1, True),
        (Eq(x**2, 2), sqrt(2), True),
        (Ne(x**2, 2), sqrt(2), False),
        (Eq(x**2, 2), Rational(141421356237, 10**11), False),
        (x > 10**-30, 10**-31, False),
    ],
)
def test_truth_at_a_point_is_exact(claim, point, expected):
    assert truth(claim, point) is expected


def test_a_set_without_a_point_is_understood():
    without = Complement(S.Reals, FiniteSet(1), evaluate=False)
    assert compare_solutions(Ne(x, 1), without, ("x",)).same
    assert compare_solutions(Contains(x, Interval(0, 1), evaluate=False), And(x >= 0, x <= 1), ("x",)).same
    assert not compare_solutions(Ne(x, 2), without, ("x",)).same


def test_letters_are_not_taken_for_numbers():
    with pytest.raises(Beyond):
        cells([a * x > 1], x)
    assert compare_solutions(a * x > 1, x > 1 / a, ("x",)).reason is not None
    assert (
        compare_solutions(And(Eq(a * x, a), Eq(0 * x, 0, evaluate=False), evaluate=False), Eq(x, 1), ("x",)).reason
        is not None
    )


def test_an_equation_that_says_nothing_constrains_nothing():
    y = symbols("y")
    says_nothing = Eq((x + 1) ** 2, x**2 + 2 * x + 1, evaluate=False)
    both = And(says_nothing, Eq(y**2, 1), evaluate=False)
    assert not compare_solutions(both, FiniteSet((0, 1), (0, -1)), ("x", "y")).same


linear = st.builds(lambda a, b: a * x + b, st.integers(-4, 4).filter(bool), st.integers(-9, 9))
kinds = st.sampled_from([Lt, Le, Gt, Ge, Eq])
expressions = st.one_of(
    linear,
    st.builds(Mul, linear, linear),
    st.builds(lambda f, g: f / g, linear, linear),
    st.builds(lambda f, g: Abs(f) - g, linear, linear),
    st.builds(lambda f, g: sqrt(f) - g, linear, linear),
    st.builds(lambda f, g, h: f * g / h, linear, linear, linear),
    st.builds(lambda f, g: Max(f, g), linear, linear),
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(expressions, kinds, st.fractions(-12, 12, max_denominator=12))
def test_the_truth_of_a_cell_is_the_truth_of_its_points(f, kind, point):
    claim = kind(f, 0, evaluate=False)
    point = Rational(point.numerator, point.denominator)
    line = cells([claim], x)
    position = [cell for cell in line if cell.is_cut and cell.sample.expression <= point]
    on_cut = position and position[-1].sample.expression == point
    cell = position[-1] if on_cut else line[2 * len(position)]
    value = f.subs(x, point)
    expected = bool(value.is_extended_real and value.is_finite) and bool(kind(value, 0))
    assert holds(claim, Signs({x: cell.sample})) is expected


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(linear, min_size=1, max_size=3), st.lists(linear, min_size=0, max_size=1), kinds)
def test_solution_sets_agree_with_sympy(above, below, kind):
    claim = kind(Mul(*above) / Mul(*below), 0)
    if claim in (S.true, S.false):
        return
    found = solveset(claim, x, S.Reals)
    assert on_the_line(claim, statement(found, (x,)), x).same


def test_the_ends_of_the_line_count():
    assert on_the_line(x > 5, statement(Interval.open(5, oo), (x,)), x).same
    assert on_the_line(x > 5, statement(Interval.open(5, 10**9), (x,)), x).lost is not None
