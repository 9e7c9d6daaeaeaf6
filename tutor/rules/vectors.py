"""Vectors as people write them: (1, 2, 3), [1, 2, 3], a column, 2i - 3j + k."""

from __future__ import annotations

from collections.abc import Sequence

from sympy import Basic, Expr, I, ImmutableDenseMatrix, Interval, S, Symbol, Tuple, expand
from sympy.matrices import MatrixBase

_J, _K = Symbol("j"), Symbol("k")


def as_vector(value: Basic | None) -> Basic | None:
    """A tuple or a column; None for what is no vector."""
    if isinstance(value, Tuple):
        return value if len(value) > 1 and all(isinstance(entry, Expr) for entry in value) else None
    if isinstance(value, MatrixBase):
        if value.cols == 1 and value.rows > 1:
            return ImmutableDenseMatrix(value)
        return Tuple(*value.flat()) if value.rows == 1 and value.cols > 1 else None
    if isinstance(value, Interval) and not (value.left_open or value.right_open):
        return Tuple(value.start, value.end)
    return _by_unit_vectors(value) if isinstance(value, Expr) else None


def _by_unit_vectors(value: Expr) -> Basic | None:
    """2i - 3j + k, where i was read as the imaginary unit."""
    opened = expand(value)
    if not opened.has(_J) and not opened.has(_K):
        return None
    first, second, third = opened.coeff(I), opened.coeff(_J), opened.coeff(_K)
    if expand(opened - first * I - second * _J - third * _K) != 0:
        return None
    if any(part.has(I, _J, _K) for part in (first, second, third)):
        return None
    return Tuple(first, second, third) if opened.has(_K) else Tuple(first, second)


def entries(vector: Basic) -> list[Expr]:
    """The entries in order."""
    return list(vector.flat()) if isinstance(vector, MatrixBase) else list(vector.args)


def like(model: Basic, values: Sequence[Expr]) -> Basic:
    """A vector written as another one is."""
    return ImmutableDenseMatrix(values) if isinstance(model, MatrixBase) else Tuple(*values)


def same_size(*vectors: Basic) -> bool:
    """Whether all have as many entries."""
    return len({len(entries(vector)) for vector in vectors}) == 1


def is_zero(vector: Basic) -> bool:
    """Whether every entry is zero."""
    return all(entry == S.Zero for entry in entries(vector))
