"""How factoring is asked."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic, Expr, Integer

from tutor.maths.reading import evaluated
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.topic import Asking, Posed


def fits(problem: Problem) -> bool:
    """Whether this is a polynomial, or a whole number, to be factored."""
    return problem.goal is Goal.VALUE and problem.task == "factor" and is_factorable(expression(problem.statement))


def is_factorable(statement: Basic) -> bool:
    """Whether this is a polynomial with rational coefficients, or a whole number above 1."""
    if not isinstance(statement, Expr):
        return False
    value = evaluated(statement)
    if not value.free_symbols:
        return isinstance(value, Integer) and value > 1
    if not value.is_polynomial(*value.free_symbols):
        return False
    return bool(value.as_poly(*value.free_symbols).domain.is_QQ or value.as_poly(*value.free_symbols).domain.is_ZZ)


def _pose(blanks: Mapping[str, Basic]) -> Posed | None:
    if not is_factorable(blanks["f"]):
        return None
    return Posed(blanks["f"], "factor", Goal.VALUE, form="factored")


ASKINGS = (
    Asking(
        (
            "factor {f}",
            "factor out {f}",
            "factor {f} by grouping",
            "factor by grouping {f}",
            "write {f} as a product",
            "find the factors of {f}",
            "find the factorization of {f}",
            "find the factored form of {f}",
            "write {f} in factored form",
            "find the prime factorization of {f}",
            "write {f} as a product of primes",
            "write {f} as a product of factors",
        ),
        _pose,
    ),
)
