"""Inverses: the adjugate for 2×2, Gauss-Jordan elimination for larger matrices; singular ones are explained."""

from __future__ import annotations

from sympy import Expr, ImmutableDenseMatrix, Integer, Inverse, MatMul, S
from sympy.matrices import MatrixBase

from tutor.maths.printing import formula
from tutor.messages import Message, say
from tutor.rules.lines import law
from tutor.solution import SameValue, Step
from tutor.topics.matrices.arithmetic import square
from tutor.topics.matrices.determinants import determinant
from tutor.topics.matrices.steps import entries, identity, neat, step


class Singular(Exception):
    """There is no inverse; ``steps`` show that the determinant is zero."""

    def __init__(self, steps: list[Step]) -> None:
        super().__init__()
        self.steps = steps


def inverse(matrix: MatrixBase) -> tuple[MatrixBase, list[Step]]:
    """The inverse and its steps.

    Raises:
        NotSolved: the matrix is not square.
        Singular: its determinant is zero.
    """
    square(matrix, "inverse")
    value, first = determinant(matrix)
    if neat(value) == 0:
        raise Singular(first)
    if matrix.rows <= 2:
        return _adjugate(matrix, value, first)
    return _gauss_jordan(matrix, first)


def _adjugate(matrix: MatrixBase, value: Expr, first: list[Step]) -> tuple[MatrixBase, list[Step]]:
    if matrix.rows == 1:
        result = entries(1, 1, lambda i, j: 1 / matrix[0, 0])
        title, because = say("Take the reciprocal."), say("The matrix has one entry.")
        return result, [step("reciprocal", title, because, Inverse(matrix), result)]
    a, b, c, d = matrix.flat()
    adjugate = ImmutableDenseMatrix(2, 2, [d, -b, -c, a])
    result = adjugate.applyfunc(lambda entry: neat(entry / value))
    written = MatMul(1 / value, adjugate, evaluate=False)
    steps = [
        step(
            "inverse-2x2",
            say("Use the formula for 2×2 inverses."),
            say(
                "The determinant is {d}, which is not zero, and with D for it {law}: "
                "swap the diagonal, change the signs of the other two, divide by the determinant.",
                d=formula(value),
                law=law(
                    r"\begin{pmatrix}a&b\\c&d\end{pmatrix}^{-1} = \frac{1}{D}\begin{pmatrix}d&-b\\-c&a\end{pmatrix}",
                    "[[a, b], [c, d]]^-1 = 1/D [[d, -b], [-c, a]]",
                ),
            ),
            Inverse(matrix),
            written,
            say("Is the determinant zero? If not, which entries change places and which change signs?"),
            tuple(first),
        )
    ]
    if written != result and value != 1:
        steps.append(
            step(
                "scalar-multiple",
                say("Divide every entry by {d}.", d=formula(value)),
                say("A number times a matrix multiplies each entry."),
                written,
                result,
                say("What does a number in front of a matrix do to its entries?"),
            )
        )
    elif value == 1:
        steps = [
            step("inverse-2x2", steps[0].title, steps[0].because, Inverse(matrix), result, steps[0].idea, tuple(first))
        ]
    return result, [*steps, _check(matrix, result)]


def _check(matrix: MatrixBase, result: MatrixBase) -> Step:
    return step(
        "check-inverse",
        say("Check: multiply the matrix by its inverse."),
        say("The product has to be the unit matrix."),
        MatMul(matrix, result, evaluate=False),
        identity(matrix.rows),
        say("What is the product of a matrix and its inverse?"),
    )


def _gauss_jordan(matrix: MatrixBase, first: list[Step]) -> tuple[MatrixBase, list[Step]]:
    n = matrix.rows
    current = ImmutableDenseMatrix(matrix.row_join(identity(n)))
    operations: list[Step] = []

    def apply(row_operation: MatrixBase, title: Message, rule: str) -> None:
        nonlocal current
        new = ImmutableDenseMatrix(row_operation * current).applyfunc(neat)
        left, right = formula(MatMul(row_operation, current, evaluate=False)), formula(new)
        because = say(
            "A row operation is a product with a simple matrix from the left; it does not change the solution."
        )
        operations.append(Step(rule, title, because, formula(current), right, SameValue(left, right)))
        current = new

    for k in range(n):
        pivot = min((i for i in range(k, n) if current[i, k] != 0), key=lambda i: (abs(current[i, k]) != 1, i))
        if pivot != k:
            apply(_swap(n, k, pivot), say("Swap rows {i} and {j}.", i=k + 1, j=pivot + 1), "swap-rows")
        if current[k, k] != 1:
            title = say("Divide row {i} by {c}.", i=k + 1, c=formula(current[k, k]))
            apply(_scaled(n, k, 1 / current[k, k]), title, "scale-row")
        if any(current[i, k] != 0 for i in range(n) if i != k):
            title = say("Clear the rest of column {k} with row {k}.", k=k + 1)
            apply(_cleared(n, k, current), title, "clear-column")
    result = ImmutableDenseMatrix(current[:, n:])
    return result, [
        step(
            "gauss-jordan",
            say("Reduce the matrix beside the unit matrix (Gauss-Jordan)."),
            say(
                "The determinant is not zero. Row operations that turn the left half into the unit matrix turn the "
                "right half into the inverse."
            ),
            Inverse(matrix),
            result,
            say("Write the unit matrix beside it. Which row operations make the left half the unit matrix?"),
            (*first, *operations),
        ),
        _check(matrix, result),
    ]


def _swap(n: int, k: int, other: int) -> MatrixBase:
    exchanged = {k: other, other: k}
    return entries(n, n, lambda i, j: Integer(int(exchanged.get(i, i) == j)))


def _scaled(n: int, k: int, factor: Expr) -> MatrixBase:
    return entries(n, n, lambda i, j: S.Zero if i != j else factor if i == k else S.One)


def _cleared(n: int, k: int, current: MatrixBase) -> MatrixBase:
    return entries(n, n, lambda i, j: S.One if i == j else -current[i, k] if j == k else S.Zero)
