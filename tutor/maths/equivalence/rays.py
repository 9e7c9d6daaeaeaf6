"""Solutions of a relation in one unknown made of polynomials, quotients and absolute values: the line is cut, each
part tried.

The line is cut at the zeros and poles of every variant of the expression (each absolute value with either sign), and a
rational point of every part, and every cut itself, is tried exactly: no rule about signs can be applied wrongly.
"""

from __future__ import annotations

from itertools import pairwise, product

import sympy as sp
from sympy.core.relational import Relational

from tutor.maths.balls import At, Beyond, Undefined, evaluate

MOST_ABSOLUTE_VALUES = 3
HIGHEST_DEGREE = 8


def solve_by_parts(statement: sp.Basic, unknown: sp.Symbol) -> sp.Set | None:
    """The real solutions of a relation, or of And and Or of relations, in one unknown; None when not of this kind."""
    if not isinstance(statement, Relational | sp.And | sp.Or):
        return None
    cuts: set[sp.Expr] = set()
    for relation in statement.atoms(Relational):
        if not (isinstance(relation.lhs, sp.Expr) and isinstance(relation.rhs, sp.Expr)):
            return None
        found = _cuts(relation.lhs - relation.rhs, unknown)
        if found is None:
            return None
        cuts |= found
    ordered = _in_order(cuts)
    return None if ordered is None else _tried(statement, unknown, ordered)


def _cuts(expression: sp.Expr, unknown: sp.Symbol) -> set[sp.Expr] | None:
    expression = expression.xreplace({f: sp.Rational(str(f)) for f in expression.atoms(sp.Float)})
    absolute = sorted(expression.atoms(sp.Abs), key=str)
    if len(absolute) > MOST_ABSOLUTE_VALUES or any(part.args[0].has(sp.Abs) for part in absolute):
        return None
    cuts: set[sp.Expr] = set()
    variants = [
        expression.xreplace({part: side * part.args[0] for part, side in zip(absolute, sides, strict=True)})
        for sides in product((1, -1), repeat=len(absolute))
    ]
    for variant in [*variants, *(part.args[0] for part in absolute)]:
        top, low = sp.fraction(sp.together(variant))
        for side in (top, low):
            if unknown not in side.free_symbols:
                continue
            roots = _roots(side, unknown)
            if roots is None:
                return None
            cuts |= roots
    return cuts


def _roots(side: sp.Expr, unknown: sp.Symbol) -> set[sp.Expr] | None:
    if not side.is_polynomial(unknown):
        return None
    try:
        polynomial = sp.Poly(side, unknown)
        if polynomial.degree() > HIGHEST_DEGREE:
            return None
        if polynomial.domain.is_QQ or polynomial.domain.is_ZZ:
            return {root for root, _ in sp.real_roots(polynomial, multiple=False)}
        found = sp.roots(polynomial)
    except (sp.PolynomialError, NotImplementedError):
        return None
    if sum(found.values()) != polynomial.degree():
        return None
    return {root for root in found if _is_real(root)}


def _is_real(root: sp.Expr) -> bool:
    try:
        return bool(evaluate(root, {}, bits=200, principal=True).ball.imag.contains(0))
    except (Beyond, Undefined):
        return False


def _in_order(cuts: set[sp.Expr]) -> list[tuple[sp.Rational, sp.Expr]] | None:
    """The cuts by size, each with a rational number close to it."""
    sized = []
    for cut in cuts:
        number = cut.evalf(30)
        if not number.is_Float and not number.is_Rational:
            return None
        sized.append((sp.Rational(str(number)) if number.is_Float else number, cut))
    sized.sort(key=lambda pair: pair[0])
    for (low, _), (high, _) in pairwise(sized):
        if high - low < sp.Rational(1, 10**20):
            return None
    return sized


def _tried(statement: sp.Basic, unknown: sp.Symbol, cuts: list[tuple[sp.Rational, sp.Expr]]) -> sp.Set | None:
    found: list[sp.Set] = []
    ends: list[sp.Expr] = [-sp.oo, *(cut for _, cut in cuts), sp.oo]
    numbers = [number for number, _ in cuts]
    if not numbers:
        middles = [sp.Integer(0)]
    else:
        inner = [(low + high) / 2 for low, high in pairwise(numbers)]
        middles = [numbers[0] - 1, *inner, numbers[-1] + 1]
    for k, middle in enumerate(middles):
        holds = _holds(statement, unknown, middle)
        if holds is None:
            return None
        if holds:
            found.append(sp.Interval(ends[k], ends[k + 1], True, True))
    for _, cut in cuts:
        holds = _holds(statement, unknown, cut)
        if holds is None:
            return None
        if holds:
            found.append(sp.FiniteSet(cut))
    return sp.Union(*found)


def _holds(statement: sp.Basic, unknown: sp.Symbol, number: sp.Expr) -> bool | None:
    """Whether the statement holds at a number; at a root that is no fraction, decided by the sign of what vanishes."""
    if isinstance(number, sp.Rational):
        try:
            return At({unknown: number}, bits=200).holds(statement)
        except Undefined:
            return False
        except Beyond:
            return None
    return _holds_at_root(statement, unknown, number)


def _holds_at_root(statement: sp.Basic, unknown: sp.Symbol, number: sp.Expr) -> bool | None:
    if isinstance(statement, sp.And | sp.Or):
        parts = [_holds_at_root(part, unknown, number) for part in statement.args]
        if None in parts:
            return None
        return all(parts) if isinstance(statement, sp.And) else any(parts)
    from tutor.maths.equivalence.expressions import compare_expressions

    try:
        value = evaluate((statement.lhs - statement.rhs).xreplace({unknown: number}), {}, bits=200)
    except Undefined:
        return False
    except Beyond:
        return _exactly(statement, unknown, number)
    if not value.ball.overlaps(0):
        sign = 1 if value.ball.real > 0 else -1
    else:
        judged = compare_expressions(
            statement.lhs.xreplace({unknown: number}), statement.rhs.xreplace({unknown: number})
        )
        if not judged.equal:
            return None
        sign = 0
    return {"==": sign == 0, "!=": sign != 0, "<": sign < 0, "<=": sign <= 0, ">": sign > 0, ">=": sign >= 0}[
        statement.rel_op
    ]


def _exactly(statement: Relational, unknown: sp.Symbol, number: sp.Expr) -> bool | None:
    """For roots without a formula."""
    difference = sp.expand((statement.lhs - statement.rhs).xreplace({unknown: number}))
    if difference == 0:
        return statement.rel_op in ("==", "<=", ">=")
    return None
