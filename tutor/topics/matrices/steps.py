"""Small makers of steps and of matrices whose entries are not yet worked out."""

from __future__ import annotations

from collections.abc import Callable

from sympy import Add, Basic, Expr, ImmutableDenseMatrix, Integer, Mul, S
from sympy.matrices import MatrixBase

from tutor.maths.printing import formula
from tutor.messages import Message
from tutor.solution import Claim, SameValue, Step

Found = tuple[Expr, list[Step]]
"""A value, and the steps that lead to it."""

MOST_ENTRIES = 16
"""Entries of a result that are explained one by one."""


def step(
    rule: str,
    title: Message,
    because: Message,
    before: Basic,
    after: Basic,
    idea: Message | None = None,
    substeps: tuple[Step, ...] = (),
    claim: Claim | None = None,
) -> Step:
    """A step whose claim, if no other is given, is that both sides have the same value."""
    left, right = formula(before), formula(after)
    return Step(rule, title, because, left, right, claim or SameValue(left, right), substeps, idea)


def product(*factors: Expr) -> Expr:
    """A product of numbers that is not worked out; ones are left out."""
    kept = [factor for factor in factors if factor is not S.One]
    if not kept:
        return S.One
    return kept[0] if len(kept) == 1 else Mul(*kept, evaluate=False)


def total(*terms: Expr) -> Expr:
    """A sum that is not worked out."""
    return terms[0] if len(terms) == 1 else Add(*terms, evaluate=False)


def entries(rows: int, columns: int, entry: Callable[[int, int], Expr]) -> MatrixBase:
    """A matrix from a function of row and column, both from 0."""
    return ImmutableDenseMatrix(rows, columns, [entry(i, j) for i in range(rows) for j in range(columns)])


def neat(value: Expr) -> Expr:
    """An entry in its short form: numbers worked out, letters collected."""
    from sympy import cancel, expand, radsimp

    if not value.free_symbols:
        return radsimp(expand(value))
    short = expand(value)
    return short if short.is_polynomial(*short.free_symbols) else cancel(short)


def identity(size: int) -> MatrixBase:
    """The unit matrix."""
    return entries(size, size, lambda i, j: Integer(int(i == j)))
