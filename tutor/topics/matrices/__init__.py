"""Matrices: sums, multiples, products, powers, transpose, trace, determinant, inverse and eigenvalues."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sympy import Add, Basic, Determinant, Expr, Inverse, MatAdd, MatMul, Mul, Pow, S, Trace, Transpose
from sympy.matrices import MatrixBase
from sympy.matrices.expressions.matexpr import MatrixExpr

from tutor.errors import NotSolved
from tutor.maths.transport import expression
from tutor.messages import say
from tutor.problem import Goal, Level, Problem
from tutor.solution import Answer, Step
from tutor.topic import Asking, Posed, Topic, criteria
from tutor.topics.matrices.arithmetic import square
from tutor.topics.matrices.practice import practise
from tutor.topics.matrices.solving import OPERATIONS, solve_eigenvalues, solve_value

Pose = Callable[[Mapping[str, Basic]], Posed | None]


def _is_matrix(found: Basic | None) -> bool:
    return isinstance(found, MatrixBase | MatrixExpr)


def _pose_one(task: str, make: Callable[[Basic], Basic], needs_square: bool = True) -> Pose:
    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        matrix = blanks.get("m")
        if not _is_matrix(matrix):
            return None
        if needs_square and isinstance(matrix, MatrixBase):
            square(matrix, task)
        return Posed(make(matrix), task, Goal.VALUE)

    return pose


def _pose_two(task: str, make: Callable[[Basic, Basic], Basic]) -> Pose:
    def pose(blanks: Mapping[str, Basic]) -> Posed | None:
        a, b = blanks.get("a"), blanks.get("b")
        if not (_is_matrix(a) or _is_matrix(b)) or not isinstance(a, Expr | MatrixBase):
            return None
        if task != "multiply" and not (_is_matrix(a) and _is_matrix(b)):
            return None
        return Posed(make(a, b), task, Goal.VALUE)

    return pose


def _times(a: Basic, b: Basic) -> Basic:
    from sympy.matrices.exceptions import ShapeError

    try:
        return MatMul(a, b, evaluate=False)
    except ShapeError:
        raise NotSolved(
            say("This product is not defined: the first matrix has {n} columns, the second {m} rows.",
                n=a.shape[1], m=b.shape[0]),
            code="sizes-do-not-fit",
        ) from None  # fmt: skip


def _plus(a: Basic, b: Basic) -> Basic:
    from sympy.matrices.exceptions import ShapeError

    try:
        return MatAdd(a, b, evaluate=False)
    except ShapeError:
        raise NotSolved(say("Only matrices of the same size can be added."), code="sizes-differ") from None


def _minus(a: Basic, b: Basic) -> Basic:
    return _plus(a, MatMul(S.NegativeOne, b, evaluate=False))


def _pose_eigenvalues(blanks: Mapping[str, Basic]) -> Posed | None:
    matrix = blanks.get("m")
    if not isinstance(matrix, MatrixBase):
        return None
    square(matrix, "eigenvalues")
    return Posed(matrix, "eigenvalues", Goal.EIGENVALUES)


def _pose_typed(blanks: Mapping[str, Basic]) -> Posed | None:
    typed = blanks.get("e")
    return Posed(typed, "evaluate", Goal.VALUE) if typed is not None and _has_operation(typed) else None


def _has_operation(statement: Basic) -> bool:
    if isinstance(statement, MatrixBase):
        return False
    if isinstance(statement, Add | Mul | Pow) and any(_is_matrix(part) for part in statement.args):
        return True
    return isinstance(statement, OPERATIONS) or (isinstance(statement, Expr) and statement.has(*OPERATIONS))


def _fits(problem: Problem) -> bool:
    statement = expression(problem.statement)
    if problem.goal is Goal.EIGENVALUES:
        return isinstance(statement, MatrixBase)
    return problem.goal is Goal.VALUE and _has_operation(statement)


def _solve(problem: Problem, level: Level) -> Iterator[Step | Answer]:
    statement = expression(problem.statement)
    if problem.goal is Goal.EIGENVALUES:
        if not isinstance(statement, MatrixBase):
            raise NotSolved(say("Only a matrix written out has eigenvalues that can be found here."))
        yield from solve_eigenvalues(statement)
    else:
        yield from solve_value(statement)


TOPIC = Topic(
    name="matrices",
    title=say("Matrices"),
    area="linear algebra",
    prerequisites=("linear-systems",),
    askings=(
        Asking(
            ("find the determinant of {m}", "evaluate the determinant of {m}", "determinant of {m}"),
            _pose_one("determinant", Determinant),
        ),
        Asking(
            ("find the inverse of {m}", "inverse of {m}", "invert {m}", "inverse of matrix {m} is"),
            _pose_one("inverse", Inverse),
        ),
        Asking(
            ("find the transpose of {m}", "transpose of {m}", "transpose {m}"),
            _pose_one("transpose", Transpose, needs_square=False),
        ),
        Asking(("find the trace of {m}", "trace of {m}"), _pose_one("trace", Trace)),
        Asking(("find the eigenvalues of {m}", "eigenvalues of {m}"), _pose_eigenvalues),
        Asking(
            (
                "multiply {a} by {b}",
                "multiply {a} and {b}",
                "find the product of {a} and {b}",
                "product of {a} and {b}",
            ),
            _pose_two("multiply", _times),
        ),
        Asking(("add {a} and {b}", "find the sum of {a} and {b}"), _pose_two("add", _plus)),
        Asking(("subtract {b} from {a}",), _pose_two("subtract", _minus)),
        Asking(
            ("{e}", "find {e}", "evaluate {e}", "simplify {e}"),
            _pose_typed,
        ),
    ),
    fits=_fits,
    solve=_solve,
    practise=practise,
    criteria=criteria(
        say("Sums, multiples, products and determinants of two by two matrices."),
        say("Products and determinants up to three by three, inverses, and eigenvalues."),
        say("Products and inverses of three by three matrices, determinants of four by four."),
    ),
    examples=(
        "[[1, 2], [3, 4]] * [[0, 1], [1, 0]]",
        r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} + \begin{pmatrix} 5 & -1 \\ 0 & 2 \end{pmatrix}",
        r"\det \begin{pmatrix} 2 & 1 & 0 \\ 1 & 3 & -1 \\ 0 & 5 & 4 \end{pmatrix}",
        "Find the determinant of [[3, 8], [4, 6]]",
        "Find the inverse of [[2, 1], [5, 3]]",
        r"\begin{pmatrix} 1 & 2 & 3 \\ 0 & 1 & 4 \\ 5 & 6 & 0 \end{pmatrix}^{-1}",
        "Find the eigenvalues of [[2, 1], [1, 2]].",
        "Multiply [[1, 2, 3], [4, 5, 6]] by [[1, 0], [0, 1], [2, 2]].",
        "행렬 [[4, 7], [2, 6]]의 역행렬을 구하시오",
        "[[1, 2], [3, 4]]의 행렬식을 구하시오",
    ),
)
