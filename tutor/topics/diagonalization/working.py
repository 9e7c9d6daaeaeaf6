"""Eigenvalues, eigenvectors by row reduction, and what they give."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import (
    Basic,
    Determinant,
    Eq,
    Expr,
    FiniteSet,
    ImmutableDenseMatrix,
    Integer,
    MatMul,
    Rational,
    Symbol,
    Tuple,
    expand,
    factor,
    ilcm,
    roots,
)
from sympy.matrices import MatrixBase

from tutor.errors import NotSolved
from tutor.maths.operations import operation, operation_name
from tutor.maths.printing import formula
from tutor.maths.transport import expression
from tutor.messages import Message, say
from tutor.problem import Problem
from tutor.rules.row_operations import pivots, reduction
from tutor.solution import Answer, Claim, SameSolutions, SameValue, Step

LAMBDA = Symbol("lambda")
Spaces = dict[Expr, list[MatrixBase]]


def _step(
    rule: str,
    title: Message,
    because: Message,
    before: Basic,
    after: Basic,
    idea: Message | None = None,
    claim: Claim | None = None,
    substeps: tuple[Step, ...] = (),
) -> Step:
    left, right = formula(before), formula(after)
    return Step(rule, title, because, left, right, claim or SameValue(left, right), substeps, idea)


def solve(problem: Problem) -> Iterator[Step | Answer]:
    """Steps and answer: eigenvectors, a diagonal form or a power."""
    statement = expression(problem.statement)
    name, matrix = operation_name(statement), statement.args[0]
    values, steps = _eigenvalues(matrix)
    yield from steps
    spaces: Spaces = {}
    for value in values:
        spaces[value], reducing = _eigenspace(matrix, value)
        yield reducing
    if name == "eigenvectors":
        found = FiniteSet(*(Tuple(value, *vectors) for value, vectors in spaces.items()))
        yield _step(
            "collect",
            say("Write each eigenvalue with its eigenvectors."),
            say("Every multiple of an eigenvector is one too."),
            statement,
            found,
        )
        yield Answer(formula(found), formula(found), say("Each eigenvalue stands before its eigenvectors."))
        return
    columns = [vector for vectors in spaces.values() for vector in vectors]
    if len(columns) != matrix.rows:
        raise NotSolved(say("This matrix has too few eigenvectors: it cannot be diagonalised."), code="not-diagonal")
    basis = ImmutableDenseMatrix.hstack(*columns)
    diagonal = ImmutableDenseMatrix.diag(*(value for value, vectors in spaces.items() for _ in vectors))
    pair = Tuple(basis, diagonal)
    if name == "diagonalization":
        yield _step(
            "diagonalise",
            say("Put the eigenvectors into the columns of P and the eigenvalues into D."),
            say("Then M P = P D, so M = P D P⁻¹."),
            statement,
            pair,
            say("What do P and D hold?"),
        )
        yield _step(
            "check",
            say("Check: M P equals P D."),
            say("Both products have the same columns."),
            MatMul(matrix, basis, evaluate=False),
            ImmutableDenseMatrix(basis * diagonal),
        )
        yield Answer(formula(pair), formula(pair), say("The first matrix is P, the second D: M = P D P⁻¹."))
        return
    yield from _power(statement, basis, diagonal)


def _power(statement: Basic, basis: MatrixBase, diagonal: MatrixBase) -> Iterator[Step | Answer]:
    matrix, exponent = statement.args
    if any(diagonal[i, i] == 0 for i in range(diagonal.rows)):
        raise NotSolved(
            say("A matrix with the eigenvalue 0 has no closed form that holds for the exponent 0 too."), code="zero"
        )
    yield _step(
        "diagonalise",
        say("Put the eigenvectors into the columns of P and the eigenvalues into D."),
        say("Then M P = P D, so M = P D P⁻¹."),
        operation("diagonalization", matrix),
        Tuple(basis, diagonal),
        say("What do P and D hold?"),
    )
    inverse = ImmutableDenseMatrix(basis.inv())
    powers = ImmutableDenseMatrix.diag(*(diagonal[i, i] ** exponent for i in range(diagonal.rows)))
    written = MatMul(basis, powers, inverse, evaluate=False)
    yield _step(
        "power-of-diagonal",
        say("Take the power of the diagonal matrix."),
        say("In the power of P D P⁻¹ all inner factors cancel: it is P Dⁿ P⁻¹."),
        statement,
        written,
        say("What is left of P D P⁻¹ times P D P⁻¹?"),
    )
    product = basis * powers * inverse
    result = ImmutableDenseMatrix(product.applyfunc(expand))
    yield _step("matrix-product", say("Multiply the three matrices."), say("Rows times columns."), written, result)
    yield Answer(formula(result), formula(result))


def _eigenvalues(matrix: MatrixBase) -> tuple[list[Expr], list[Step]]:
    shifted = ImmutableDenseMatrix(matrix - LAMBDA * ImmutableDenseMatrix.eye(matrix.rows))
    polynomial = expand(shifted.det())
    found = roots(polynomial, LAMBDA)
    if sum(found.values()) != matrix.rows or not all(isinstance(value, Rational) for value in found):
        raise NotSolved(
            say("The eigenvalues of this matrix are no fractions; only such matrices are worked out here."),
            code="irrational-eigenvalues",
        )
    values = sorted(found)
    factored = factor(polynomial)
    equation, answer = Eq(factored, 0, evaluate=False), FiniteSet(*values)
    steps = [
        _step(
            "characteristic-polynomial",
            say("Find the characteristic polynomial."),
            say("An eigenvalue makes M - λI singular: its determinant is zero."),
            Determinant(shifted),
            polynomial,
            say("For which numbers is the matrix minus that number on the diagonal singular?"),
        ),
    ]
    if formula(factored).plain != formula(polynomial).plain:
        steps.append(
            _step(
                "factor-polynomial",
                say("Factor the characteristic polynomial."),
                say("Its zeros are fractions."),
                polynomial,
                factored,
            )
        )
    steps.append(
        _step(
            "read-off-roots",
            say("Read off the roots."),
            say("A product is zero when one of its factors is."),
            equation,
            answer,
            None,
            SameSolutions(formula(equation), formula(answer), (LAMBDA.name,)),
        )
    )
    return values, steps


def _eigenspace(matrix: MatrixBase, value: Expr) -> tuple[list[MatrixBase], Step]:
    shifted = ImmutableDenseMatrix(matrix - value * ImmutableDenseMatrix.eye(matrix.rows))
    current: MatrixBase = shifted
    name = "reduced_row_echelon_form"
    inner: list[Step] = []
    for rule, title, after in reduction(shifted):
        inner.append(
            _step(
                rule,
                title,
                say("Row operations do not change the solutions."),
                operation(name, current),
                operation(name, after),
            )
        )
        current = after
    vectors = _kernel(current)
    told = formula(vectors[0]) if len(vectors) == 1 else formula(Tuple(*vectors))
    step = _step(
        "eigenspace",
        say("Reduce the matrix for the eigenvalue {value}.", value=formula(value)),
        say("The eigenvectors are the solutions of (M - λI)v = 0; here they are the multiples of {v}.", v=told)
        if len(vectors) == 1
        else say("The eigenvectors are the solutions of (M - λI)v = 0; here {v} span them.", v=told),
        operation(name, shifted),
        current,
        say("Which vectors does the matrix minus the eigenvalue take to zero?"),
        None,
        tuple(inner),
    )
    return vectors, step


def _kernel(form: MatrixBase) -> list[MatrixBase]:
    leading = pivots(form)
    found = []
    for free in (j for j in range(form.cols) if j not in leading):
        entries = [Integer(int(j == free)) for j in range(form.cols)]
        for row, pivot in enumerate(leading):
            entries[pivot] = -form[row, free]
        common = Integer(ilcm(1, *(entry.q for entry in entries)))
        lead = next(entry for entry in entries if entry != 0)
        found.append(ImmutableDenseMatrix([entry * (common if lead > 0 else -common) for entry in entries]))
    return found
