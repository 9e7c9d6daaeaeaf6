"""Diagonalisation: eigenvectors, a basis of them, and powers of a matrix in closed form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random

from sympy import Basic, ImmutableDenseMatrix, MatPow, Symbol
from sympy.matrices import MatrixBase

from tutor.errors import NotSolved
from tutor.maths.operations import operation, operation_name
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Level, Problem
from tutor.rules.chain import exact
from tutor.solution import Answer, Step
from tutor.topic import Asking, Exercise, Posed, Topic, criteria
from tutor.topics.diagonalization.practice import practise
from tutor.topics.diagonalization.working import solve

_NAMES = ("eigenvectors", "diagonalization", "power_in_closed_form")
_LARGEST = 4


def _checked(matrix: Basic | None) -> MatrixBase | None:
    if not isinstance(matrix, MatrixBase):
        return None
    if matrix.rows != matrix.cols:
        raise NotSolved(say("The matrix is not square."), code="not-square")
    found = ImmutableDenseMatrix(matrix).applyfunc(lambda entry: exact(entry).doit())
    if not all(entry.is_Rational for entry in found.flat()) or found.rows > _LARGEST:
        raise NotSolved(say("Only matrices of numbers, up to 4 rows and columns, are diagonalised here."), code="size")
    return found


def _pose(name: str) -> Callable[[Mapping[str, Basic]], Posed | None]:
    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        matrix = _checked(blanks.get("m"))
        return None if matrix is None else Posed(operation(name, matrix), name, Goal.VALUE)

    return pose


def _pose_power(blanks: Mapping[str, Basic]) -> Posed | None:
    power = blanks["e"]
    if not isinstance(power, MatPow) or not isinstance(power.exp, Symbol):
        return None
    matrix = _checked(power.base)
    return None if matrix is None else Posed(operation(_NAMES[2], matrix, power.exp), _NAMES[2], Goal.VALUE)


def _fits(problem: Problem) -> bool:
    return problem.goal is Goal.VALUE and operation_name(expression(problem.statement)) in _NAMES


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    yield from solve(problem)


def _practise(draw: Random, level: Level) -> Exercise:
    return practise(draw, level)


TOPIC = Topic(
    name="diagonalization",
    title=say("Diagonalisation"),
    area="linear algebra",
    prerequisites=("row-reduction", "polynomial-equations"),
    askings=(
        Asking(
            (
                "find eigenvectors of {m}",
                "eigenvectors of {m}",
                "find eigenvalues and eigenvectors of {m}",
                "eigenvalues and eigenvectors of {m}",
                "find eigenvectors of matrix {m}",
                "find eigenvalues and corresponding eigenvectors of {m}",
            ),
            _pose("eigenvectors"),
        ),
        Asking(
            (
                "diagonalize {m}",
                "diagonalise {m}",
                "diagonalize matrix {m}",
                "diagonalise matrix {m}",
                "find diagonalization of {m}",
            ),
            _pose("diagonalization"),
        ),
        Asking(
            (
                "{e}",
                "find {e}",
                "find closed form of {e}",
                "find {e} in closed form",
                "find formula for {e}",
                "compute {e} for all positive integers n",
            ),
            _pose_power,
        ),
    ),
    fits=_fits,
    solve=_solve,
    practise=_practise,
    criteria=criteria(
        say("Eigenvalues and eigenvectors of two by two matrices."),
        say("Two by two matrices to diagonalise."),
        say("Three by three matrices, or a power in closed form."),
    ),
    examples=(
        "Find the eigenvectors of [[2, 1], [1, 2]]",
        "Find the eigenvalues and eigenvectors of [[4, 1], [2, 3]].",
        "Diagonalize [[1, 2], [2, 1]]",
        r"$\begin{pmatrix} 2 & 1 \\ 1 & 2 \end{pmatrix}^n$",
        "Find [[3, 1], [0, 2]]^n in closed form",
        "행렬 [[4, 1], [2, 3]]의 고유벡터를 구하시오",
        "행렬 [[1, 2], [2, 1]]을 대각화하시오",
    ),
)
