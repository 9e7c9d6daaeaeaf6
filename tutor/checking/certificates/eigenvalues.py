"""Eigenvalues: each makes det(M - λI) zero, and none is missing."""

from __future__ import annotations

from sympy import Basic, Expr, FiniteSet, Poly, S, Symbol
from sympy.matrices import MatrixBase
from sympy.polys.matrices import DomainMatrix

from tutor.checking.judging import proved, refuted, unchecked
from tutor.checking.reals import is_zero_number
from tutor.checking.unfolding import Unfolding
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Problem
from tutor.verdict import Verdict

_LAMBDA = Symbol("lambda")


def certify_eigenvalues(statement: Basic, value: Basic, problem: Problem) -> Verdict:
    """Put each value into the characteristic polynomial, then count its distinct roots."""
    matrix = Unfolding().of(statement)
    if not isinstance(matrix, MatrixBase) or matrix.rows != matrix.cols:
        return unchecked("not-square", say("Not checked: only a square matrix has eigenvalues."))
    values = list(value.args) if isinstance(value, FiniteSet) or value is S.EmptySet else [value]
    polynomial = _characteristic(matrix)
    for candidate in values:
        zero = is_zero_number(polynomial.eval(candidate))
        if zero is None:
            text = say("Not checked: it could not be decided whether {value} is one.", value=formula(candidate))
            return unchecked("undecided", text)
        if not zero:
            text = say("{value} is not an eigenvalue: det(M - λI) is not zero there.", value=formula(candidate))
            return refuted("characteristic-polynomial", "not-an-eigenvalue", text)
    return _counted(polynomial, values)


def _characteristic(matrix: MatrixBase) -> Poly:
    domain = DomainMatrix.from_Matrix(matrix).to_field()
    return Poly([domain.domain.to_sympy(c) for c in domain.charpoly()], _LAMBDA, extension=True)


def _counted(polynomial: Poly, values: list[Expr]) -> Verdict:
    distinct = polynomial.quo(polynomial.gcd(polynomial.diff())).degree()
    different = _all_different(values)
    if different is None:
        return unchecked("undecided", say("Not checked: it could not be decided whether the values are different."))
    if different and len(values) == distinct:
        text = say("Each value makes det(M - λI) zero, and a matrix of this size has no more eigenvalues.")
        return proved("characteristic-polynomial", "all-eigenvalues", text)
    text = say(
        "Each value is an eigenvalue, but there are {count} different ones: at least one is missing.", count=distinct
    )
    return refuted("characteristic-polynomial", "missing-eigenvalue", text)


def _all_different(values: list[Expr]) -> bool | None:
    found: bool | None = True
    for i, a in enumerate(values):
        for b in values[:i]:
            same = is_zero_number(a - b)
            if same:
                return False
            if same is None:
                found = None
    return found
