"""The definitions of whole-number operations: known values, and refusal where they mean nothing."""

from __future__ import annotations

import pytest
from sympy import Integer, Pow, Rational, S, Symbol, Tuple, sqrt

from tutor.checking.definitions import DEFINITIONS, Undefined


def whole(*numbers: int) -> tuple[Integer, ...]:
    return tuple(map(Integer, numbers))


@pytest.mark.parametrize(
    ("name", "arguments", "value"),
    [
        ("factors", whole(12), Tuple(1, 2, 3, 4, 6, 12)),
        ("common_factors", whole(12, 18), Tuple(1, 2, 3, 6)),
        ("count_of_factors", whole(196), Integer(9)),
        ("quotient", whole(-7, 5), Integer(-2)),
        ("divides", whole(0, 5), S.false),
        ("smallest_factor", whole(91), Integer(7)),
        ("is_prime", whole(1), S.false),
        ("is_composite", whole(1), S.false),
        ("prime_factor_list", whole(60), Tuple(2, 2, 3, 5)),
        ("count_primes", whole(2, 11), Integer(5)),
        ("power_remainder", whole(7, 100, 13), Integer(9)),
        ("modular_solution", whole(6, 4, 10), Integer(4)),
        ("fibonacci", whole(16), Integer(987)),
        ("rounded", (Rational(-5, 2), S.One), Integer(-3)),
        ("rounded", (sqrt(2), Rational(1, 1000)), Rational(707, 500)),
        ("rounded_to_figures", (Rational("0.0045678"), Integer(2)), Rational("0.0046")),
        ("place_digit", (Rational("3.14159"), Integer(-2)), Integer(4)),
        ("numeral", (Symbol("-ff"), Integer(16)), Integer(-255)),
        ("in_base", (Integer(-255), Integer(16), Symbol("0x")), Symbol("-0xff")),
        ("complement", (Symbol("0000"), Integer(2)), Symbol("0000")),
        ("roman", whole(1994), Symbol("MCMXCIV")),
        ("shifted_right", whole(-5, 1), Integer(-3)),
        ("comparison_sign", (Pow(75, Rational(1, 4)), Pow(48, Rational(1, 8))), Symbol(">")),
        ("closest", (S.Half, Tuple(0, 2)), Integer(0)),
        ("letter_of_kth_largest", (Integer(2), Tuple(5, 9, 7)), Symbol("c")),
    ],
)
def test_has_the_value(name: str, arguments: tuple[object, ...], value: object) -> None:
    assert DEFINITIONS[name](*arguments) == value


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("remainder", whole(3, 0)),
        ("is_prime", (S.Half,)),
        ("factors", whole(0)),
        ("modular_solution", whole(2, 1, 4)),
        ("closest", (Integer(2), Tuple(1, 3))),
        ("numeral", (Symbol("12"), Integer(2))),
        ("in_base", whole(5, 1)),
        ("roman", whole(4000)),
        ("kth_largest", (Integer(4), Tuple(1, 2))),
        ("letter_of_closest", (Integer(2), Tuple(2, 2))),
    ],
)
def test_means_nothing(name: str, arguments: tuple[object, ...]) -> None:
    with pytest.raises(Undefined):
        DEFINITIONS[name](*arguments)
