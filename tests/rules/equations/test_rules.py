"""The rules of equations, each by itself: what they change, what they leave alone, what they claim."""

from __future__ import annotations

import itertools

import pytest
from sympy import Eq, FiniteSet, Integer, Interval, Rational, Symbol, Union, oo, sqrt, srepr
from sympy.core.relational import Relational

from tutor.checking.steps import check_claim
from tutor.maths.printing import plain
from tutor.maths.reading import read
from tutor.rules.equations.asking import degree_of, is_polynomial, unknown_of
from tutor.rules.equations.both_sides import clear_fractions, divide, swap
from tutor.rules.equations.fractions import cleared, common_denominator, conditions
from tutor.rules.equations.inequalities import as_inequalities, half_line
from tutor.rules.equations.linear import isolate, linear_parts
from tutor.rules.equations.powers import power_of
from tutor.rules.equations.products import zero_factors
from tutor.rules.equations.signs import pieced
from tutor.rules.equations.standard import gathered, standard_form
from tutor.rules.equations.tidying import collect, expand_brackets, is_simple
from tutor.rules.equations.written import has_bracket, in_powers, number_and_rest, relation, substituted, terms_of

X = Symbol("x")


def statement(text: str) -> Relational:
    found = read(text)
    assert isinstance(found, Relational)
    return found


def test_terms_and_coefficients_keep_the_written_order() -> None:
    assert [plain(term) for term in terms_of(read("3 + 2x - 5"))] == ["3", "2*x", "-5"]
    number, rest = number_and_rest(read("2 x/3"))
    assert number == Rational(2, 3)
    assert rest == [X]
    assert has_bracket(read("2(x + 1)"))
    assert not has_bracket(read("2 x^2"))


@pytest.mark.parametrize("text", ["3x", "x/4", "2x/3", "x^2", "-x", "5", "x y"])
def test_a_simple_term_needs_no_arithmetic(text: str) -> None:
    assert is_simple(read(text))


@pytest.mark.parametrize("text", ["2*3", "1x", "0x", "x*x", "2x*3", "4x/2", "2(x+1)"])
def test_other_terms_do(text: str) -> None:
    assert not is_simple(read(text))


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        (expand_brackets, "2(x - 3) - (x + 1) = 4", "2*x - 6 - x - 1 = 4"),
        (expand_brackets, "2x = 4", None),
        (collect, "2x + 3x - 1 = 4 + 5", "5*x - 1 = 9"),
        (collect, "3 + 2x = 7", None),
        (clear_fractions, "x/2 - x/3 = 1", "3*x - 2*x = 6"),
        (clear_fractions, "x/2 + (x - 1)/3 = 1", "3*x + 2*(x - 1) = 6"),
        (clear_fractions, "x = 1", None),
        (swap, "2 < x", "x > 2"),
        (swap, "2 = x", "x = 2"),
    ],
)
def test_a_rule_makes_one_proved_step_or_none(rule, before: str, after: str | None) -> None:
    steps, result = gathered(rule(statement(before), (X,)))
    if after is None:
        assert steps == []
        assert result == statement(before)
        return
    assert len(steps) == 1
    assert plain(result) == after
    assert check_claim(steps[0].claim).proved


@pytest.mark.parametrize(
    ("before", "divisor", "after"),
    [("-2x < 6", -2, "x > -3"), ("3x >= 6", 3, "x >= 2"), ("-x = 4", -1, "x = -4")],
)
def test_dividing_turns_an_inequality_only_for_negative_numbers(before: str, divisor: int, after: str) -> None:
    steps, result = gathered(divide(statement(before), Integer(divisor), (X,)))
    assert plain(result) == after
    assert all(check_claim(step.claim).proved for step in (*steps, *steps[0].substeps))


@pytest.mark.parametrize(
    ("before", "after"),
    [("2(x+1) = 2x + 5", "2 = 5"), ("3 = x", "x = 3"), ("x/2 + 1/3 = x", "x = 2/3"), ("4 - x <= 1", "x >= 3")],
)
def test_isolating_ends_at_the_unknown_or_without_it(before: str, after: str) -> None:
    assert plain(gathered(isolate(statement(before), X))[1]) == after


def test_standard_form_has_whole_coefficients_without_common_factor() -> None:
    assert plain(gathered(standard_form(statement("x/2 - 3 = -2x^2"), X))[1]) == "4*x^2 + x - 6 = 0"
    assert plain(gathered(standard_form(statement("6 = 2x - 4x^2"), X))[1]) == "2*x^2 - x + 3 = 0"


def test_products_and_powers_are_seen_as_written() -> None:
    assert zero_factors(statement("(x-1)(x+2) = 0"), X) is not None
    assert zero_factors(statement("(x-1)^2 = 0"), X) is not None
    assert zero_factors(statement("(x-1)(x+2) = 1"), X) is None
    assert zero_factors(statement("2(x-1) = 0"), X) is None
    assert power_of(statement("2(x-3)^2 - 5 = 13"), X) is not None
    assert power_of(statement("x^2 + x = 1"), X) is None


def test_denominators_exclude_and_are_cleared() -> None:
    equation = statement("3/(x-1) + 2 = 5/x")
    assert [plain(condition) for condition in conditions(equation, X)] == ["x != 1", "x != 0"]
    assert plain(common_denominator(equation, X)) in {"x*(x - 1)", "(x - 1)*x"}
    assert linear_parts(read("2x + 3"), X) == (2, 3)
    assert linear_parts(read("x^2"), X) is None
    assert not cleared(equation, common_denominator(equation, X), X).has(X**-1)


def test_sets_are_written_as_inequalities() -> None:
    assert plain(as_inequalities(half_line(statement("x >= 2")), X)) == "x >= 2"


def test_the_unknown_is_the_one_asked_for_or_the_usual_one() -> None:
    assert unknown_of(statement("a x + b = c"), None) == X
    assert unknown_of(statement("y = 2x + 1"), None) == Symbol("y")
    assert unknown_of(statement("t + 1 = 2"), None) == Symbol("t")
    assert unknown_of(statement("t + 1 = 2"), X) is None


def test_what_is_a_polynomial_as_written() -> None:
    assert is_polynomial(statement("x^2 + 1 = x"), X)
    assert not is_polynomial(statement("x/x = 1"), X)
    assert degree_of(statement("x^2 = x^2 + x"), X) == 1
    assert degree_of(statement("2^x = 1"), X) is None


def test_a_number_is_put_in_place_of_the_unknown_and_nothing_is_worked_out() -> None:
    assert plain(substituted(read("2x^2 - 3x"), X, Integer(-1))) == "2*(-1)^2 - 3*(-1)"
    assert plain(relation(Eq, in_powers([Integer(1), Integer(0), Integer(-4)], X), Integer(0))) == "x^2 - 4 = 0"


@pytest.mark.parametrize("inside", list(itertools.product((False, True), repeat=3)), ids=str)
@pytest.mark.parametrize("kept", [(False, False), (True, False), (False, True), (True, True)], ids=str)
def test_pieces_are_the_union_that_sympy_finds(inside: tuple[bool, ...], kept: tuple[bool, ...]) -> None:
    ends = [-oo, sqrt(2), Integer(5), oo]
    pairs = zip(itertools.pairwise(ends), inside, strict=True)
    intervals = [Interval.open(low, high) for (low, high), solves in pairs if solves]
    points = [FiniteSet(end) for end, solves in zip(ends[1:3], kept, strict=True) if solves]

    assert srepr(pieced(ends, inside, (False, *kept, False))) == srepr(Union(*intervals, *points))
