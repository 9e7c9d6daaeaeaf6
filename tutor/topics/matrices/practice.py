"""Practice with matrices, built backwards where a clean answer needs it: whole inverses, whole eigenvalues."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sympy import Determinant, ImmutableDenseMatrix, Inverse, MatAdd, MatMul
from sympy.matrices import MatrixBase

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed
from tutor.topics.matrices.steps import identity

Maker = Callable[[Random, Level], Exercise]


def _matrix(draw: Random, rows: int, columns: int, most: int = 9) -> MatrixBase:
    return ImmutableDenseMatrix(rows, columns, [draw.randint(-most, most) for _ in range(rows * columns)])


def _unimodular(draw: Random, size: int) -> MatrixBase:
    """A matrix of whole numbers with determinant one, made by row operations."""
    matrix = identity(size).as_mutable()
    for _ in range(3 * size):
        i, j = draw.sample(range(size), k=2)
        matrix[i, :] = matrix[i, :] + draw.choice((-2, -1, 1, 2)) * matrix[j, :]
        if max(abs(entry) for entry in matrix) > 12:
            matrix[i, :] = matrix[i, :] - matrix[j, :]
    return ImmutableDenseMatrix(matrix)


def _sum(draw: Random, level: Level) -> Exercise:
    rows, columns = draw.randint(2, 3), draw.randint(2, 3)
    a, b = _matrix(draw, rows, columns), _matrix(draw, rows, columns)
    statement = say("Add {a} and {b}.", a=formula(a), b=formula(b))
    return Exercise(statement, Posed(MatAdd(a, b, evaluate=False), "add", Goal.VALUE), expected=a + b)


def _multiple(draw: Random, level: Level) -> Exercise:
    matrix, factor = _matrix(draw, 2, draw.randint(2, 3)), draw.choice((-5, -4, -3, -2, 2, 3, 4, 5, 6, 7))
    statement = say("Multiply {a} by {b}.", a=formula(matrix), b=factor)
    posed = Posed(MatMul(factor, matrix, evaluate=False), "multiply", Goal.VALUE)
    return Exercise(statement, posed, expected=factor * matrix)


def _product(draw: Random, level: Level) -> Exercise:
    sizes = {Level.BEGINNER: (2, 2, 2), Level.INTERMEDIATE: (2, 3, 2), Level.ADVANCED: (3, 3, 3)}
    n, k, m = sizes[level]
    a, b = _matrix(draw, n, k, 6), _matrix(draw, k, m, 6)
    statement = say("Multiply {a} by {b}.", a=formula(a), b=formula(b))
    return Exercise(statement, Posed(MatMul(a, b, evaluate=False), "multiply", Goal.VALUE), expected=a * b)


def _determinant(draw: Random, level: Level) -> Exercise:
    size = {Level.BEGINNER: 2, Level.INTERMEDIATE: 3, Level.ADVANCED: 4}[level]
    matrix = _matrix(draw, size, size, 9 if size == 2 else 5)
    statement = say("Find the determinant of {m}.", m=formula(matrix))
    return Exercise(statement, Posed(Determinant(matrix), "determinant", Goal.VALUE))


def _inverse(draw: Random, level: Level) -> Exercise:
    matrix = _unimodular(draw, 3 if level is Level.ADVANCED else 2)
    if level is Level.INTERMEDIATE:
        matrix = ImmutableDenseMatrix(draw.choice((1, 2, 3, 5)) * matrix)
    statement = say("Find the inverse of {m}.", m=formula(matrix))
    return Exercise(statement, Posed(Inverse(matrix), "inverse", Goal.VALUE), expected=matrix.inv())


def _eigenvalues(draw: Random, level: Level) -> Exercise:
    if level is Level.ADVANCED and draw.random() < 0.3:
        a, b = draw.randint(-4, 4), draw.randint(1, 5)
        basis = _unimodular(draw, 2)
        matrix = ImmutableDenseMatrix(basis * ImmutableDenseMatrix([[a, -b], [b, a]]) * basis.inv())
    else:
        size = 3 if level is Level.ADVANCED else 2
        values = [draw.randint(-6, 6) for _ in range(size)]
        basis = _unimodular(draw, size)
        diagonal = ImmutableDenseMatrix(size, size, lambda i, j: values[i] if i == j else 0)
        matrix = ImmutableDenseMatrix(basis * diagonal * basis.inv())
    statement = say("Find the eigenvalues of {m}.", m=formula(matrix))
    return Exercise(statement, Posed(matrix, "eigenvalues", Goal.EIGENVALUES))


_MAKERS: dict[Level, tuple[Maker, ...]] = {
    Level.BEGINNER: (_sum, _multiple, _product, _determinant),
    Level.INTERMEDIATE: (_product, _determinant, _inverse, _eigenvalues),
    Level.ADVANCED: (_product, _determinant, _inverse, _eigenvalues),
}


def practise(draw: Random, level: Level) -> Exercise:
    """Draw a calculation with matrices."""
    return draw.choice(_MAKERS[level])(draw, level)
