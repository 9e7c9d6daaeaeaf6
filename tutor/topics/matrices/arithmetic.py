"""Sums, multiples, products, powers, transpose and trace."""

from __future__ import annotations

from sympy import Expr, Integer, MatAdd, MatMul, MatPow, Mul, S, Trace, Transpose
from sympy.matrices import MatrixBase

from tutor.errors import NotSolved
from tutor.maths.printing import formula
from tutor.messages import say
from tutor.solution import Step
from tutor.topics.matrices.steps import MOST_ENTRIES, Found, entries, neat, product, step, total

_LARGEST_POWER = 12


def add(parts: list[MatrixBase]) -> Found:
    """A sum of matrices, entry by entry."""
    first = parts[0]
    if any(part.shape != first.shape for part in parts):
        raise NotSolved(
            say("Only matrices of the same size can be added; these are {a} and {b}.",
                a=size(first), b=size(next(part for part in parts if part.shape != first.shape))),
            code="sizes-differ",
        )  # fmt: skip
    written = entries(first.rows, first.cols, lambda i, j: total(*(part[i, j] for part in parts)))
    value = written.applyfunc(neat)
    return value, [
        step(
            "matrix-sum",
            say("Add entry by entry."),
            say("The matrices have the same size, so entries in the same place are added."),
            MatAdd(*parts, evaluate=False),
            written,
            say("Which entries belong together in a sum of matrices?"),
        ),
        *_worked_out(written, value),
    ]


def _worked_out(written: MatrixBase, value: MatrixBase) -> list[Step]:
    if formula(written).plain == formula(value).plain:
        return []
    return [
        step(
            "evaluate-entries",
            say("Work out each entry."),
            say("Only numbers and letters are left in each place."),
            written,
            value,
            say("Work out the entries one by one."),
        )
    ]


def scale(factor: Expr, matrix: MatrixBase) -> Found:
    """A number times a matrix."""
    value = entries(matrix.rows, matrix.cols, lambda i, j: neat(factor * matrix[i, j]))
    return value, [
        step(
            "scalar-multiple",
            say("Multiply every entry by {c}.", c=formula(factor)),
            say("A number times a matrix multiplies each entry."),
            MatMul(factor, matrix, evaluate=False),
            value,
            say("What does a number in front of a matrix do to its entries?"),
        )
    ]


def multiply(left: MatrixBase, right: MatrixBase) -> Found:
    """The product of two matrices, row by column."""
    if left.cols != right.rows:
        raise NotSolved(
            say("This product is not defined: the first matrix has {n} columns, the second {m} rows.",
                n=left.cols, m=right.rows),
            code="sizes-do-not-fit",
        )  # fmt: skip
    written = entries(left.rows, right.cols, lambda i, j: _dot(left, right, i, j))
    value = written.applyfunc(neat)
    many = left.rows * right.cols > MOST_ENTRIES
    places = [(i, j) for i in range(1 if many else left.rows) for j in range(right.cols)]
    substeps = tuple(_entry(left, right, i, j, value[i, j]) for i, j in places)
    return value, [
        step(
            "matrix-product",
            say("Multiply rows by columns."),
            say(
                "The entry in row i and column j is row i of the first times column j of the second; the result has "
                "{n} rows and {m} columns.",
                n=left.rows,
                m=right.cols,
            ),
            MatMul(left, right, evaluate=False),
            value,
            say("Which row and which column make the entry in the first place?"),
            substeps,
        )
    ]


def _dot(left: MatrixBase, right: MatrixBase, i: int, j: int) -> Expr:
    return total(*(product(left[i, k], right[k, j]) for k in range(left.cols)))


def _entry(left: MatrixBase, right: MatrixBase, i: int, j: int, value: Expr) -> Step:
    return step(
        "matrix-entry",
        say("The entry in row {i}, column {j}.", i=i + 1, j=j + 1),
        say("Row {i} of the first matrix times column {j} of the second.", i=i + 1, j=j + 1),
        _dot(left, right, i, j),
        value,
    )


def power(matrix: MatrixBase, exponent: int) -> Found:
    """A whole positive power by repeated products."""
    if exponent > _LARGEST_POWER:
        raise NotSolved(say("Powers of matrices are worked out here up to {n}.", n=_LARGEST_POWER), code="large-power")
    if exponent == 0:
        one = entries(matrix.rows, matrix.rows, lambda i, j: Integer(int(i == j)))
        title = say("The power zero is the unit matrix.")
        return one, [step("power-zero", title, say("By definition."), MatPow(matrix, S.Zero), one)]
    value, steps = matrix, []
    for done in range(2, exponent + 1):
        new, inner = multiply(value, matrix)
        left = exponent - done
        before = MatMul(*([value, matrix] + [matrix] * left), evaluate=False)
        after = MatMul(*([new] + [matrix] * left), evaluate=False) if left else new
        if done == 2:
            steps.append(
                step(
                    "write-power",
                    say("Write the power as a product."),
                    say("The exponent {n} says how many factors there are.", n=exponent),
                    MatPow(matrix, Integer(exponent)),
                    before,
                    say("What does the exponent of a matrix mean?"),
                )
            )
        title, because = inner[0].title, inner[0].because
        steps.append(step("matrix-product", title, because, before, after, inner[0].idea, inner[0].substeps))
        value = new
    return value, steps


def transpose(matrix: MatrixBase) -> Found:
    """Rows become columns."""
    value = entries(matrix.cols, matrix.rows, lambda i, j: matrix[j, i])
    return value, [
        step(
            "transpose",
            say("Exchange rows and columns."),
            say("The first row becomes the first column, and so on."),
            Transpose(matrix),
            value,
            say("Where does the first row go?"),
        )
    ]


def trace(matrix: MatrixBase) -> Found:
    """The sum of the diagonal."""
    square(matrix, "trace")
    written = total(*(matrix[i, i] for i in range(matrix.rows)))
    value = neat(written)
    first = step(
        "trace",
        say("Add the entries of the diagonal."),
        say("The trace is the sum of the entries from the upper left to the lower right."),
        Trace(matrix),
        written,
        say("Which entries stand on the diagonal?"),
    )
    if written == value:
        return value, [first]
    return value, [first, step("evaluate", say("Add."), say("Only a sum is left."), written, value)]


def size(matrix: MatrixBase) -> str:
    """Rows × columns."""
    return f"{matrix.rows}×{matrix.cols}"


def square(matrix: MatrixBase, what: str) -> None:
    """Refuse a matrix that is not square.

    Raises:
        NotSolved: the numbers of rows and columns differ.
    """
    if matrix.rows != matrix.cols:
        raise NotSolved(
            say("Only a square matrix has a {what}; this one is {size}.", what=_NAMES[what], size=size(matrix)),
            code="not-square",
        )


_NAMES = {
    "determinant": say("determinant"),
    "inverse": say("inverse"),
    "trace": say("trace"),
    "eigenvalues": say("set of eigenvalues"),
}

__all__ = ["Mul", "add", "multiply", "power", "scale", "size", "square", "trace", "transpose"]
