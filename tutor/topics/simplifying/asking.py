"""How simplifying is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sympy import And, Basic, Derivative, Expr, Gt, I, Integral, Limit, Product, Subs, Sum, Symbol, Tuple
from sympy.core.function import AppliedUndef
from sympy.matrices import MatrixBase
from sympy.matrices.expressions.matexpr import MatrixExpr

from tutor.maths.reading.evaluation import as_written
from tutor.maths.transport import expression
from tutor.problem import Goal, Problem
from tutor.topic import Asking, Posed


def fits(problem: Problem) -> bool:
    """Whether this is an expression with letters to be simplified."""
    return (
        problem.goal is Goal.VALUE
        and problem.task in ("simplify", "evaluate")
        and is_term(expression(problem.statement))
    )


def is_term(statement: Basic) -> bool:
    """Whether this is an expression with letters in which nothing else is asked for."""
    return (
        isinstance(statement, Expr)
        and not isinstance(statement, MatrixExpr | MatrixBase)
        and bool(statement.free_symbols)
        and not statement.has(Derivative, Integral, Limit, Sum, Product, Subs, AppliedUndef, MatrixBase, MatrixExpr)
    )


def _pose(blanks: Mapping[str, Basic]) -> Posed | None:
    return Posed(blanks["f"], "simplify", Goal.VALUE, form="simplified") if is_term(blanks["f"]) else None


def _letter_i(statement: Basic) -> Basic:
    return _exchanged(statement) if statement.has(I) else statement


def _exchanged(statement: Basic) -> Basic:
    if statement is I:
        return Symbol("i")
    return as_written(statement, [_exchanged(part) for part in statement.args]) if statement.args else statement


def _pose_positive(blanks: Mapping[str, Basic]) -> Posed | None:
    """Where letters are said to be positive; all of them where none is named."""
    posed = _pose(blanks)
    named = blanks.get("x", Tuple(*sorted(blanks["f"].free_symbols, key=str)))
    letters = named if isinstance(named, Tuple) else Tuple(named)
    if posed is None or not letters or not all(isinstance(letter, Symbol) for letter in letters):
        return None
    return replace(posed, given={"where": And(*(Gt(letter, 0, evaluate=False) for letter in letters))})


def _pose_where(blanks: Mapping[str, Basic]) -> Posed | None:
    """Where a condition says that letters are positive: ``x > 0``."""
    condition = blanks["c"]
    parts = condition.args if isinstance(condition, And | Tuple) else (condition,)
    letters = [part.lhs for part in parts if isinstance(part, Gt) and part.rhs == 0]
    return _pose_positive({"f": blanks["f"], "x": Tuple(*letters)}) if len(letters) == len(parts) else None


def _pose_collect(blanks: Mapping[str, Basic]) -> Posed | None:
    """Where like terms are collected, ``i`` is a letter like any other."""
    return _pose({"f": _letter_i(blanks["f"])})


ASKINGS = (
    Asking(("{f}", "simplify {f}", "evaluate {f}"), _pose),
    Asking(
        (
            "collect the like terms in {f}",
            "collect the terms in {f}",
            "collect like terms in {f}",
            "collect like terms {f}",
            "combine like terms {f}",
            "combine like terms in {f}",
            "combine the like terms in {f}",
        ),
        _pose_collect,
    ),
    Asking(
        (
            "simplify {f} assuming {x} is positive",
            "simplify {f} assuming {x} are positive",
            "simplify {f} assuming that {x} is positive",
            "simplify {f} assuming that {x} are positive",
            "simplify {f} for positive {x}",
            "simplify {f} where {x} is positive",
            "simplify {f} where {x} are positive",
            "simplify {f} if {x} is positive",
            "simplify {f} given that {x} is positive",
            "assume {x} is positive simplify {f}",
            "assuming {x} is positive simplify {f}",
            "for positive {x} simplify {f}",
            "simplify {f} assuming all variables are positive",
            "simplify {f} assuming that all variables are positive",
            "simplify {f} assume all variables are positive",
            "simplify {f} assume that all variables are positive",
            "simplify {f} where all variables are positive",
            "assuming all variables are positive simplify {f}",
        ),
        _pose_positive,
    ),
    Asking(
        (
            "simplify {f} assuming {c}",
            "simplify {f} assuming that {c}",
            "simplify {f} for {c}",
            "simplify {f} where {c}",
            "simplify {f} if {c}",
            "simplify {f} given that {c}",
        ),
        _pose_where,
    ),
)
