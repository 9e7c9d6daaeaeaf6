"""How a step on a statement or on one side of it is put together, so that every topic says it the same way."""

from __future__ import annotations

from collections.abc import Sequence

from sympy import Basic, Expr, Symbol

from tutor.messages import Message
from tutor.rules.equations.showing import formula, shown
from tutor.solution import Claim, Restates, SameSolutions, SameValue, Step

Unknowns = Sequence[Symbol]


def statement_step(
    rule: str,
    title: Message,
    because: Message,
    before: Basic,
    after: Basic,
    unknowns: Unknowns,
    *,
    idea: Message | None = None,
    substeps: Sequence[Step] = (),
) -> Step:
    """Return a step between two statements with the same solutions."""
    old, new = shown(before), shown(after)
    names = tuple(unknown.name for unknown in unknowns)
    claim = SameSolutions(old, new, names)
    return Step(rule, title, because, old, new, claim, tuple(substeps), idea)


def value_step(
    rule: str,
    title: Message,
    because: Message,
    before: Expr,
    after: Expr,
    *,
    idea: Message | None = None,
    substeps: Sequence[Step] = (),
) -> Step:
    """Return a step between two expressions of the same value."""
    old, new = formula(before), formula(after)
    return Step(rule, title, because, old, new, SameValue(old, new), tuple(substeps), idea)


def remark_step(rule: str, title: Message, because: Message, about: Basic, *, idea: Message | None = None) -> Step:
    """Return a step that only says something: nothing to check."""
    look = shown(about)
    claim: Claim = Restates()
    return Step(rule, title, because, look, look, claim, (), idea)
