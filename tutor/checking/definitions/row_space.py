"""Rank, reduced form and eigenvectors of matrices, by exact arithmetic over the field of the entries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations

from flint import fmpq, fmpq_mat
from sympy import Basic, Expr, FiniteSet, ImmutableDenseMatrix, Integer, Rational, Tuple, ilcm, roots
from sympy.matrices import MatrixBase
from sympy.polys.matrices import DomainMatrix

from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say

_SMALL = 4


def _matrix(value: Basic) -> MatrixBase:
    if not isinstance(value, MatrixBase):
        raise Undefined(say("This is not a matrix."))
    return value


def rank(matrix: Basic) -> Expr:
    """The size of the largest square part with a determinant other than zero."""
    m = _matrix(matrix)
    if max(m.shape) > _SMALL:
        return Integer(DomainMatrix.from_Matrix(m).to_field().rank())
    for size in range(min(m.shape), 0, -1):
        for rows in combinations(range(m.rows), size):
            for columns in combinations(range(m.cols), size):
                if m.extract(list(rows), list(columns)).det() != 0:
                    return Integer(size)
    return Integer(0)


def reduced(matrix: Basic) -> Basic:
    """The only matrix in reduced form with the same row space."""
    m = _matrix(matrix)
    entries = m.flat()
    if entries and all(isinstance(entry, Rational) for entry in entries):
        form = fmpq_mat(m.rows, m.cols, [fmpq(int(entry.p), int(entry.q)) for entry in entries]).rref()[0]
        return ImmutableDenseMatrix(m.rows, m.cols, [Rational(int(entry.p), int(entry.q)) for entry in form.entries()])
    return ImmutableDenseMatrix(DomainMatrix.from_Matrix(m).to_field().rref()[0].to_Matrix())


def kernel(matrix: MatrixBase) -> list[MatrixBase]:
    """Whole vectors that the matrix takes to zero, one for each free column."""
    form = reduced(matrix)
    pivots = [
        next(j for j, entry in enumerate(form.row(i)) if entry != 0) for i in range(form.rows) if any(form.row(i))
    ]
    found = []
    for free in (j for j in range(form.cols) if j not in pivots):
        entries = [Rational(0)] * form.cols
        entries[free] = Rational(1)
        for row, pivot in enumerate(pivots):
            entries[pivot] = -form[row, free]
        found.append(whole_vector(entries))
    return found


def whole_vector(entries: list[Expr]) -> MatrixBase:
    """The multiple of a vector of fractions with the smallest whole entries, the first of them positive."""
    if not all(isinstance(entry, Rational) for entry in entries):
        raise Undefined(say("Only eigenvectors with fractions as entries are known here."))
    common = ilcm(*(entry.q for entry in entries)) if len(entries) > 1 else entries[0].q
    lead = next(entry for entry in entries if entry != 0)
    factor = common if lead > 0 else -common
    return ImmutableDenseMatrix([entry * factor for entry in entries])


def _eigenvalues(matrix: MatrixBase) -> list[Expr]:
    if matrix.rows != matrix.cols:
        raise Undefined(say("The matrix is not square."))
    found = roots(matrix.charpoly())
    if sum(found.values()) != matrix.rows or not all(isinstance(value, Rational) for value in found):
        raise Undefined(say("Only matrices whose eigenvalues are fractions are known here."))
    return sorted(found)


def eigenvectors(matrix: Basic) -> Basic:
    """Each eigenvalue with whole vectors that span its space."""
    m = _matrix(matrix)
    one = ImmutableDenseMatrix.eye(m.rows)
    return FiniteSet(*(Tuple(value, *kernel(m - value * one)) for value in _eigenvalues(m)))


def diagonalization(matrix: Basic) -> Basic:
    """The matrix of eigenvectors and the diagonal matrix of their eigenvalues, the smallest first."""
    m = _matrix(matrix)
    one = ImmutableDenseMatrix.eye(m.rows)
    columns: list[MatrixBase] = []
    values: list[Expr] = []
    for value in _eigenvalues(m):
        vectors = kernel(m - value * one)
        columns += vectors
        values += [value] * len(vectors)
    if len(columns) != m.rows:
        raise Undefined(say("This matrix has too few eigenvectors: it cannot be diagonalised."))
    basis = ImmutableDenseMatrix.hstack(*columns)
    diagonal = ImmutableDenseMatrix.diag(*values)
    if m * basis != basis * diagonal:
        raise Undefined(say("This matrix has too few eigenvectors: it cannot be diagonalised."))
    return Tuple(basis, diagonal)


def power_in_closed_form(matrix: Basic, exponent: Basic) -> Basic:
    """Sylvester's formula: the sum of λⁿ times the product of (M - μ)/(λ - μ) over the other eigenvalues μ."""
    m = _matrix(matrix)
    values = _eigenvalues(m)
    one = ImmutableDenseMatrix.eye(m.rows)
    product = one
    for value in values:
        product = product * (m - value * one)
    if any(product.flat()):
        raise Undefined(say("This matrix has too few eigenvectors: it cannot be diagonalised."))
    if Integer(0) in values:
        raise Undefined(say("A matrix with the eigenvalue 0 has no closed form that holds for the exponent 0 too."))
    total = ImmutableDenseMatrix.zeros(m.rows, m.rows)
    for value in values:
        part = one
        for other in values:
            if other != value:
                part = part * (m - other * one) / (value - other)
        total = total + value**exponent * part
    return ImmutableDenseMatrix(total.applyfunc(lambda entry: entry.expand()))


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "rank": rank,
    "reduced_row_echelon_form": reduced,
    "eigenvectors": eigenvectors,
    "diagonalization": diagonalization,
    "power_in_closed_form": power_in_closed_form,
}
