"""A bar with an index: the value of an expression at a point, read back as it is printed."""

import pytest
from sympy import Subs, Symbol

from tutor.errors import Unreadable
from tutor.maths.printing import latex
from tutor.maths.reading import read

x, y = Symbol("x"), Symbol("y")

POINTS = [
    Subs(x**2, x, 3),
    Subs(x**2 + y, (x, y), (3, -2)),
    Subs(x**2, x, Subs(x + 1, x, 4)),
    Subs(x**2, x, x + 1),
]


@pytest.mark.parametrize("at", POINTS)
def test_is_read_as_printed(at: Subs) -> None:
    assert latex(read(latex(at))) == latex(at)


def test_stands_in_a_sum() -> None:
    assert read(r"2 + \left. x^{2} \right|_{x = 3}").doit() == 11


def test_the_index_must_be_an_equation() -> None:
    with pytest.raises(Unreadable):
        read(r"\left. x^{2} \right|_{3}")
