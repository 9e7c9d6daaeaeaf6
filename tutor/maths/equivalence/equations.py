"""Two equations are the same when one is a nonzero constant times the other after denominators are cleared.

So x = 2 and (x - 2)^2 = 0 differ (the multiplicity does), as in most classrooms. What is no polynomial may also be
shown the same by solving each for a name and putting it into the other, or, with one unknown, by the real solutions.
"""

from __future__ import annotations

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.matrices.expressions.matexpr import MatrixExpr

from tutor.errors import TookTooLong
from tutor.maths.balls import At, Beyond, Undefined
from tutor.maths.equivalence.expressions import compare_expressions
from tutor.maths.equivalence.judgement import Judgement, Outcome, different, equal, undecided
from tutor.maths.equivalence.kernels import Residues, Unsupported
from tutor.maths.equivalence.refutation import solution_outside
from tutor.maths.equivalence.sets import Compare, bare_name, compare_sets, pieces, solution_set
from tutor.maths.sampling import free_symbols, points
from tutor.maths.worker import within

SOLVING = 0.5
"""Seconds for SymPy to bring a side over one denominator."""


def is_number_like(node: sp.Basic) -> bool:
    """Whether this is a number or an expression of numbers, not a matrix."""
    return isinstance(node, sp.Expr) and not isinstance(node, MatrixExpr)


def as_equation(statement: sp.Basic) -> sp.Expr | None:
    """An equation, or several joined by "or", as an expression that vanishes where it holds."""
    if isinstance(statement, sp.Eq) and is_number_like(statement.lhs) and is_number_like(statement.rhs):
        if statement.lhs.has(sp.oo, sp.nan, sp.zoo) or statement.rhs.has(sp.oo, sp.nan, sp.zoo):
            return None
        return sp.Add(statement.lhs, sp.Mul(-1, statement.rhs, evaluate=False), evaluate=False)
    if isinstance(statement, sp.Or):
        parts = [as_equation(part) for part in statement.args]
        return None if None in parts else sp.Mul(*parts, evaluate=False)
    return None


def compare_equations(a: sp.Basic, b: sp.Basic, f: sp.Expr, g: sp.Expr, compare: Compare) -> Judgement:
    """Compare two equations (or several joined by "or"); f and g vanish where they hold."""
    if isinstance(a, sp.Or) or isinstance(b, sp.Or):
        if unknowns(f) != unknowns(g) and bare_name(a) != bare_name(b):
            return different("symbols", "the equations are about different unknowns")
        listed = [solution_set(side) for side in (a, b)]
        if None not in listed and all(isinstance(side, sp.Eq | sp.Or) for side in (a, b)):
            judged = compare_sets(listed[0], listed[1], compare)
            if judged.outcome is not Outcome.UNDECIDED:
                return judged
    elif isinstance(a.lhs, sp.Symbol | AppliedUndef) and a.lhs == b.lhs:
        side_by_side = compare(a.rhs, b.rhs)
        if side_by_side.equal or not (a.rhs.has(a.lhs) or b.rhs.has(a.lhs)):
            return side_by_side
    if unknowns(f) != unknowns(g):
        return different("symbols", "the equations are about different unknowns")
    if proportional(f, g) or proportional(numerator(f), numerator(g)):
        return equal("multiple", "one is a nonzero multiple of the other")
    if _is_polynomial(f) and _is_polynomial(g):
        return different("multiple", "neither is a multiple of the other")
    return _by_substitution(f, g, a, b, compare)


def unknowns(f: sp.Expr) -> frozenset[sp.Basic]:
    """The free symbols and the names of unknown functions."""
    return frozenset(f.free_symbols) | frozenset(type(node).__name__ for node in f.atoms(AppliedUndef))


def numerator(f: sp.Expr) -> sp.Expr:
    """What is above the bar when everything is put over one denominator."""
    try:
        with within(SOLVING):
            return sp.fraction(sp.together(f))[0]
    except (TookTooLong, sp.PolynomialError, AttributeError, TypeError):
        return f


def _is_polynomial(f: sp.Expr) -> bool:
    top = numerator(f)
    return bool(top.is_polynomial(*top.free_symbols)) and not top.atoms(AppliedUndef)


def proportional(f: sp.Expr, g: sp.Expr, *, positive: bool = False) -> bool:
    """Whether f is a nonzero constant times g, proven: f(P)·g(Q) = f(Q)·g(P) at random residues P, Q, in each cell."""
    found = points([f, g], count=4, invent=7)
    if not found:
        symbols = free_symbols([f, g])
        found = points([sp.Add(*symbols)], count=2, symbols=symbols)
    if not found:
        return False
    for point in found:
        at = At(point, bits=96, invent=7)
        for prime in (0, 1):
            pairs = _residue_pairs(f, g, at, prime)
            if pairs is None:
                return False
            p, (f1, g1), (f2, g2) = pairs
            if (f1 * g2 - f2 * g1) % p or f1 * g1 % p == 0:
                return False
        try:
            if positive and at.sign(f) != at.sign(g):
                return False
        except (Beyond, Undefined):
            return False
    return True


def _residue_pairs(f: sp.Expr, g: sp.Expr, at: At, prime: int) -> tuple[int, tuple[int, int], tuple[int, int]] | None:
    """Residues of both at two random assignments modulo one prime; constants have the same residues in both."""
    found: list[tuple[int, int]] = []
    for seed in range(40):
        residues = Residues(at, prime=prime, seed=seed)
        try:
            found.append((residues.value(f), residues.value(g)))
        except Unsupported as reason:
            if "modulo this prime" in str(reason):
                continue
            return None
        except (TypeError, AttributeError, NotImplementedError, RecursionError, OverflowError):
            return None
        if len(found) == 2:
            return residues.p, found[0], found[1]
    return None


def _by_substitution(f: sp.Expr, g: sp.Expr, a: sp.Basic, b: sp.Basic, compare: Compare) -> Judgement:
    """Each solved for a name and put into the other; where there is one unknown, their solutions."""
    implied = [_implies(f, g), _implies(g, f)]
    if implied == [True, True]:
        return equal("substitution", "each follows from the other")
    if False in implied:
        return different("substitution", "a solution of one is no solution of the other")
    refuted = solution_outside(f, g) or solution_outside(g, f)
    if refuted is not None:
        return refuted
    return by_solutions(a, b, compare)


def _implies(f: sp.Expr, g: sp.Expr) -> bool | None:
    """Whether g vanishes where f does, when f can be solved for a name in which it is linear."""
    for name in sorted(f.free_symbols & g.free_symbols, key=str):
        slope = sp.diff(f, name)
        if slope == 0 or slope.has(name):
            continue
        solved = sp.Add(name, sp.Mul(-1, f, sp.Pow(slope, -1)))
        judged = compare_expressions(g.xreplace({name: sp.expand(solved)}), sp.S.Zero)
        if judged.outcome is not Outcome.UNDECIDED:
            return judged.equal
    return None


def by_solutions(a: sp.Basic, b: sp.Basic, compare: Compare) -> Judgement:
    """Compare two relations about one unknown by their real solutions."""
    if len(a.free_symbols) == 1 and a.free_symbols == b.free_symbols:
        left, right = solution_set(a), solution_set(b)
        if left is not None and right is not None:
            judged = compare_sets(left, right, compare)
            if judged.equal and isinstance(a, sp.Eq) and pieces(left) == []:
                return different("multiple", "neither is a multiple of the other; both are never true")
            if judged.equal:
                return equal("solution-sets", "the same real solutions")
            if judged.different:
                return different("solution-sets", "different real solutions", judged.witness)
    return undecided("the statements could not be solved")
