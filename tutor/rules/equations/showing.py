"""How statements look: a system in a brace, two inequalities as a chain, cases joined by "or"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sympy import And, Basic, Eq, Le, Lt, Or, Tuple
from sympy.core.relational import Relational

from tutor.maths import printing
from tutor.messages import Formula
from tutor.rules.equations.written import relation


@lru_cache(maxsize=4096)
def formula(expression: Basic) -> Formula:
    """Print an expression; a solution prints each of its lines several times, so lines are remembered."""
    return printing.formula(expression)


def shown(statement: Basic) -> Formula:
    """Return the formula of a statement as a teacher writes it."""
    if isinstance(statement, And):
        parts = list(statement.args)
        if all(isinstance(part, Eq) for part in parts):
            return system(parts)
        links = chain(parts)
        if links is not None:
            return _chained(statement, links)
    if isinstance(statement, Or) and any(isinstance(part, And) for part in statement.args):
        return cases(list(statement.args))
    return formula(statement)


def system(equations: Sequence[Relational]) -> Formula:
    """Return equations that hold together, under one another, in this order."""
    whole = Tuple(*equations) if len(equations) > 1 else equations[0]
    rows = r" \\ ".join(f"{formula(part.lhs).latex} &= {formula(part.rhs).latex}" for part in equations)
    return printing.formula(
        whole,
        latex=rf"\left\{{\begin{{aligned}} {rows} \end{{aligned}}\right.",
        plain=", ".join(formula(part).plain for part in equations),
    )


def cases(parts: Sequence[Basic]) -> Formula:
    """Return statements joined by "or", in this order."""
    if len(parts) == 1:
        return shown(parts[0])
    pieces = [shown(part) for part in parts]
    return printing.formula(
        Or(*parts),
        latex=r" \text{ or } ".join(piece.latex for piece in pieces),
        plain=" or ".join(piece.plain for piece in pieces),
    )


def chain(parts: Sequence[Basic]) -> tuple[Relational, Relational] | None:
    """Return two inequalities that share their middle as (low < middle, middle < high), else None."""
    if len(parts) != 2 or any(isinstance(part, Eq) or not isinstance(part, Relational) for part in parts):
        return None
    turned = [part if isinstance(part, Lt | Le) else _turned(part) for part in parts]
    for first, second in (turned, turned[::-1]):
        if first.rhs == second.lhs and first.rhs.free_symbols:
            return first, second
    return None


def _turned(part: Relational) -> Relational:
    return relation(Lt if part.rel_op == ">" else Le, part.rhs, part.lhs)


def _chained(statement: And, links: tuple[Relational, Relational]) -> Formula:
    first, second = links
    low, middle, high = formula(first.lhs), formula(first.rhs), formula(second.rhs)
    signs = {"<": "<", "<=": r"\leq"}
    return printing.formula(
        statement,
        latex=f"{low.latex} {signs[first.rel_op]} {middle.latex} {signs[second.rel_op]} {high.latex}",
        plain=f"{low.plain} {first.rel_op} {middle.plain} {second.rel_op} {high.plain}",
    )


def listed(parts: Sequence[Relational]) -> Formula:
    """Return statements that hold together in one line: ``x = 1, y = 2``."""
    return printing.formula(
        Tuple(*parts) if len(parts) > 1 else parts[0],
        latex=r",\ ".join(formula(part).latex for part in parts),
        plain=", ".join(formula(part).plain for part in parts),
    )
