"""Eigenvalues: the characteristic polynomial and its roots, complex ones too."""

from __future__ import annotations

import sympy as sp
from sympy import Determinant, Expr, FiniteSet, ImmutableDenseMatrix, Mul, Pow, S, Symbol
from sympy.matrices import MatrixBase

from tutor.errors import NotSolved, TookTooLong
from tutor.maths.printing import formula
from tutor.maths.worker import within
from tutor.messages import say
from tutor.rules.lines import law
from tutor.solution import SameSolutions, Step
from tutor.topics.matrices.arithmetic import square
from tutor.topics.matrices.determinants import determinant
from tutor.topics.matrices.steps import identity, neat, step

LAMBDA = Symbol("lambda")


def eigenvalues(matrix: MatrixBase) -> tuple[FiniteSet, list[Step]]:
    """The set of eigenvalues and the steps to it.

    Raises:
        NotSolved: the matrix is not square, or its characteristic polynomial has no roots in closed form.
    """
    square(matrix, "eigenvalues")
    shifted = ImmutableDenseMatrix(matrix - LAMBDA * identity(matrix.rows)).applyfunc(sp.expand)
    value, inner = determinant(shifted)
    polynomial = sp.expand(value)
    roots = _roots(polynomial)
    factored = _factored(polynomial, roots)
    steps = [
        step(
            "characteristic-polynomial",
            say("Find the characteristic polynomial."),
            say(
                "{l} is an eigenvalue exactly when {law}: subtract {l} on the diagonal and take the determinant.",
                l=formula(LAMBDA),
                law=law(r"\det(M - \lambda I) = 0", "det(M - lambda I) = 0"),
            ),
            Determinant(shifted),
            polynomial,
            say("For which numbers is the matrix minus that number on the diagonal singular?"),
            tuple(inner),
        )
    ]
    if formula(factored).plain != formula(polynomial).plain:
        steps.append(_factoring(polynomial, factored, roots))
    values = FiniteSet(*roots)
    steps.append(_reading_off(polynomial, factored, values))
    return values, steps


def _roots(polynomial: Expr) -> dict[Expr, int]:
    try:
        with within(3.0):
            roots = sp.roots(sp.Poly(polynomial, LAMBDA))
    except (TookTooLong, NotImplementedError):
        roots = {}
    if sum(roots.values()) != sp.degree(polynomial, LAMBDA):
        raise NotSolved(
            say(
                "The characteristic polynomial {p} has no roots in closed form that are found here.",
                p=formula(polynomial),
            ),
            code="no-closed-form",
        )
    return {neat(root) if not root.has(sp.I) else sp.expand(root): count for root, count in roots.items()}


def _factored(polynomial: Expr, roots: dict[Expr, int]) -> Expr:
    lead = sp.Poly(polynomial, LAMBDA).LC()
    factors = [
        Pow(LAMBDA - root, count) if count > 1 else LAMBDA - root
        for root, count in sorted(roots.items(), key=lambda pair: sp.default_sort_key(pair[0]))
    ]
    parts = ([lead] if lead != 1 else []) + factors
    return parts[0] if len(parts) == 1 else Mul(*parts, evaluate=False)


def _factoring(polynomial: Expr, factored: Expr, roots: dict[Expr, int]) -> Step:
    rational = all(root.is_Rational for root in roots)
    if rational:
        because = say("Its roots are whole numbers or fractions, found by trying the divisors of the constant term.")
    elif sp.degree(polynomial, LAMBDA) == 2:
        a, b, c = sp.Poly(polynomial, LAMBDA).all_coeffs()
        because = say("By the quadratic formula; the discriminant is {d}.", d=formula(neat(b**2 - 4 * a * c)))
    else:
        because = say("A rational root is split off first, then the quadratic formula gives the others.")
    return step(
        "factor-polynomial",
        say("Factor the characteristic polynomial."),
        because,
        polynomial,
        factored,
        say("Which numbers make the polynomial zero?"),
    )


def _reading_off(polynomial: Expr, factored: Expr, values: FiniteSet) -> Step:
    equation = sp.Eq(factored, 0, evaluate=False)
    real = all(value.is_real for value in values) and not polynomial.free_symbols - {LAMBDA}
    claim = SameSolutions(formula(equation), formula(values), (LAMBDA.name,)) if real else None
    if claim is None:
        return step(
            "read-off-roots",
            say("Read off the roots."),
            say("A product is zero when a factor is; the values are {v}.", v=formula(values)),
            factored,
            polynomial,
            say("When is a product zero?"),
        )
    return step(
        "read-off-roots",
        say("Read off the roots."),
        say("A product is zero when one of its factors is."),
        equation,
        values,
        say("When is a product zero?"),
        claim=claim,
    )


__all__ = ["S", "eigenvalues"]
