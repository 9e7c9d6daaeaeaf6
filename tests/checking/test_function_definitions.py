"""What the checker itself says about a function: its domain, values, extrema, asymptotes, tangents."""

from __future__ import annotations

import pytest
from sympy import Symbol

from tutor.checking.definitions import DEFINITIONS, Undefined
from tutor.checking.steps import check_claim
from tutor.maths.operations import operation
from tutor.maths.printing import formula, plain
from tutor.maths.reading import read
from tutor.solution import SameValue
from tutor.verdict import Status

X = Symbol("x")


@pytest.mark.parametrize(
    ("name", "function", "value"),
    [
        ("domain", "sqrt(x - 2)", "[2, oo)"),
        ("domain", "1/(x^2 - 4)", "(-oo, -2) ∪ (-2, 2) ∪ (2, oo)"),
        ("domain", "ln(x + 1)/(x - 3)", "(-1, 3) ∪ (3, oo)"),
        ("range", "x^2 + 4x + 1", "[-3, oo)"),
        ("range", "1/x", "(-oo, 0) ∪ (0, oo)"),
        ("range", "x/(x^2 + 1)", "[-1/2, 1/2]"),
        ("range", "e^x", "(0, oo)"),
        ("maxima", "x^3 - 3x", "{(-1, 2)}"),
        ("minima", "x^3 - 3x", "{(1, -2)}"),
        ("maxima", "x^3", "{}"),
        ("inflections", "x^3 - 3x", "{(0, 0)}"),
        ("inflections", "x^4", "{}"),
        ("vertical_asymptotes", "(x + 1)/(x^2 - 1)", "{1}"),
        ("end_asymptotes", "(x^2 + 1)/(x - 1)", "{x + 1}"),
        ("end_asymptotes", "e^x", "{0}"),
        ("parity", "x^3 + x", "odd"),
        ("parity", "x^2 + x", "neither"),
        ("largest_value", "3 + 4x - x^2", "7"),
    ],
)
def test_a_function_is_described_from_the_definition(name: str, function: str, value: str) -> None:
    assert plain(DEFINITIONS[name](read(function), X)) == value


@pytest.mark.parametrize(("name", "function"), [("largest_value", "x^2"), ("smallest_value", "e^x"), ("domain", "x y")])
def test_what_is_not_there_is_undefined(name: str, function: str) -> None:
    with pytest.raises(Undefined):
        DEFINITIONS[name](read(function), X)


@pytest.mark.parametrize(
    ("name", "function", "wrong"),
    [
        ("domain", "sqrt(x - 2)", "(2, oo)"),
        ("range", "x^2", "(-oo, oo)"),
        ("maxima", "x^3 - 3x", "{(1, -2)}"),
        ("vertical_asymptotes", "(x^2 - 1)/(x - 1)", "{1}"),
    ],
)
def test_a_wrong_description_is_refuted(name: str, function: str, wrong: str) -> None:
    claim = SameValue(formula(operation(name, read(function), X)), formula(read(wrong)))

    assert check_claim(claim).status is Status.REFUTED
