"""Determinants: the formula for 2×2, expansion for 3×3 and for letters, row reduction for larger ones."""

from __future__ import annotations

from sympy import Determinant, Expr, ImmutableDenseMatrix, Integer, S
from sympy.matrices import MatrixBase

from tutor.maths.printing import formula
from tutor.messages import say
from tutor.rules.lines import law
from tutor.solution import Step
from tutor.topics.matrices.arithmetic import square
from tutor.topics.matrices.steps import Found, neat, product, step, total


def determinant(matrix: MatrixBase) -> Found:
    """The determinant and its steps.

    Raises:
        NotSolved: the matrix is not square.
    """
    square(matrix, "determinant")
    if matrix.rows == 1:
        value = matrix[0, 0]
        title, because = say("The determinant is the only entry."), say("The matrix has one row and one column.")
        return value, [step("determinant-1x1", title, because, Determinant(matrix), value)]
    if matrix.rows == 2:
        return _two(matrix)
    shortcut = _shortcut(matrix)
    if shortcut is not None:
        return S.Zero, [shortcut]
    if _triangular(matrix):
        return _diagonal(Determinant(matrix), matrix, S.One)
    if matrix.rows == 3 or matrix.free_symbols:
        return _expansion(matrix)
    return _reduction(matrix)


def _two(matrix: MatrixBase) -> Found:
    a, b, c, d = matrix.flat()
    written = total(product(a, d), product(Integer(-1), product(b, c)))
    value = neat(a * d - b * c)
    first = step(
        "determinant-2x2",
        say("Use the formula for 2×2 determinants."),
        say(
            "{law}: the product along the diagonal minus the product along the other one.",
            law=law(r"\begin{vmatrix}a&b\\c&d\end{vmatrix} = ad - bc", "det([[a, b], [c, d]]) = a d - b c"),
        ),
        Determinant(matrix),
        written,
        say("Which two products does the formula for a 2×2 determinant subtract?"),
    )
    if formula(written).plain == formula(value).plain:
        return value, [first]
    return value, [first, _evaluate(written, value)]


def _evaluate(written: Expr, value: Expr) -> Step:
    return step(
        "evaluate",
        say("Work out the value."),
        say("Only products and sums are left."),
        written,
        value,
        say("Work out the products first."),
    )


def _shortcut(matrix: MatrixBase) -> Step | None:
    """A zero row or column, or two equal rows: the determinant is zero."""
    rows = [tuple(matrix.row(i)) for i in range(matrix.rows)]
    columns = [tuple(matrix.col(j)) for j in range(matrix.cols)]
    because = None
    if any(not any(line) for line in rows + columns):
        because = say("A row or column holds only zeros.")
    elif len(set(rows)) < len(rows) or len(set(columns)) < len(columns):
        because = say("Two rows or two columns are equal.")
    if because is None:
        return None
    idea = say("Look at the rows and columns before you calculate.")
    return step("determinant-zero", say("The determinant is zero."), because, Determinant(matrix), S.Zero, idea)


def _triangular(matrix: MatrixBase) -> bool:
    n = matrix.rows
    upper = all(matrix[i, j] == 0 for i in range(n) for j in range(i))
    lower = all(matrix[i, j] == 0 for i in range(n) for j in range(i + 1, n))
    return upper or lower


def _diagonal(before: Expr, matrix: MatrixBase, sign: Expr) -> Found:
    factors = [matrix[i, i] for i in range(matrix.rows)]
    written = product(*([sign] if sign is not S.One else []), *factors)
    value = neat(sign * _multiplied(factors))
    first = step(
        "triangular-determinant",
        say("Multiply the entries of the diagonal."),
        say("The matrix is triangular, so its determinant is the product along the diagonal."),
        before,
        written,
        say("What is special about the determinant of a triangular matrix?"),
    )
    if formula(written).plain == formula(value).plain:
        return value, [first]
    return value, [first, _evaluate(written, value)]


