"""Numeric equations in sentences, read without the product."""

from __future__ import annotations

from fractions import Fraction

import pytest

from benchmarks.sums import false_links, links, solutions


@pytest.mark.parametrize(
    ("line", "false"),
    [
        ("He pays 16 x $60 + 8 x $30 = $1200.", 0),
        ("He pays 16 x $60 + 8 x $30 = $1300.", 1),
        ("5 times 3 is 18", 1),
        ("<<5*3=15>>", 0),
        ("That is $900/day * 3 days = $2700", 0),
        ("20% of 60 is 0.2 x 60 = 12 and 10 / 3 = 3.33", 0),
        ("So x + 8 = 12 and 2x = 20", 0),
        ("3 + 2(3-1) + 1 = 10 bones", 1),
        ("11 hours 20 minutes - 8.34 hours = 2 hours 46 minutes", 0),
    ],
)
def test_false_equations_of_numbers(line, false):
    assert len(false_links(line)) == false


def test_a_side_without_a_sum_is_no_claim():
    assert not list(links("Her tip on $120 is 0.2 x 120"))


@pytest.mark.parametrize(
    ("line", "found"),
    [("We know that 20 - 3x = 12.", ("x", Fraction(8, 3))), ("So 2(y+5) = 35", ("y", Fraction(25, 2)))],
)
def test_linear_equations_in_one_letter(line, found):
    assert solutions(line) == {found}
