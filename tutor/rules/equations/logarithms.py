"""Logarithms as numbers: with a base, in simplest form, rounded for the eye."""

from __future__ import annotations

from collections.abc import Sequence

from sympy import Expr, S, Symbol, log

from tutor.messages import Formula, Message, say
from tutor.rules.equations.showing import formula


def logarithm(number: Expr, base: Expr) -> Expr:
    """Return the logarithm with this base, as a quotient of natural ones where it is no rational number."""
    return log(number) if base is S.Exp1 else log(number) / log(base)


def rounded_remark(unknown: Symbol, values: Sequence[Expr]) -> Message | None:
    """Say how large values with logarithms or powers of e are; None where there are none."""
    if not any(value.has(log, S.Exp1) or not value.is_algebraic for value in values):
        return None
    letter = formula(unknown)
    texts = [str(value.evalf(6)) for value in values]
    rounded = Formula(
        r" \text{ or } ".join(rf"{letter.latex} \approx {text}" for text in texts),
        " or ".join(f"{letter.plain} ≈ {text}" for text in texts),
    )
    return say("Rounded: {values}.", values=rounded)
