"""What SymPy raises when it meets something that it was not made for; none of it is an error of the person who asks."""

from __future__ import annotations

from sympy.core.function import PoleError
from sympy.matrices.exceptions import MatrixError
from sympy.polys.polyerrors import BasePolynomialError

SYMPY_TROUBLE = (
    ArithmeticError, AttributeError, LookupError, NotImplementedError, RecursionError, TypeError, ValueError,
    BasePolynomialError, MatrixError, PoleError,
)  # fmt: skip
"""Caught where a judgement, a rule or a reading of a question is tried, and means: not this way."""
