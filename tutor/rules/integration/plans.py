"""Plans: how an integral is found, as a tree of named methods; telling a plan as steps is `telling`'s business.

``integrand`` and ``variable`` say what is integrated, ``result`` is the antiderivative that the plan leads to. A
search builds plans and throws most of them away, so they hold expressions and words and print nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sympy import Expr, Symbol

from tutor.messages import Formula, Message
from tutor.rules.integration.signs import without_bars
from tutor.rules.lines import plus, times


@dataclass(frozen=True, slots=True)
class Words:
    """What is said about a step: its rule, title, reason and nudge; made only when the step is told."""

    rule: str
    title: Message
    because: Message
    idea: Message | None = None


Say = Callable[[], Words]


@dataclass(frozen=True, slots=True)
class Known:
    """A standard integral; ``law`` is the entry of the table."""

    integrand: Expr
    variable: Symbol
    result: Expr
    rule: str
    law: Formula


@dataclass(frozen=True, slots=True)
class Split:
    """A sum of constants times integrals that are found one by one."""

    integrand: Expr
    variable: Symbol
    parts: tuple[tuple[Expr, Plan], ...]

    @property
    def result(self) -> Expr:
        """The sum of the results."""
        return plus(*(times(factor, part.result) for factor, part in self.parts))


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The integrand in another form, then integrated."""

    integrand: Expr
    variable: Symbol
    new: Expr
    inner: Plan
    words: Say

    @property
    def result(self) -> Expr:
        """The result of the new form."""
        return self.inner.result


@dataclass(frozen=True, slots=True)
class Substituted:
    """``u = inside``: the integrand is ``new(u) u'``, and ``inner`` integrates ``new`` in ``u``."""

    integrand: Expr
    variable: Symbol
    u: Symbol
    inside: Expr
    new: Expr
    inner: Plan

    @property
    def result(self) -> Expr:
        """The inner result in the old variable."""
        return without_bars(self.inner.result.subs(self.u, self.inside))


@dataclass(frozen=True, slots=True)
class Reduced:
    """``done + factor * (a simpler integral)``, by parts or by a reduction formula.

    ``inner`` is None when nothing is left to integrate.
    """

    integrand: Expr
    variable: Symbol
    done: Expr
    factor: Expr
    inner: Plan | None
    words: Say
    u: Expr | None = None
    dv: Expr | None = None
    v: Expr | None = None

    @property
    def result(self) -> Expr:
        """What is done, plus the rest."""
        return self.done if self.inner is None else plus(self.done, times(self.factor, self.inner.result))


@dataclass(frozen=True, slots=True)
class Cyclic:
    """By parts until the integral itself comes back, ``factor`` times; then solved for."""

    integrand: Expr
    variable: Symbol
    rounds: tuple[Reduced, ...]
    done: Expr
    factor: Expr
    result: Expr = field(compare=False)


Plan = Known | Split | Rewritten | Substituted | Reduced | Cyclic
