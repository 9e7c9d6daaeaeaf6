"""How roots are asked about."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Basic, Expr, Pow, Rational

from tutor.problem import Goal, Problem
from tutor.topic import Asking, Posed

TASKS = ("rationalise", "simplify-radical")


def fits(problem: Problem) -> bool:
    """Whether an expression with roots is to be simplified."""
    return problem.goal is Goal.VALUE and problem.task in TASKS


def _holds_root(part: Basic) -> bool:
    return isinstance(part, Expr) and any(
        isinstance(power.exp, Rational) and power.exp.q > 1 for power in part.atoms(Pow)
    )


def _pose_rationalised(blanks: Mapping[str, Basic]) -> Posed | None:
    f = blanks["f"]
    return Posed(f, "rationalise", Goal.VALUE, form="rationalised") if _holds_root(f) else None


def _pose_simplified(blanks: Mapping[str, Basic]) -> Posed | None:
    f = blanks["f"]
    return Posed(f, "simplify-radical", Goal.VALUE, form="simplified") if _holds_root(f) else None


ASKINGS = (
    Asking(
        (
            "rationalize the denominator of {f}",
            "rationalise the denominator of {f}",
            "rationalize the denominator in {f}",
            "rationalise the denominator in {f}",
            "rationalize the denominator {f}",
            "rationalise the denominator {f}",
            "rationalize {f}",
            "rationalise {f}",
            "rationalize the denominator and simplify {f}",
            "rationalise the denominator and simplify {f}",
            "simplify {f} by rationalizing the denominator",
            "simplify and rationalize the denominator {f}",
            "simplify {f} and rationalize the denominator",
            "write {f} with a rational denominator",
            "express {f} with a rational denominator",
        ),
        _pose_rationalised,
    ),
    Asking(
        (
            "write {f} in simplest radical form",
            "express {f} in simplest radical form",
            "simplify the radical {f}",
            "simplify the radical expression {f}",
            "simplify the surd {f}",
            "simplify the surds {f}",
            "express {f} in simplest surd form",
            "write {f} as a simplified surd",
        ),
        _pose_simplified,
    ),
)
