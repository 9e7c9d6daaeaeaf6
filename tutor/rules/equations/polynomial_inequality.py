"""Solving a polynomial inequality: zero on one side, the zeros of the other, a sign in each interval."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Eq, S

from tutor.messages import say
from tutor.problem import Level, Problem
from tutor.rules.equations.answers import equals
from tutor.rules.equations.asking import asked
from tutor.rules.equations.inequalities import inequalities_of, set_answer
from tutor.rules.equations.polynomial import solve_polynomial
from tutor.rules.equations.products import zero_factors
from tutor.rules.equations.signs import sign_test
from tutor.rules.equations.standard import gathered, standard_form
from tutor.rules.equations.steps import statement_step
from tutor.rules.equations.written import relation
from tutor.solution import Answer, Step


def solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    """Yield the steps and the answer."""
    question = asked(problem)
    found = inequalities_of(*question) if question else None
    if found is None:
        raise ValueError("not a polynomial inequality")
    (inequality,), unknown = found
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
    yield set_answer(values, unknown)
