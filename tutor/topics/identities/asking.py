"""How identities are asked about."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic, Eq, Expr

from tutor.maths.operations import operation
from tutor.maths.reading import evaluated
from tutor.problem import Goal, Problem
from tutor.topic import Asking, Posed


def fits(problem: Problem) -> bool:
    """Whether an equation is to be checked for all values."""
    return problem.goal is Goal.VALUE and problem.task == "check-identity"


def always(left: Basic, right: Basic) -> Posed | None:
    """Pose whether two quotients of polynomials are equal for all values of the letters."""
    if not (isinstance(left, Expr) and isinstance(right, Expr)):
        return None
    letters = left.free_symbols | right.free_symbols
    if not letters or not all(evaluated(side).is_rational_function(*letters) for side in (left, right)):
        return None
    return Posed(operation("always_equal", left, right), "check-identity", Goal.VALUE)


def _pose(blanks: Mapping[str, Basic]) -> Posed | None:
    statement = blanks["e"]
    return always(*statement.args) if isinstance(statement, Eq) else None


ASKINGS = (
    Asking(
        (
            "prove that {e}",
            "show that {e}",
            "verify that {e}",
            "prove {e}",
            "verify {e}",
            "prove the identity {e}",
            "verify the identity {e}",
            "check the identity {e}",
            "is {e} an identity",
            "is the equation {e} an identity",
            "determine whether {e} is an identity",
            "determine if {e} is an identity",
            "check whether {e} is an identity",
            "is {e} true for all values",
            "is {e} always true",
        ),
        _pose,
    ),
    Asking(
        (
            "are {f} and {g} equivalent",
            "are {f} and {g} equivalent expressions",
            "are {f} and {g} always equal",
            "is {f} equivalent to {g}",
            "show that {f} and {g} are equivalent",
            "determine whether {f} and {g} are equivalent",
        ),
        lambda blanks: always(blanks["f"], blanks["g"]),
    ),
)
