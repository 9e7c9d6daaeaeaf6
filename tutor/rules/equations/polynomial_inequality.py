"""Solving a polynomial inequality: zero on one side, the zeros of the other, a sign in each interval."""

from __future__ import annotations

from collections.abc import Generator

from sympy import Eq, S, Set, Symbol
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.rules.equations.answers import equals
from tutor.rules.equations.asking import degree_of
from tutor.rules.equations.polynomial import solve_polynomial
from tutor.rules.equations.products import zero_factors
from tutor.rules.equations.signs import sign_test
from tutor.rules.equations.standard import gathered, standard_form
from tutor.rules.equations.steps import statement_step
from tutor.rules.equations.written import relation
from tutor.solution import Step


def is_polynomial_inequality(inequality: Relational, unknown: Symbol) -> bool:
    """Whether it compares polynomials of degree two or more."""
    return (degree_of(inequality, unknown) or 0) >= 2


def solve_polynomial_inequality(inequality: Relational, unknown: Symbol) -> Generator[Step, None, Set]:
    """Yield the steps; return the set of solutions."""
    ready = inequality.rhs == 0 and zero_factors(relation(Eq, *inequality.args), unknown) is not None
    if not ready:
        inequality = yield from standard_form(inequality, unknown)
    steps, zeros = gathered(solve_polynomial(relation(Eq, inequality.lhs, S.Zero), unknown))
    yield statement_step(
        "find-zeros",
        say("Find where the left side is zero."),
        say("Only there can it change its sign."),
        relation(Eq, inequality.lhs, S.Zero),
        equals(unknown, zeros) if zeros else S.EmptySet,
        (unknown,),
        idea=say("Where can the left side change its sign? Solve the equation that belongs to the inequality."),
        substeps=steps,
    )
    step, values = sign_test(inequality, unknown, zeros)
    yield step
    return values
