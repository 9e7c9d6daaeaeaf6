"""What SymPy may raise when it cannot do something: caught where a rule tries, never where a person is answered."""

from __future__ import annotations

from sympy import PoleError, PolynomialError

from tutor.errors import TookTooLong

TROUBLE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    IndexError,
    KeyError,
    NotImplementedError,
    PoleError,
    PolynomialError,
    RecursionError,
    TookTooLong,
    TypeError,
    ValueError,
)
"""All of these mean: this way is closed, try another."""
