"""Row operations that bring a matrix to reduced form, each with what is said about it."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import ImmutableDenseMatrix
from sympy.matrices import MatrixBase

from tutor.maths.printing import formula
from tutor.messages import Message, say

Done = tuple[str, Message, MatrixBase]
"""The rule, what was done, and the matrix now."""


def reduction(matrix: MatrixBase, *, fully: bool = True) -> Iterator[Done]:
    """Gauss-Jordan elimination; without ``fully`` only downward, to an echelon form."""
    current, row = matrix.as_mutable(), 0
    for column in range(matrix.cols):
        choices = [i for i in range(row, matrix.rows) if current[i, column] != 0]
        if not choices:
            continue
        best = min(choices, key=lambda i: (abs(current[i, column]) != 1, i))
        if best != row:
            current.row_swap(row, best)
            yield "swap-rows", say("Swap rows {i} and {j}.", i=row + 1, j=best + 1), ImmutableDenseMatrix(current)
        if fully and current[row, column] != 1:
            pivot = current[row, column]
            current[row, :] = current[row, :] / pivot
            told = say("Divide row {i} by {c}.", i=row + 1, c=formula(pivot))
            yield "scale-row", told, ImmutableDenseMatrix(current)
        others = range(matrix.rows) if fully else range(row + 1, matrix.rows)
        cleared = [i for i in others if i != row and current[i, column] != 0]
        for i in cleared:
            current[i, :] = current[i, :] - current[i, column] / current[row, column] * current[row, :]
        if cleared:
            told = say("Clear the rest of column {k} with row {i}.", k=column + 1, i=row + 1)
            yield "clear-column", told, ImmutableDenseMatrix(current)
        row += 1


def pivots(matrix: MatrixBase) -> list[int]:
    """The columns of the first entries other than zero of a matrix in echelon form."""
    rows = (list(matrix.row(i)) for i in range(matrix.rows))
    return [next(j for j, entry in enumerate(row) if entry != 0) for row in rows if any(row)]
