"""Statements about angles: decided on one period, with families of solutions and between bounds."""

from __future__ import annotations

import pytest
from sympy import (
    And,
    Basic,
    Eq,
    Expr,
    FiniteSet,
    Ge,
    ImageSet,
    Lambda,
    Le,
    Lt,
    Or,
    Rational,
    S,
    Set,
    Symbol,
    Union,
    asin,
    atan,
    cos,
    pi,
    sin,
    sqrt,
    tan,
)

from tutor.checking.solutions import compare_solutions

x, n = Symbol("x"), Symbol("n")
THIRD = asin(Rational(1, 3))


def family(start: Expr, period: Expr) -> Set:
    return ImageSet(Lambda(n, start + period * n), S.Integers)


def together(*families: Set) -> Set:
    return Union(*families, evaluate=False)


SAME = [
    (Eq(sin(x), S.Half), together(family(pi / 6, 2 * pi), family(5 * pi / 6, 2 * pi))),
    (Eq(cos(x), -1), family(pi, 2 * pi)),
    (Eq(tan(x), 2), family(atan(2), pi)),
    (Eq(sin(2 * x), sin(x)), together(family(S.Zero, pi), family(pi / 3, 2 * pi), family(-pi / 3, 2 * pi))),
    (Eq(sin(x), Rational(1, 3)), together(family(THIRD, 2 * pi), family(pi - THIRD, 2 * pi))),
    (Eq(2 * sin(x) ** 2 - sin(x) - 1, 0), Or(Eq(sin(x), 1), Eq(sin(x), -S.Half))),
    (Eq(sin(x + pi / 4), sqrt(2) / 2), together(family(S.Zero, 2 * pi), family(pi / 2, 2 * pi))),
    (Eq(sin(pi * x), 0), S.Integers),
    (Eq(sin(x), 2), S.EmptySet),
    (And(Eq(sin(x), S.Half), Ge(x, 0), Lt(x, 2 * pi)), FiniteSet(pi / 6, 5 * pi / 6)),
    (And(Eq(sin(x), 0), Ge(x, 0), Lt(x, 2 * pi)), FiniteSet(0, pi)),
    (And(Eq(cos(3 * x), S.Half), Ge(x, 0), Le(x, pi)), FiniteSet(pi / 9, 5 * pi / 9, 7 * pi / 9)),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_same_solutions(a: Basic, b: Basic) -> None:
    assert compare_solutions(a, b, ("x",)).same


LOST = [
    (Eq(sin(x), S.Half), family(pi / 6, 2 * pi)),
    (And(Eq(sin(x), 0), Ge(x, 0), Le(x, 2 * pi)), FiniteSet(0, pi)),
    (Eq(cos(x), 0), family(pi / 2, 2 * pi)),
]


@pytest.mark.parametrize(("a", "b"), LOST)
def test_a_lost_solution_is_shown(a: Basic, b: Basic) -> None:
    assert compare_solutions(a, b, ("x",)).lost


GAINED = [
    (Eq(sin(x), S.Half), together(family(pi / 6, pi), family(5 * pi / 6, 2 * pi))),
    (And(Eq(sin(x), S.Half), Ge(x, 0), Lt(x, pi)), FiniteSet(pi / 6, 5 * pi / 6, pi / 2)),
    (And(Eq(sin(x), 0), Ge(x, 0), Lt(x, pi)), FiniteSet(0, pi)),
    (Eq(tan(x) * cos(x) - 1, 0), family(pi / 2, 2 * pi)),
]


@pytest.mark.parametrize(("a", "b"), GAINED)
def test_a_wrong_solution_is_shown(a: Basic, b: Basic) -> None:
    assert compare_solutions(a, b, ("x",)).gained


@pytest.mark.parametrize("statement", [Eq(sin(x), x), Eq(sin(x) + sin(sqrt(2) * x), 0)])
def test_what_has_no_period_is_not_decided(statement: Basic) -> None:
    assert compare_solutions(statement, FiniteSet(0), ("x",)).reason is not None
