"""A worked solution: steps that each claim something checkable, and an answer."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.crossing import crossing
from tutor.messages import Formula, Message
from tutor.problem import Answer as Answer
from tutor.problem import Problem


@crossing
@dataclass(frozen=True, slots=True)
class SameValue:
    """Both sides have the same value wherever the left side is defined.

    The left side may hold unevaluated objects (``Derivative``, ``Integral`` with bounds, ``Limit``, ``Determinant``).
    Where the question says that letters are positive, ``where`` says so (``p > 0``, or ``And`` of such), and the claim
    is only about such numbers.
    """

    left: Formula
    right: Formula
    where: Formula | None = None


@crossing
@dataclass(frozen=True, slots=True)
class SameUpToConstant:
    """Both sides differ by a constant: they have the same derivative with respect to ``variable``."""

    left: Formula
    right: Formula
    variable: str


@crossing
@dataclass(frozen=True, slots=True)
class SameSolutions:
    """Both statements (equations, inequalities, ``And``/``Or`` of them, or a set) have the same real solutions."""

    left: Formula
    right: Formula
    unknowns: tuple[str, ...]


@crossing
@dataclass(frozen=True, slots=True)
class Implies:
    """Every real solution of the left statement is one of the right; the right may have more."""

    left: Formula
    right: Formula
    unknowns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Restates:
    """Nothing to check: a plan, a definition, a reading of the question. Shown as not checked."""


Claim = SameValue | SameUpToConstant | SameSolutions | Implies | Restates


@crossing
@dataclass(frozen=True, slots=True)
class Step:
    """One step: a named rule takes ``before`` to ``after``.

    ``title`` says what was done, ``because`` why; ``idea`` is the nudge shown as a hint before the step is (it must
    not give the result away). ``substeps`` are shown to beginners, folded for others.
    """

    rule: str
    title: Message
    because: Message
    before: Formula
    after: Formula
    claim: Claim
    substeps: tuple[Step, ...] = ()
    idea: Message | None = None


@crossing
@dataclass(frozen=True, slots=True)
class Solution:
    """The problem, its steps in order, and the answer (None when the engine gave none)."""

    problem: Problem
    steps: tuple[Step, ...]
    answer: Answer | None
