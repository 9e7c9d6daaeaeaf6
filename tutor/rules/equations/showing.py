"""How statements look: a system in a brace, two inequalities as a chain, cases joined by "or"."""

from __future__ import annotations

from collections.abc import Sequence

from sympy import And, Basic, Eq, Le, Lt, Or
from sympy.core.relational import Relational

from tutor.maths.printing import formula, latex, plain
from tutor.messages import Formula
from tutor.rules.equations.written import relation


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
    whole = And(*equations) if len(equations) > 1 else equations[0]
    rows = r" \\ ".join(f"{latex(part.lhs)} &= {latex(part.rhs)}" for part in equations)
    return formula(
        whole,
        latex=rf"\left\{{\begin{{aligned}} {rows} \end{{aligned}}\right.",
        plain=", ".join(plain(part) for part in equations),
    )


def cases(parts: Sequence[Basic]) -> Formula:
    """Return statements joined by "or", in this order."""
    pieces = [shown(part) for part in parts]
    return formula(
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
    signs = {"<": "<", "<=": r"\leq"}
    return formula(
        statement,
        latex=f"{latex(first.lhs)} {signs[first.rel_op]} {latex(first.rhs)} {signs[second.rel_op]} {latex(second.rhs)}",
        plain=f"{plain(first.lhs)} {first.rel_op} {plain(first.rhs)} {second.rel_op} {plain(second.rhs)}",
    )


def listed(parts: Sequence[Relational]) -> Formula:
    """Return statements that hold together in one line: ``x = 1, y = 2``."""
    return formula(
        And(*parts) if len(parts) > 1 else parts[0],
        latex=r",\ ".join(latex(part) for part in parts),
        plain=", ".join(plain(part) for part in parts),
    )
