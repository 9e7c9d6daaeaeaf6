"""Matrices turned, mirrored and cut: where each entry of the result comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sympy import Basic, ImmutableDenseMatrix, Integer
from sympy.matrices import MatrixBase

from tutor.checking.definitions.divisibility import whole
from tutor.checking.definitions.undefined import Undefined
from tutor.messages import say


def _built(rows: int, columns: int, entry: Callable[[int, int], Basic]) -> Basic:
    return ImmutableDenseMatrix(rows, columns, [entry(i, j) for i in range(rows) for j in range(columns)])


def _matrix(value: Basic) -> MatrixBase:
    if not isinstance(value, MatrixBase):
        raise Undefined(say("This is not a matrix."))
    return value


def rotated(matrix: Basic, degrees: Basic) -> Basic:
    """Clockwise by a multiple of 90 degrees: entry (i, j) of a quarter turn comes from (n - 1 - j, i)."""
    (angle,) = whole(degrees)
    if angle % 90:
        raise Undefined(say("A matrix can only be turned by multiples of 90 degrees."))
    found: Basic = _matrix(matrix)
    for _ in range(angle // 90 % 4):
        found = _quarter(_matrix(found))
    return found


def _quarter(m: MatrixBase) -> Basic:
    return _built(m.cols, m.rows, lambda i, j: m[m.rows - 1 - j, i])


def mirrored_horizontally(matrix: Basic) -> Basic:
    """The rows in reverse order."""
    m = _matrix(matrix)
    return _built(m.rows, m.cols, lambda i, j: m[m.rows - 1 - i, j])


def mirrored_vertically(matrix: Basic) -> Basic:
    """The columns in reverse order."""
    m = _matrix(matrix)
    return _built(m.rows, m.cols, lambda i, j: m[i, m.cols - 1 - j])


def mirrored_along_diagonal(matrix: Basic) -> Basic:
    """Rows become columns."""
    m = _matrix(matrix)
    return _built(m.cols, m.rows, lambda i, j: m[j, i])


def mirrored_along_counterdiagonal(matrix: Basic) -> Basic:
    """Rows become columns, both from the other end."""
    m = _matrix(matrix)
    return _built(m.cols, m.rows, lambda i, j: m[m.rows - 1 - j, m.cols - 1 - i])


def replaced(matrix: Basic, old: Basic, new: Basic) -> Basic:
    """Every entry that is the one value becomes the other."""
    m = _matrix(matrix)
    return _built(m.rows, m.cols, lambda i, j: new if m[i, j] == old else m[i, j])


def zeroed_multiples(matrix: Basic, divisor: Basic) -> Basic:
    """Every entry that the number divides becomes zero."""
    m = _matrix(matrix)
    (k,) = whole(divisor)
    if k == 0:
        raise Undefined(say("Nothing can be divided by zero."))
    return _built(m.rows, m.cols, lambda i, j: Integer(0) if whole(m[i, j])[0] % k == 0 else m[i, j])


def cropped(matrix: Basic, top: Basic, bottom: Basic, left: Basic, right: Basic) -> Basic:
    """Rows top to bottom and columns left to right, counted from 1."""
    m = _matrix(matrix)
    a, b, c, d = whole(top, bottom, left, right)
    if not (1 <= a <= b <= m.rows and 1 <= c <= d <= m.cols):
        raise Undefined(say("The matrix has no such rows and columns."))
    return _built(b - a + 1, d - c + 1, lambda i, j: m[a - 1 + i, c - 1 + j])


def without_every_row(matrix: Basic, step: Basic) -> Basic:
    """Without the rows whose number is a multiple."""
    m = _matrix(matrix)
    kept = _kept(m.rows, step)
    return _built(len(kept), m.cols, lambda i, j: m[kept[i], j])


def without_every_column(matrix: Basic, step: Basic) -> Basic:
    """Without the columns whose number is a multiple."""
    m = _matrix(matrix)
    kept = _kept(m.cols, step)
    return _built(m.rows, len(kept), lambda i, j: m[i, kept[j]])


def _kept(count: int, step: Basic) -> list[int]:
    (n,) = whole(step)
    if n < 2:
        raise Undefined(say("Nothing would be left of the matrix."))
    return [i for i in range(count) if (i + 1) % n]


DEFINITIONS: Mapping[str, Callable[..., Basic]] = {
    "rotated": rotated,
    "mirrored_horizontally": mirrored_horizontally,
    "mirrored_vertically": mirrored_vertically,
    "mirrored_along_diagonal": mirrored_along_diagonal,
    "mirrored_along_counterdiagonal": mirrored_along_counterdiagonal,
    "replaced": replaced,
    "zeroed_multiples": zeroed_multiples,
    "cropped": cropped,
    "without_every_row": without_every_row,
    "without_every_column": without_every_column,
}
