"""What a comparison found: equal with the method that proved it, different with a witness, or undecided with why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sympy import Basic


class Outcome(StrEnum):
    """The three values of a comparison."""

    EQUAL = "equal"
    DIFFERENT = "different"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Witness:
    """Why two things differ.

    At ``point`` (names and exact numbers; empty for plain numbers) the values are ``left`` and ``right``; a value is
    None where that side has no real value. For collections ``missing`` is the element that one of them lacks.
    """

    point: tuple[tuple[str, Basic], ...] = ()
    left: Basic | None = None
    right: Basic | None = None
    missing: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome of a comparison.

    ``method`` is a stable code: identical, normal-form, exact-points, algebraic-bound, ball-points, simplification,
    rounding, solution-sets, elements, kinds, words, … ``reason`` is a short English phrase for programs and logs.
    """

    outcome: Outcome
    method: str
    witness: Witness | None = None
    reason: str = ""

    @property
    def equal(self) -> bool:
        """Whether equality is proven."""
        return self.outcome is Outcome.EQUAL

    @property
    def different(self) -> bool:
        """Whether difference is proven."""
        return self.outcome is Outcome.DIFFERENT


def equal(method: str, reason: str = "") -> Judgement:
    """Equality, proven by the method."""
    return Judgement(Outcome.EQUAL, method, None, reason)


def different(method: str, reason: str = "", witness: Witness | None = None) -> Judgement:
    """Difference, with a witness where there is one."""
    return Judgement(Outcome.DIFFERENT, method, witness, reason)


def undecided(reason: str, method: str = "none") -> Judgement:
    """Neither proven."""
    return Judgement(Outcome.UNDECIDED, method, None, reason)
