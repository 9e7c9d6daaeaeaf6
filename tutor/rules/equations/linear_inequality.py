"""A linear inequality in one unknown."""

from __future__ import annotations

from collections.abc import Generator

from sympy import EmptySet, S, Set, Symbol
from sympy.core.relational import Relational

from tutor.maths.reading import evaluated
from tutor.messages import say
from tutor.rules.equations.asking import degree_of
from tutor.rules.equations.inequalities import half_line
from tutor.rules.equations.linear import isolate
from tutor.rules.equations.showing import formula
from tutor.rules.equations.steps import remark_step
from tutor.solution import Step


def is_linear_inequality(inequality: Relational, unknown: Symbol) -> bool:
    """Whether the unknown stands in the first power only, or cancels."""
    return degree_of(inequality, unknown) in (0, 1)


def solve_linear_inequality(inequality: Relational, unknown: Symbol) -> Generator[Step, None, Set]:
    """Yield the steps; return the set of solutions."""
    last = yield from isolate(inequality, unknown)
    if last.lhs == unknown:
        return half_line(last)
    true = bool(evaluated(last))
    yield remark_step(
        "unknown-vanished",
        say("The unknown has vanished: look at what is left."),
        say("This is true whatever {unknown} is.", unknown=formula(unknown))
        if true
        else say("This is false whatever {unknown} is.", unknown=formula(unknown)),
        last,
        idea=say("The unknown is gone. Is what is left true or false?"),
    )
    return S.Reals if true else EmptySet
