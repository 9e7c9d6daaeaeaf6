"""Numbers in their short form."""

from __future__ import annotations

from sympy import Expr, expand, radsimp


def evaluated(value: Expr) -> Expr:
    """The number with everything carried out that was left as written."""
    return value.func(*(evaluated(part) for part in value.args)) if value.args else value


def tidy(line: Expr) -> Expr:
    """A number in its short form."""
    value = expand(evaluated(line))
    short = radsimp(value)
    return short if short.count_ops() <= value.count_ops() else value
