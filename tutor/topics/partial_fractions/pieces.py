"""The simple fractions of a decomposition, with letters for what is not known yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import lcm

from sympy import Expr, Integer, Mul, Poly, Pow, S, Symbol

from tutor.rules.rewriting import multiplied

NAMES = "ABCDEFGHJKLMNPQRSTUVW"
"""Letters for unknown numbers, in order."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One fraction: a factor of the denominator, its power, and the unknown numbers above, highest power first."""

    base: Poly
    power: int
    unknowns: tuple[Symbol, ...]

    @property
    def above(self) -> Expr:
        """The numerator with its letters."""
        x = self.base.gen
        return sum((u * x**n for n, u in enumerate(reversed(self.unknowns))), S.Zero)

    @property
    def open(self) -> Expr:
        """The fraction with its letters."""
        return Mul(self.above, Pow(self.below, -1, evaluate=False), evaluate=False)

    @property
    def below(self) -> Expr:
        """The denominator."""
        base = self.base.as_expr()
        return base if self.power == 1 else Pow(base, self.power, evaluate=False)

    def written(self, values: Mapping[Symbol, Expr]) -> Expr:
        """The fraction with its numbers, whole ones above."""
        top = Poly(self.above.subs(values), self.base.gen)
        if top.is_zero:
            return S.Zero
        common = Integer(lcm(*(int(c.q) for c in top.all_coeffs())))
        sign = -1 if top.degree() > 0 and all(c <= 0 for c in top.all_coeffs()) else 1
        numerator = (top * common * sign).as_expr()
        bottom = self.below if common == 1 else Mul(common, self.below, evaluate=False)
        over = Pow(bottom, -1, evaluate=False)
        return multiplied([numerator, over] if sign == 1 else [S.NegativeOne, numerator, over])


def pieces_of(powers: Sequence[tuple[Poly, int]], x: Symbol) -> list[Piece]:
    """The fractions for these factors of the denominator; letters that stand for the variable are skipped."""
    names = iter(name for name in NAMES if name != x.name)
    found = []
    for base, highest in powers:
        for power in range(1, highest + 1):
            found.append(Piece(base, power, tuple(Symbol(next(names)) for _ in range(base.degree()))))
    return found
