"""Practice with eigenvectors: matrices built from whole eigenvalues and eigenvectors."""

from __future__ import annotations

from random import Random

from sympy import ImmutableDenseMatrix, Symbol
from sympy.matrices import MatrixBase

from tutor.maths.operations import operation
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.problem import Goal, Level
from tutor.topic import Exercise, Posed


def _basis(draw: Random, size: int) -> MatrixBase:
    matrix = ImmutableDenseMatrix.eye(size).as_mutable()
    for _ in range(2 * size):
        i, j = draw.sample(range(size), k=2)
        matrix[i, :] = matrix[i, :] + draw.choice((-1, 1, 2)) * matrix[j, :]
    return ImmutableDenseMatrix(matrix)


def practise(draw: Random, level: Level) -> Exercise:
    """Draw a matrix with whole eigenvalues."""
    size = 3 if level is Level.ADVANCED and draw.random() < 0.4 else 2
    values = draw.sample([value for value in range(-5, 7) if value], k=size)
    basis = _basis(draw, size)
    matrix = ImmutableDenseMatrix(basis * ImmutableDenseMatrix.diag(*values) * basis.inv())
    if level is Level.BEGINNER:
        told = say("Find the eigenvalues and eigenvectors of {m}.", m=formula(matrix))
        return Exercise(told, Posed(operation("eigenvectors", matrix), "eigenvectors", Goal.VALUE))
    if level is Level.INTERMEDIATE or size == 3 or draw.random() < 0.5:
        told = say("Diagonalise {m}.", m=formula(matrix))
        return Exercise(told, Posed(operation("diagonalization", matrix), "diagonalization", Goal.VALUE))
    n = Symbol("n")
    told = say("Find the power of {m} with exponent {n} in closed form.", m=formula(matrix), n=formula(n))
    return Exercise(told, Posed(operation("power_in_closed_form", matrix, n), "power_in_closed_form", Goal.VALUE))
