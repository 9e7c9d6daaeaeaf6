"""Large powers at infinity are compared by their first terms, never multiplied out."""

import pytest
from sympy import Rational, S, Symbol, expand, oo

from tutor.rules.limits.large_powers import large_powers
from tutor.rules.limits.tasks import BOTH, Task

x = Symbol("x")


@pytest.mark.parametrize(
    ("f", "lead"),
    [
        ((x**2000 - (x + 1) ** 2000) / x**1999, Rational(-2000)),
        (((2 * x + 1) ** 50 - (2 * x - 1) ** 50) / (3 * x + 2) ** 49, Rational(100 * 2**49, 3**49)),
        (((x + 1) ** 40 - x**40 - 40 * x**39) / (x**2 - 1) ** 31, 780 * x**-24),
    ],
)
def test_the_first_terms_that_do_not_cancel_are_left(f, lead):
    assert large_powers(Task(f, x, oo, BOTH)).line.args[0] == lead


def test_its_terms_are_those_of_the_expansion():
    f = (x**2 + 3 * x - 1) ** 31 - x**62 - 93 * x**61
    lead = large_powers(Task(f, x, oo, BOTH)).line.args[0]
    assert lead == sorted(expand(f).args, key=lambda t: -t.as_poly(x).degree())[0]


@pytest.mark.parametrize(("f", "a"), [((x + 1) ** 20 / x**20, oo), ((x + 1) ** 50, S.Zero), ((x + 1) ** 50 * 2**x, oo)])
def test_others_are_left_to_other_rules(f, a):
    assert large_powers(Task(f, x, a, BOTH)) is None
