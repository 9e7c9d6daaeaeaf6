"""Answers of equations and inequalities: as shown (``x = -3 or x = 1/2``) and as a bare set."""

from __future__ import annotations

from collections.abc import Sequence

from sympy import Eq, Expr, FiniteSet, Or, S, Symbol, ordered
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean

from tutor.maths.reading.evaluation import in_order
from tutor.messages import Formula, Message
from tutor.rules.equations.showing import formula
from tutor.rules.equations.written import relation
from tutor.solution import Answer


def in_size_order(values: Sequence[Expr]) -> list[Expr]:
    """Return the values from small to large where they are real numbers, else as they are; each once."""
    once = list(dict.fromkeys(values))
    if all(value.is_number and value.is_extended_real for value in once):
        return sorted(once, key=lambda value: float(value.evalf()))
    return once


def equals(unknown: Symbol, values: Sequence[Expr]) -> Boolean:
    """Return ``x = a or x = b``."""
    cases = [relation(Eq, unknown, value) for value in in_size_order(values)]
    return in_order(Or, list(ordered(cases))) if len(cases) > 1 else either(cases)


def either(statements: Sequence[Relational]) -> Boolean:
    """Return the statements joined by "or"; false where there is none."""
    if not statements:
        return S.false
    return statements[0] if len(statements) == 1 else Or(*statements)


def values_answer(unknown: Symbol, values: Sequence[Expr], remark: Message | None = None) -> Answer:
    """Return the answer with these solutions."""
    return Answer(formula(equals(unknown, values)), formula(FiniteSet(*values)), remark)


def nothing(unknown: Symbol, remark: Message) -> Answer:
    """Return the answer that no number solves it."""
    letter = formula(unknown)
    none = formula(S.EmptySet)
    return Answer(Formula(rf"{letter.latex} \in \varnothing", "no solution", none.tree), none, remark)


def everything(unknown: Symbol, remark: Message) -> Answer:
    """Return the answer that every real number solves it."""
    letter = formula(unknown)
    whole = formula(S.Reals)
    return Answer(Formula(rf"{letter.latex} \in \mathbb{{R}}", "every real number", whole.tree), whole, remark)
