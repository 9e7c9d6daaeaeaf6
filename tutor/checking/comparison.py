"""What comes out when two statements are compared by their solutions."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr, Symbol

Point = dict[Symbol, Expr]


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
    def same(self) -> bool:
        """Whether both have the same solutions, proven."""
        return self.lost is None and self.gained is None and self.reason is None
