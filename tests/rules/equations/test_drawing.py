"""The words of a drawn equation."""

from __future__ import annotations

from random import Random

import pytest
from sympy import Add, Eq, Integer, Mul, Symbol

from tutor.messages import render_plain
from tutor.rules.equations.drawing import ask_for

y = Symbol("y")


def test_an_equation_as_written_is_asked_for():
    twice = Add(
        Mul(Integer(-1), Integer(3), y + 2, evaluate=False), Mul(Integer(4), y + 2, evaluate=False), evaluate=False
    )

    assert "y" in render_plain(ask_for(Random(1), Eq(twice, 2 * y + 5, evaluate=False), y))


@pytest.mark.parametrize(
    ("left", "real"), [(y**2 + 1, True), ((y - 1) * (y**2 + y + 1), True), (y**3 - 2, True), (y**2 - 4, False)]
)
def test_real_solutions_are_asked_for_where_there_are_others(left, real):
    asked = render_plain(ask_for(Random(1), Eq(left, 0, evaluate=False), y))

    assert ("real" in asked) == real
