"""Two inequalities are the same when one is a positive constant times the other, or their real solutions agree."""

from __future__ import annotations

import sympy as sp
from sympy.core.relational import Relational

from tutor.maths.equivalence.equations import by_solutions, is_number_like, numerator, proportional, unknowns
from tutor.maths.equivalence.judgement import Judgement, Outcome, different, equal
from tutor.maths.equivalence.matching import all_equal
from tutor.maths.equivalence.refutation import refuted_at_a_point
from tutor.maths.equivalence.sets import Compare


def compare_inequalities(a: Relational, b: Relational, compare: Compare) -> Judgement:
    """Compare two inequalities, or relations between other things than numbers."""
    if not all(is_number_like(side) for side in (a.lhs, a.rhs, b.lhs, b.rhs)):
        return _sides(a, b, compare)
    (f, kind), (g, other) = _as_positive(a), _as_positive(b)
    if isinstance(a, sp.Eq) != isinstance(b, sp.Eq):
        return different("kinds", "an equation and an inequality")
    if unknowns(f) != unknowns(g):
        return different("symbols", "they are about different unknowns")
    if kind == other and (
        proportional(f, g, positive=True) or (kind == "!=" and proportional(numerator(f), numerator(g)))
    ):
        return equal("multiple", "one is a positive multiple of the other")
    refuted = refuted_at_a_point(a, b)
    if refuted is not None:
        return refuted
    judged = by_solutions(a, b, compare)
    if judged.outcome is Outcome.UNDECIDED and kind != other:
        return different("kinds", "one is strict, the other is not")
    return judged


def _sides(a: Relational, b: Relational, compare: Compare) -> Judgement:
    """Relations between sets, points, matrices: side by side, and an equation also turned round."""
    if type(a) is not type(b):
        return different("kinds", "different relations")
    straight = all_equal([compare(a.lhs, b.lhs), compare(a.rhs, b.rhs)])
    if straight.equal or not isinstance(a, sp.Eq | sp.Ne):
        return straight
    turned = all_equal([compare(a.lhs, b.rhs), compare(a.rhs, b.lhs)])
    return turned if turned.equal else straight


def _as_positive(statement: Relational) -> tuple[sp.Expr, str]:
    """``f > 0``, ``f >= 0``, ``f != 0`` or ``f == 0``."""
    low, high = statement.lhs, statement.rhs
    kind = statement.rel_op
    if kind in (">", ">="):
        low, high = high, low
    return sp.Add(high, sp.Mul(-1, low, evaluate=False), evaluate=False), {"<": ">", "<=": ">="}.get(kind, kind)
