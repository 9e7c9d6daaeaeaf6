"""Candidates: values that a step may have gained, each tried in the original equation before it is a solution."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from sympy import EmptySet, Eq, Expr, S, Symbol
from sympy.core.relational import Relational

from tutor.messages import say
from tutor.rules.equations.answers import equals, in_size_order
from tutor.rules.equations.root_check import root_check, worked_out
from tutor.rules.equations.showing import formula, shown
from tutor.rules.equations.written import relation, substituted
from tutor.solution import SameSolutions, Step

TINY = 10.0**-40


def holds(equation: Relational, unknown: Symbol, value: Expr) -> bool:
    """Whether both sides are defined and equal at the value."""
    sides = [worked_out(substituted(side, unknown, value)) for side in equation.args]
    if any(side.has(S.NaN, S.ComplexInfinity, S.Infinity, S.NegativeInfinity, S.ImaginaryUnit) for side in sides):
        return False
    difference = worked_out(sides[0] - sides[1])
    if difference.free_symbols:
        return not difference.is_nonzero
    return difference == 0 or (bool(difference.is_number) and abs(complex(difference.evalf(60))) < TINY)


def sifted(equation: Relational, unknown: Symbol, candidates: Sequence[Expr]) -> Generator[Step, None, list[Expr]]:
    """Try every candidate in the original equation; keep those that solve it."""
    ordered = in_size_order(candidates)
    kept = [value for value in ordered if holds(equation, unknown, value)]
    yield from (root_check(equation, unknown, value) for value in kept)
    for value in ordered:
        if value not in kept:
            yield _rejected(equation, unknown, ordered, kept, value)
    return kept


def _rejected(
    equation: Relational, unknown: Symbol, candidates: Sequence[Expr], kept: Sequence[Expr], value: Expr
) -> Step:
    after = equals(unknown, kept) if kept else EmptySet
    return Step(
        "reject-extraneous",
        say("{value} is no solution.", value=formula(relation(Eq, unknown, value))),
        say("It came in on the way: put into the original equation, it does not give a true statement."),
        shown(equals(unknown, candidates)),
        shown(after),
        SameSolutions(shown(equation), shown(after), (unknown.name,)),
        (),
        say("Try each candidate in the original equation. Does it hold, and is every part defined?"),
    )
