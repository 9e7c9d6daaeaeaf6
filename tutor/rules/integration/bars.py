"""Absolute values between bounds: cut the interval where the inside is zero, then write each piece without bars."""

from __future__ import annotations

from itertools import pairwise

import sympy as sp
from sympy import Abs, Expr, Integral, Symbol

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.integration.continuity import zeros_between
from tutor.rules.lines import plus
from tutor.solution import SameValue, Step

Piece = tuple[Expr, Expr, Expr]
"""A lower bound, an upper bound, and the integrand between them."""


def without_bars(f: Expr, x: Symbol, a: Expr, b: Expr) -> tuple[list[Step], list[Piece]] | None:
    """The integral as a sum of integrals without absolute values, and the steps to it; None where it has none."""
    if not f.has(Abs) or not (a.is_number and b.is_number and a.is_finite and b.is_finite):
        return None
    if not (b - a).is_positive:
        return None
    inner = [part.args[0] for part in f.atoms(Abs) if x in part.free_symbols]
    if not inner:
        return None
    cuts = sorted({zero for u in inner for zero in zeros_between(u, x, a, b)}, key=float)
    ends = [a, *cuts, b]
    pieces = [(low, high, _opened(f, x, (low + high) / 2)) for low, high in pairwise(ends)]
    whole = formula(Integral(f, (x, a, b)))
    split = formula(plus(*(Integral(f, (x, low, high)) for low, high, _ in pieces)))
    opened = formula(plus(*(Integral(g, (x, low, high)) for low, high, g in pieces)))
    steps = []
    if cuts:
        steps.append(
            Step(
                rule="split-at-zeros",
                title=say("Split the integral where the inside of the bars is zero."),
                because=say("There the sign of the inside can change."),
                before=whole,
                after=split,
                claim=SameValue(whole, split),
                idea=say("Where does the inside of the absolute value change its sign?"),
            )
        )
    steps.append(
        Step(
            rule="remove-bars",
            title=say("Write each piece without the bars."),
            because=say("Where the inside is negative, the absolute value changes its sign."),
            before=split,
            after=opened,
            claim=SameValue(split, opened),
            idea=say("Which sign has the inside on each piece?"),
        )
    )
    return steps, pieces


def _opened(f: Expr, x: Symbol, middle: Expr) -> Expr:
    """The integrand with the bars removed by the signs at a point."""
    return f.replace(Abs, lambda u: -u if sp.N(u.subs(x, middle)).is_negative else u)
