"""Whether a decimal may be meant as the rounding of a number, however coarse: 3.1 of π, 69.4 of 380/√3 - 150."""

from __future__ import annotations

from fractions import Fraction

import flint
import sympy as sp

from tutor.maths.balls.arithmetic import Beyond, Undefined
from tutor.maths.balls.evaluation import evaluate

ROUGHLY = 0.02
"""How far, relatively, a rounded decimal may be from the number that it is said to be."""


def agree(exact: sp.Basic, decimal: sp.Basic) -> bool:
    """Whether the decimal is within two percent or one unit of its last digit; True where that cannot be told."""
    try:
        left, right = (evaluate(side, {}, bits=96).ball for side in (exact, decimal))
    except (Beyond, Undefined, OverflowError):
        return True
    with flint.ctx.workprec(96):
        gap = abs(left - right)
        return bool(gap <= abs(left) * flint.arb(ROUGHLY)) or bool(gap <= flint.arb(_last_unit(decimal)))


def _last_unit(decimal: sp.Basic) -> float:
    digits = Fraction(str(decimal)) if isinstance(decimal, sp.Float) else Fraction(0)
    unit = Fraction(1)
    while digits and (digits / unit).denominator != 1 and unit > Fraction(1, 10**30):
        unit /= 10
    return float(unit) if unit != 1 else 0.0
