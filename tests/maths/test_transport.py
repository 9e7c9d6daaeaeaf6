"""What is packed is rebuilt exactly as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import (
    Add,
    And,
    Derivative,
    Determinant,
    Eq,
    FiniteSet,
    Float,
    Function,
    I,
    ImmutableDenseMatrix,
    Integral,
    Interval,
    Inverse,
    Limit,
    MatMul,
    Mul,
    Or,
    Piecewise,
    Pow,
    Rational,
    S,
    Symbol,
    Tuple,
    Union,
    cos,
    exp,
    log,
    oo,
    pi,
    sin,
    sqrt,
)

from tutor.maths.printing import formula
from tutor.maths.transport import expression, pack, unpack

x = Symbol("x")
M = ImmutableDenseMatrix([[1, x], [Rational(1, 3), 4]])

WRITTEN = [
    Add(2, 2, evaluate=False),
    Mul(3, Pow(4, -1, evaluate=False), evaluate=False),
    Mul(2, x + 3, evaluate=False),
    Pow(Add(x, 1, evaluate=False), 2, evaluate=False),
    sin(pi / 2, evaluate=False),
    Eq(2, 2, evaluate=False),
    x**2 + 2 * x - 3,
    exp(-x) * log(x) / sqrt(x),
    Derivative(x**2 * sin(x), x, 2),
    Integral(x**2, (x, 0, 1)),
    Limit(sin(x) / x, x, 0, "+-"),
    And(x > 1, x < 3),
    Or(Eq(x, 1), Eq(x, 2)),
    FiniteSet(1, Rational(1, 2), I),
    Union(Interval.open(-oo, 1), Interval(2, 3)),
    Tuple(1, x),
    S.EmptySet,
    S.Reals,
    M,
    Determinant(M),
    MatMul(M, Inverse(M)),
    Function("f")(x),
    Piecewise((x, x > 0), (0, True)),
    Float("0.1", 30),
]


@pytest.mark.parametrize("written", WRITTEN, ids=str)
def test_round_trip_keeps_the_expression_as_written(written):
    rebuilt = unpack(pack(written))
    assert rebuilt == written
    assert type(rebuilt) == type(written)  # noqa: E721 - SymPy makes the class of f(x) anew when its cache is full
    assert [str(argument) for argument in rebuilt.args] == [str(argument) for argument in written.args]


def test_formula_carries_its_expression():
    written = Add(2, 2, evaluate=False)
    assert expression(formula(written)) == written


@pytest.mark.parametrize("written", WRITTEN, ids=str)
def test_what_was_just_printed_is_what_would_be_rebuilt(written):
    told = formula(written)

    assert pack(expression(told)) == pack(unpack(told.tree)) == told.tree
    assert expression(told) == unpack(told.tree)


def test_letters_with_assumptions_come_back_without():
    assert expression(formula(Symbol("x", positive=True) + 1)) == x + 1


@pytest.mark.parametrize("text", ['["__import__","os"]', '["Popen","ls"]', "null", "true", "{}"])
def test_only_mathematics_is_ever_built(text):
    with pytest.raises(ValueError, match="not a"):
        unpack(text)


leaves = st.one_of(st.integers(-99, 99).map(S), st.sampled_from([x, Symbol("y_1"), pi, I, Rational(2, 3)]))
trees = st.recursive(
    leaves,
    lambda parts: st.one_of(
        st.lists(parts, min_size=2, max_size=3).map(lambda args: Add(*args, evaluate=False)),
        st.lists(parts, min_size=2, max_size=3).map(lambda args: Mul(*args, evaluate=False)),
        st.tuples(parts, st.integers(-3, 3)).map(lambda args: Pow(*args, evaluate=False)),
        parts.map(lambda argument: cos(argument, evaluate=False)),
    ),
    max_leaves=12,
)


@given(trees)
def test_every_unevaluated_tree_survives(tree):
    assert pack(unpack(pack(tree))) == pack(tree)
