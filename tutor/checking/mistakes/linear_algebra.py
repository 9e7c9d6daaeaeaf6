"""Mistakes with matrices, vectors and complex numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from sympy import (
    Abs,
    Add,
    Basic,
    Determinant,
    Expr,
    I,
    ImmutableDenseMatrix,
    Integer,
    Inverse,
    MatMul,
    MatPow,
    Mul,
    Pow,
    Tuple,
    conjugate,
    expand,
    im,
    re,
)
from sympy.matrices import MatrixBase

from tutor.checking.mistakes.misconception import Misconception, written
from tutor.checking.mistakes.shapes import fraction
from tutor.checking.mistakes.tables import by_name, swapped
from tutor.maths.operations import operation
from tutor.maths.trouble import SYMPY_TROUBLE
from tutor.messages import say
from tutor.problem import Level


def _matrices(node: Basic) -> list[ImmutableDenseMatrix] | None:
    if isinstance(node, MatMul) and len(node.args) == 2 and all(isinstance(part, MatrixBase) for part in node.args):
        return list(node.args)
    if isinstance(node, MatPow) and isinstance(node.base, MatrixBase) and node.exp == 2:
        return [node.base, node.base]
    return None


def entry_by_entry(node: Basic) -> Iterator[Basic]:
    """The product of two matrices entry by entry."""
    found = _matrices(node)
    if found and found[0].shape == found[1].shape:
        a, b = found
        yield ImmutableDenseMatrix(a.rows, a.cols, [p * q for p, q in zip(a.flat(), b.flat(), strict=True)])


def factors_swapped(node: Basic) -> Iterator[Basic]:
    """BA for AB."""
    found = _matrices(node)
    if found and isinstance(node, MatMul) and found[0].rows == found[1].cols:
        yield ImmutableDenseMatrix(found[1] * found[0])


def rows_times_rows(node: Basic) -> Iterator[Basic]:
    """Rows are multiplied by rows."""
    found = _matrices(node)
    if found and found[0].cols == found[1].cols:
        yield ImmutableDenseMatrix(found[0] * found[1].T)
    if found and found[0].rows == found[1].rows:
        yield ImmutableDenseMatrix(found[0].T * found[1])


def entry_of_product_signs(node: Basic) -> Iterator[Basic]:
    """The sign of a product is lost in one entry."""
    found = _matrices(node)
    if found and found[0].cols == found[1].rows:
        a, b = found
        right = a * b
        for i, j in product(range(a.rows), range(b.cols)):
            for k in range(a.cols):
                part = a[i, k] * b[k, j]
                if part.is_number and part.is_negative:
                    entries = right.as_mutable()
                    entries[i, j] -= 2 * part
                    yield ImmutableDenseMatrix(entries)


def _square(node: Basic, kind: type[Basic]) -> MatrixBase | None:
    if isinstance(node, kind) and node.args and isinstance(node.args[0], MatrixBase):
        matrix = node.args[0]
        return matrix if matrix.rows == matrix.cols else None
    return None


def determinant_sign(node: Basic) -> Iterator[Basic]:
    """ad + bc, or the signs of the cofactors all plus."""
    matrix = _square(node, Determinant)
    if matrix is None:
        return
    if matrix.rows == 2:
        a, b, c, d = matrix.flat()
        yield a * d + b * c
        yield b * c - a * d
        yield a * b - c * d
        yield a * c - b * d
    elif matrix.rows == 3:
        yield sum(matrix[0, k] * matrix.minor(0, k) for k in range(3))
        yield matrix[0, 0] * matrix.minor(0, 0) - matrix[0, 1] * matrix.minor(0, 1) - matrix[0, 2] * matrix.minor(0, 2)
        yield -matrix.det()


def determinant_diagonal(node: Basic) -> Iterator[Basic]:
    """The product of the diagonal."""
    matrix = _square(node, Determinant)
    if matrix is not None:
        found = matrix[0, 0]
        for k in range(1, matrix.rows):
            found *= matrix[k, k]
        yield found


def inverse_entry_by_entry(node: Basic) -> Iterator[Basic]:
    """1 divided by each entry."""
    matrix = _square(node, Inverse)
    if matrix is not None and all(entry != 0 for entry in matrix.flat()):
        yield ImmutableDenseMatrix(matrix.rows, matrix.cols, [1 / entry for entry in matrix.flat()])


def inverse_without_determinant(node: Basic) -> Iterator[Basic]:
    """The adjugate, or with the wrong signs or places."""
    matrix = _square(node, Inverse)
    if matrix is not None:
        yield ImmutableDenseMatrix(matrix.adjugate())
        if matrix.det() != 0:
            if matrix.rows == 2:
                a, b, c, d = matrix.flat()
                yield ImmutableDenseMatrix([[a, -b], [-c, d]]) / matrix.det()
                yield ImmutableDenseMatrix([[d, b], [c, a]]) / matrix.det()
            yield ImmutableDenseMatrix(-matrix.inv())
            yield ImmutableDenseMatrix(matrix.inv().T)


def power_entry_by_entry(node: Basic) -> Iterator[Basic]:
    """The power of each entry."""
    if isinstance(node, MatPow) and isinstance(node.base, MatrixBase) and node.exp.is_Integer and 1 < node.exp < 20:
        base = node.base
        yield ImmutableDenseMatrix(base.rows, base.cols, [entry**node.exp for entry in base.flat()])


def matrix_sign(node: Basic) -> Iterator[Basic]:
    """A difference of matrices with an entry added."""
    from sympy import MatAdd

    if isinstance(node, MatAdd | Add) and len(node.args) == 2:
        parts = []
        for part in node.args:
            matrix = part.doit() if isinstance(part, MatMul) else part
            if not isinstance(matrix, MatrixBase):
                return
            parts.append((isinstance(part, MatMul), matrix))
        (s, a), (t, b) = parts
        if a.shape == b.shape:
            yield ImmutableDenseMatrix(a - b)
            if s or t:
                yield ImmutableDenseMatrix(b - a)


def _entries(vector: Basic) -> list[Expr]:
    return list(vector.flat()) if isinstance(vector, MatrixBase) else list(vector)


def _like(model: Basic, values: list[Expr]) -> Basic:
    return ImmutableDenseMatrix(values) if isinstance(model, MatrixBase) else Tuple(*values)


def _products(a: Basic, b: Basic) -> list[Expr]:
    return [p * q for p, q in zip(_entries(a), _entries(b), strict=True)]


def _cross(a: Basic, b: Basic) -> list[Basic]:
    p, q = _entries(a), _entries(b)
    right = [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]]
    return [
        _like(a, [-value for value in right]),
        _like(a, [right[0], -right[1], right[2]]),
        _like(a, _products(a, b)),
        _like(a, [p[1] * q[2] + p[2] * q[1], p[2] * q[0] + p[0] * q[2], p[0] * q[1] + p[1] * q[0]]),
    ]


dot_mistaken = by_name(
    {
        "dot_product": lambda a, b: [
            _like(a, _products(a, b)),
            sum(map(abs, _products(a, b))),
            sum(_entries(a)) * sum(_entries(b)),
        ],
        "projection": lambda a, b: [
            _like(b, [sum(_products(a, b)) * entry for entry in _entries(b)]),
            operation("projection", b, a),
        ],
        "scalar_projection": lambda a, b: [sum(_products(a, b)), operation("scalar_projection", b, a)],
    }
)
cross_mistaken = by_name({"cross_product": _cross})
length_mistaken = by_name(
    {
        "norm": lambda v: [sum(_entries(v)), sum(map(abs, _entries(v)))],
        "unit_vector": lambda v: [
            _like(v, [entry / sum(map(abs, _entries(v))) for entry in _entries(v)]),
            _like(v, [entry / sum(e**2 for e in _entries(v)) for entry in _entries(v)]),
        ],
        "angle_between": lambda a, b: operation("angle_between", a, _like(b, [-entry for entry in _entries(b)])),
        "angle_in_degrees": lambda a, b: operation("angle_in_degrees", a, _like(b, [-entry for entry in _entries(b)])),
        **swapped("parallel", "perpendicular"),
    }
)


# -- complex numbers --


def square_of_i(node: Basic) -> Iterator[Basic]:
    """i² → 1, and (2 + i)(3 + i) with +1 for i²."""
    if isinstance(node, Pow) and node.base == I and node.exp.is_Integer and node.exp > 1:
        yield from (Integer(1), Integer(-1), I, -I)
    unit = _with_letter(node)
    if unit is not None:
        yield unit


def _with_letter(node: Basic) -> Expr | None:
    """A product or power of complex numbers multiplied out with i² = 1."""
    from sympy import Symbol

    if not (isinstance(node, Mul | Pow) and node.is_number and node.has(I)):
        return None
    if (isinstance(node, Pow) and not (node.exp.is_Integer and 1 < node.exp < 8)) or fraction(node):
        return None
    letter = Symbol("i")
    try:
        opened = expand(node.xreplace({I: letter}))
        if not opened.is_polynomial(letter) or opened.as_poly(letter).degree() < 2:
            return None
        terms = opened.as_poly(letter).terms()
    except SYMPY_TROUBLE:
        return None
    return Add(*(c * I ** (n % 2) for (n,), c in terms))


def conjugate_of_both(node: Basic) -> Iterator[Basic]:
    """The conjugate of 2 + 3i as -2 - 3i, or -2 + 3i."""
    if isinstance(node, conjugate):
        z = node.args[0]
        yield -z
        yield -re(z) + im(z) * I
        yield z


def modulus_mistaken(node: Basic) -> Iterator[Basic]:
    """|3 + 4i| → 7, and |3 + 4i| → 25."""
    if isinstance(node, Abs) and node.args[0].is_number and node.args[0].has(I):
        a, b = re(node.args[0]), im(node.args[0])
        yield a + b
        yield a**2 + b**2
        yield Pow(abs(a**2 - b**2), Pow(2, -1))


def division_by_parts(node: Basic) -> Iterator[Basic]:
    """(a + bi)/(c + di) → a/c + (b/d)i."""
    found = fraction(node)
    if found and node.is_number and found[1].has(I):
        (a, b), (c, d) = ((re(expand(part)), im(expand(part))) for part in found)
        if c != 0 and d != 0:
            yield a / c + b / d * I
        below = c**2 - d**2
        if below != 0:
            yield ((a * c + b * d) + (b * c - a * d) * I) / below
        yield ((a * c - b * d) + (b * c + a * d) * I) / (c**2 + d**2)


def complex_parts_signs(node: Basic) -> Iterator[Basic]:
    """(5 + 2i) - (3 - 4i) → 2 - 2i: the sign of an imaginary part is lost."""
    if isinstance(node, Add) and node.is_number and node.has(I):
        for index, part in enumerate(node.args):
            if part.has(I) and len(node.args) > 1:
                z = expand(part)
                rest = Add(*(t for k, t in enumerate(node.args) if k != index))
                yield rest + re(z) - im(z) * I


def root_of_negative(node: Basic) -> Iterator[Basic]:
    """√(-9) → -3, and √(-9) → 3."""
    if isinstance(node, Pow) and node.exp == Pow(2, -1) and node.base.is_number and node.base.is_negative:
        yield -Pow(-node.base, node.exp)
        yield Pow(-node.base, node.exp)


_L, _C, _B = ("linear algebra",), ("algebra",), Level.BEGINNER

MISCONCEPTIONS = (
    Misconception(
        "matrix-product-entrywise",
        say("Matrices are not multiplied entry by entry"),
        say("Each entry of the product comes from a row of the first and a column of the second matrix."),
        _L,
        "matrices",
        _B,
        entry_by_entry,
        (("[[1,2],[3,4]]*[[5,6],[7,8]]", "[[5,12],[21,32]]"),),
        0,
    ),
    Misconception(
        "matrix-factors-swapped",
        say("The order of the matrices counts"),
        say("A product of matrices usually changes when the factors are swapped."),
        _L,
        "matrices",
        _B,
        factors_swapped,
        (("[[1,2],[3,4]]*[[5,6],[7,8]]", "[[23,34],[31,46]]"),),
        0,
    ),
    Misconception(
        "rows-times-rows",
        say("Rows are multiplied by columns"),
        say("Go along a row of the first matrix and down a column of the second."),
        _L,
        "matrices",
        _B,
        rows_times_rows,
        (("[[1,2],[3,4]]*[[5,6],[7,8]]", "[[17,23],[39,53]]"),),
        0,
    ),
    Misconception(
        "matrix-entry-sign",
        say("A sign was lost in one entry"),
        say("Write down all products of the entry with their signs before adding."),
        _L,
        "matrices",
        _B,
        entry_of_product_signs,
        (("[[1,-2],[3,4]]*[[5,6],[7,8]]", "[[19,-10],[43,50]]"),),
        1,
    ),
    Misconception(
        "matrix-power-entrywise",
        say("The power of a matrix is not the power of its entries"),
        say("The matrix is multiplied by itself, row by column."),
        _L,
        "matrices",
        _B,
        power_entry_by_entry,
        (),
        0,
    ),
    Misconception(
        "matrix-sum-sign",
        say("Added for subtracted"),
        say("Entries in the same place are put together with the sign between the matrices."),
        _L,
        "matrices",
        _B,
        matrix_sign,
        (),
        1,
    ),
    Misconception(
        "determinant-sign",
        say("A sign in the determinant is wrong"),
        say(
            "The second diagonal is subtracted, and the signs of the expansion alternate: {rule}.",
            rule=written("ad - bc"),
        ),
        _L,
        "matrices",
        _B,
        determinant_sign,
        (("det([[1,2],[3,4]])", "10"),),
        0,
    ),
    Misconception(
        "determinant-of-diagonal",
        say("The determinant is not only the diagonal"),
        say("The product of the diagonal is the determinant only if all entries below it are zero."),
        _L,
        "matrices",
        _B,
        determinant_diagonal,
        (("det([[1,2],[3,4]])", "4"),),
        0,
    ),
    Misconception(
        "inverse-entrywise",
        say("The inverse is not made of reciprocals"),
        say(
            "The product of a matrix and its inverse has ones on the diagonal and zeros elsewhere; multiply to test it."
        ),
        _L,
        "matrices",
        _B,
        inverse_entry_by_entry,
        (),
        0,
    ),
    Misconception(
        "inverse-without-determinant",
        say("The inverse was not formed rightly"),
        say("Swap the diagonal, change the other signs, and divide by the determinant."),
        _L,
        "matrices",
        _B,
        inverse_without_determinant,
        (),
        1,
    ),
    Misconception(
        "dot-product-mistaken",
        say("The scalar product is one number"),
        say("Multiply matching entries with their signs and add the products."),
        _L,
        "vectors",
        _B,
        dot_mistaken,
        (("dot_product((1, 2), (3, 4))", "(3, 8)"),),
        0,
    ),
    Misconception(
        "cross-product-sign",
        say("A sign of the cross product is wrong"),
        say("The middle entry has the opposite order; the result is perpendicular to both vectors."),
        _L,
        "vectors",
        _B,
        cross_mistaken,
        (("cross_product((1, 0, 0), (0, 1, 0))", "(0, 0, -1)"),),
        0,
    ),
    Misconception(
        "vector-length-by-adding",
        say("The entries of a vector are not simply added"),
        say("The length is the root of the sum of the squares."),
        _L,
        "vectors",
        _B,
        length_mistaken,
        (),
        0,
    ),
    Misconception(
        "square-of-i",
        say("The square of i is minus one"),
        say("That is what i stands for: {rule}.", rule=written("i^2 = -1")),
        _C,
        "complex-numbers",
        _B,
        square_of_i,
        (("(2 + i)*(3 + i)", "7 + 5i"),),
        0,
    ),
    Misconception(
        "conjugate-mistaken",
        say("Only the imaginary part changes its sign"),
        say(
            "The conjugate keeps the real part: {rule}.",
            rule=written("\\overline{a + bi} = a - bi", "conjugate(a + bi) = a - bi"),
        ),
        _C,
        "complex-numbers",
        _B,
        conjugate_of_both,
        (("conjugate(2 + 3i)", "-2 - 3i"),),
        0,
    ),
    Misconception(
        "modulus-mistaken",
        say("The modulus is the root of the sum of the squares"),
        say(
            "Real and imaginary part are the legs of a right triangle: {rule}.",
            rule=written("|a + bi| = \\sqrt{a^2 + b^2}", "|a + bi| = sqrt(a^2 + b^2)"),
        ),
        _C,
        "complex-numbers",
        _B,
        modulus_mistaken,
        (("|3 + 4i|", "7"),),
        0,
    ),
    Misconception(
        "complex-division-by-parts",
        say("Complex numbers are not divided part by part"),
        say("Multiply above and below by the conjugate of the denominator; below, this gives the sum of the squares."),
        _C,
        "complex-numbers",
        _B,
        division_by_parts,
        (("(4 + 6i)/(2 + 3i)", "2 + 2i"),),
        0,
    ),
    Misconception(
        "imaginary-part-sign",
        say("The sign of an imaginary part was lost"),
        say("Real parts are put together with real parts, imaginary parts with imaginary parts, each with its sign."),
        _C,
        "complex-numbers",
        _B,
        complex_parts_signs,
        (("(5 + 2i) + (3 - 4i)", "8 + 6i"),),
        1,
    ),
    Misconception(
        "root-of-negative",
        say("The root of a negative number is not real"),
        say("No real number has a negative square: {rule}.", rule=written("\\sqrt{-9} = 3i", "sqrt(-9) = 3i")),
        _C,
        "complex-numbers",
        _B,
        root_of_negative,
        (("sqrt(-9) + 2", "-3 + 2"),),
        0,
    ),
)
