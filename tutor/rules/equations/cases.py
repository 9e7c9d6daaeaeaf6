"""Equations joined by "or": each is solved by itself, and the solutions are gathered."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from sympy import EmptySet, Expr, Symbol
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.rules.equations.answers import either, equals
from tutor.rules.equations.polynomial import solve_polynomial
from tutor.rules.equations.showing import formula
from tutor.rules.equations.standard import gathered
from tutor.rules.equations.steps import statement_step
from tutor.solution import Step


def solve_cases(opened: Sequence[Relational], unknown: Symbol) -> Generator[Step, None, list[Expr]]:
    """Solve polynomial equations that are joined by "or"; a single one is solved step by step."""
    if len(opened) == 1:
        return (yield from solve_polynomial(opened[0], unknown))
    work = [gathered(solve_polynomial(part, unknown)) for part in opened]
    roots = list(dict.fromkeys(root for _, found in work for root in found))
    yield statement_step(
        "solve-cases",
        say("Solve each equation for {unknown}.", unknown=formula(unknown)),
        say("Each case is solved by itself; together they give all solutions."),
        either(opened),
        equals(unknown, roots) if roots else EmptySet,
        (unknown,),
        idea=say("What is left to do in each case?"),
        substeps=[step for steps, _ in work for step in steps],
    )
    return roots