def _multiplied(factors: list[Expr]) -> Expr:
    result: Expr = S.One
    for factor in factors:
        result = result * factor
    return result


def _expansion(matrix: MatrixBase) -> Found:
    """Along the row or column with the most zeros."""
    n = matrix.rows
    lines = [(sum(matrix[i, j] == 0 for j in range(n)), -i, "row", i) for i in range(n)]
    lines += [(sum(matrix[i, j] == 0 for i in range(n)), -n - j, "column", j) for j in range(n)]
    _, _, kind, k = max(lines)
    places = [(k, j) if kind == "row" else (j, k) for j in range(n)]
    places = [place for place in places if matrix[place] != 0]
    minors = {place: ImmutableDenseMatrix(matrix.minor_submatrix(*place)) for place in places}
    signs = {place: Integer((-1) ** sum(place)) for place in places}
    written = total(*(product(signs[p], product(matrix[p], Determinant(minors[p]))) for p in places))
    found = {place: determinant(minors[place]) for place in places}
    second = total(*(product(signs[p], product(matrix[p], found[p][0])) for p in places))
    value = neat(sum((signs[p] * matrix[p] * found[p][0] for p in places), S.Zero))
    title = say("Expand along row {k}.", k=k + 1) if kind == "row" else say("Expand along column {k}.", k=k + 1)
    steps = [
        step(
            "cofactor-expansion",
            title,
            say(
                "Each entry is multiplied by the determinant that is left when its row and column are struck out, with "
                "signs like a chessboard. Zeros save work."
            ),
            Determinant(matrix),
            written,
            say("Which row or column has the most zeros?"),
        ),
        step(
            "minors",
            say("Work out the smaller determinants."),
            say("They have one row and one column less."),
            written,
            second,
            say("Which smaller determinants are left?"),
            tuple(inner for place in places for inner in found[place][1]),
        ),
    ]
    if formula(second).plain != formula(value).plain:
        steps.append(_evaluate(second, value))
    return value, steps


def _reduction(matrix: MatrixBase) -> Found:
    """Row operations to a triangle: adding a multiple of a row changes nothing, a swap changes the sign."""
    steps: list[Step] = []
    current, sign, n = matrix.as_mutable(), S.One, matrix.rows
    line: Expr = Determinant(matrix)
    for k in range(n):
        pivot = min(
            (i for i in range(k, n) if current[i, k] != 0),
            key=lambda i: (abs(current[i, k]) != 1, i),
            default=None,
        )
        if pivot is None:
            title, because = say("The determinant is zero."), say("There is no pivot in column {k}.", k=k + 1)
            return S.Zero, [*steps, step("determinant-zero", title, because, line, S.Zero)]
        if pivot != k:
            current.row_swap(k, pivot)
            sign = -sign
            new = _signed(sign, current)
            steps.append(
                step(
                    "swap-rows",
                    say("Swap rows {i} and {j}.", i=k + 1, j=pivot + 1),
                    say("Swapping two rows changes the sign of the determinant."),
                    line,
                    new,
                    say("Which row has a handy entry in this column?"),
                )
            )
            line = new
        if all(current[i, k] == 0 for i in range(k + 1, n)):
            continue
        for i in range(k + 1, n):
            factor = current[i, k] / current[k, k]
            current[i, :] = current[i, :] - factor * current[k, :]
        new = _signed(sign, current)
        steps.append(
            step(
                "eliminate-below",
                say("Clear column {k} below the diagonal.", k=k + 1),
                say("Adding a multiple of row {k} to another row does not change the determinant.", k=k + 1),
                line,
                new,
                say("Which multiple of row {k} clears the entries below it?", k=k + 1),
            )
        )
        line = new
    value, last = _diagonal(line, current, sign)
    return value, [*steps, *last]


def _signed(sign: Expr, matrix: MatrixBase) -> Expr:
    written = Determinant(ImmutableDenseMatrix(matrix))
    return written if sign is S.One else product(S.NegativeOne, written)
