"""What comes out when two statements are compared by their solutions."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr, Mul, Symbol, factor_list, numer, together

Point = dict[Symbol, Expr]


class Beyond(NotImplementedError):
    """The statement holds something that this room cannot decide; the text says what."""


@dataclass(frozen=True)
class Comparison:
    """What was found: ``lost`` solves the left statement only, ``gained`` the right only; ``reason`` when undecided."""

    method: str
    lost: Point | None = None
    gained: Point | None = None
    reason: str | None = None
    assuming: tuple[Expr, ...] = ()
    finite: int | None = None
    """How many solutions the left statement has, when they are finitely many."""

    @property
    def divisor(self) -> Expr:
        """The simplest expression that is zero exactly where one of the assumed ones is."""
        factors: dict[Expr, None] = {}
        for part in self.assuming:
            for factor, _ in factor_list(numer(together(part)))[1]:
                factors[factor] = None
        return Mul(*factors)

    @property
    def same(self) -> bool:
        """Whether both have the same solutions, proven."""
        return self.lost is None and self.gained is None and self.reason is None
